using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;
using Yiju.Platform.Work;

namespace Yiju.Care.Features;

/// <summary>
/// The elder says that the visit was made, or that it was not (SVC-12). A confirmed visit without doubts is settled at once; the others wait
/// until the station has checked them.
/// </summary>
internal sealed class ConfirmVisit(
    CareDb db,
    DbSession session,
    IWallets wallets,
    Grants grants,
    WorkList work,
    Events events,
    AuditTrail audit,
    Trail trail,
    Who who,
    OwnShare own,
    Catalogue catalogue
)
{
    private static readonly Fault NotDone = Fault.Conflict("visit-not-done", "这次服务还没有做完，不能确认。");

    /// <summary>Confirms; a second confirmation, from whomever, changes nothing.</summary>
    /// <param name="rating">1–5, or null.</param>
    public async Task<Outcome<Visit>> Confirm(
        Visit visit,
        ConfirmedHow how,
        int? rating,
        string? words,
        CancellationToken ct
    )
    {
        if (visit.State == VisitState.Confirmed)
        {
            return visit;
        }
        if (visit.State is not (VisitState.Done or VisitState.Disputed))
        {
            return NotDone;
        }
        if (rating is < 1 or > 5)
        {
            return Fault.Invalid("rating-range", $"评分是 1 到 5，收到的是 {rating}。请重新选。", "rating");
        }
        visit.State = VisitState.Confirmed;
        (visit.ConfirmedAt, visit.ConfirmedHow, visit.ConfirmedBy) = (session.Time.Instant(), how, who.Name);
        (visit.Rating, visit.RatingWords) = (rating, string.IsNullOrWhiteSpace(words) ? null : words.Trim());
        trail.Add(visit.OrderId, "确认服务" + (rating is { } stars ? $"，{stars} 分" : ""));
        audit.Did("care.confirm", [visit.SubjectId], detail: how.ToString());
        await work.Finish(visit.Cause, ct);
        var doubtful = visit.Marks != VisitMarks.None && catalogue.Rules.MarksHoldSettlement;
        if (doubtful && how != ConfirmedHow.Checked)
        {
            await Hold(visit, HeldBecause.Marks, $"核实有疑点的服务：{MarkWords.Of(visit.Marks)}", ct);
            return visit;
        }
        return await Settle(visit, ct);
    }

    /// <summary>The elder says it was not as it should be: the station finds out.</summary>
    public async Task<Outcome<Visit>> Dispute(Visit visit, string? why, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(why))
        {
            return Fault.Invalid("why-missing", "请写一句哪里不对。", "why");
        }
        if (
            visit.State is not (VisitState.Done or VisitState.Missed or VisitState.Disputed)
            || visit.SettledAt is not null
        )
        {
            return Fault.Conflict(
                "visit-settled",
                "这次服务还没有做完，或已经结算，不能在这里提出异议。请打热线投诉。"
            );
        }
        visit.State = VisitState.Disputed;
        visit.RatingWords = why.Trim();
        trail.Add(visit.OrderId, $"提出异议：{why.Trim()}");
        audit.Did("care.dispute", [visit.SubjectId]);
        await Hold(visit, HeldBecause.Disputed, "处理服务异议", ct);
        return visit;
    }

    /// <summary>The station has checked what was doubtful: it counts, or it does not.</summary>
    public async Task<Outcome<Visit>> Check(Visit visit, bool counts, string? reason, CancellationToken ct)
    {
        if (visit.Held == HeldBecause.Nothing || visit.SettledAt is not null)
        {
            return Fault.Conflict("nothing-held", "这次服务没有待核实的事。");
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return Fault.Invalid("reason-missing", "请写明是怎样核实的。", "reason");
        }
        trail.Add(visit.OrderId, (counts ? "核实属实：" : "核实不属实，不结算：") + reason.Trim());
        audit.Did("care.check", [visit.SubjectId], reason);
        await work.Finish(visit.Cause, ct);
        if (!counts)
        {
            return await Refuse(visit, ct);
        }
        if (visit.State == VisitState.Confirmed)
        {
            return await Settle(visit, ct);
        }
        return await Confirm(visit, ConfirmedHow.Checked, visit.Rating, visit.RatingWords, ct);
    }

    internal async Task Hold(Visit visit, HeldBecause why, string title, CancellationToken ct)
    {
        visit.Held = why;
        var request = new WorkRequest(
            "care.check",
            title,
            $"/care/visits/{visit.Id}",
            visit.Division,
            visit.SubjectId,
            Role.StationWorker,
            visit.Cause,
            session.Time.Today().AddDays(catalogue.Rules.ConfirmDays)
        );
        await work.Ask(request, ct);
    }

    /// <summary>The held money becomes the operator's due; the key makes it happen once.</summary>
    private async Task<Outcome<Visit>> Settle(Visit visit, CancellationToken ct)
    {
        var order = await db.AllOrders.SingleAsync(o => o.Id == visit.OrderId, ct);
        if (order.HoldId is { } hold)
        {
            var captured = await wallets.Capture(
                hold,
                order.OrgId,
                order.WalletShare,
                $"order:{order.Id}:visit:{visit.Id}",
                ct,
                visit.Cause
            );
            if (!captured.Ok)
            {
                return captured.As<Visit>();
            }
        }
        order.State = OrderState.Done;
        if (await own.Follow(order, ct) is { Ok: false } refused)
        {
            return refused.As<Visit>();
        }
        visit.Held = HeldBecause.Nothing;
        visit.SettledAt = session.Time.Instant();
        await CloseGrants(order, visit, ct);
        events.Tell(
            CareEvents.VisitConfirmed,
            new VisitConfirmed(visit.Id, visit.SubjectId, visit.OrgId, visit.PlannedOn)
        );
        return visit;
    }

    private async Task<Outcome<Visit>> Refuse(Visit visit, CancellationToken ct)
    {
        var order = await db.AllOrders.SingleAsync(o => o.Id == visit.OrderId, ct);
        if (order.HoldId is { } hold)
        {
            var released = await wallets.Release(hold, $"order:{order.Id}:release:{order.Holds}", ct);
            if (!released.Ok)
            {
                return released.As<Visit>();
            }
            order.HoldId = null;
        }
        order.State = OrderState.Cancelled;
        visit.State = VisitState.Cancelled;
        visit.Held = HeldBecause.Nothing;
        await CloseGrants(order, visit, ct);
        var followed = await own.Follow(order, ct);
        return followed.Ok ? visit : followed.As<Visit>();
    }

    private async Task CloseGrants(Order order, Visit visit, CancellationToken ct)
    {
        await grants.Close(order.Cause, ct);
        await grants.Close(AssignVisit.Cause(visit, visit.WorkerId), ct);
    }
}
