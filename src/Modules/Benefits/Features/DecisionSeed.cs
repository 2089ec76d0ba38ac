using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Ui;

namespace Yiju.Benefits.Features;

internal sealed class DecisionSeed(BenefitsDb db, DbSession session, Rulings rules, FactStore facts, Deciding deciding)
    : IDecisionSeed
{
    public async Task<int> Decide(
        IReadOnlyList<(long ElderId, string Division)> elders,
        DateOnly from,
        CancellationToken ct
    )
    {
        var today = session.Time.Today();
        var made = await session.Commit<int>(
            async () =>
            {
                var count = 0;
                var ids = elders.Select(e => e.ElderId).ToList();
                var held = (
                    await db
                        .AllDecisions.AsNoTracking()
                        .Where(d => ids.Contains(d.SubjectId) && d.Granted)
                        .ToListAsync(ct)
                )
                    .Where(d => d.HoldsOn(from))
                    .ToLookup(d => d.SubjectId, d => d.BenefitId);
                foreach (var (elder, division) in elders)
                {
                    var known = await facts.Of(elder, from, ct);
                    var own = held[elder].ToHashSet(StringComparer.Ordinal);
                    foreach (
                        var ruling in rules
                            .Of(division, known, from, own)
                            .Paid()
                            .Where(r => r is { Verdict: Verdict.Yes, Amount: not null } && !own.Contains(r.Benefit))
                    )
                    {
                        if (ruling.Terms.YieldsTo.Any(own.Contains))
                        {
                            continue;
                        }
                        own.Add(ruling.Benefit);
                        var decision = deciding.Write(elder, division, ruling, from, null);
                        if (!decision.Ok)
                        {
                            return decision.As<int>();
                        }
                        var credited = await deciding.Credit(decision.Value, today, ct);
                        if (!credited.Ok)
                        {
                            return credited.As<int>();
                        }
                        count++;
                    }
                }
                await db.SaveChangesAsync(ct);
                return count;
            },
            ct
        );
        return made.Value;
    }
}
