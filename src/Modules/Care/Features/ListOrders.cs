using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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

namespace Yiju.Care.Features;

/// <summary>The orders of a household, of an area, or of one elder with the plans and agreements behind them.</summary>
internal sealed class ListOrders(
    CareDb db,
    Reach reach,
    Who who,
    IElders elders,
    INetwork network,
    Catalogue catalogue,
    AuditTrail audit,
    TimeProvider time
)
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/care/orders",
                (long? elder, string? after, ListOrders list, HttpContext http, CancellationToken ct) =>
                    list.Show(elder, after, http, ct)
            )
            .For(OrderApi.Seeing)
            .ExcludeFromDescription();

    private async Task<IResult> Show(long? elder, string? after, HttpContext http, CancellationToken ct)
    {
        var card = elder is { } one ? await Elder(one, ct) : null;
        if (elder is not null && card is null)
        {
            await audit.Looked("care.refused", [], detail: $"elder {elder}");
            return Problems.Of([Who.NoElder], http);
        }
        var rows = await Rows(elder, after, ct);
        var shown = rows.Take(PageSize).ToList();
        var ids = shown.Select(r => r.Order.SubjectId).Append(elder ?? 0).Where(id => id != 0).Distinct().ToArray();
        var cards = await elders.Cards(ids, ct);
        await audit.Looked("care.orders", ids);
        var lines = shown.Select(r => new OrderLine(
            r.Order.Id,
            cards.GetValueOrDefault(r.Order.SubjectId)?.Name ?? "",
            catalogue.NameOf(r.Order.ItemCode),
            r.Order.PlannedAt,
            OrdersPages.Shape(r.Visit.State),
            MarkWords.Of(r.Visit.State),
            r.Order.SelfShare,
            r.Visit.State == VisitState.Done
        ));
        var household = who.Viewer.Is(Roles.Household);
        var model = new OrdersModel(
            time.Today(),
            household ? "我的服务"
                : card is null ? "服务订单"
                : $"{card.Name}的服务",
            household ? null : elder,
            card?.Name,
            [.. lines],
            elder is { } id1 && !household ? await Behind(id1, ct) : [],
            elder is null ? "/care/order" : $"/care/order?elder={elder}",
            rows.Count > PageSize ? Next(elder, shown[^1].Order) : null
        );
        return Page.Of<OrdersPage>(model.Title, model);
    }

    /// <summary>The elder when the viewer has anything to do with the elder's care.</summary>
    private async Task<ElderCard?> Elder(long id, CancellationToken ct)
    {
        if (who.Viewer.Is(Roles.Household))
        {
            return (await reach.Mine(ct)).Contains(id) ? await elders.FindForSystem(id, ct) : null;
        }
        return await elders.Find(id, ct);
    }

    private async Task<List<Row>> Rows(long? elder, string? after, CancellationToken ct)
    {
        var orders = (await reach.Orders(ct)).AsNoTracking().Where(o => elder == null || o.SubjectId == elder);
        if (Cursor.AtAndId(after) is var (at, id))
        {
            orders = orders.Where(o => o.PlannedAt < at || (o.PlannedAt == at && o.Id > id));
        }
        return await (
            from order in orders
            join visit in db.AllVisits on order.Id equals visit.OrderId
            orderby order.PlannedAt descending, order.Id
            select new Row(order, visit)
        )
            .Take(PageSize + 1)
            .ToListAsync(ct);
    }

    private static string Next(long? elder, Order last) =>
        $"/care/orders?{(elder is null ? "" : $"elder={elder}&")}after={Cursor.Pack(last.PlannedAt, last.Id)}";

    /// <summary>Plans and agreements of an elder.</summary>
    private async Task<IReadOnlyList<BehindLine>> Behind(long elder, CancellationToken ct)
    {
        var plans = await (await reach.Plans(ct)).AsNoTracking().Where(p => p.SubjectId == elder).ToListAsync(ct);
        var agreements = await (await reach.Agreements(ct))
            .AsNoTracking()
            .Where(a => a.SubjectId == elder)
            .ToListAsync(ct);
        var names = new Dictionary<long, string>();
        foreach (var org in plans.Select(p => p.OrgId).Concat(agreements.Select(a => a.OrgId)).Distinct())
        {
            names[org] = (await network.Find(org, ct))?.Name ?? $"机构 {org}";
        }
        return
        [
            .. plans.Select(p => new BehindLine(
                $"/care/plans/{p.Id}",
                $"计划：{catalogue.NameOf(p.ItemCode)}，{ShowPlan.Rhythm(p)}",
                names[p.OrgId],
                p.FromOn,
                p.ToOn,
                ShowPlan.Shape(p.State),
                ShowPlan.Word(p.State)
            )),
            .. agreements.Select(a => new BehindLine(
                $"/care/agreements/{a.Id}",
                "服务协议",
                names[a.OrgId],
                a.FromOn,
                a.ToOn,
                a.HoldsOn(time.Today()) ? StateKind.Doing : StateKind.Stopped,
                a.HoldsOn(time.Today()) ? "有效" : "已经结束"
            )),
        ];
    }

    private sealed record Row(Order Order, Visit Visit);
}
