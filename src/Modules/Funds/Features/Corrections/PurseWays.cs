using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;

namespace Yiju.Funds.Features.Corrections;

/// <summary>
/// Where the money of purses is now: unspent in them, lapsed or gone back to its source, or carried over into other purses. Taking from it
/// counts it down, so that nothing is taken twice.
/// </summary>
internal sealed class PurseWays
{
    private readonly Dictionary<long, WalletPurse> purses = [];
    private readonly Dictionary<long, long> free = [];
    private readonly Dictionary<(long Purse, bool Lapsed), long> gone = [];
    private readonly List<(long From, long To, long Fen)> carried = [];

    /// <summary>What was found in one place.</summary>
    /// <param name="Lapsed">Null: unspent in the purse; true: lapsed; false: went back to its source.</param>
    internal sealed record Found(WalletPurse Purse, bool? Lapsed, long Fen);

    public static async Task<PurseWays> Read(FundsDb db, DecisionBooks books, CancellationToken ct)
    {
        var ways = new PurseWays();
        var wanted = books.All.Where(b => b.Credits).SelectMany(b => b.Purses).Select(s => s.AccountId).ToHashSet();
        while (wanted.Count > 0)
        {
            await ways.Add(db, wanted, ct);
            wanted = [.. ways.carried.Select(c => c.To).Where(p => !ways.purses.ContainsKey(p))];
        }
        foreach (var used in books.All)
        {
            if (used.Gone is { } place)
            {
                ways.gone[place] = ways.gone.GetValueOrDefault(place) - used.Fen;
            }
        }
        return ways;
    }

    public WalletPurse Purse(long id) => purses[id];

    /// <summary>Up to so much of what came into a purse: first what is unspent, then what went back, then what was carried over.</summary>
    public IReadOnlyList<Found> Take(long purse, long fen)
    {
        var found = new List<Found>();
        Take(purse, fen, found, []);
        return found;
    }

    private long Take(long id, long fen, List<Found> found, HashSet<long> seen)
    {
        if (!seen.Add(id) || fen <= 0)
        {
            return 0;
        }
        var missing = fen;
        var unspent = Math.Clamp(free.GetValueOrDefault(id), 0, missing);
        free[id] = free.GetValueOrDefault(id) - unspent;
        missing -= unspent;
        Note(found, id, null, unspent);
        foreach (var lapsed in new[] { true, false })
        {
            var part = Math.Clamp(gone.GetValueOrDefault((id, lapsed)), 0, missing);
            gone[(id, lapsed)] = gone.GetValueOrDefault((id, lapsed)) - part;
            missing -= part;
            Note(found, id, lapsed, part);
        }
        foreach (var (_, to, amount) in carried.Where(c => c.From == id).ToList())
        {
            missing -= Take(to, Math.Min(missing, amount), found, seen);
        }
        return fen - missing;
    }

    private void Note(List<Found> found, long id, bool? lapsed, long fen)
    {
        if (fen > 0)
        {
            found.Add(new Found(purses[id], lapsed, fen));
        }
    }

    private async Task Add(FundsDb db, HashSet<long> ids, CancellationToken ct)
    {
        foreach (var purse in await db.Purses.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct))
        {
            purses[purse.Id] = purse;
        }
        foreach (var account in await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(ct))
        {
            free[account.Id] = account.Free;
        }
        var moved = await Moved(db, ids, ct);
        foreach (var (purse, _, kind, fen) in moved.Where(m => m.Kind != JournalKinds.CarryOver))
        {
            var key = (purse, kind == JournalKinds.Lapse);
            gone[key] = gone.GetValueOrDefault(key) + fen;
        }
        var over = moved.Where(m => m.Kind == JournalKinds.CarryOver).ToList();
        var journals = over.ConvertAll(m => m.Journal);
        var targets = await db
            .Lines.AsNoTracking()
            .Where(l => journals.Contains(l.JournalId) && l.Fen < 0)
            .ToDictionaryAsync(l => l.JournalId, l => l.AccountId, ct);
        carried.AddRange(over.Select(m => (m.Purse, targets[m.Journal], m.Fen)));
    }

    /// <summary>What left purses without being spent, less what came back by reversal.</summary>
    private static async Task<List<(long Purse, long Journal, string Kind, long Fen)>> Moved(
        FundsDb db,
        HashSet<long> ids,
        CancellationToken ct
    )
    {
        string[] kinds = [JournalKinds.Lapse, JournalKinds.Return, JournalKinds.CarryOver];
        var left = await db
            .Lines.AsNoTracking()
            .Where(l => ids.Contains(l.AccountId) && l.Fen > 0)
            .Join(
                db.Journals.Where(j => kinds.Contains(j.Kind)),
                l => l.JournalId,
                j => j.Id,
                (l, j) =>
                    new
                    {
                        l.AccountId,
                        l.JournalId,
                        j.Kind,
                        l.Fen,
                    }
            )
            .ToListAsync(ct);
        var journals = left.ConvertAll(m => m.JournalId);
        var back = await db
            .Lines.AsNoTracking()
            .Where(l => ids.Contains(l.AccountId) && l.Fen < 0)
            .Join(
                db.Journals.Where(j => j.Reverses != null && journals.Contains(j.Reverses.Value)),
                l => l.JournalId,
                j => j.Id,
                (l, j) => new { Original = j.Reverses!.Value, l.Fen }
            )
            .GroupBy(x => x.Original)
            .Select(g => new { g.Key, Fen = g.Sum(x => x.Fen) })
            .ToDictionaryAsync(g => g.Key, g => g.Fen, ct);
        return
        [
            .. left.Select(m => (m.AccountId, m.JournalId, m.Kind, m.Fen + back.GetValueOrDefault(m.JournalId)))
                .Where(m => m.Item4 > 0),
        ];
    }
}
