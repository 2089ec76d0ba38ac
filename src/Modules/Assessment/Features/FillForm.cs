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
using Yiju.Platform.Data;
using Yiju.Platform.Field;
using Yiju.Platform.Web;

namespace Yiju.Assessment.Features;

/// <summary>The form as plain pages, one step each: works on any phone with signal, without script.</summary>
internal sealed class FillForm(
    AssessmentDb db,
    DbSession session,
    Finder finder,
    RecordEvents record,
    IElders elders,
    AuditTrail audit
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assessment/cases/{id:long}/form", Show).For(Role.Assessor).ExcludeFromDescription();
        routes.MapPost("/assessment/cases/{id:long}/form", Post).For(Role.Assessor).ExcludeFromDescription();
    }

    private static Task<IResult> Show(long id, int? step, FillForm fill, HttpContext http, CancellationToken ct) =>
        fill.PageOf(id, step ?? 0, null, [], http, ct);

    private static async Task<IResult> Post(
        long id,
        int step,
        [FromForm] string? value,
        FillForm fill,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    )
    {
        // Bound by hand: a file parameter would refuse the plain forms of the other steps.
        var photo = http.Request.HasFormContentType ? http.Request.Form.Files["photo"] : null;
        var picture = photo is null or { Length: 0 } ? null : await DataUrl(photo, ct);
        return await commands.Form(
            () => fill.Work(id, step, picture ?? value, ct),
            next => $"/assessment/cases/{id}/form?step={next}",
            faults => fill.Again(id, step, value, faults, http, ct),
            ct
        );
    }

    /// <returns>The next step.</returns>
    private async Task<Outcome<int>> Work(long id, int step, string? value, CancellationToken ct)
    {
        var mine = await finder.MyCase(id, ct);
        if (!mine.Ok)
        {
            return mine.As<int>();
        }
        var steps = FormSteps.Of(ScaleLibrary.Shipped.Find(mine.Value.Case.ScaleId).Value.File);
        if (step < 0 || step >= steps.Count)
        {
            return Fault.Invalid("step-unknown", $"没有第 {step + 1} 步。请回到总览。");
        }
        var now = session.Time.Instant();
        var given = steps[step].Kind == StepKind.Moment ? now.ToString("O") : value?.Trim();
        if (string.IsNullOrEmpty(given))
        {
            return Fault.Invalid("answer-missing", $"“{steps[step].Title}”还没有填。请填写，或者按“跳过”。", "value");
        }
        var sent = new SentEvent($"page:{session.Ids.Next()}", now, id, "answer", steps[step].Key, given);
        var done = await record.One(sent, ct);
        return done.Ok ? step + 1 : done.Faults.Select(f => f with { Field = "value" }).ToList();
    }

    private Task<IResult> Again(
        long id,
        int step,
        string? typed,
        IReadOnlyList<Fault> faults,
        HttpContext http,
        CancellationToken ct
    )
    {
        db.ChangeTracker.Clear();
        return PageOf(id, step, typed, faults, http, ct);
    }

    private async Task<IResult> PageOf(
        long id,
        int step,
        string? typed,
        IReadOnlyList<Fault> faults,
        HttpContext http,
        CancellationToken ct
    )
    {
        var mine = await finder.MyCase(id, ct);
        if (!mine.Ok)
        {
            return Problems.Of(mine.Faults, http);
        }
        var row = mine.Value.Case;
        var steps = FormSteps.Of(ScaleLibrary.Shipped.Find(row.ScaleId).Value.File);
        if (row.State is not (CaseState.Arranged or CaseState.Working) || step < 0 || step >= steps.Count)
        {
            return Results.Redirect($"/assessment/cases/{id}");
        }
        await audit.Looked("assessment.form", [row.SubjectId]);
        var elder = (await elders.FindForSystem(row.SubjectId, ct))!;
        var events = await db.FieldEvents.AsNoTracking().Where(e => e.CaseId == id).ToListAsync(ct);
        var here = steps[step];
        return Page.Of<FormPage>(
            here.Title,
            new FormModel(
                id,
                elder.Name,
                step,
                steps.Count,
                here.Group,
                here.Title,
                here.Help,
                here.Kind,
                [.. (here.Options ?? []).Select(o => new Ui.Choice(o.Value, o.Label))],
                typed ?? FormAnswers.ValueOf(here.Key, events),
                FormAnswers.WordOf(here, events),
                faults
            ),
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    private static async Task<string> DataUrl(IFormFile photo, CancellationToken ct)
    {
        using var content = new MemoryStream();
        await photo.CopyToAsync(content, ct);
        return $"data:{photo.ContentType};base64,{Convert.ToBase64String(content.ToArray())}";
    }
}
