using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Funds.Features;

internal sealed partial class Wallets(
    FundsDb db,
    DbSession session,
    Posting posting,
    Holding holding,
    Ledger ledger,
    AccountsOfMoney accounts
) : IWallets
{
    public async Task<Outcome<long>> Credit(WalletCredit credit, CancellationToken ct)
    {
        if (credit.Amount.Fen <= 0)
        {
            return Refusals.AmountNotPositive;
        }
        return await Credit(credit, JournalKinds.Grant, ct);
    }

    internal async Task<Outcome<long>> Credit(WalletCredit credit, string kind, CancellationToken ct)
    {
        var from = await accounts.Get(SourceOf(credit), ct);
        var purse = await PurseFor(credit, ct);
        return await ledger.Post(
            new NewJournal(
                credit.Key,
                kind,
                session.Time.Today(),
                credit.Decision,
                credit.Rule,
                [new NewLine(from, credit.Amount), new NewLine(purse, -credit.Amount)]
            ),
            ct
        );
    }

    public async Task<IReadOnlyList<Purse>> Of(long elderId, DateOnly today, CancellationToken ct)
    {
        var frozen = await IsFrozen(elderId, ct);
        return
        [
            .. (await PursesOf(elderId, ct)).Select(p => new Purse(
                p.Purse.Id,
                p.Purse.Purpose,
                p.Purse.Source,
                new Money(p.Account.Balance),
                new Money(p.Account.DebitsHeld),
                p.Purse.ExpiresOn,
                frozen || !MaySpend(p.Purse, today)
            )),
        ];
    }

    public async Task<Outcome<WalletHold>> Hold(
        long elderId,
        string purpose,
        Money amount,
        string key,
        string cause,
        CancellationToken ct
    )
    {
        if (amount.Fen <= 0)
        {
            return Refusals.AmountNotPositive;
        }
        if (await HeldBefore(key, elderId, purpose, cause, ct) is { } earlier)
        {
            return earlier;
        }
        if (await IsFrozen(elderId, ct))
        {
            return new WalletHold(null, Money.Zero);
        }
        var today = session.Time.Today();
        var lines = new List<NewLine>();
        var missing = amount.Fen;
        foreach (
            var (purse, account) in (await PursesOf(elderId, ct)).Where(p =>
                p.Purse.Purpose == purpose && MaySpend(p.Purse, today)
            )
        )
        {
            var part = Math.Min(missing, account.Free);
            if (part <= 0)
            {
                continue;
            }
            missing -= part;
            lines.Add(new NewLine(purse.Id, new Money(part)));
        }
        var covered = new Money(amount.Fen - missing);
        if (covered.Fen == 0)
        {
            return new WalletHold(null, Money.Zero);
        }
        var counter = new AccountKey(MoneyAccountKind.Held, $"elder:{elderId}", "", purpose);
        lines.Add(new NewLine(await accounts.Get(counter, ct), -covered));
        var held = await holding.Hold(
            new NewJournal(key, JournalKinds.Spend, today, cause, null, lines),
            until: null,
            ct
        );
        return held.Ok ? new WalletHold(held.Value, covered) : held.As<WalletHold>();
    }

    public async Task<Outcome<Done>> Capture(
        long holdId,
        long orgId,
        Money amount,
        string key,
        CancellationToken ct,
        string? service = null
    )
    {
        var content = Content.Of("wallet-capture", $"{holdId}", $"{orgId}", $"{amount.Fen}");
        if (await posting.Earlier(key, content, ct) is { } earlier)
        {
            return earlier.Ok ? default(Done) : earlier.As<Done>();
        }
        var taken = await holding.Take(holdId, amount, key, ct);
        if (!taken.Ok)
        {
            return taken.As<Done>();
        }
        var (hold, sides) = taken.Value;
        var lines = new List<NewLine>();
        var purses = await posting.Accounts(sides.Select(s => s.AccountId), ct);
        foreach (var side in sides.Where(s => s.Fen > 0))
        {
            var purse = purses[side.AccountId];
            var due = new AccountKey(
                MoneyAccountKind.OperatorPayable,
                $"org:{orgId}",
                purse.Source,
                purse.Purpose,
                purse.Payer
            );
            lines.Add(new NewLine(side.AccountId, new Money(side.Fen)));
            lines.Add(new NewLine(await accounts.Get(due, ct), new Money(-side.Fen)));
        }
        var journal = new NewJournal(
            key,
            JournalKinds.Spend,
            session.Time.Today(),
            hold.Cause,
            hold.Rule,
            lines,
            service is null ? null : [service]
        );
        var posted = await posting.Post(new Posting.Draft(journal, content), ct);
        return posted.Ok ? default(Done) : posted.As<Done>();
    }

    public Task<Outcome<Done>> Release(long holdId, string key, CancellationToken ct) =>
        holding.Release(holdId, key, ct);

    public async Task<Outcome<Done>> Refund(string cause, Money amount, string reason, string key, CancellationToken ct)
    {
        if (amount.Fen <= 0)
        {
            return Refusals.AmountNotPositive;
        }
        if (await db.Journals.AnyAsync(j => j.UniqueKey == $"{key}:1", ct))
        {
            return default(Done);
        }
        var spent = await db
            .Journals.AsNoTracking()
            .Where(j => j.Cause == cause && j.Kind == JournalKinds.Spend)
            .OrderByDescending(j => j.Id)
            .Select(j => j.Id)
            .ToListAsync(ct);
        var parts = new List<(long Journal, long Fen)>();
        var missing = amount.Fen;
        foreach (var journal in spent)
        {
            var part = Math.Min(missing, Portions.Amount(await ledger.Left(journal, ct)));
            missing -= part;
            parts.Add((journal, part));
        }
        if (missing > 0)
        {
            return Refusals.MoreThanLeft(amount.Fen - missing);
        }
        var number = 0;
        foreach (var (journal, fen) in parts.Where(p => p.Fen > 0))
        {
            var back = await ledger.Reverse(journal, new Money(fen), reason, $"{key}:{++number}", ct);
            if (!back.Ok)
            {
                return back.As<Done>();
            }
        }
        return default(Done);
    }

    public async Task<Outcome<Done>> Freeze(long elderId, string reason, CancellationToken ct)
    {
        if (!await db.Freezes.AnyAsync(f => f.ElderId == elderId && f.Reason == reason && f.UntilAt == null, ct))
        {
            db.Freezes.Add(
                new WalletFreeze
                {
                    Id = session.Ids.Next(),
                    ElderId = elderId,
                    Reason = reason,
                    FromAt = session.Time.Instant(),
                }
            );
            await db.SaveChangesAsync(ct);
        }
        return default(Done);
    }

    public async Task<Outcome<Done>> Unfreeze(long elderId, string reason, CancellationToken ct)
    {
        var open = await db
            .Freezes.Where(f => f.ElderId == elderId && f.Reason == reason && f.UntilAt == null)
            .ToListAsync(ct);
        open.ForEach(f => f.UntilAt = session.Time.Instant());
        await db.SaveChangesAsync(ct);
        return default(Done);
    }

    public async Task<IReadOnlyList<WalletEntry>> Statement(
        long elderId,
        long? before,
        int count,
        CancellationToken ct
    ) =>
        await db
            .Lines.AsNoTracking()
            .Where(l => before == null || l.JournalId < before)
            .Join(db.Purses.Where(p => p.ElderId == elderId), l => l.AccountId, p => p.Id, (l, p) => new { l, p })
            .Join(
                db.Journals,
                x => x.l.JournalId,
                j => j.Id,
                (x, j) =>
                    new
                    {
                        x.l,
                        x.p,
                        j,
                    }
            )
            .OrderByDescending(x => x.l.JournalId)
            .ThenBy(x => x.l.Place)
            .Take(count)
            .Select(x => new WalletEntry(
                x.j.Id,
                x.j.Day,
                x.j.Kind,
                x.j.Cause,
                x.j.Rule,
                x.p.Purpose,
                x.p.Source,
                new Money(-x.l.Fen)
            ))
            .ToListAsync(ct);

    internal async Task<long> PurseFor(WalletCredit credit, CancellationToken ct)
    {
        var id = await accounts.Get(KeyOf(credit), PurseText(credit), ct);
        if (await db.Purses.FindAsync([id], ct) is null)
        {
            db.Purses.Add(PurseOf(id, credit));
            await db.SaveChangesAsync(ct);
        }
        return id;
    }

    internal static AccountKey SourceOf(WalletCredit credit) =>
        new(MoneyAccountKind.Source, $"division:{credit.Payer}", credit.Source, "", credit.Payer);

    internal static AccountKey KeyOf(WalletCredit credit) =>
        new(MoneyAccountKind.Wallet, $"elder:{credit.ElderId}", credit.Source, credit.Purpose, credit.Payer);

    /// <summary>Purses with other days or another fate of the rest are other accounts.</summary>
    internal static string PurseText(WalletCredit credit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{KeyOf(credit).Text}|{credit.SpendableFrom:yyyy-MM-dd}|{credit.ExpiresOn:yyyy-MM-dd}|{(int?)credit.Unspent}"
        );

    internal static WalletPurse PurseOf(long id, WalletCredit credit) =>
        new()
        {
            Id = id,
            ElderId = credit.ElderId,
            Purpose = credit.Purpose,
            Source = credit.Source,
            Payer = credit.Payer,
            SpendableFrom = credit.SpendableFrom,
            ExpiresOn = credit.ExpiresOn,
            Unspent = credit.Unspent,
        };

    /// <summary>Purses with their accounts, soonest last day first.</summary>
    private async Task<List<(WalletPurse Purse, Account Account)>> PursesOf(long elderId, CancellationToken ct)
    {
        var rows = await db
            .Purses.Where(p => p.ElderId == elderId)
            .Join(db.Accounts, p => p.Id, a => a.Id, (p, a) => new { p, a })
            .OrderBy(x => x.p.ExpiresOn == null)
            .ThenBy(x => x.p.ExpiresOn)
            .ThenBy(x => x.p.Id)
            .ToListAsync(ct);
        return [.. rows.Select(x => (x.p, x.a))];
    }

    private Task<bool> IsFrozen(long elderId, CancellationToken ct) =>
        db.Freezes.AnyAsync(f => f.ElderId == elderId && f.UntilAt == null, ct);

    private static bool MaySpend(WalletPurse purse, DateOnly today) =>
        purse.SpendableFrom <= today && (purse.ExpiresOn is null || purse.ExpiresOn >= today);

    private async Task<Outcome<WalletHold>?> HeldBefore(
        string key,
        long elderId,
        string purpose,
        string cause,
        CancellationToken ct
    )
    {
        var hold = await db.Holds.AsNoTracking().SingleOrDefaultAsync(h => h.UniqueKey == key, ct);
        if (hold is null)
        {
            return null;
        }
        var covered = await db.HoldLines.Where(l => l.HoldId == hold.Id && l.Fen > 0).SumAsync(l => l.Fen, ct);
        var owner = $"elder:{elderId}";
        var same = await db
            .HoldLines.Where(l => l.HoldId == hold.Id)
            .Join(db.Accounts, l => l.AccountId, a => a.Id, (_, a) => a)
            .AllAsync(a => a.Owner == owner && a.Purpose == purpose, ct);
        return same && hold.Cause == cause ? new WalletHold(hold.Id, new Money(covered)) : Refusals.KeyReused;
    }
}
