using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>Finds the limits that hold somewhere on a day: the smallest division that set one decides.</summary>
internal sealed class Limits(SafetyDb db)
{
    public async Task<LimitSet> Of(string division, DateOnly day, CancellationToken ct)
    {
        var above = Chain(division);
        var rows = await db
            .Limits.AsNoTracking()
            .Where(l => above.Contains(l.Division) && l.FromOn <= day)
            .ToListAsync(ct);
        return new LimitSet(
            rows.GroupBy(l => l.Name)
                .ToDictionary(g => g.Key, g => g.MaxBy(l => (DivisionCode.Parse(l.Division).Level, l.FromOn))!)
        );
    }

    private static List<string> Chain(string division)
    {
        var chain = new List<string>();
        for (DivisionCode? code = DivisionCode.Parse(division); code is { } at; code = at.Parent)
        {
            chain.Add(at.Value);
        }
        return chain;
    }
}
