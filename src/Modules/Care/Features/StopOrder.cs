using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Work;
using Yiju.Ui;

namespace Yiju.Care.Features;

/// <summary>Calls an order off, moves it, or records that one side was not there, with the charge the rules name (SVC-27).</summary>
internal sealed class StopOrder(
    CareDb db,
    DbSession session,
    IWallets wallets,
    Grants grants,
    WorkList work,
    AuditTrail audit,
    Trail trail,
    OwnShare own,
    Catalogue catalogue
)
{
    private static readonly Fault TooLate = Fault.Conflict(
        "order-started",
        "护理员已经到了或服务已经结束，不能再改。有问题请提出异议。"
    );

    /// <summary>Calls it off. Free when the operator does it or when it is early enough; the wallet never pays for a service that was not given.</summary>
    public async Task<Outcome<Order>> Cancel(Order order, bool byOperator, string? reason, CancellationToken ct)
    {
        if (order.State == OrderState.Cancelled)
        {
            return order;
        }
        var visit = await VisitOf(order, ct);
        if (
            order.State == OrderState.Done
            || visit.State is not (VisitState.Planned or VisitState.OnTheWay or VisitState.Paused)
        )
        {
            return TooLate;
        }
        var charge = byOperator
            ? Money.Zero
            : catalogue.Rules.CancelCharge(order.Price, order.PlannedAt, session.Time.Instant());
        visit.State = VisitState.Cancelled;
        if (await End(order, charge, ct) is { Ok: false } refused)
        {
            return refused.As<Order>();
        }
        await work.Finish(visit.Cause, ct);
        var words =
            (byOperator ? "机构取消" : "取消") + (string.IsNullOrWhiteSpace(reason) ? "" : $"：{reason.Trim()}");
        trail.Add(order.Id, words, charge == Money.Zero ? null : charge);
        audit.Did("care.cancel", [order.SubjectId], reason);
        return order;
    }

    /// <summary>Moves it to another time; the price stays.</summary>
    public async Task<Outcome<Order>> Move(Order order, DateTime at, CancellationToken ct)
    {
        var visit = await VisitOf(order, ct);
        if (order.State != OrderState.Open || visit.State != VisitState.Planned)
        {
            return TooLate;
        }
        if (at < session.Time.Instant())
        {
            return Fault.Invalid("time-past", $"{Say.Instant(at)} 已经过去。请选今后的时间。", "at");
        }
        trail.Add(order.Id, $"改期：{Say.Instant(order.PlannedAt)} → {Say.Instant(at)}");
        order.PlannedAt = visit.PlannedAt = at;
        visit.PlannedOn = Shanghai.DayOf(at);
        audit.Did("care.move", [order.SubjectId]);
        return order;
    }

    /// <summary>Somebody was not there: the elder (charged by rule) or the operator (free).</summary>
    public async Task<Outcome<Order>> NoShow(Order order, bool elderAway, CancellationToken ct)
    {
        var visit = await VisitOf(order, ct);
        if (visit.State == VisitState.Missed)
        {
            return order;
        }
        if (visit.State is not (VisitState.Planned or VisitState.OnTheWay or VisitState.Arrived))
        {
            return TooLate;
        }
        if (visit.PlannedAt > session.Time.Instant())
        {
            return Fault.Refused("not-yet", $"约定时间是 {Say.Instant(visit.PlannedAt)}，还没有到，不能记失约。");
        }
        visit.State = VisitState.Missed;
        var charge = elderAway ? catalogue.Rules.NoShowCharge(order.Price) : Money.Zero;
        if (await End(order, charge, ct) is { Ok: false } refused)
        {
            return refused.As<Order>();
        }
        await work.Finish(visit.Cause, ct);
        trail.Add(order.Id, elderAway ? "人员到达，老人不在家" : "机构没有到达", charge == Money.Zero ? null : charge);
        audit.Did("care.no-show", [order.SubjectId]);
        return order;
    }

    internal Task<Visit> VisitOf(Order order, CancellationToken ct) =>
        db.AllVisits.SingleAsync(v => v.OrderId == order.Id, ct);

    private async Task<Outcome<Done>> End(Order order, Money charge, CancellationToken ct)
    {
        order.State = OrderState.Cancelled;
        order.Charge = charge;
        await Release(order, ct);
        await grants.Close(order.Cause, ct);
        var visit = await VisitOf(order, ct);
        await grants.Close(AssignVisit.Cause(visit, visit.WorkerId), ct);
        return await own.Follow(order, ct);
    }

    internal async Task Release(Order order, CancellationToken ct)
    {
        if (order.HoldId is { } hold)
        {
            await wallets.Release(hold, $"order:{order.Id}:release:{order.Holds}", ct);
            order.HoldId = null;
        }
    }
}
