using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;
using Yiju.Platform.Work;

namespace Yiju.Assessment.Features;

/// <summary>The county centre verifies a change of need: agree, and an agency is chosen; or refuse with a reason (ASM-08).</summary>
internal sealed class VerifyChange(Finder finder, Applications applications, WorkList work, AuditTrail audit)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapForm("/assessment/applications/{id:long}/verify", Post)
            .For(Role.CountyCentre)
            .ExcludeFromDescription();
        routes
            .MapPost("/api/assessment/applications/{id:long}/verify", Api)
            .For(Role.CountyCentre)
            .WithName("VerifyChangeOfNeed")
            .WithSummary("Agrees to a change of need or refuses it with a reason.")
            .Produces<ApplicationBody>();
    }

    public async Task<Outcome<Application>> Work(long id, VerifyForm form, CancellationToken ct)
    {
        var found = await finder.Application(id, ct);
        if (!found.Ok)
        {
            return found;
        }
        var row = found.Value;
        if (row.State != ApplicationState.ToVerify)
        {
            return Fault.Conflict("not-to-verify", $"这份申请现在是“{Words.Of(row.State).Word}”，不用核实。");
        }
        if (string.IsNullOrWhiteSpace(form.Reason))
        {
            return Fault.Invalid("reason-missing", "请写核实到的情况。", "reason");
        }
        row.State = form.Agree ? ApplicationState.ToAssign : ApplicationState.Refused;
        applications.Step(row, form.Agree ? "核实属实，组织动态评估" : "核实后不组织动态评估", form.Reason.Trim());
        audit.Did("assessment.verify", [row.SubjectId], form.Reason.Trim(), form.Agree ? "agreed" : "refused");
        if (form.Agree)
        {
            await applications.AskCentre(row, ct);
            return row;
        }
        await work.Finish(Applications.CauseOf(row.Id), ct);
        await applications.TellHousehold(
            row.SubjectId,
            "您的动态评估申请已经答复，请查看原因。",
            $"/assessment/applications/{row.Id}",
            ct
        );
        return row;
    }

    private static Task<IResult> Post(
        long id,
        [FromForm] VerifyForm form,
        VerifyChange verify,
        ApplicationPages pages,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) => pages.Answer(id, () => verify.Work(id, form, ct), commands, http, ct);

    private static Task<IResult> Api(
        long id,
        [FromBody] VerifyForm form,
        VerifyChange verify,
        Commands commands,
        CancellationToken ct
    ) => commands.Api(() => verify.Work(id, form, ct), row => Commands.Answer.Ok(ApplicationBody.Of(row)), ct);
}

/// <summary>What the form sends; a browser leaves out what was not filled in.</summary>
internal sealed record VerifyForm
{
    public bool Agree { get; init; }

    public string? Reason { get; init; }
}
