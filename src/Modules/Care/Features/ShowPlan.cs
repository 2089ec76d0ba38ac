using System.Globalization;
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
using Yiju.Platform.Data;
using Yiju.Platform.Web;
using Yiju.Platform.Work;
using Yiju.Ui;
using Yiju.Workforce.Contracts;

namespace Yiju.Care.Features;

/// <summary>One plan with the visits it made, and its end (SVC-22).</summary>
internal sealed class ShowPlan(
    CareDb db,
    DbSession session,
    Reach reach,
    Who who,
    IElders elders,
    INetwork network,
    IWorkers workers,
    WorkList work,
    Catalogue catalogue,
    AuditTrail audit
)
{
    private const int OrdersShown = 30;
    private static readonly string[] Days = ["日", "一", "二", "三", "四", "五", "六"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/care/plans/{id:long}",
                (long id, ShowPlan show, HttpContext http, CancellationToken ct) => show.One(id, http, ct)
            )
            .For(OrderApi.Seeing)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/care/plans/{id:long}/end",
                (long id, ShowPlan show, Commands commands, HttpContext http, CancellationToken ct) =>
                    commands.Form(
                        () => show.End(id, ct),
                        _ => $"/care/plans/{id}",
                        faults => Problems.Of(faults, http),
                        ct
                    )
            )
            .For(Who.Ordering)
            .ExcludeFromDescription();
    }

    /// <summary>Such as 每周一、四 09:00.</summary>
    internal static string Rhythm(Plan plan)
    {
        var times = plan.Times.Replace(",", "、", StringComparison.Ordinal);
        return plan.Pattern switch
        {
            PlanPattern.Daily or PlanPattern.TwiceDaily => $"每天 {times}",
            PlanPattern.Weekly =>
                $"每周{string.Join('、', plan.Weekdays.Split(',').Select(d => Days[int.Parse(d, CultureInfo.InvariantCulture)]))} {times}",
            PlanPattern.Dates => $"{plan.Dates.Replace(",", "、", StringComparison.Ordinal)} {times}",
        };
    }

    internal static string Word(PlanState state) =>
        state switch
        {
            PlanState.Active => "进行中",
            PlanState.Paused => "暂停",
            PlanState.Ended => "已经结束",
        };

    internal static StateKind Shape(PlanState state) => state == PlanState.Active ? StateKind.Doing : StateKind.Stopped;

    private async Task<IResult> One(long id, HttpContext http, CancellationToken ct)
    {
        var found = await reach.Plan(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var plan = found.Value;
        await audit.Looked("care.plan", [plan.SubjectId]);
        var elder = await elders.FindForSystem(plan.SubjectId, ct);
        var orders = await db
            .AllOrders.AsNoTracking()
            .Where(o => o.SubjectId == plan.SubjectId && o.PlanId == id)
            .Join(db.AllVisits, o => o.Id, v => v.OrderId, (o, v) => new { o, v })
            .OrderByDescending(x => x.o.PlannedAt)
            .Take(OrdersShown + 1)
            .ToListAsync(ct);
        var model = new PlanModel(
            plan.Id,
            plan.SubjectId,
            elder?.Name ?? "",
            catalogue.NameOf(plan.ItemCode),
            (await network.Find(plan.OrgId, ct))?.Name ?? "",
            Rhythm(plan),
            plan.FromOn,
            plan.ToOn,
            plan.WorkerId is { } w ? (await workers.Find(w, ct))?.Name : null,
            Shape(plan.State),
            Word(plan.State),
            plan.State != PlanState.Ended && Who.Ordering.Contains(who.Viewer.Role),
            [
                .. orders
                    .Take(OrdersShown)
                    .Select(x => new OrderLine(
                        x.o.Id,
                        elder?.Name ?? "",
                        catalogue.NameOf(x.o.ItemCode),
                        x.o.PlannedAt,
                        OrdersPages.Shape(x.v.State),
                        MarkWords.Of(x.v.State),
                        x.o.SelfShare,
                        false
                    )),
            ],
            orders.Count > OrdersShown,
            session.Time.Today(),
            RecordVersion.Of(PlanBody.Of(plan)),
            faults
        );
        return Page.Of<PlanPage>("服务计划", model);
    }

    /// <summary>No further visits are made; those already ordered stand until somebody calls them off.</summary>
    private async Task<Outcome<Done>> End(long id, CancellationToken ct)
    {
        var found = await reach.Plan(id, ct);
        if (!found.Ok)
        {
            return found.As<Done>();
        }
        var may = await who.For(found.Value.SubjectId, FamilyScope.Order, ct);
        if (!may.Ok)
        {
            return may.As<Done>();
        }
        var plan = await db.AllPlans.SingleAsync(p => p.Id == id, ct);
        plan.State = PlanState.Ended;
        await work.Finish($"plan:{id}", ct);
        audit.Did("care.plan-ended", [plan.SubjectId]);
        return default(Done);
    }
}
