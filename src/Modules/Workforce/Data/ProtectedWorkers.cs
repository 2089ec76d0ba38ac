using Yiju.Platform.Protection;
using Yiju.Workforce.Domain;

namespace Yiju.Workforce.Data;

/// <summary>Identity numbers and phones of staff, for a rotation of keys.</summary>
internal sealed class ProtectedWorkers(WorkforceDb db, FieldCipher cipher, BlindIndex index)
    : ProtectedTable<Worker>("workforce.worker", db.Workers, w => w.Id)
{
    protected override bool Renew(Worker worker)
    {
        var (id, phone) = (cipher.IsOld(worker.ResidentId), worker.Phone is { } known && cipher.IsOld(known));
        if (id)
        {
            var number = cipher.Reveal(Worker.ResidentIdField, worker.ResidentId);
            worker.ResidentId = cipher.Protect(Worker.ResidentIdField, number);
            worker.ResidentIdIndex = index.Of(Worker.ResidentIdField, number);
        }
        if (phone)
        {
            worker.Phone = cipher.Protect(Worker.PhoneField, cipher.Reveal(Worker.PhoneField, worker.Phone!));
        }
        return id || phone;
    }
}
