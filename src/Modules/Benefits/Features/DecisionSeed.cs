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
                foreach (var (elder, division) in elders)
                {
                    var known = await facts.Of(elder, from, ct);
                    foreach (
                        var ruling in rules
                            .All(division, known, from)
                            .Where(r => r is { Verdict: Verdict.Yes, Amount: not null })
                    )
                    {
                        var decision = await deciding.Write(elder, division, ruling, from, null, ct);
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
