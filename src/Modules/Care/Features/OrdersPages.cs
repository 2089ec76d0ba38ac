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
using Yiju.Platform.Web;
using Yiju.Ui;
using Yiju.Workforce.Contracts;

namespace Yiju.Care.Features;

/// <summary>One order of a household or at a desk: see, confirm, rate, dispute, move, call off.</summary>
internal static class OrdersPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/care/orders/{id:long}", Show).For(OrderApi.Seeing).ExcludeFromDescription();
        routes.MapPost("/care/orders/{id:long}/move", Move).For(OrderApi.Managing).ExcludeFromDescription();
        routes.MapPost("/care/orders/{id:long}/cancel", Cancel).For(OrderApi.Managing).ExcludeFromDescription();
        routes.MapPost("/care/orders/{id:long}/pay", Pay).For(Roles.Household).ExcludeFromDescription();
        routes.MapPost("/care/visits/{id:long}/confirm", Confirm).For(VisitWork.Confirming).ExcludeFromDescription();
        routes.MapPost("/care/visits/{id:long}/dispute", Dispute).For(VisitWork.Confirming).ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        long id,
        Reach reach,
        OrderView view,
        HttpContext http,
        CancellationToken ct
    )
    {
        var order = await reach.Order(id, ct);
        return order.Ok ? await view.Show(order.Value, ct) : Problems.Of(order.Faults, http);
    }

    /// <summary>The page of the order that a visit belongs to.</summary>
    private static async Task<IResult> ShowOf(
        long visit,
        Reach reach,
        OrderView view,
        HttpContext http,
        CancellationToken ct
    )
    {
        var found = await reach.Visit(visit, ct);
        return found.Ok ? await Show(found.Value.OrderId, reach, view, http, ct) : Problems.Of(found.Faults, http);
    }

    private static Task<IResult> Cancel(
        long id,
        [FromForm] string? version,
        OrderWork work,
        Reach reach,
        OrderView view,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            () => work.Cancel(id, null, version, ct),
            o => $"/care/orders/{o.Id}",
            () => Show(id, reach, view, http, ct),
            ct
        );

    private static Task<IResult> Pay(
        long id,
        Reach reach,
        OwnShare own,
        OrderView view,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            async () =>
            {
                var order = await reach.Order(id, ct);
                return order.Ok ? await own.Ask(order.Value, ct) : order.As<long>();
            },
            payment => $"/payments/{payment}",
            () => Show(id, reach, view, http, ct),
            ct
        );

    /// <summary>Another day and time, as the page asks for them.</summary>
    private static Task<IResult> Move(
        long id,
        [FromForm] string? day,
        [FromForm] string? time,
        [FromForm] string? version,
        OrderWork work,
        Reach reach,
        OrderView view,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            async () =>
                OrderPages.At(day, time) is { } at
                    ? await work.Move(id, at, version, ct)
                    : Fault.Invalid("when-missing", "还没有选好改到哪天几点。请两样都选。", "day"),
            o => $"/care/orders/{o.Id}",
            () => Show(id, reach, view, http, ct),
            ct
        );

    private static Task<IResult> Confirm(
        long id,
        [FromForm] int? rating,
        [FromForm] string? words,
        [FromForm] string? code,
        VisitWork work,
        Reach reach,
        OrderView view,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            () => work.Confirm(id, rating, words, code, ct),
            v => $"/care/orders/{v.OrderId}",
            () => ShowOf(id, reach, view, http, ct),
            ct
        );

    private static Task<IResult> Dispute(
        long id,
        [FromForm] string? why,
        VisitWork work,
        Reach reach,
        OrderView view,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            () => work.Dispute(id, why, ct),
            v => $"/care/orders/{v.OrderId}",
            () => ShowOf(id, reach, view, http, ct),
            ct
        );

    internal static StateKind Shape(VisitState state) =>
        state switch
        {
            VisitState.Planned => StateKind.Todo,
            VisitState.OnTheWay or VisitState.Arrived or VisitState.Done => StateKind.Doing,
            VisitState.Confirmed => StateKind.Done,
            VisitState.Disputed or VisitState.Missed => StateKind.Overdue,
            VisitState.Cancelled or VisitState.Paused => StateKind.Stopped,
        };
}

/// <summary>Loads one order for its page.</summary>
internal sealed class OrderView(
    CareDb db,
    Who who,
    IElders elders,
    INetwork network,
    IWorkers workers,
    Catalogue catalogue,
    OwnShare own,
    AuditTrail audit,
    TimeProvider clock
)
{
    public async Task<IResult> Show(Order order, CancellationToken ct)
    {
        var visit = await db.AllVisits.AsNoTracking().SingleAsync(v => v.OrderId == order.Id, ct);
        var elder = await elders.FindForSystem(order.SubjectId, ct);
        var org = await network.Find(order.OrgId, ct);
        var worker = visit.WorkerId is { } w ? await workers.Find(w, ct) : null;
        var trail = await db.OrderEntries.AsNoTracking().Where(e => e.OrderId == order.Id).ToListAsync(ct);
        await audit.Looked("care.order", [order.SubjectId]);
        var viewer = who.Viewer;
        var household = viewer.Is(Roles.Household);
        var confirming = VisitWork.Confirming.Contains(viewer.Role);
        var open = visit.State is VisitState.Planned or VisitState.OnTheWay;
        var charge = catalogue.Rules.CancelCharge(order.Price, order.PlannedAt, clock.Instant());
        var model = new OrderModel(
            order.Id,
            visit.Id,
            order.SubjectId,
            order.AgreementId,
            order.PlanId,
            viewer.Is(Role.Auditor) ? Masking.Name(elder?.Name ?? "") : elder?.Name ?? "",
            catalogue.NameOf(order.ItemCode),
            org?.Name ?? "",
            worker?.Name,
            order.PlannedAt,
            OrdersPages.Shape(visit.State),
            MarkWords.Of(visit.State),
            order.Price,
            order.WalletShare,
            order.SelfShare,
            order.Charge,
            household ? await own.Due(order, ct) : Money.Zero,
            MarkWords.Of(order.Channel),
            household && open ? visit.Code : null,
            confirming && visit.State == VisitState.Done,
            confirming && visit.State is VisitState.Done or VisitState.Missed && visit.SettledAt is null,
            open && order.State == OrderState.Open && OrderApi.Managing.Contains(viewer.Role),
            visit.State == VisitState.Planned
                && order.State == OrderState.Open
                && OrderApi.Managing.Contains(viewer.Role),
            charge == Money.Zero || viewer.Role == Role.OperatorManager
                ? "现在取消不收费。"
                : $"现在取消要收 {charge}。",
            !household,
            [.. trail.Select(e => new TimelineItem(e.At, e.By, e.Amount is { } a ? $"{e.What}（{a}）" : e.What))],
            clock.Today(),
            RecordVersion.Of(OrderApi.Body(order))
        );
        return Page.Of<OrderPage>("服务", model);
    }
}
