using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain.Runs;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Data;
using Yiju.Rules.Packs;

namespace Yiju.Benefits.Features.Runs;

/// <summary>
/// Works out over the whole registry what other rules would mean, and keeps the answer; nothing is written about anybody (POL-25). Each month
/// of the year is decided on its own first day, so that birthdays and dated numbers count; facts stay as they are known today.
/// </summary>
internal sealed class SimulateDraft(BenefitsDb db, DbSession session, RegistryWalk walk)
{
    /// <summary>Small, because twenty-four sets of columns stand side by side.</summary>
    private const int Chunk = 2_000;

    /// <param name="day">The first month begins on it.</param>
    /// <param name="division">Who lives elsewhere is left out.</param>
    /// <param name="goOn">Called with the number of elders behind each chunk; false stops.</param>
    /// <returns>Null when it was stopped.</returns>
    public async Task<SimulationResult?> Simulate(
        Library before,
        Library after,
        DateOnly day,
        DivisionCode division,
        Func<int, Task<bool>> goOn,
        CancellationToken ct
    )
    {
        var keys = RulesByPlace.KeysOf([before, after]);
        var months = Enumerable.Range(0, SimulationTally.Months).Select(m => DayOf(day, m)).ToList();
        Rooms[] RoomsOf(Library library)
        {
            var own = new Library(library.Packs);
            return [.. months.Select(d => new Rooms(new RulesByPlace(own, d, keys), Chunk))];
        }
        var (was, now) = (RoomsOf(before), RoomsOf(after));
        var facts = new FactTable(keys.Count, Chunk);
        var tally = new SimulationTally();
        var order = new WalkOrder(keys, day, session.Time.Instant(), 0, Chunk, Outcomes: false);
        var (first, last) = division.Range;
        var (least, greatest) = (DivisionNumber.Of(first), DivisionNumber.Of(last));
        bool Within(long place) => place >= least && place <= greatest;
        var done = 0;
        await foreach (var chunk in walk.Chunks(order, ct))
        {
            facts.Begin(chunk.Facts);
            for (var month = 0; month < months.Count; month++)
            {
                was[month].Decide(chunk.Facts, facts, ct, Within);
                now[month].Decide(chunk.Facts, facts, ct, Within);
                if (month == 0)
                {
                    tally.Compare(chunk.Facts, was[0], now[0]);
                }
                tally.Cost(chunk.Facts, was[month], after: false, month);
                tally.Cost(chunk.Facts, now[month], after: true, month);
            }
            done += chunk.Facts.Count;
            if (!await goOn(done))
            {
                return null;
            }
        }
        return tally.Result(day, division);
    }

    /// <summary>Keeps a result, inside the caller's unit of work.</summary>
    /// <param name="draft">What was simulated.</param>
    /// <returns>Its id.</returns>
    public long Keep(string draft, SimulationResult result)
    {
        var row = new SimulationRow
        {
            Id = session.Ids.Next(),
            Draft = draft,
            Day = result.Day,
            Division = result.Division,
            MadeAt = session.Time.Instant(),
            MadeBy = session.Viewer.AccountId,
            MadeByName = session.Viewer.Name,
            Result = JsonSerializer.Serialize(result, Json.Options),
        };
        db.Simulations.Add(row);
        return row.Id;
    }

    /// <summary>The newest result for a draft; null when it was never simulated.</summary>
    public async Task<(SimulationRow Row, SimulationResult Result)?> Latest(string draft, CancellationToken ct) =>
        await db
            .Simulations.AsNoTracking()
            .Where(s => s.Draft == draft)
            .OrderByDescending(s => s.Id)
            .FirstOrDefaultAsync(ct)
            is { } row
            ? (row, JsonSerializer.Deserialize<SimulationResult>(row.Result, Json.Options)!)
            : null;

    private static DateOnly DayOf(DateOnly day, int month) =>
        month == 0 ? day : new DateOnly(day.Year, day.Month, 1).AddMonths(month);
}
