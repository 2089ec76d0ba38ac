using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;

namespace Yiju.Assessment.Features;

/// <summary>What holds in a division on a day: parameters of the pack, overridden by the division's own records.</summary>
internal sealed class Rules(AssessmentDb db, AssessmentRules policy)
{
    /// <summary>Null when the text leaves it open and no division on the way up has set it.</summary>
    public async Task<int?> Number(string key, string division, string? scale, DateOnly day, CancellationToken ct)
    {
        var chain = InForce.Chain(division);
        var rows = await db
            .Parameters.AsNoTracking()
            .Where(p => p.Key == key && chain.Contains(p.Division) && (p.ScaleId == null || p.ScaleId == scale))
            .ToListAsync(ct);
        return (
                InForce.Pick(rows.Where(r => r.ScaleId is not null), division, day, r => r.Division, r => r.FromOn)
                ?? InForce.Pick(rows, division, day, r => r.Division, r => r.FromOn)
            )?.Value
            ?? policy.Find(key)?.Value;
    }

    /// <summary>The reading in force, checked against its scale; null when none is recorded.</summary>
    public async Task<(CountyReading Row, Reading Reading)?> ReadingFor(
        string scale,
        string division,
        DateOnly day,
        CancellationToken ct
    )
    {
        var chain = InForce.Chain(division);
        var rows = await db
            .Readings.AsNoTracking()
            .Where(r => r.ScaleId == scale && chain.Contains(r.Division))
            .ToListAsync(ct);
        return InForce.Pick(rows, division, day, r => r.Division, r => r.FromOn) is { } row
            ? (row, ReadingOf(row))
            : null;
    }

    public static Reading ReadingOf(CountyReading row) =>
        new(
            row.ScaleId,
            Kernel.DivisionCode.Parse(row.Division),
            row.FromOn,
            row.Basis,
            row.Named.Length == 0 ? null : row.Named,
            null,
            row.Stacking
        );
}
