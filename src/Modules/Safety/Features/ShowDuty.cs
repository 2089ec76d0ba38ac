using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Pages;

namespace Yiju.Safety.Features;

/// <summary>The duty desk: open cases in the order in which they are answered, and those that ended lately.</summary>
internal static class ShowDuty
{
    private const int OpenShown = 100;
    private const int ClosedShown = 20;

    public static readonly Role[] Watchers =
    [
        Role.DutyAgent,
        Role.StationWorker,
        Role.OperatorManager,
        Role.CountyCentre,
        Role.CountyOfficer,
        Role.CityOfficer,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/duty", Show).For(Watchers).ExcludeFromDescription();
        routes
            .MapGet("/api/incidents", List)
            .For(Watchers)
            .WithName("ListIncidents")
            .WithSummary(
                "Open cases in the order in which they are answered; with state=closed the newest that ended. At most 100."
            )
            .Produces<IReadOnlyList<IncidentBody>>();
    }

    private static async Task<IResult> Show(
        Viewer viewer,
        SafetyDb db,
        IElders elders,
        DivisionStore divisions,
        AuditTrail audit,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var open = await Queue(db).Take(OpenShown).ToListAsync(ct);
        var count = open.Count < OpenShown ? open.Count : await Queue(db).CountAsync(ct);
        var closed = await Ended(db).Take(ClosedShown).ToListAsync(ct);
        var cards = await elders.Cards([.. open.Concat(closed).Select(i => i.SubjectId).Distinct()], ct);
        var tree = await divisions.Tree(ct);
        await audit.Looked("safety.duty", cards.Keys);
        var now = time.Instant();
        DutyCase Case(Incident i)
        {
            var card = cards.GetValueOrDefault(i.SubjectId);
            return new DutyCase(
                i.Id,
                card?.Name ?? "姓名未知",
                card?.AgeOn(Shanghai.DayOf(now)),
                tree.PathOf(i.Division, viewer.Scope.HasTerritory ? viewer.Division.Value : null),
                i.Trigger.Say(),
                i.Priority,
                i.OpenedAt,
                i.AnswerDueAt,
                i.TakenAt,
                i.TakenByName,
                i.AcceptedByName,
                i.ArrivedAt,
                i.ArriveDueAt,
                i.ClosedAt,
                i.Outcome?.Say(),
                i.ElderIsWell,
                i.Told != Late.None
            );
        }
        var model = new DutyModel(
            now,
            count,
            [.. open.Select(Case)],
            [.. closed.Select(Case)],
            viewer.Is(Role.DutyAgent)
        );
        return Page.Of<DutyPage>("值班", model);
    }

    private static async Task<IResult> List(SafetyDb db, AuditTrail audit, CancellationToken ct, string state = "open")
    {
        var rows = await (state == "closed" ? Ended(db) : Queue(db)).Take(OpenShown).ToListAsync(ct);
        await audit.Looked("safety.list", rows.Select(i => i.SubjectId).Distinct());
        return Results.Json(rows.Select(IncidentBody.Of), Platform.Json.Options);
    }

    private static IQueryable<Incident> Queue(SafetyDb db) =>
        db.Incidents.AsNoTracking().Where(i => i.ClosedAt == null).OrderBy(i => i.Rank).ThenBy(i => i.OpenedAt);

    private static IQueryable<Incident> Ended(SafetyDb db) =>
        db.Incidents.AsNoTracking().Where(i => i.ClosedAt != null).OrderByDescending(i => i.OpenedAt);
}
