using Microsoft.EntityFrameworkCore;
using Yiju.Access.Features;
using Yiju.Platform.Protection;

namespace Yiju.Access.Data;

/// <summary>Phones and secrets of accounts, for a rotation of keys.</summary>
internal sealed class ProtectedAccounts(AccessDb db, FieldCipher cipher, BlindIndex index) : IProtectedRows
{
    public string Name => "access.account";

    public async Task<RewriteStep> RewriteBatch(long after, int max, CancellationToken ct)
    {
        var rows = await db
            .Accounts.Where(a => a.Id > after && (a.Phone != null || a.TotpSecret != null))
            .OrderBy(a => a.Id)
            .Take(max)
            .ToListAsync(ct);
        var rewritten = 0;
        foreach (var row in rows)
        {
            var old = false;
            if (row.TotpSecret is { } secret && cipher.IsOld(secret))
            {
                var plain = cipher.Reveal(ProveSecondFactor.SecretField, secret);
                row.TotpSecret = cipher.Protect(ProveSecondFactor.SecretField, plain);
                old = true;
            }
            if (row.Phone is { } phone && cipher.IsOld(phone))
            {
                var plain = cipher.Reveal(ResetPassword.PhoneField, phone);
                row.Phone = cipher.Protect(ResetPassword.PhoneField, plain);
                row.PhoneIndex = index.Of(ResetPassword.PhoneField, plain);
                old = true;
            }
            rewritten += old ? 1 : 0;
        }
        return new RewriteStep(rows.Count == 0 ? null : rows[^1].Id, rewritten);
    }
}
