using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Assessment.Pages;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;

namespace Yiju.Assessment.Features;

/// <summary>Takes applications from the elder, family, committee, consultant, station, hotline or centre (ASM-01).</summary>
internal sealed class ApplyForAssessment(
    AssessmentDb db,
    Applications applications,
    Finder finder,
    Viewer viewer,
    AuditTrail audit
)
{
    private const int MostSigns = 500;

    private static readonly Role[] Applicants =
    [
        Role.Elder,
        Role.Family,
        Role.VillageWorker,
        Role.TownOfficer,
        Role.StationWorker,
        Role.Consultant,
        Role.DutyAgent,
        Role.CountyCentre,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assessment/apply", Show).For(Applicants).ExcludeFromDescription();
        routes.MapForm("/assessment/apply", Post).For(Applicants).ExcludeFromDescription();
        routes
            .MapPost("/api/assessment/applications", Api)
            .For(Applicants)
            .WithName("ApplyForAssessment")
            .WithSummary("Asks for an assessment of an elder.")
            .Produces<ApplicationBody>(StatusCodes.Status201Created);
    }

    public async Task<Outcome<Application>> Work(ApplyForm form, CancellationToken ct)
    {
        if (form.ExternalId is { Length: > 0 } external && await Known(external, ct) is { } known)
        {
            return known;
        }
        var faults = Check(form);
        if (faults.Count > 0)
        {
            return faults;
        }
        var elder = await finder.Elder(form.ElderId, ct);
        if (!elder.Ok)
        {
            return elder.As<Application>();
        }
        if (!await finder.MayApplyFor(form.ElderId, ct))
        {
            return Fault.Forbidden(
                "may-not-apply",
                "您没有替这位老人申请的权限。请老人本人或村（社区）在亲属资料里开通。"
            );
        }
        if (elder.Value.State != ElderState.Active)
        {
            return Fault.Refused("elder-not-active", "这位老人的档案已停用，不能申请评估。请先联系村（社区）核对。");
        }
        var kind = form.Change ? ApplicationKind.Change : ApplicationKind.First;
        var opened = await applications.Open(
            new NewApplication(
                form.Scale,
                kind,
                ChannelOf(viewer.Role),
                form.Reason!.Trim(),
                ExternalId: form.ExternalId
            ),
            elder.Value,
            ct
        );
        if (opened.Ok)
        {
            audit.Did("assessment.apply", [form.ElderId]);
        }
        return opened;
    }

    private async Task<Application?> Known(string external, CancellationToken ct) =>
        await db.AllApplications.SingleOrDefaultAsync(
            a => a.AppliedBy == viewer.AccountId && a.ExternalId == external,
            ct
        );

    private static List<Fault> Check(ApplyForm form)
    {
        var faults = new List<Fault>();
        if (!ScaleLibrary.Shipped.Find(form.Scale).Ok)
        {
            faults.Add(Fault.Invalid("scale-unknown", $"没有量表“{form.Scale}”。请从列表中选择。", "scale"));
        }
        if (string.IsNullOrWhiteSpace(form.Reason))
        {
            faults.Add(Fault.Invalid("reason-missing", "请写一句为什么要评估，例如“中风后不能走路”。", "reason"));
        }
        else if (form.Reason.Length > MostSigns)
        {
            faults.Add(
                Fault.Invalid(
                    "reason-long",
                    $"原因有 {form.Reason.Length} 字，最多 {MostSigns} 字。请写短一些。",
                    "reason"
                )
            );
        }
        return faults;
    }

    private static Channel ChannelOf(Role role) =>
        role switch
        {
            Role.Elder => Channel.Elder,
            Role.Family => Channel.Family,
            Role.VillageWorker or Role.TownOfficer => Channel.Committee,
            Role.Consultant => Channel.Consultant,
            Role.DutyAgent => Channel.Hotline,
            Role.StationWorker => Channel.Station,
            _ => Channel.Centre,
        };

    private static async Task<IResult> Show(
        long? elder,
        Viewer viewer,
        Finder finder,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var id = elder ?? (viewer.Role == Role.Elder ? viewer.PersonId : null) ?? 0;
        var card = await finder.Elder(id, ct);
        if (!card.Ok)
        {
            return Problems.Of(card.Faults, http);
        }
        await audit.Looked("assessment.apply-form", [id]);
        return PageOf(card.Value, new ApplyForm { ElderId = id }, [], viewer);
    }

    private static async Task<IResult> Post(
        [FromForm] ApplyForm form,
        ApplyForAssessment apply,
        Finder finder,
        Commands commands,
        Viewer viewer,
        HttpContext http,
        CancellationToken ct
    )
    {
        var card = await finder.Elder(form.ElderId, ct);
        return card.Ok
            ? await commands.Form(
                () => apply.Work(form, ct),
                made => $"/assessment/applications/{made.Id}",
                faults => PageOf(card.Value, form, faults, viewer),
                ct
            )
            : Problems.Of(card.Faults, http);
    }

    private static Task<IResult> Api(
        [FromBody] ApplyForm form,
        ApplyForAssessment apply,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Api(
            () => apply.Work(form, ct),
            made => Commands.Answer.Created($"/api/assessment/applications/{made.Id}", ApplicationBody.Of(made)),
            ct
        );

    private static IResult PageOf(ElderCard elder, ApplyForm form, IReadOnlyList<Fault> faults, Viewer viewer) =>
        Page.Of<ApplyPage>(
            "申请评估",
            new ApplyModel(
                elder.Id,
                viewer.Role == Role.Elder ? null : elder.Name,
                form.Change,
                form.Reason,
                form.Scale,
                [
                    .. ScaleLibrary.Shipped.Ids.Select(id => new Ui.Choice(
                        id,
                        ScaleLibrary.Shipped.Find(id).Value.File.Citation
                    )),
                ],
                viewer.Is(Roles.Household),
                faults
            ),
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
}

/// <summary>What an applicant sends.</summary>
internal sealed record ApplyForm
{
    public long ElderId { get; init; }

    public string? Reason { get; init; }

    public bool Change { get; init; }

    public string Scale { get; init; } = "mzt-039-2013";

    public string? ExternalId { get; init; }
}

/// <summary>An application as programs read it.</summary>
internal sealed record ApplicationBody(
    long Id,
    long ElderId,
    string Scale,
    ApplicationKind Kind,
    ApplicationState State,
    string Division,
    string HandlingNote,
    long? AssessmentId,
    string? ExternalId
)
{
    public static ApplicationBody Of(Application row) =>
        new(
            row.Id,
            row.SubjectId,
            row.ScaleId,
            row.Kind,
            row.State,
            row.Division,
            row.HandlingNote,
            row.Kind == ApplicationKind.Blind ? null : row.CaseId,
            row.ExternalId
        );
}
