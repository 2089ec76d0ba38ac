using Microsoft.EntityFrameworkCore;
using Yiju.Network.Domain;
using Yiju.Platform.Protection;

namespace Yiju.Network.Data;

/// <summary>Account numbers of organisations, for a rotation of keys.</summary>
internal sealed class ProtectedAccounts(NetworkDb db, FieldCipher cipher) : IProtectedRows
{
    public string Name => "network.bank-account";

    public async Task<RewriteStep> RewriteBatch(long after, int max, CancellationToken ct)
    {
        var rows = await db.BankAccounts.Where(a => a.Id > after).OrderBy(a => a.Id).Take(max).ToListAsync(ct);
        var old = rows.Where(a => cipher.IsOld(a.Number)).ToList();
        foreach (var row in old)
        {
            row.Number = cipher.Protect(BankAccount.NumberField, cipher.Reveal(BankAccount.NumberField, row.Number));
        }
        return new RewriteStep(rows.Count == 0 ? null : rows[^1].Id, old.Count);
    }
}
