using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Web;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>Does one step of a case.</summary>
internal delegate Task<Outcome<Incident>> Step(
    IncidentDesk desk,
    Incident incident,
    StepForm form,
    CancellationToken ct
);

/// <summary>Maps each step twice: for the page's form and for programs.</summary>
internal static class Steps
{
    public static readonly Role[] Handlers = [Role.DutyAgent, Role.StationWorker, Role.OperatorManager];

    public static void Map(IEndpointRouteBuilder routes)
    {
        One(routes, "take", "Takes an open case.", TakeIncident.Do, Role.DutyAgent);
        One(routes, "call", "Records a call to the elder or the family.", CallAndSend.Call, Role.DutyAgent);
        One(routes, "send", "Asks the next nearest station to go there.", CallAndSend.Send, Role.DutyAgent);
        One(routes, "call-and-send", "Records the call and sends a station.", CallAndSend.Both, Role.DutyAgent);
        One(routes, "accept", "Accepts to go there.", Respond.Accept, Handlers);
        One(routes, "arrive", "Says that help is at the door.", Respond.Arrive, Handlers);
        One(routes, "note", "Adds a note to the timeline.", CallAndSend.Note, Handlers);
        One(routes, "close", "Ends a case with its outcome.", CloseIncident.Do, Role.DutyAgent, Role.StationWorker);
    }

    private static void One(IEndpointRouteBuilder routes, string verb, string summary, Step step, params Role[] roles)
    {
        routes
            .MapPost(
                $"/duty/incidents/{{id:long}}/{verb}",
                async (
                    long id,
                    HttpRequest request,
                    Commands commands,
                    IncidentDesk desk,
                    ShowIncident show,
                    CancellationToken ct
                ) =>
                {
                    var form = await Typed(request, ct);
                    return await commands.Form(
                        () => Run(step, desk, id, form, ct),
                        incident => GoTo(desk.Me, incident),
                        faults => show.Again(id, faults, form, ct),
                        ct
                    );
                }
            )
            .For(roles)
            .ExcludeFromDescription();
        routes
            .MapPost(
                $"/api/incidents/{{id:long}}/{verb}",
                (long id, [FromBody] StepForm? form, Commands commands, IncidentDesk desk, CancellationToken ct) =>
                    commands.Api(
                        () => Run(step, desk, id, form ?? new StepForm(null, null), ct),
                        incident => Commands.Answer.Ok(IncidentBody.Of(incident)),
                        ct
                    )
            )
            .For(roles)
            .WithName($"Incident-{verb}")
            .WithSummary(summary)
            .Produces<IncidentBody>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>A button without fields sends an empty body, which the framework's own binding refuses.</summary>
    private static async Task<StepForm> Typed(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType)
        {
            return new StepForm(null, null);
        }
        var form = await request.ReadFormAsync(ct);
        return new StepForm(form["text"], form["outcome"]);
    }

    private static async Task<Outcome<Incident>> Run(
        Step step,
        IncidentDesk desk,
        long id,
        StepForm form,
        CancellationToken ct
    )
    {
        var found = await desk.Find(id, open: true, ct);
        return found.Ok ? await step(desk, found.Value, form, ct) : found;
    }

    /// <summary>Whoever was only called to a case sees no more of it when it is over.</summary>
    private static string GoTo(Viewer viewer, Incident incident) =>
        incident.Open || viewer.Scope.Covers(incident.Division) ? $"/duty/incidents/{incident.Id}" : "/duty";
}

/// <summary>A case as programs see it.</summary>
internal sealed record IncidentBody(
    long Id,
    long ElderId,
    string Division,
    string Trigger,
    bool Pressed,
    string? Priority,
    DateTime OpenedAt,
    DateTime? TakenAt,
    string? TakenBy,
    DateTime? NoticedAt,
    DateTime? AcceptedAt,
    DateTime? ArrivedAt,
    DateTime? ClosedAt,
    string? Outcome
)
{
    public static IncidentBody Of(Incident i) =>
        new(
            i.Id,
            i.SubjectId,
            i.Division,
            i.Trigger.Stable(),
            i.Pressed,
            i.Priority,
            i.OpenedAt,
            i.TakenAt,
            i.TakenByName,
            i.NoticedAt,
            i.AcceptedAt,
            i.ArrivedAt,
            i.ClosedAt,
            i.Outcome?.Stable()
        );
}
