using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.People.Pages;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.People.Features;

/// <summary>The pages and the API of life events (REG-17).</summary>
internal static class RecordLifeEvent
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/elders/{id:long}/life-event", Show).For(PeopleRoles.Editors).ExcludeFromDescription();
        routes.MapForm("/elders/{id:long}/life-event", Post).For(PeopleRoles.Editors).ExcludeFromDescription();
        routes
            .MapGet("/elders/{id:long}/life-event/{eventId:long}", ShowReverse)
            .For(PeopleRoles.Editors)
            .ExcludeFromDescription();
        routes
            .MapPost("/elders/{id:long}/life-event/{eventId:long}/reverse", Reverse)
            .For(PeopleRoles.Editors)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/api/elders/{id:long}/life-events",
                (long id, LifeEventInput body, Commands commands, LifeEvents events, CancellationToken ct) =>
                    commands.Api(
                        () => events.Record(id, body, ct),
                        e => Commands.Answer.Created($"/api/elders/{id}/life-events/{e.Id}", new { e.Id }),
                        ct
                    )
            )
            .For(PeopleRoles.Editors)
            .WithName("RecordLifeEvent")
            .WithSummary("Records a move, death, admission or leaving; everything else follows from that day.")
            .Produces(StatusCodes.Status201Created);
        routes
            .MapPost(
                "/api/elders/{id:long}/life-events/{eventId:long}/reversal",
                (
                    long id,
                    long eventId,
                    ReversalInput body,
                    Commands commands,
                    LifeEvents events,
                    CancellationToken ct
                ) =>
                    commands.Api(
                        () => events.Reverse(id, eventId, body.Why, ct),
                        e => Commands.Answer.Ok(new { e.Id }),
                        ct
                    )
            )
            .For(PeopleRoles.Editors)
            .WithName("ReverseLifeEvent")
            .WithSummary("Undoes a life event that was entered by mistake and restores what it stopped.")
            .Produces(StatusCodes.Status200OK);
    }

    private static async Task<IResult> Show(
        long id,
        PeopleDb db,
        DivisionStore divisions,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await db.Elders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == id, ct) is not { } elder)
        {
            return await ShowElder.Refused(id, audit, http);
        }
        await audit.Looked("people.life-event-form", [id]);
        return await Form(elder, new LifeEventInput(), [], divisions, ct);
    }

    private static async Task<IResult> Form(
        Elder elder,
        LifeEventInput input,
        IReadOnlyList<Fault> faults,
        DivisionStore divisions,
        CancellationToken ct
    )
    {
        var tree = await divisions.Tree(ct);
        var city = DivisionCode.Parse(elder.Division).At(DivisionLevel.City);
        var villages = tree
            .All.Where(d =>
                d.Level == DivisionLevel.Village && d.ValidTo is null && city.Contains(DivisionCode.Parse(d.Code))
            )
            .OrderBy(d => d.Code, StringComparer.Ordinal)
            .Select(d => new Choice(d.Code, tree.PathOf(d.Code, city.Value)));
        var model = new LifeEventModel(elder.SubjectId, elder.Name, input, faults, [.. villages]);
        return Page.Of<LifeEventPage>("生活变化", model, faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200);
    }

    private static async Task<IResult> Post(
        long id,
        [FromForm] LifeEventInput form,
        Commands commands,
        LifeEvents events,
        PeopleDb db,
        DivisionStore divisions,
        HttpContext http,
        CancellationToken ct
    )
    {
        IReadOnlyList<Fault> refused = [];
        var answer = await commands.Form(
            () => events.Record(id, form, ct),
            _ => $"/elders/{id}",
            faults =>
            {
                refused = faults;
                return Problems.Of(faults, http);
            },
            ct
        );
        return
            refused.Count > 0
            && await db.Elders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == id, ct) is { } elder
            ? await Form(elder, form, refused, divisions, ct)
            : answer;
    }

    private static async Task<IResult> ShowReverse(
        long id,
        long eventId,
        PeopleDb db,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var elder = await db.Elders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == id, ct);
        var happened = await db
            .AllLifeEvents.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == eventId && l.SubjectId == id, ct);
        if (elder is null || happened is null)
        {
            return await ShowElder.Refused(id, audit, http);
        }
        await audit.Looked("people.life-event-form", [id]);
        return Page.Of<ReverseEventPage>(
            "撤销生活变化",
            new ReverseEventModel(id, elder.Name, eventId, happened.Kind, happened.HappenedOn)
        );
    }

    private static Task<IResult> Reverse(
        long id,
        long eventId,
        [FromForm] string? why,
        Commands commands,
        LifeEvents events,
        PeopleDb db,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            () => events.Reverse(id, eventId, why, ct),
            _ => $"/elders/{id}",
            () => ShowReverse(id, eventId, db, audit, http, ct),
            ct
        );
}
