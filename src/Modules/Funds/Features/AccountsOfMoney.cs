using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Platform.Data;

namespace Yiju.Funds.Features;

internal sealed class AccountsOfMoney(FundsDb db, DbSession session) : IAccountsOfMoney
{
    public Task<long> Get(AccountKey key, CancellationToken ct) => Get(key, key.Text, ct);

    /// <summary>Finds or opens an account under a text of its own: purses with different last days are different accounts.</summary>
    public async Task<long> Get(AccountKey key, string text, CancellationToken ct)
    {
        var known = await db.Accounts.SingleOrDefaultAsync(a => a.UniqueKey == text, ct);
        if (known is not null)
        {
            return known.Id;
        }
        var account = Open(session.Ids.Next(), key, text);
        db.Accounts.Add(account);
        await db.SaveChangesAsync(ct);
        return account.Id;
    }

    public static Account Open(long id, AccountKey key, string text) =>
        new()
        {
            Id = id,
            UniqueKey = text,
            Kind = key.Kind,
            Owner = key.Owner,
            Source = key.Source,
            Purpose = key.Purpose,
            Payer = key.Payer,
        };
}
