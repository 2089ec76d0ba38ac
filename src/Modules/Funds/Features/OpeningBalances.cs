using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Funds.Features;

internal sealed class OpeningBalances(FundsDb db, DbSession session, Ledger ledger) : IOpeningBalances
{
    private const int Most = 500;

    public async Task<IReadOnlyList<Outcome<long>>> Credit(
        IReadOnlyList<WalletCredit> credits,
        string kind,
        DateOnly day,
        CancellationToken ct
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(credits.Count, Most);
        var sources = credits.Select(Wallets.SourceOf).DistinctBy(k => k.Text).ToDictionary(k => k.Text);
        var purses = credits.DistinctBy(Wallets.PurseText).ToDictionary(Wallets.PurseText);
        List<string> texts = [.. sources.Keys, .. purses.Keys];
        var known = await db
            .Accounts.Where(a => texts.Contains(a.UniqueKey))
            .ToDictionaryAsync(a => a.UniqueKey, a => a.Id, ct);
        foreach (var (text, key) in sources.Where(s => !known.ContainsKey(s.Key)))
        {
            known.Add(text, Open(key, text));
        }
        foreach (var (text, credit) in purses.Where(p => !known.ContainsKey(p.Key)))
        {
            var id = Open(Wallets.KeyOf(credit), text);
            db.Purses.Add(Wallets.PurseOf(id, credit));
            known.Add(text, id);
        }
        await db.SaveChangesAsync(ct);
        return await ledger.PostMany(
            [
                .. credits.Select(c => new NewJournal(
                    c.Key,
                    kind,
                    day,
                    c.Decision,
                    c.Rule,
                    [
                        new NewLine(known[Wallets.SourceOf(c).Text], c.Amount),
                        new NewLine(known[Wallets.PurseText(c)], -c.Amount),
                    ]
                )),
            ],
            ct
        );
    }

    private long Open(AccountKey key, string text)
    {
        var account = AccountsOfMoney.Open(session.Ids.Next(), key, text);
        db.Accounts.Add(account);
        return account.Id;
    }
}
