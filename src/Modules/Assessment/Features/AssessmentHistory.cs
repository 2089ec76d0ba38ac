using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Timeline;

namespace Yiju.Assessment.Features;

/// <summary>When an elder was to be assessed and what came of it, for those who may read the archive. Blind repetitions are nobody's life.</summary>
internal sealed class AssessmentHistory(AssessmentDb db, Viewer viewer) : ITimelineSource
{
    private const string Kind = "assessment";

    public async Task<IReadOnlyList<TimelineEntry>> Of(long elderId, CancellationToken ct)
    {
        if (!viewer.Is(ShowArchive.Readers))
        {
            return [];
        }
        var applications = await db
            .AllApplications.AsNoTracking()
            .Where(a => a.SubjectId == elderId && a.Kind != ApplicationKind.Blind)
            .ToListAsync(ct);
        var results = await db
            .AllCases.AsNoTracking()
            .Where(c => c.SubjectId == elderId && c.State == CaseState.Finished && c.Kind != ApplicationKind.Blind)
            .ToListAsync(ct);
        var ids = results.ConvertAll(c => c.Id);
        var assessors = await db
            .Assessors.AsNoTracking()
            .Where(a => ids.Contains(a.CaseId) && a.RemovedAt == null)
            .Select(a => new { a.CaseId, a.Name })
            .ToListAsync(ct);
        return
        [
            .. applications.Select(a => new TimelineEntry(
                a.AppliedAt,
                Kind,
                Words.Applied(a.Kind),
                a.Reason.Length > 0 ? a.Reason : null,
                $"/assessment/applications/{a.Id}",
                a.ApplicantName
            )),
            .. results.Select(c => new TimelineEntry(
                c.FinishedAt ?? Shanghai.Utc(c.AssessedOn!.Value, TimeOnly.MinValue),
                Kind,
                $"{ScaleKinds.Title(c.ScaleId)}：{c.LevelName ?? "等级未定"}",
                c.Points is { } points ? $"{points} 分" : null,
                $"/assessment/{c.Id}/letter",
                Names(assessors.Where(a => a.CaseId == c.Id).Select(a => a.Name), c)
            )),
        ];
    }

    private static string Names(IEnumerable<string> names, Case row) =>
        string.Join('、', names) is { Length: > 0 } all ? all : row.OrgName ?? row.TakenOverFrom ?? "评估机构";
}
