using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Work;

namespace Yiju.Care.Features;

/// <summary>Keeps plans and makes their visits some days ahead, every night (SVC-22).</summary>
internal sealed class MakePlans(
    CareDb db,
    DbSession session,
    IElders elders,
    PlaceOrder place,
    WorkList work,
    AuditTrail audit,
    Catalogue catalogue
) : IDailyTask
{
    public string Name => "care.plans";

    public Outcome<Plan> Add(NewPlan plan)
    {
        var times = plan.Pattern == PlanPattern.TwiceDaily ? 2 : 1;
        if (plan.Times.Distinct().Count() != times)
        {
            return Fault.Invalid("plan-times", times == 2 ? "每天两次要写两个不同的时间。" : "请写一个时间。", "times");
        }
        if (
            (plan.Pattern, plan.Weekdays.Count, plan.Dates.Count)
            is
                (PlanPattern.Weekly, 0, _)
                or
                (PlanPattern.Dates, _, 0)
        )
        {
            return Fault.Invalid("plan-days", "还没有选哪几天。", "days");
        }
        if (plan.To < plan.From)
        {
            return Fault.Invalid("plan-period", "结束日期早于开始日期。请改正。", "to");
        }
        var row = new Plan
        {
            Id = session.Ids.Next(),
            SubjectId = plan.ElderId,
            Division = plan.Division,
            OrgId = plan.OrgId,
            ItemCode = plan.ItemCode,
            Pattern = plan.Pattern,
            Times = string.Join(',', plan.Times.Order().Select(t => $"{t:HH:mm}")),
            Weekdays = string.Join(',', plan.Weekdays.Distinct().Select(d => (int)d)),
            Dates = string.Join(',', plan.Dates.Distinct().Order().Select(d => $"{d:yyyy-MM-dd}")),
            FromOn = plan.From,
            ToOn = plan.To,
            WorkerId = plan.WorkerId,
        };
        db.AllPlans.Add(row);
        audit.Did("care.plan", [plan.ElderId]);
        return row;
    }

    public async Task Run(DateOnly today, CancellationToken ct)
    {
        var until = today.AddDays(catalogue.Rules.PlanAheadDays);
        var due = await db
            .AllPlans.AsNoTracking()
            .Where(p => p.State == PlanState.Active && p.FromOn <= until && (p.ToOn == null || p.ToOn >= today))
            .Where(p => p.MadeUntil == null || p.MadeUntil < until)
            .Select(p => p.Id)
            .ToListAsync(ct);
        foreach (var id in due)
        {
            await session.Commit<Done>(() => Make(id, today, until, ct), ct);
        }
    }

    /// <summary>The orders of one plan up to a day, in one unit of work.</summary>
    internal async Task<Outcome<Done>> Make(long planId, DateOnly today, DateOnly until, CancellationToken ct)
    {
        var plan = await db.AllPlans.SingleAsync(p => p.Id == planId, ct);
        var elder = await elders.FindForSystem(plan.SubjectId, ct);
        if (elder is null || plan.State != PlanState.Active)
        {
            return default(Done);
        }
        var first = plan.MadeUntil is { } made && made >= today ? made.AddDays(1) : today;
        for (var day = first; day <= until; day = day.AddDays(1))
        {
            foreach (var time in plan.On(day))
            {
                var at = Shanghai.Utc(day, time);
                if (at > session.Time.Instant() && !await Make(plan, elder, at, ct))
                {
                    return default(Done);
                }
            }
        }
        plan.MadeUntil = until;
        return default(Done);
    }

    private async Task<bool> Make(Plan plan, ElderCard elder, DateTime at, CancellationToken ct)
    {
        var request = new OrderRequest(
            plan.ItemCode,
            plan.OrgId,
            at,
            null,
            null,
            OrderChannel.Plan,
            plan.Id,
            plan.WorkerId
        );
        var order = await place.Place(elder, elder.Division, request, ct);
        // Money held for one visit of the plan must be seen by the next one.
        await session.Save(ct);
        if (order.Ok || order.Faults[0].Code == "order-duplicate")
        {
            return true;
        }
        var title = $"{Masking.Name(elder.Name)}的服务计划排不下去：{order.Faults[0].Sentence}";
        var ask = new WorkRequest(
            "care.plan-stuck",
            title,
            $"/care/plans/{plan.Id}",
            elder.Division,
            elder.Id,
            Role.StationWorker,
            $"plan:{plan.Id}",
            session.Time.Today()
        );
        await work.Ask(ask, ct);
        return false;
    }
}
