using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Assessment.Domain;
using Yiju.Assessment.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;

namespace Yiju.Assessment.Features;

/// <summary>The elder or family disagrees; the county centre has other assessors do it again (ASM-18).</summary>
internal sealed class ObjectToResult(
    Finder finder,
    Applications applications,
    Rules rules,
    Viewer viewer,
    AuditTrail audit,
    TimeProvider time
)
{
    private static readonly Role[] Objectors =
    [
        Role.Elder,
        Role.Family,
        Role.VillageWorker,
        Role.StationWorker,
        Role.Consultant,
        Role.CountyCentre,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assessment/{id:long}/object", Show).For(Objectors).ExcludeFromDescription();
        routes.MapForm("/assessment/{id:long}/object", Post).For(Objectors).ExcludeFromDescription();
        routes
            .MapPost("/api/assessment/{id:long}/object", Api)
            .For(Objectors)
            .WithName("ObjectToAssessment")
            .WithSummary("Objects to a result; other assessors repeat the assessment.")
            .Produces<ApplicationBody>(StatusCodes.Status201Created);
    }

    public async Task<Outcome<Application>> Work(long id, ObjectForm form, CancellationToken ct)
    {
        var found = await finder.Case(id, ct);
        if (!found.Ok)
        {
            return found.As<Application>();
        }
        var row = found.Value;
        if (!await finder.MayApplyFor(row.SubjectId, ct))
        {
            return Fault.Forbidden("may-not-apply", "您没有替这位老人提出异议的权限。");
        }
        if (!row.Stands || row.ReplacedById is not null)
        {
            return Fault.Refused("result-not-current", "这不是现在有效的结果，不能提出异议。请看最新的结果。");
        }
        if (await LastDay(row, ct) is { } last && time.Today() > last)
        {
            return Fault.Refused(
                "objection-late",
                $"提出异议的期限是 {last:yyyy年M月d日}，已经过了。身体有变化可以申请重新评估。"
            );
        }
        if (string.IsNullOrWhiteSpace(form.Reason))
        {
            return Fault.Invalid("reason-missing", "请写一句哪里不同意。", "reason");
        }
        var elder = await finder.Elder(row.SubjectId, ct);
        if (!elder.Ok)
        {
            return elder.As<Application>();
        }
        var opened = await applications.Open(
            new NewApplication(
                row.ScaleId,
                ApplicationKind.Objection,
                viewer.Role == Role.Elder ? Channel.Elder
                    : viewer.Role == Role.Family ? Channel.Family
                    : Channel.Committee,
                form.Reason.Trim(),
                AboutCaseId: row.Id,
                Division: row.Division
            ),
            elder.Value,
            ct
        );
        if (opened.Ok)
        {
            audit.Did("assessment.object", [row.SubjectId], form.Reason.Trim());
        }
        return opened;
    }

    /// <summary>Last day for an objection; null where the division has set no limit.</summary>
    public async Task<DateOnly?> LastDay(Case row, CancellationToken ct)
    {
        var day = Shanghai.DayOf(row.FinishedAt!.Value);
        var days = await rules.Number(AssessmentRules.ObjectionDays, row.Division, row.ScaleId, day, ct);
        return days is { } count ? day.AddDays(count) : null;
    }

    private static async Task<IResult> Show(
        long id,
        Finder finder,
        ObjectToResult objecting,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var found = await finder.Case(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        await audit.Looked("assessment.object-form", [found.Value.SubjectId]);
        return PageOf(id, null, found.Value.Stands ? await objecting.LastDay(found.Value, ct) : null, []);
    }

    private static Task<IResult> Post(
        long id,
        [FromForm] ObjectForm form,
        ObjectToResult objecting,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Form(
            () => objecting.Work(id, form, ct),
            made => $"/assessment/applications/{made.Id}",
            faults => PageOf(id, form.Reason, null, faults),
            ct
        );

    private static Task<IResult> Api(
        long id,
        [FromBody] ObjectForm form,
        ObjectToResult objecting,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Api(
            () => objecting.Work(id, form, ct),
            made => Commands.Answer.Created($"/api/assessment/applications/{made.Id}", ApplicationBody.Of(made)),
            ct
        );

    private static IResult PageOf(long id, string? reason, DateOnly? last, IReadOnlyList<Fault> faults) =>
        Page.Of<ObjectPage>(
            "不同意评估结果",
            new ObjectModel(id, reason, last, faults),
            faults.Count == 0 ? StatusCodes.Status200OK : Problems.Status(faults[0].Kind)
        );
}

/// <summary>What the form sends; a browser leaves out what was not filled in.</summary>
internal sealed record ObjectForm
{
    public string? Reason { get; init; }
}
