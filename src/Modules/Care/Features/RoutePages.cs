using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Care.Pages;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Ui;
using Yiju.Workforce.Contracts;

namespace Yiju.Care.Features;

/// <summary>The worker's phone: today's route, and one visit after the other. Every button is a form, so it works without script.</summary>
internal sealed class RoutePages(
    CareDb db,
    DbSession session,
    Who who,
    IElders elders,
    IWorkers workers,
    Catalogue catalogue,
    AuditTrail audit
)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/care/route", (DateOnly? day, RoutePages page, CancellationToken ct) => page.Route(day, ct))
            .For(Role.CareWorker)
            .ExcludeFromDescription();
        routes
            .MapGet("/care/route/{id:long}", (long id, RoutePages page, CancellationToken ct) => page.Stop(id, [], ct))
            .For(Role.CareWorker)
            .ExcludeFromDescription();
        routes.MapPost("/care/route/{id:long}/event", Event).For(Role.CareWorker).ExcludeFromDescription();
        routes.MapPost("/care/route/{id:long}/photo", Photo).For(Role.CareWorker).ExcludeFromDescription();
    }

    private static Task<IResult> Event(
        long id,
        [FromForm] string eventId,
        [FromForm] string kind,
        [FromForm] int? step,
        [FromForm] string? code,
        VisitWork work,
        RoutePages page,
        TimeProvider time,
        Commands commands,
        CancellationToken ct
    )
    {
        var known = Enum.TryParse<VisitEventKind>(kind, ignoreCase: true, out var what);
        var reports = new List<VisitReport>
        {
            new(eventId, id, known ? what : VisitEventKind.Note, time.Instant(), Step: step),
        };
        if (!string.IsNullOrWhiteSpace(code))
        {
            reports.Add(new VisitReport(eventId + "c", id, VisitEventKind.Code, time.Instant(), Text: code.Trim()));
        }
        return commands.Form(() => work.Report(reports, ct), _ => $"/care/route/{id}", f => page.Stop(id, f, ct), ct);
    }

    private static async Task<IResult> Photo(
        long id,
        [FromForm] string eventId,
        IFormFile? photo,
        VisitWork work,
        RoutePages page,
        TimeProvider time,
        Commands commands,
        CancellationToken ct
    )
    {
        if (photo is null)
        {
            return await page.Stop(id, [Fault.Invalid("photo-missing", "还没有选照片。请拍一张再上传。", "photo")], ct);
        }
        await using var stream = photo.OpenReadStream();
        var content = await VisitApi.Bytes(stream, ct);
        var report = new VisitReport(eventId, id, VisitEventKind.Photo, time.Instant());
        return await commands.Form(
            () => work.Photo(report, content, ct),
            _ => $"/care/route/{id}",
            f => page.Stop(id, f, ct),
            ct
        );
    }

    private async Task<IResult> Route(DateOnly? day, CancellationToken ct)
    {
        var today = session.Time.Today();
        var on = day ?? today;
        var visits = await Mine(on, ct);
        var cards = await elders.Cards([.. visits.Select(v => v.SubjectId).Distinct()], ct);
        await audit.Looked("care.route", cards.Keys);
        var me = await who.WorkerId(ct) is { } id ? await workers.Find(id, ct) : null;
        (double X, double Y)? from = me is { Longitude: { } x, Latitude: { } y } ? (x, y) : null;
        var stops = new List<RouteStop>();
        foreach (var visit in visits)
        {
            var card = cards.GetValueOrDefault(visit.SubjectId);
            (double X, double Y)? door = card is { Longitude: { } a, Latitude: { } b } ? (a, b) : null;
            double? metres = from is { } f && door is { } d ? Distance.Metres(f.X, f.Y, d.X, d.Y) : null;
            from = door ?? from;
            stops.Add(
                new RouteStop(
                    visit.Id,
                    visit.PlannedAt,
                    visit.PlannedMinutes,
                    card?.Name ?? "",
                    catalogue.NameOf(visit.ItemCode),
                    card?.Address ?? "",
                    Distance.Say(metres),
                    OrdersPages.Shape(visit.State),
                    MarkWords.Of(visit.State)
                )
            );
        }
        return Page.Of<RoutePage>("今天的路线", new RouteModel(on, today, stops));
    }

    private async Task<IResult> Stop(long id, IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        var worker = await who.WorkerId(ct);
        var visit = await db.AllVisits.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id && v.WorkerId == worker, ct);
        if (visit is null)
        {
            await audit.Looked("care.refused", [], detail: $"visit {id}");
            return Page.Of<ProblemPage>("没有找到", new ProblemModel(404, [Who.NotYours]), 404);
        }
        var card = await elders.FindForSystem(visit.SubjectId, ct);
        await audit.Looked("care.stop", [visit.SubjectId]);
        var item = catalogue.Find(visit.ItemCode);
        var next = (await Mine(visit.PlannedOn, ct)).Find(v => v.State is VisitState.Planned or VisitState.OnTheWay);
        var model = new StopModel(
            visit.Id,
            card?.Name ?? "",
            item?.Name ?? visit.ItemCode,
            card?.Address ?? "",
            visit.PlannedAt,
            item?.Minutes ?? 0,
            visit.ArrivedAt,
            visit.LeftAt,
            item?.Steps ?? [],
            [
                .. visit
                    .StepsDone.Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(s => int.Parse(s, CultureInfo.InvariantCulture)),
            ],
            visit.ArrivedAt is not null,
            visit.LeftAt is not null || visit.Ended,
            MarkWords.Of(visit.State),
            OrdersPages.Shape(visit.State),
            next is null ? null : $"/care/route/{next.Id}",
            $"form-{session.Ids.Next()}-",
            session.Time.Today(),
            faults
        );
        return Page.Of<StopPage>("服务", model, faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200);
    }

    private async Task<List<Visit>> Mine(DateOnly day, CancellationToken ct)
    {
        var worker = await who.WorkerId(ct);
        return await db
            .AllVisits.AsNoTracking()
            .Where(v => v.WorkerId == worker && worker != null && v.PlannedOn == day && v.State != VisitState.Cancelled)
            .OrderBy(v => v.PlannedAt)
            .ThenBy(v => v.Id)
            .ToListAsync(ct);
    }
}
