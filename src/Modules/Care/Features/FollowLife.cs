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
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;

namespace Yiju.Care.Features;

/// <summary>Stops or pauses what is planned when life changes, and brings it back when the change was a mistake (REG-17).</summary>
internal sealed class FollowLife(
    CareDb db,
    DbSession session,
    StopOrder stop,
    IWallets wallets,
    Grants grants,
    WorkList work,
    AuditTrail audit,
    Trail trail,
    OwnShare own
) : ISubscriber<LifeEventHappened>, ISubscriber<LifeEventReversed>
{
    private static readonly LifeEventKind[] Ends =
    [
        LifeEventKind.Died,
        LifeEventKind.MovedOut,
        LifeEventKind.AdmittedToInstitution,
        LifeEventKind.LeftService,
    ];

    private static readonly LifeEventKind[] Back = [LifeEventKind.DischargedFromHospital, LifeEventKind.CameBack];

    public Task Handle(LifeEventHappened happened, CancellationToken ct) =>
        session.Commit<Done>(
            async () =>
            {
                if (happened is { Kind: LifeEventKind.MovedWithinCity, Division: { } division })
                {
                    await Move(happened.ElderId, division, ct);
                }
                else if (Ends.Contains(happened.Kind) || happened.Kind == LifeEventKind.AdmittedToHospital)
                {
                    await Stop(happened, Ends.Contains(happened.Kind), ct);
                }
                else if (Back.Contains(happened.Kind))
                {
                    await Restore(happened.ElderId, null, ct);
                }
                return default(Done);
            },
            ct
        );

    public Task Handle(LifeEventReversed happened, CancellationToken ct) =>
        session.Commit<Done>(
            async () =>
            {
                await Restore(happened.ElderId, happened.EventId, ct);
                return default(Done);
            },
            ct
        );

    private async Task Stop(LifeEventHappened happened, bool forGood, CancellationToken ct)
    {
        var from = Shanghai.Utc(happened.On);
        var orders = await db
            .AllOrders.Where(o => o.SubjectId == happened.ElderId && o.PlannedAt >= from)
            .Where(o => o.State == OrderState.Open || (forGood && o.State == OrderState.Paused))
            .ToListAsync(ct);
        foreach (var order in orders)
        {
            await Stop(order, happened.EventId, forGood, ct);
        }
        foreach (var plan in await PlansOf(happened.ElderId, ct))
        {
            if (plan.State == PlanState.Active || (forGood && plan.State == PlanState.Paused))
            {
                plan.State = forGood ? PlanState.Ended : PlanState.Paused;
                plan.StoppedByEvent = happened.EventId;
            }
        }
        if (forGood)
        {
            await EndAgreements(happened, ct);
        }
        audit.Did("care.follow-life", [happened.ElderId], detail: happened.Kind.ToString());
    }

    private async Task Stop(Order order, long eventId, bool forGood, CancellationToken ct)
    {
        var visit = await stop.VisitOf(order, ct);
        if (visit.State is not (VisitState.Planned or VisitState.OnTheWay or VisitState.Paused))
        {
            return;
        }
        await stop.Release(order, ct);
        order.State = forGood ? OrderState.Cancelled : OrderState.Paused;
        order.StoppedByEvent = eventId;
        visit.State = forGood ? VisitState.Cancelled : VisitState.Paused;
        await work.Finish(visit.Cause, ct);
        if (forGood)
        {
            await grants.Close(order.Cause, ct);
            await grants.Close(AssignVisit.Cause(visit, visit.WorkerId), ct);
        }
        trail.Add(order.Id, forGood ? "因老人情况变化取消，不收费" : "老人住院，暂停");
        await Paid(order, ct);
    }

    private async Task EndAgreements(LifeEventHappened happened, CancellationToken ct)
    {
        var active = await db
            .AllAgreements.Where(a => a.SubjectId == happened.ElderId && a.State == AgreementState.Active)
            .ToListAsync(ct);
        foreach (var agreement in active)
        {
            agreement.State = AgreementState.Ended;
            agreement.EndedAt = session.Time.Instant();
            agreement.StoppedByEvent = happened.EventId;
            await grants.Close(agreement.Cause, ct);
        }
    }

    /// <param name="eventId">Brings back what this event stopped; null brings back what is paused.</param>
    private async Task Restore(long elderId, long? eventId, CancellationToken ct)
    {
        var agreements = await db
            .AllAgreements.Where(a => a.SubjectId == elderId && eventId != null && a.StoppedByEvent == eventId)
            .ToListAsync(ct);
        foreach (var agreement in agreements)
        {
            (agreement.State, agreement.EndedAt, agreement.StoppedByEvent) = (AgreementState.Active, null, null);
            await grants.Give($"org:{agreement.OrgId}", elderId, "care", agreement.Cause, null, ct);
        }
        foreach (var plan in await PlansOf(elderId, ct))
        {
            if (eventId is null ? plan.State == PlanState.Paused : plan.StoppedByEvent == eventId)
            {
                (plan.State, plan.StoppedByEvent) = (PlanState.Active, null);
            }
        }
        var orders = await db
            .AllOrders.Where(o => o.SubjectId == elderId)
            .Where(o => eventId == null ? o.State == OrderState.Paused : o.StoppedByEvent == eventId)
            .ToListAsync(ct);
        foreach (var order in orders)
        {
            await Restore(order, ct);
        }
        audit.Did("care.follow-life", [elderId], detail: "restored");
    }

    private async Task Restore(Order order, CancellationToken ct)
    {
        var visit = await stop.VisitOf(order, ct);
        order.StoppedByEvent = null;
        if (order.PlannedAt < session.Time.Instant())
        {
            (order.State, visit.State) = (OrderState.Cancelled, VisitState.Cancelled);
            trail.Add(order.Id, "恢复时约定时间已过，没有补做");
            await Paid(order, ct);
            return;
        }
        (order.State, visit.State) = (OrderState.Open, VisitState.Planned);
        if (order.Purse is { } purse && order.WalletShare > Money.Zero)
        {
            order.Holds++;
            var key = $"order:{order.Id}:hold:{order.Holds}";
            var hold = await wallets.Hold(order.SubjectId, purse, order.WalletShare, key, order.Cause, ct);
            (order.HoldId, order.WalletShare) = hold.Ok ? (hold.Value.HoldId, hold.Value.Covered) : (null, Money.Zero);
            order.SelfShare = order.Price - order.WalletShare;
        }
        await grants.Give($"org:{order.OrgId}", order.SubjectId, "care", order.Cause, null, ct);
        if (visit.WorkerId is { } worker)
        {
            await grants.Give($"worker:{worker}", order.SubjectId, "care", AssignVisit.Cause(visit, worker), null, ct);
        }
        trail.Add(order.Id, "恢复");
    }

    /// <summary>Own money for an order that has just ended.</summary>
    private async Task Paid(Order order, CancellationToken ct)
    {
        if (await own.Follow(order, ct) is { Ok: false } refused)
        {
            throw new InvalidOperationException($"Order {order.Id}: {refused.Faults[0].Sentence}");
        }
    }

    private async Task Move(long elderId, string division, CancellationToken ct)
    {
        foreach (
            var order in await db
                .AllOrders.Where(o => o.SubjectId == elderId && o.State == OrderState.Open)
                .ToListAsync(ct)
        )
        {
            order.Division = division;
            (await stop.VisitOf(order, ct)).Division = division;
        }
        foreach (var plan in await PlansOf(elderId, ct))
        {
            plan.Division = division;
        }
    }

    private Task<List<Plan>> PlansOf(long elderId, CancellationToken ct) =>
        db
            .AllPlans.Where(p =>
                p.SubjectId == elderId && p.State != PlanState.Ended
                || p.StoppedByEvent != null && p.SubjectId == elderId
            )
            .ToListAsync(ct);
}
