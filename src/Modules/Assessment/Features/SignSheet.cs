using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Field;
using Yiju.Platform.Files;
using Yiju.Platform.Web;

namespace Yiju.Assessment.Features;

/// <summary>An assessor signs the filled-in sheet, each from the own account, drawn or by typing the own name (ASM-06, ASM-19).</summary>
internal sealed class SignSheet(AssessmentDb db, DbSession session, Finder finder, FileStore files, AuditTrail audit)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapForm("/assessment/cases/{id:long}/sign", Post).For(Role.Assessor).ExcludeFromDescription();
        routes
            .MapPost("/api/assessment/cases/{id:long}/sign", Api)
            .For(Role.Assessor)
            .WithName("SignAssessment")
            .WithSummary("Signs the filled-in sheet as the signed-in assessor.")
            .Produces<SignatureBody>();
    }

    public async Task<Outcome<CaseAssessor>> Work(long id, SignForm form, CancellationToken ct)
    {
        var mine = await finder.MyCase(id, ct);
        if (!mine.Ok)
        {
            return mine.As<CaseAssessor>();
        }
        var (row, me) = mine.Value;
        if (row.State is not (CaseState.Arranged or CaseState.Working))
        {
            return Fault.Conflict("assessment-closed", $"这次评估{Words.Of(row.State).Word}，不能再签名。");
        }
        var sheet = await SheetOf(row, ct);
        var scored = ScaleLibrary.Shipped.Find(row.ScaleId).Value.Score(sheet.Answers, sheet.Conditions);
        if (!scored.Ok)
        {
            return scored.As<CaseAssessor>();
        }
        if (form.Drawing is { Length: > 0 } drawing)
        {
            var picture = Pictures.FromDataUrl(drawing, "drawing");
            if (!picture.Ok)
            {
                return picture.As<CaseAssessor>();
            }
            var (content, type) = picture.Value;
            me.SignatureFileId = await files.Keep($"signature-{row.Id}", type, content, row.SubjectId, ct);
        }
        else if (form.Name?.Trim() == me.Name)
        {
            me.SignatureText = me.Name;
        }
        else
        {
            return Fault.Invalid("signature-name", $"签名“{form.Name}”和您的姓名不同。请写“{me.Name}”。", "name");
        }
        (me.SignedAt, me.SignedPrint) = (session.Time.Instant(), sheet.Print());
        audit.Did("assessment.sign", [row.SubjectId], detail: AssignAgency.CauseOf(row.Id));
        return me;
    }

    /// <summary>The sheet as it stands now.</summary>
    public async Task<AnswerSheet> SheetOf(Case row, CancellationToken ct)
    {
        var events = await db.FieldEvents.AsNoTracking().Where(e => e.CaseId == row.Id).ToListAsync(ct);
        return AnswerSheet.From(ScaleLibrary.Shipped.Find(row.ScaleId).Value, events);
    }

    private static Task<IResult> Post(
        long id,
        [FromForm] SignForm form,
        SignSheet sign,
        CasePages pages,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) => pages.Answer(id, () => sign.Work(id, form, ct), null, commands, http, ct);

    private static Task<IResult> Api(
        long id,
        [FromBody] SignForm form,
        SignSheet sign,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Api(
            () => sign.Work(id, form, ct),
            me => Commands.Answer.Ok(new SignatureBody(me.WorkerId, me.SignedAt!.Value)),
            ct
        );
}

/// <summary>What the form sends; a browser leaves out what was not filled in.</summary>
internal sealed record SignForm
{
    /// <summary>The own name, typed; or</summary>
    public string? Name { get; init; }

    public string? Drawing { get; init; }
}

internal sealed record SignatureBody(long WorkerId, DateTime SignedAt);
