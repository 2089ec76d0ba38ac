using Yiju.Network.Domain;
using Yiju.Platform.Protection;

namespace Yiju.Network.Data;

/// <summary>Account numbers of organisations, for a rotation of keys.</summary>
internal sealed class ProtectedAccounts(NetworkDb db, FieldCipher cipher)
    : ProtectedTable<BankAccount>("network.bank-account", db.BankAccounts, a => a.Id)
{
    protected override bool Renew(BankAccount row)
    {
        if (!cipher.IsOld(row.Number))
        {
            return false;
        }
        var plain = cipher.Reveal(BankAccount.NumberField, row.Number);
        row.Number = cipher.Protect(BankAccount.NumberField, plain);
        return true;
    }
}
