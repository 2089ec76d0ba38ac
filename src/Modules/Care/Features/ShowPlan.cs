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
                (long id, ShowPlan show, HttpContext http, CancellationToken ct) => show.One(id, [], http, ct)
            )
            .For(OrderApi.Seeing)
            .ExcludeFromDescription();
        routes
            .MapPost(
                "/care/plans/{id:long}/end",
                (
                    long id,
                    [FromForm] string? version,
                    ShowPlan show,
                    Commands commands,
                    HttpContext http,
                    CancellationToken ct
                ) =>
                    commands.Form(
                        () => show.End(id, version, ct),
                        _ => $"/care/plans/{id}",
                        faults => show.One(id, faults, http, ct),
                        ct
                    )
            )
            .For(Who.Ordering)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/api/plans/{id:long}",
                (long id, ShowPlan show, HttpContext http, CancellationToken ct) => show.Json(id, http, ct)
            )
            .For(OrderApi.Seeing)
            .WithTags("Care")
            .WithName("GetPlan")
            .WithSummary("一份服务计划，带 ETag；改的时候放进 If-Match")
            .Produces<PlanBody>();
        routes
            .MapPost(
                "/api/plans/{id:long}/end",
                (long id, ShowPlan show, Commands commands, HttpContext http, CancellationToken ct) =>
                    commands.Api(
                        () => show.End(id, http.IfMatch(), ct),
                        plan => Commands.Answer.Ok(PlanBody.Of(plan)),
                        ct
                    )
            )
            .For(Who.Ordering)
            .WithTags("Care")
            .WithName("EndPlan")
            .WithSummary("结束服务计划；已经排好的另外取消")
            .Produces<PlanBody>()
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
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

    private async Task<IResult> Json(long id, HttpContext http, CancellationToken ct)
    {
        var found = await reach.Plan(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        await audit.Looked("care.plan", [found.Value.SubjectId]);
        return RecordVersion.Tagged(http, PlanBody.Of(found.Value));
    }

    private async Task<IResult> One(long id, IReadOnlyList<Fault> faults, HttpContext http, CancellationToken ct)
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
        return Page.Of<PlanPage>("服务计划", model, faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200);
    }

    /// <summary>No further visits are made; those already ordered stand until somebody calls them off.</summary>
    private async Task<Outcome<Plan>> End(long id, string? seen, CancellationToken ct)
    {
        var found = await reach.Plan(id, ct);
        if (!found.Ok)
        {
            return found;
        }
        var may = await who.For(found.Value.SubjectId, FamilyScope.Order, ct);
        if (!may.Ok)
        {
            return may.As<Plan>();
        }
        var body = PlanBody.Of(found.Value);
        if (
            RecordVersion.Changed(seen, body, "plan-changed", "这份计划刚有变化，下面是最新的。请看清楚再办一次。") is
            { } changed
        )
        {
            return changed;
        }
        var plan = await db.AllPlans.SingleAsync(p => p.Id == id, ct);
        plan.State = PlanState.Ended;
        await work.Finish($"plan:{id}", ct);
        audit.Did("care.plan-ended", [plan.SubjectId]);
        return plan;
    }
}

/// <summary>A plan as programs see it.</summary>
/// <param name="Rhythm">When somebody comes, in words.</param>
internal sealed record PlanBody(
    long Id,
    long ElderId,
    long OrgId,
    string ItemCode,
    string Rhythm,
    DateOnly From,
    DateOnly? To,
    long? WorkerId,
    PlanState State
)
{
    public static PlanBody Of(Plan plan) =>
        new(
            plan.Id,
            plan.SubjectId,
            plan.OrgId,
            plan.ItemCode,
            ShowPlan.Rhythm(plan),
            plan.FromOn,
            plan.ToOn,
            plan.WorkerId,
            plan.State
        );
}
