using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;

namespace Yiju.Funds.Features.Corrections;

/// <summary>
/// What journals of decisions say, term by term. Their keys are <c>decision:id:term</c> for a credit, with <c>:arrears</c>, <c>:taken</c>,
/// <c>:lapsed:purse</c>, <c>:returned:purse</c>, <c>:netted</c> or <c>:claim:account</c> for what corrected it.
/// </summary>
internal sealed class DecisionBooks
{
    private static readonly string[] Kinds =
    [
        JournalKinds.Grant,
        JournalKinds.Arrears,
        JournalKinds.Recovery,
        JournalKinds.Claim,
    ];

    /// <summary>One journal of a decision with what reversals have left of it.</summary>
    /// <param name="Gone">The purse whose lapsed (true) or returned money it counts as taken back.</param>
    internal sealed record Booked(
        long Id,
        long Decision,
        string Term,
        string Kind,
        (long Purse, bool Lapsed)? Gone,
        List<Side> Left
    )
    {
        public long Fen => Portions.Amount(Left);

        public bool Credits => Kind is JournalKinds.Grant or JournalKinds.Arrears;

        /// <summary>Where it put money, or whose debt it is.</summary>
        public IEnumerable<Side> Purses => Left.Where(s => s.Fen < 0);
    }

    private DecisionBooks(IReadOnlyList<Booked> all) => All = all;

    public IReadOnlyList<Booked> All { get; }

    public static async Task<DecisionBooks> Read(FundsDb db, IReadOnlyCollection<long> decisions, CancellationToken ct)
    {
        var causes = decisions.Select(d => $"decision:{d}").ToList();
        var journals = await db
            .Journals.AsNoTracking()
            .Where(j => causes.Contains(j.Cause) && j.Reverses == null && Kinds.Contains(j.Kind))
            .OrderBy(j => j.Id)
            .Select(j => new
            {
                j.Id,
                j.UniqueKey,
                j.Kind,
            })
            .ToListAsync(ct);
        var left = await Left(db, journals.ConvertAll(j => j.Id), ct);
        var booked = new List<Booked>();
        foreach (var j in journals)
        {
            if (
                j.UniqueKey.Split(':') is ["decision", var id, var term, .. var rest]
                && long.TryParse(id, out var decision)
            )
            {
                (long, bool)? gone =
                    rest is [("lapsed" or "returned") and var how, var purse] && long.TryParse(purse, out var number)
                        ? (number, how == "lapsed")
                        : null;
                booked.Add(new Booked(j.Id, decision, term, j.Kind, gone, left.GetValueOrDefault(j.Id) ?? []));
            }
        }
        return new DecisionBooks(booked);
    }

    /// <summary>Credited less taken back and claimed, of the decisions given.</summary>
    public Dictionary<string, long> Paid(IReadOnlyCollection<long> decisions) =>
        All.Where(b => decisions.Contains(b.Decision))
            .GroupBy(b => b.Term, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(b => b.Credits ? b.Fen : -b.Fen), StringComparer.Ordinal);

    private static async Task<Dictionary<long, List<Side>>> Left(FundsDb db, List<long> journals, CancellationToken ct)
    {
        var lines = await db
            .Lines.AsNoTracking()
            .Where(l => journals.Contains(l.JournalId))
            .OrderBy(l => l.JournalId)
            .ThenBy(l => l.Place)
            .ToListAsync(ct);
        var back = await db
            .Lines.AsNoTracking()
            .Join(
                db.Journals.Where(j => j.Reverses != null && journals.Contains(j.Reverses.Value)),
                l => l.JournalId,
                j => j.Id,
                (l, j) =>
                    new
                    {
                        Original = j.Reverses!.Value,
                        l.AccountId,
                        l.Fen,
                    }
            )
            .ToListAsync(ct);
        var undone = back.GroupBy(b => (b.Original, b.AccountId)).ToDictionary(g => g.Key, g => g.Sum(b => b.Fen));
        return lines
            .GroupBy(l => l.JournalId)
            .ToDictionary(
                g => g.Key,
                g =>
                    g.GroupBy(l => (l.AccountId, Debit: l.Fen > 0))
                        .Select(side => new Side(
                            side.Key.AccountId,
                            side.Sum(l => l.Fen) + undone.GetValueOrDefault((g.Key, side.Key.AccountId))
                        ))
                        .Where(s => s.Fen != 0)
                        .ToList()
            );
    }
}
