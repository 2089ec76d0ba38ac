using Microsoft.EntityFrameworkCore;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Timeline;

namespace Yiju.Benefits.Features;

/// <summary>What an elder asked for, what was decided and why, for those who may read decisions.</summary>
internal sealed class BenefitHistory(BenefitsDb db, Viewer viewer) : ITimelineSource
{
    private const string Kind = "benefits";

    public async Task<IReadOnlyList<TimelineEntry>> Of(long elderId, CancellationToken ct)
    {
        if (!viewer.Is(ShowDecision.Readers))
        {
            return [];
        }
        var applications = await db.AllApplications.AsNoTracking().Where(a => a.SubjectId == elderId).ToListAsync(ct);
        var ids = applications.ConvertAll(a => a.Id);
        var applicants = await db
            .Steps.AsNoTracking()
            .Where(s => ids.Contains(s.ApplicationId) && s.Kind == "applied")
            .ToListAsync(ct);
        var decisions = await db.AllDecisions.AsNoTracking().Where(d => d.SubjectId == elderId).ToListAsync(ct);
        return
        [
            .. applications.Select(a => new TimelineEntry(
                a.AppliedAt,
                Kind,
                $"申请{a.BenefitName}",
                null,
                $"/benefits/applications/{a.Id}",
                applicants.Find(s => s.ApplicationId == a.Id)?.ByName ?? "平台"
            )),
            .. decisions.Select(Decided),
        ];
    }

    private static TimelineEntry Decided(BenefitDecision d) =>
        new(
            d.DecidedAt,
            Kind,
            (d.Granted ? "批准" : "没有批准")
                + d.BenefitName
                + (d.AmountFen is { } fen ? $"，{Words.Every(d.Every)} {new Money(fen)}" : ""),
            $"{d.Sentence}（{d.Document} {d.Clause}）",
            $"/decisions/{d.Id}",
            d.DecidedByName
        );
}
