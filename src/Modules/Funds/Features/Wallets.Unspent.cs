using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Domain;
using Yiju.Kernel;

namespace Yiju.Funds.Features;

internal sealed partial class Wallets
{
    public async Task<Outcome<Money>> ReturnBalance(long elderId, string cause, string reason, CancellationToken ct)
    {
        var total = Money.Zero;
        foreach (var (purse, account) in (await PursesOf(elderId, ct)).Where(p => p.Account.Free > 0))
        {
            var amount = new Money(account.Free);
            var posted = await MoveOut(
                purse,
                amount,
                JournalKinds.Return,
                $"return:{cause}:{purse.Id}",
                cause,
                reason,
                ct
            );
            if (!posted.Ok)
            {
                return posted.As<Money>();
            }
            total += amount;
        }
        return total;
    }

    public async Task<Outcome<Money>> GiveBack(string cause, string reason, CancellationToken ct)
    {
        var returned = await db
            .Journals.AsNoTracking()
            .Where(j => j.Cause == cause && j.Kind == JournalKinds.Return)
            .OrderBy(j => j.Id)
            .Select(j => j.Id)
            .ToListAsync(ct);
        var total = Money.Zero;
        foreach (var journal in returned)
        {
            var left = Portions.Amount(await ledger.Left(journal, ct));
            if (left == 0)
            {
                continue;
            }
            var back = await ledger.Reverse(journal, null, reason, $"give-back:{journal}", ct);
            if (!back.Ok)
            {
                return back.As<Money>();
            }
            total += new Money(left);
        }
        return total;
    }

    /// <summary>Does what the rule says with money whose last day is over; answers false when no rule says anything.</summary>
    internal async Task<bool> Expire(WalletPurse purse, CancellationToken ct)
    {
        var account = (await posting.Accounts([purse.Id], ct))[purse.Id];
        if (account.Free <= 0 || purse.Unspent is not { } fate)
        {
            return false;
        }
        var amount = new Money(account.Free);
        var key = $"expire:{purse.Id}:{session.Time.Today():yyyy-MM-dd}";
        var kind = fate switch
        {
            UnspentFate.Lapse => JournalKinds.Lapse,
            UnspentFate.Return => JournalKinds.Return,
            UnspentFate.CarryOver => JournalKinds.CarryOver,
        };
        return (await MoveOut(purse, amount, kind, key, $"purse:{purse.Id}", null, ct)).Ok;
    }

    private async Task<Outcome<long>> MoveOut(
        WalletPurse purse,
        Money amount,
        string kind,
        string key,
        string cause,
        string? reason,
        CancellationToken ct
    )
    {
        var target = kind switch
        {
            JournalKinds.CarryOver => await NextPurse(purse, ct),
            JournalKinds.Lapse => await accounts.Get(Of(purse, MoneyAccountKind.Returned), ct),
            _ => await accounts.Get(Of(purse, MoneyAccountKind.Source), ct),
        };
        var journal = new NewJournal(
            key,
            kind,
            session.Time.Today(),
            cause,
            null,
            [new NewLine(purse.Id, amount), new NewLine(target, -amount)]
        );
        return await posting.Post(new Posting.Draft(journal, Content.Of(journal), Reason: reason), ct);
    }

    internal static AccountKey Of(WalletPurse purse, MoneyAccountKind kind) =>
        new(kind, $"division:{purse.Payer}", purse.Source, "", purse.Payer);

    private Task<long> NextPurse(WalletPurse purse, CancellationToken ct)
    {
        var today = session.Time.Today();
        return PurseFor(
            new WalletCredit(
                purse.ElderId,
                purse.Purpose,
                purse.Source,
                purse.Payer,
                Money.Zero,
                today,
                Period.MonthOf(today).To,
                "",
                "",
                "",
                purse.Unspent
            ),
            ct
        );
    }
}
