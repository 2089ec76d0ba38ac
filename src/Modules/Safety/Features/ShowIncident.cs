using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Pages;

namespace Yiju.Safety.Features;

/// <summary>One case: who calls, what is known, what was done, what to do next (EMG-06, EMG-07).</summary>
internal sealed class ShowIncident(
    SafetyDb db,
    Viewer viewer,
    CallerProfile profiles,
    Grants grants,
    AuditTrail audit,
    TimeProvider time,
    IHttpContextAccessor http
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Role[] readers = [.. ShowDuty.Watchers, Role.Auditor];
        routes
            .MapGet("/duty/incidents/{id:long}", (long id, ShowIncident show, CancellationToken ct) => show.Get(id, ct))
            .For(readers)
            .ExcludeFromDescription();
        routes
            .MapGet("/api/incidents/{id:long}", (long id, ShowIncident show, CancellationToken ct) => show.Json(id, ct))
            .For(readers)
            .WithName("GetIncident")
            .WithSummary("One case with its timeline.")
            .Produces<IncidentWithTimeline>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>The page again, with what was refused and what was typed.</summary>
    public async Task<IResult> Again(long id, IReadOnlyList<Fault> faults, StepForm typed, CancellationToken ct)
    {
        var incident = await db.Incidents.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        return incident is null
            ? Problems.Of(faults, http.HttpContext!)
            : await Page(incident, faults, typed, Problems.Status(faults[0].Kind), ct);
    }

    private async Task<IResult> Get(long id, CancellationToken ct)
    {
        var incident = await db.Incidents.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (incident is null)
        {
            return await Refuse(id);
        }
        await audit.Looked("safety.incident", [incident.SubjectId], detail: $"incident {id}");
        return await Page(incident, [], new StepForm(null, null), StatusCodes.Status200OK, ct);
    }

    private async Task<IResult> Json(long id, CancellationToken ct)
    {
        var incident = await db.Incidents.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (incident is null)
        {
            return await Refuse(id);
        }
        await audit.Looked("safety.incident", [incident.SubjectId], detail: $"incident {id}");
        var events = await Timeline(id, ct);
        var body = new IncidentWithTimeline(
            IncidentBody.Of(incident),
            [.. events.Select(e => new EventBody(e.Sequence, e.At, e.Kind.ToString(), e.Text, e.By))],
            IncidentEvent.Holds(events, incident.EventCount, incident.Head)
        );
        return Results.Json(body, Platform.Json.Options);
    }

    private async Task<IResult> Refuse(long id)
    {
        await audit.Looked("safety.refused", [], detail: $"incident {id}");
        return Problems.Of([Words.NoIncident], http.HttpContext!);
    }

    private async Task<IResult> Page(
        Incident incident,
        IReadOnlyList<Fault> faults,
        StepForm typed,
        int status,
        CancellationToken ct
    )
    {
        var opened =
            incident.Open
            && await grants.IsOpen($"account:{viewer.AccountId}", incident.SubjectId, SafetyDb.Rescue, ct);
        var events = await Timeline(incident.Id, ct);
        var model = new IncidentModel(
            time.Instant(),
            incident,
            await profiles.Of(incident, opened, ct),
            events,
            IncidentEvent.Holds(events, incident.EventCount, incident.Head),
            opened,
            viewer,
            faults,
            typed
        );
        return Platform.Web.Page.Of<IncidentPage>("求助", model, status);
    }

    private Task<List<IncidentEvent>> Timeline(long id, CancellationToken ct) =>
        db.Events.AsNoTracking().Where(e => e.IncidentId == id).OrderBy(e => e.Sequence).ToListAsync(ct);
}

internal sealed record IncidentWithTimeline(
    IncidentBody Incident,
    IReadOnlyList<EventBody> Timeline,
    bool TimelineHolds
);

internal sealed record EventBody(int Sequence, DateTime At, string Kind, string Text, string By);
