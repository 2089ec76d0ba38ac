using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Web;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Pages;

namespace Yiju.Safety.Features;

/// <summary>The county looks afterwards at who opened a caller's data, and says whether it was right (SEC-06).</summary>
internal static class ReviewAccess
{
    private static readonly Role[] Reviewers = [Role.CountyOfficer, Role.CityOfficer];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/duty/incidents/{id:long}/review", Show)
            .For([.. Reviewers, Role.Auditor])
            .ExcludeFromDescription();
        routes.MapPost("/duty/incidents/{id:long}/review", Post).For(Reviewers).ExcludeFromDescription();
        routes
            .MapPost("/api/incidents/{id:long}/review", Api)
            .For(Reviewers)
            .WithName("ReviewIncident")
            .WithSummary("Records whether opening the caller's data was right.")
            .Produces<IncidentBody>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Show(
        long id,
        HttpContext http,
        IncidentDesk desk,
        SafetyDb db,
        CancellationToken ct
    )
    {
        var found = await desk.Find(id, open: false, ct);
        if (!found.Ok)
        {
            await desk.Audit.Looked("safety.refused", [], detail: $"incident {id}");
            return Problems.Of(found.Faults, http);
        }
        await desk.Audit.Looked("safety.review", [found.Value.SubjectId]);
        return await Page(db, found.Value, desk.Me, ct);
    }

    private static Task<IResult> Post(
        long id,
        [FromForm] string? text,
        Commands commands,
        IncidentDesk desk,
        SafetyDb db,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            () => Review(desk, id, new StepForm(text, null), ct),
            i => $"/duty/incidents/{i.Id}/review",
            () => Show(id, http, desk, db, ct),
            ct
        );

    private static Task<IResult> Api(
        long id,
        StepForm form,
        Commands commands,
        IncidentDesk desk,
        CancellationToken ct
    ) => commands.Api(() => Review(desk, id, form, ct), i => Commands.Answer.Ok(IncidentBody.Of(i)), ct);

    private static async Task<Outcome<Incident>> Review(IncidentDesk desk, long id, StepForm form, CancellationToken ct)
    {
        var found = await desk.Find(id, open: false, ct);
        if (!found.Ok)
        {
            return found;
        }
        var incident = found.Value;
        if (incident.Open)
        {
            return Fault.Refused("incident-open", "求助还没有结束，结束后再复核。");
        }
        if (form.Text?.Trim() is not { Length: > 0 and <= 500 } words)
        {
            return Fault.Invalid("review-words", "请写下复核意见，1 到 500 个字。", "text");
        }
        incident.ReviewedAt = desk.Now;
        desk.Log.Add(incident, EventKind.Reviewed, $"已复核资料使用：{words}");
        await desk.Work.Finish($"incident-review:{id}", ct);
        desk.Audit.Did("safety.reviewed", [incident.SubjectId]);
        return incident;
    }

    private static async Task<IResult> Page(SafetyDb db, Incident incident, Viewer viewer, CancellationToken ct)
    {
        var opened = await db
            .Events.AsNoTracking()
            .Where(e => e.IncidentId == incident.Id && (e.Kind == EventKind.DataOpened || e.Kind == EventKind.Reviewed))
            .OrderBy(e => e.Sequence)
            .ToListAsync(ct);
        var model = new ReviewModel(
            incident.Id,
            incident.OpenedAt,
            incident.ClosedAt,
            incident.Outcome?.Say(),
            [.. opened.Where(e => e.Kind == EventKind.DataOpened).Select(e => new OpenedData(e.By, e.At))],
            opened.LastOrDefault(e => e.Kind == EventKind.Reviewed)?.Text,
            viewer.Is(Reviewers) && !incident.Open && incident.ReviewedAt is null
        );
        return Platform.Web.Page.Of<ReviewPage>("复核资料使用", model);
    }
}
