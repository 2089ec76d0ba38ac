using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Domain;
using Yiju.Kernel;

namespace Yiju.Funds.Features.Corrections;

internal sealed partial class Corrections
{
    private static readonly string[] Undoable = [JournalKinds.Offset, JournalKinds.ClaimPaid, JournalKinds.WriteOff];

    public async Task<Outcome<Done>> Offset(
        Claimed claim,
        WalletCredit credit,
        string term,
        Money amount,
        CancellationToken ct
    )
    {
        var key = $"claim:{claim.Id}:offset:{credit.Decision}:{term}";
        var purse = await wallets.PurseFor(credit, ct);
        var free = (await posting.Accounts([purse], ct))[purse].Free;
        var left = (await Left([claim.AccountId], ct))[claim.AccountId];
        var part = Money.Min(Money.Min(amount, left), new Money(Math.Max(0, free)));
        if (part.Fen <= 0 || await db.Journals.AnyAsync(j => j.UniqueKey == key, ct))
        {
            return default(Done);
        }
        var posted = await Move(claim, key, JournalKinds.Offset, credit.Rule, purse, part, null, ct);
        return posted.Ok ? default(Done) : posted.As<Done>();
    }

    public async Task<Outcome<long>> PayIn(Claimed claim, Money amount, string receipt, CancellationToken ct)
    {
        if (amount.Fen <= 0)
        {
            return Refusals.AmountNotPositive;
        }
        var bank = await accounts.Get(
            new AccountKey(MoneyAccountKind.Bank, $"division:{claim.Payer}", claim.Source, "", claim.Payer),
            ct
        );
        var key = $"claim:{claim.Id}:paid:{receipt}";
        return await Move(claim, key, JournalKinds.ClaimPaid, null, bank, amount, $"收据 {receipt}", ct);
    }

    public async Task<Outcome<long>> WriteOff(Claimed claim, string reason, CancellationToken ct)
    {
        var left = (await Left([claim.AccountId], ct))[claim.AccountId];
        if (left.Fen <= 0)
        {
            return Refusals.AmountNotPositive;
        }
        var lost = await accounts.Get(
            new AccountKey(MoneyAccountKind.WrittenOff, $"division:{claim.Payer}", claim.Source, "", claim.Payer),
            ct
        );
        var lines = await db.Lines.CountAsync(l => l.AccountId == claim.AccountId, ct);
        var key = $"claim:{claim.Id}:write-off:{lines}";
        return await Move(claim, key, JournalKinds.WriteOff, null, lost, left, reason, ct);
    }

    public async Task<Outcome<long>> Undo(Claimed claim, long journalId, string reason, CancellationToken ct)
    {
        var cause = $"claim:{claim.Id}";
        var own = await db.Journals.AnyAsync(
            j => j.Id == journalId && j.Cause == cause && Undoable.Contains(j.Kind),
            ct
        );
        return own
            ? await ledger.Reverse(journalId, null, reason, $"{cause}:undo:{journalId}", ct)
            : Refusals.UnknownJournal(journalId);
    }

    public async Task<IReadOnlyDictionary<long, Money>> Left(
        IReadOnlyCollection<long> accounts,
        CancellationToken ct
    ) =>
        (
            await db
                .Accounts.Where(a => accounts.Contains(a.Id) && a.Kind == MoneyAccountKind.Receivable)
                .ToListAsync(ct)
        ).ToDictionary(a => a.Id, a => new Money(-a.Balance));

    public async Task<IReadOnlyList<ClaimEntry>> Entries(long account, CancellationToken ct)
    {
        var rows = await db
            .Lines.AsNoTracking()
            .Where(l => l.AccountId == account)
            .Join(db.Journals, l => l.JournalId, j => j.Id, (l, j) => new { l.Fen, j })
            .OrderBy(x => x.j.Id)
            .ToListAsync(ct);
        var undone = rows.Select(r => r.j.Reverses).OfType<long>().ToHashSet();
        return
        [
            .. rows.Select(r => new ClaimEntry(
                r.j.Id,
                r.j.Day,
                r.j.Kind,
                r.j.Cause,
                new Money(r.Fen),
                r.j.Reason,
                Undoable.Contains(r.j.Kind) && !undone.Contains(r.j.Id)
            )),
        ];
    }

    private async Task<Outcome<long>> Move(
        Claimed claim,
        string key,
        string kind,
        string? rule,
        long from,
        Money amount,
        string? reason,
        CancellationToken ct
    )
    {
        var journal = new NewJournal(
            key,
            kind,
            session.Time.Today(),
            $"claim:{claim.Id}",
            rule,
            [new NewLine(from, amount), new NewLine(claim.AccountId, -amount)]
        );
        return await posting.Post(new Posting.Draft(journal, Content.Of(journal), Reason: reason), ct);
    }
}
