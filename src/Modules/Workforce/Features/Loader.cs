using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;
using Yiju.Workforce.Contracts;
using Yiju.Workforce.Data;
using Yiju.Workforce.Domain;

namespace Yiju.Workforce.Features;

/// <summary>Writes many workers at once; one look-up per batch finds those who are there already.</summary>
internal sealed class Loader(WorkforceDb db, DbSession session, FieldCipher cipher, BlindIndex index, AuditTrail audit)
    : IWorkerLoader
{
    public async Task<IReadOnlyList<long>> Load(IReadOnlyList<NewWorker> workers, CancellationToken ct)
    {
        var orgs = workers.Select(w => w.OrgId).Distinct().ToArray();
        var there = await db
            .Workers.AsNoTracking()
            .Where(w => orgs.Contains(w.OrgId))
            .Select(w => new
            {
                w.OrgId,
                w.ResidentIdIndex,
                w.Id,
            })
            .ToListAsync(ct);
        var known = new Dictionary<(long, string), long>();
        foreach (var one in there)
        {
            known.TryAdd((one.OrgId, Convert.ToHexString(one.ResidentIdIndex)), one.Id);
        }
        var ids = new List<long>(workers.Count);
        foreach (var worker in workers)
        {
            var print = Convert.ToHexString(index.Of(Worker.ResidentIdField, worker.ResidentId));
            if (!known.TryGetValue((worker.OrgId, print), out var id))
            {
                id = Add(worker);
                known.Add((worker.OrgId, print), id);
            }
            ids.Add(id);
        }
        audit.Did("workforce.load", [], detail: $"{workers.Count}");
        return ids;
    }

    public async Task Tie(IReadOnlyDictionary<long, long> accountByWorker, CancellationToken ct)
    {
        var ids = accountByWorker.Keys.ToArray();
        foreach (var worker in await db.Workers.Where(w => ids.Contains(w.Id)).ToListAsync(ct))
        {
            worker.AccountId = accountByWorker[worker.Id];
        }
    }

    /// <summary>Adds one worker with certificates and relatives.</summary>
    /// <returns>The worker's id.</returns>
    internal long Add(NewWorker worker)
    {
        var row = new Worker
        {
            Id = session.Ids.Next(),
            Name = worker.Name,
            ResidentId = cipher.Protect(Worker.ResidentIdField, worker.ResidentId),
            ResidentIdIndex = index.Of(Worker.ResidentIdField, worker.ResidentId),
            Phone = worker.Phone is { } phone ? cipher.Protect(Worker.PhoneField, phone) : null,
            OrgId = worker.OrgId,
            EmployedFrom = worker.From,
            EmployedTo = worker.To,
            AccountId = worker.AccountId,
            Longitude = worker.Longitude,
            Latitude = worker.Latitude,
        };
        db.Workers.Add(row);
        db.Certificates.AddRange(
            worker.Certificates.Select(c => new Certificate
            {
                Id = session.Ids.Next(),
                WorkerId = row.Id,
                Kind = c.Kind,
                Number = c.Number,
                ValidFrom = c.From,
                ValidTo = c.To,
            })
        );
        db.Relatives.AddRange(
            (worker.RelativeIds ?? []).Distinct().Select(e => new Relative { WorkerId = row.Id, ElderId = e })
        );
        return row.Id;
    }
}
