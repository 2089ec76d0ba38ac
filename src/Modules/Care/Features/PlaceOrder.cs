using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Work;
using Yiju.Ui;

namespace Yiju.Care.Features;

/// <summary>What somebody orders.</summary>
/// <param name="At">UTC.</param>
/// <param name="ShownPrice">The price and the own share that were on the page; null when nobody was shown any (the plan).</param>
internal sealed record OrderRequest(
    string ItemCode,
    long OrgId,
    DateTime At,
    Money? ShownPrice,
    Money? ShownSelf,
    OrderChannel Channel,
    long? PlanId = null,
    long? WorkerId = null
);

/// <summary>
/// Places an order with its visit: holds the wallet's share, gives the operator leave to see the elder, puts the order on the operator's desk.
/// Runs inside the caller's unit of work.
/// </summary>
internal sealed class PlaceOrder(
    CareDb db,
    DbSession session,
    Quotes quotes,
    IWallets wallets,
    Grants grants,
    WorkList work,
    Messenger messenger,
    AuditTrail audit,
    Trail trail,
    Who who
)
{
    private const int FurthestDays = 60;

    public async Task<Outcome<Order>> Place(
        ElderCard elder,
        string division,
        OrderRequest request,
        CancellationToken ct
    )
    {
        var faults = await Check(elder, request, ct);
        if (faults.Count > 0)
        {
            return faults;
        }
        var maySpend = await who.MaySpend(elder.Id, ct);
        var day = Shanghai.DayOf(request.At);
        var quote = await quotes.Of(elder.Id, division, request.ItemCode, request.OrgId, day, maySpend, ct);
        if (!quote.Ok)
        {
            return quote.As<Order>();
        }
        if (quote.Value.AgreementId is not { } agreement)
        {
            return Fault.Refused("agreement-first", $"第一次请{quote.Value.Org.Name}服务，要先签服务协议。", "org");
        }
        if (Changed(request, quote.Value) is { } changed)
        {
            return changed;
        }
        return await Write(elder, request, quote.Value, agreement, ct);
    }

    private async Task<List<Fault>> Check(ElderCard elder, OrderRequest request, CancellationToken ct)
    {
        var now = session.Time.Instant();
        var faults = new List<Fault>();
        if (elder.State != ElderState.Active)
        {
            faults.Add(Fault.Refused("elder-not-active", "这位老人的档案已经停用，不能下单。请先到村（社区）核实。"));
        }
        if (request.Channel != OrderChannel.Card && request.At < now)
        {
            faults.Add(Fault.Invalid("time-past", $"{Say.Instant(request.At)} 已经过去。请选今后的时间。", "at"));
        }
        if (request.At > now.AddDays(FurthestDays))
        {
            faults.Add(Fault.Invalid("time-far", $"最多提前 {FurthestDays} 天预约。请选近一点的时间。", "at"));
        }
        var twice =
            request.Channel != OrderChannel.Card
            && await db.AllOrders.AnyAsync(
                o =>
                    o.SubjectId == elder.Id
                    && o.ItemCode == request.ItemCode
                    && o.PlannedAt == request.At
                    && o.State != OrderState.Cancelled,
                ct
            );
        if (twice)
        {
            faults.Add(
                Fault.Conflict(
                    "order-duplicate",
                    $"{Say.Instant(request.At)} 已经预约过同一项服务，没有重复下单。请看“我的服务”。",
                    "at"
                )
            );
        }
        return faults;
    }

    private static Fault? Changed(OrderRequest request, Quote quote) =>
        (request.ShownPrice, request.ShownSelf) switch
        {
            ({ } price, _) when price != quote.Price => Fault.Conflict(
                "price-changed",
                $"价格已从 {price} 变为 {quote.Price}。请看清楚再确认。"
            ),
            (_, { } self) when self != quote.Self => Fault.Conflict(
                "share-changed",
                $"补贴账户的余额变了：现在补贴付 {quote.Wallet}，您付 {quote.Self}。请看清楚再确认。"
            ),
            _ => null,
        };

    private async Task<Outcome<Order>> Write(
        ElderCard elder,
        OrderRequest request,
        Quote quote,
        long agreement,
        CancellationToken ct
    )
    {
        var id = session.Ids.Next();
        var hold = await Hold(id, elder.Id, quote, ct);
        if (!hold.Ok)
        {
            return hold.As<Order>();
        }
        if (request.ShownSelf is not null && hold.Value.Covered != quote.Wallet)
        {
            return Changed(request, quote with { Wallet = hold.Value.Covered })!;
        }
        var order = new Order
        {
            Id = id,
            SubjectId = elder.Id,
            Division = elder.Division,
            OrgId = request.OrgId,
            ItemCode = request.ItemCode,
            Channel = request.Channel,
            PlacedAt = session.Time.Instant(),
            PlacedBy = session.Viewer.AccountId,
            PlannedAt = request.At,
            Price = quote.Price,
            Purse = quote.Purse,
            WalletShare = hold.Value.Covered,
            SelfShare = quote.Price - hold.Value.Covered,
            HoldId = hold.Value.HoldId,
            Rule = quote.Rule,
            AgreementId = agreement,
            PlanId = request.PlanId,
        };
        db.AllOrders.Add(order);
        var visit = VisitFor(order, quote.Item.Minutes, request.WorkerId, session.Ids.Next());
        db.AllVisits.Add(visit);
        trail.Add(id, $"预约{quote.Item.Name}，{Say.Instant(order.PlannedAt)}", order.Price);
        audit.Did("care.order", [elder.Id]);
        await Announce(elder, order, visit, quote, ct);
        return order;
    }

    private async Task<Outcome<WalletHold>> Hold(long orderId, long elderId, Quote quote, CancellationToken ct) =>
        quote.Purse is null || quote.Wallet == Money.Zero
            ? new WalletHold(null, Money.Zero)
            : await wallets.Hold(elderId, quote.Purse, quote.Wallet, $"order:{orderId}:hold:1", $"order:{orderId}", ct);

    internal static Visit VisitFor(Order order, int minutes, long? workerId, long id) =>
        new()
        {
            Id = id,
            OrderId = order.Id,
            SubjectId = order.SubjectId,
            Division = order.Division,
            OrgId = order.OrgId,
            WorkerId = workerId,
            ItemCode = order.ItemCode,
            PlannedAt = order.PlannedAt,
            PlannedOn = Shanghai.DayOf(order.PlannedAt),
            PlannedMinutes = minutes,
            Code = RandomNumberGenerator
                .GetInt32(10_000)
                .ToString("0000", System.Globalization.CultureInfo.InvariantCulture),
        };

    private async Task Announce(ElderCard elder, Order order, Visit visit, Quote quote, CancellationToken ct)
    {
        await grants.Give($"org:{order.OrgId}", elder.Id, "care", order.Cause, null, ct);
        if (visit.WorkerId is { } worker)
        {
            await grants.Give($"worker:{worker}", elder.Id, "care", AssignVisit.Cause(visit, worker), null, ct);
        }
        else if (order.Channel != OrderChannel.Card)
        {
            var title = $"为{Masking.Name(elder.Name)}安排护理员：{quote.Item.Name}，{Say.Instant(order.PlannedAt)}";
            var request = new WorkRequest(
                "care.assign",
                title,
                $"/care/visits/{visit.Id}/assign",
                elder.Division,
                elder.Id,
                Role.OperatorManager,
                visit.Cause,
                visit.PlannedOn,
                $"org:{order.OrgId}"
            );
            await work.Ask(request, ct);
        }
        if (order.Channel is not (OrderChannel.Plan or OrderChannel.Card))
        {
            messenger.Send(
                $"elder:{elder.Id}",
                $"已预约{quote.Item.Name}，{Say.Instant(order.PlannedAt)}，{quote.Org.Name}。您付 {order.SelfShare}。",
                $"/care/orders/{order.Id}"
            );
        }
    }
}
