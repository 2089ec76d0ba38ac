using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Contracts;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Assessment.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Facts;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Assessment.Features;

/// <summary>An elder's grade archive: every past assessment, and the separate results side by side (ASM-11, ASM-26).</summary>
internal sealed class ShowArchive(
    AssessmentDb db,
    Finder finder,
    FactStore facts,
    Viewer viewer,
    AuditTrail audit,
    TimeProvider time
) : IAssessments
{
    internal static readonly Role[] Readers = [.. Roles.Territory, .. Roles.Household, Role.Consultant, Role.Auditor];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/assessment/elders/{id:long}",
                (long id, ShowArchive show, HttpContext http, CancellationToken ct) => show.PageOf(id, http, ct)
            )
            .For(Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/api/assessment/elders/{id:long}",
                (long id, ShowArchive show, HttpContext http, CancellationToken ct) => show.Json(id, http, ct)
            )
            .For(Readers)
            .WithName("ListAssessmentsOfElder")
            .WithSummary("All standing results of an elder, newest first.")
            .Produces<IReadOnlyList<AssessmentSummary>>();
    }

    public async Task<IReadOnlyList<AssessmentSummary>> Of(long elderId, CancellationToken ct)
    {
        var rows = await db
            .Cases.AsNoTracking()
            .Where(c => c.SubjectId == elderId && c.State == CaseState.Finished && c.Kind != ApplicationKind.Blind)
            .OrderByDescending(c => c.AssessedOn)
            .ThenByDescending(c => c.Id)
            .ToListAsync(ct);
        return [.. rows.Select(Summary)];
    }

    private static AssessmentSummary Summary(Case row) =>
        new(
            row.Id,
            row.ScaleId,
            ScaleKinds.Title(row.ScaleId),
            row.Level,
            row.LevelName,
            row.Points,
            row.AssessedOn!.Value,
            row.ValidUntil,
            row.ReplacedById is null,
            $"/assessment/{row.Id}/letter"
        );

    private async Task<IResult> Json(long id, HttpContext http, CancellationToken ct)
    {
        var elder = await finder.Elder(id, ct);
        if (!elder.Ok)
        {
            return Problems.Of(elder.Faults, http);
        }
        await audit.Looked("assessment.archive", [id]);
        return Results.Json(await Of(id, ct), Platform.Json.Options);
    }

    private async Task<IResult> PageOf(long id, HttpContext http, CancellationToken ct)
    {
        var elder = await finder.Elder(id, ct);
        if (!elder.Ok)
        {
            return Problems.Of(elder.Faults, http);
        }
        await audit.Looked("assessment.archive", [id]);
        var all = await Of(id, ct);
        var ids = all.Select(a => a.Id).ToList();
        var people = await db
            .Assessors.AsNoTracking()
            .Where(a => ids.Contains(a.CaseId) && a.RemovedAt == null)
            .Select(a => new { a.CaseId, a.Name })
            .ToListAsync(ct);
        var open = await db
            .Applications.AsNoTracking()
            .Where(a => a.SubjectId == id && a.Kind != ApplicationKind.Blind)
            .OrderByDescending(a => a.Id)
            .Take(5)
            .ToListAsync(ct);
        var known = await facts.Of(id, time.Today(), ct);
        return Page.Of<ArchivePage>(
            "能力评估档案",
            new ArchiveModel(
                id,
                elder.Value.Name,
                [Side(all, "mzt"), Side(all, "ltci"), SubsidyScore(known)],
                [
                    .. all.Select(a => new ArchiveLine(
                        a,
                        string.Join('、', people.Where(p => p.CaseId == a.Id).Select(p => p.Name))
                    )),
                ],
                [
                    .. open.Where(a => a.IsOpen)
                        .Select(a => new OpenLine(
                            a.Id,
                            Words.Of(a.Kind),
                            a.AppliedAt,
                            Words.Of(a.State).Word,
                            Words.Of(a.State).Kind
                        )),
                ],
                time.Today(),
                viewer.Is(Roles.Household)
            )
        );
    }

    private static SideBySide Side(IReadOnlyList<AssessmentSummary> all, string kind)
    {
        var insurance = kind == "ltci";
        var current = all.FirstOrDefault(a => a.Current && ScaleKinds.IsInsurance(a.Scale) == insurance);
        return new SideBySide(
            insurance ? "长期护理保险失能等级" : "照顾需求等级",
            current is null ? null : current.LevelName ?? "等级未定",
            current?.Day,
            current?.ValidUntil,
            insurance ? "医保经办机构使用" : "民政部门使用"
        );
    }

    private static SideBySide SubsidyScore(Dictionary<string, Platform.Facts.Fact> known) =>
        known.TryGetValue(People.Contracts.FactKeys.AssessedScore, out var score) && score.Value is not null
            ? new SideBySide("补贴用的分值", $"{score.Value} 分", score.ValidFrom, score.ValidTo, "补贴规则读取")
            : new SideBySide("补贴用的分值", null, null, null, "补贴规则读取");
}
