using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;

namespace Yiju.Benefits.Features;

/// <summary>Every night: credits the month, the year or the one sum to every wallet whose decision holds and was not credited yet.</summary>
internal sealed class CreditMonth(BenefitsDb db, DbSession session, Deciding deciding) : IDailyTask
{
    private const int Chunk = 50;

    public string Name => "benefits.credit";

    public async Task Run(DateOnly today, CancellationToken ct)
    {
        var after = 0L;
        while (true)
        {
            var from = after;
            var chunk = await session.Commit<List<BenefitDecision>>(
                async () =>
                {
                    var due = await Due(today, from, ct);
                    foreach (var decision in due)
                    {
                        var credited = await deciding.Credit(decision, today, ct);
                        if (!credited.Ok)
                        {
                            return credited.As<List<BenefitDecision>>();
                        }
                    }
                    return due;
                },
                ct
            );
            if (chunk.Value.Count < Chunk)
            {
                return;
            }
            after = chunk.Value[^1].Id;
        }
    }

    private Task<List<BenefitDecision>> Due(DateOnly today, long after, CancellationToken ct)
    {
        var month = CreditTerm.Of("month", today);
        var year = CreditTerm.Of("year", today);
        return db
            .AllDecisions.Where(d => d.Id > after && d.AmountFen != null && d.Purpose != null && d.Granted)
            .Where(d =>
                (d.Every == "month" && (d.CreditedThrough == null || string.Compare(d.CreditedThrough, month) < 0))
                || (d.Every == "year" && (d.CreditedThrough == null || string.Compare(d.CreditedThrough, year) < 0))
                || (d.Every == "once" && d.CreditedThrough == null)
            )
            .Where(d => d.ValidFrom <= today && (d.ValidTo == null || d.ValidTo >= today))
            .OrderBy(d => d.Id)
            .Take(Chunk)
            .ToListAsync(ct);
    }
}
