using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Data;

namespace Yiju.People.Features;

/// <summary>How many elders a place had in a group on a day, as known on another day (REG-11, REG-29).</summary>
internal sealed class Figures(PeopleDb db, DbSession session)
{
    /// <param name="at">Division; null: the viewer's whole territory.</param>
    /// <param name="day">The day in the world.</param>
    /// <param name="known">The day up to whose end the books are read.</param>
    public async Task<long> Sum(string? at, string code, DateOnly day, DateOnly known, CancellationToken ct) =>
        await Rows(at, day, known).Where(c => c.Code == code).SumAsync(c => (long)c.Delta, ct);

    /// <summary>Sums by group and by the division below <paramref name="at"/> each village lies in.</summary>
    /// <param name="code">One group; null: all of them.</param>
    public async Task<IReadOnlyList<FigureCell>> Table(
        string? at,
        DateOnly day,
        DateOnly known,
        CancellationToken ct,
        string? code = null
    )
    {
        var length = DivisionCode.DigitsOf(Below(at));
        var sums = await Rows(at, day, known)
            .Where(c => code == null || c.Code == code)
            .GroupBy(c => new { Place = c.Division.Substring(0, length), c.Code })
            .Select(g => new
            {
                g.Key.Place,
                g.Key.Code,
                Count = g.Sum(c => (long)c.Delta),
            })
            .ToListAsync(ct);
        return
        [
            .. sums.Where(s => s.Count != 0).Select(s => new FigureCell(s.Place.PadRight(12, '0'), s.Code, s.Count)),
        ];
    }

    /// <summary>Those who came into and left the registry's figures in a period, as known now (REG-26, simple).</summary>
    public async Task<(long In, long Out)> Flow(string? at, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var today = session.Time.Today();
        var rows = await Rows(at, to, today)
            .Where(c => c.Code == Membership.Whole && c.Day >= from)
            .GroupBy(c => new { c.Division, c.Day })
            .Select(g => g.Sum(c => (long)c.Delta))
            .ToListAsync(ct);
        return (rows.Where(r => r > 0).Sum(), -rows.Where(r => r < 0).Sum());
    }

    private IQueryable<GroupCount> Rows(string? at, DateOnly day, DateOnly known)
    {
        var (first, last) = Range(at);
        return db
            .AllCounts.AsNoTracking()
            .Where(c =>
                string.Compare(c.Division, first) >= 0
                && string.Compare(c.Division, last) <= 0
                && c.Day <= day
                && c.RecordedOn <= known
            );
    }

    /// <summary>Never wider than the viewer's territory.</summary>
    private (string First, string Last) Range(string? at)
    {
        var scope = session.Viewer.Scope;
        if (!scope.HasTerritory)
        {
            return ("1", "0");
        }
        return DivisionCode.TryParse(at, out var division) && scope.Covers(division.Value)
            ? division.Range
            : (scope.First!, scope.Last!);
    }

    private DivisionLevel Below(string? at)
    {
        var scope = session.Viewer.Scope;
        var code =
            DivisionCode.TryParse(at, out var asked) && scope.Covers(asked.Value) ? asked : session.Viewer.Division;
        return code.Level == DivisionLevel.Village ? DivisionLevel.Village : code.Level + 1;
    }
}

/// <summary>One number of a table of figures.</summary>
internal sealed record FigureCell(string Division, string Code, long Count);
