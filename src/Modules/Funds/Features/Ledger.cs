using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Funds.Features;

internal sealed class Ledger(FundsDb db, DbSession session, Posting posting, Holding holding, PublicPayments publicly)
    : ILedger
{
    public Task<Outcome<long>> Post(NewJournal journal, CancellationToken ct) =>
        posting.Post(new Posting.Draft(journal, Content.Of(journal)), ct);

    public Task<IReadOnlyList<Outcome<long>>> PostMany(IReadOnlyList<NewJournal> journals, CancellationToken ct) =>
        posting.PostMany([.. journals.Select(j => new Posting.Draft(j, Content.Of(j)))], ct);

    public Task<Outcome<long>> Hold(NewJournal journal, DateTime? until, CancellationToken ct) =>
        holding.Hold(journal, until, ct);

    public async Task<Outcome<long>> Capture(long holdId, Money? amount, string key, CancellationToken ct)
    {
        var content = Content.Of("capture", $"{holdId}", $"{amount?.Fen}");
        if (await posting.Earlier(key, content, ct) is { } earlier)
        {
            return earlier;
        }
        var taken = await holding.Take(holdId, amount, key, ct);
        if (!taken.Ok)
        {
            return taken.As<long>();
        }
        var (hold, sides) = taken.Value;
        return await posting.Post(new Posting.Draft(Of(hold, key, hold.Kind, sides), content), ct);
    }

    public Task<Outcome<Done>> Release(long holdId, string key, CancellationToken ct) =>
        holding.Release(holdId, key, ct);

    public async Task<Outcome<long>> Reverse(
        long journalId,
        Money? amount,
        string reason,
        string key,
        CancellationToken ct
    )
    {
        var content = Content.Of("reverse", $"{journalId}", $"{amount?.Fen}", reason);
        if (await posting.Earlier(key, content, ct) is { } earlier)
        {
            return earlier;
        }
        var original = await db.Journals.AsNoTracking().SingleOrDefaultAsync(j => j.Id == journalId, ct);
        if (original is null)
        {
            return Refusals.UnknownJournal(journalId);
        }
        if (original.Reverses is not null)
        {
            return Refusals.ReversalOfReversal;
        }
        var left = await Left(journalId, ct);
        var wanted = amount?.Fen ?? Portions.Amount(left);
        if (wanted <= 0)
        {
            return amount is null ? Refusals.MoreThanLeft(0) : Refusals.AmountNotPositive;
        }
        if (wanted > Portions.Amount(left))
        {
            return Refusals.MoreThanLeft(Portions.Amount(left));
        }
        var lines = Portions.Share(left, wanted).Select(s => new NewLine(s.AccountId, new Money(-s.Fen)));
        var mirror = new NewJournal(
            key,
            JournalKinds.Reversal,
            session.Time.Today(),
            original.Cause,
            original.Rule,
            [.. lines]
        );
        var posted = await posting.Post(new Posting.Draft(mirror, content, journalId, reason), ct);
        if (posted.Ok && wanted == Portions.Amount(left))
        {
            await publicly.Forget(journalId, ct);
        }
        return posted;
    }

    /// <summary>What earlier reversals have left of a journal, by account and in the order of its lines.</summary>
    internal async Task<List<Side>> Left(long journalId, CancellationToken ct)
    {
        var lines = await db
            .Lines.AsNoTracking()
            .Where(l => l.JournalId == journalId)
            .OrderBy(l => l.Place)
            .ToListAsync(ct);
        var back = await db
            .Lines.AsNoTracking()
            .Join(db.Journals.Where(j => j.Reverses == journalId), l => l.JournalId, j => j.Id, (l, _) => l)
            .GroupBy(l => l.AccountId)
            .Select(g => new { g.Key, Fen = g.Sum(l => l.Fen) })
            .ToDictionaryAsync(g => g.Key, g => g.Fen, ct);
        return
        [
            .. lines
                .GroupBy(l => l.AccountId)
                .Select(g => new Side(g.Key, g.Sum(l => l.Fen) + back.GetValueOrDefault(g.Key)))
                .Where(s => s.Fen != 0),
        ];
    }

    private NewJournal Of(Hold hold, string key, string kind, IEnumerable<Side> sides) =>
        new(
            key,
            kind,
            session.Time.Today(),
            hold.Cause,
            hold.Rule,
            [.. sides.Select(s => new NewLine(s.AccountId, new Money(s.Fen)))]
        );
}
