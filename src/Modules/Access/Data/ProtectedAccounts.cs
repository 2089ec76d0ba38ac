using Yiju.Access.Domain;
using Yiju.Access.Features;
using Yiju.Platform.Protection;

namespace Yiju.Access.Data;

/// <summary>Phones and secrets of accounts, for a rotation of keys.</summary>
internal sealed class ProtectedAccounts(AccessDb db, FieldCipher cipher, BlindIndex index)
    : ProtectedTable<Account>(
        "access.account",
        db.Accounts.Where(a => a.Phone != null || a.TotpSecret != null),
        a => a.Id
    )
{
    protected override bool Renew(Account row)
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
        return old;
    }
}
