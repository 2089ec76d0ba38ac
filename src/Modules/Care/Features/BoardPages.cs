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
using Yiju.Platform.Files;
using Yiju.Platform.Web;
using Yiju.Ui;
using Yiju.Workforce.Contracts;

namespace Yiju.Care.Features;

/// <summary>The desks of operator and station: today's visits, gaps, missed ones, and what is held and why; assigning and checking.</summary>
internal sealed class BoardPages(
    CareDb db,
    DbSession session,
    Reach reach,
    Who who,
    IElders elders,
    IWorkers workers,
    INetwork network,
    AssignVisit assign,
    Catalogue catalogue,
    AuditTrail audit
)
{
    private static readonly Role[] Desk = [Role.OperatorManager, .. Who.Checking];
    internal static readonly Role[] Proof = [.. Desk, Role.CityOfficer, Role.Auditor];

    private static readonly (string View, string Label)[] Views =
    [
        ("all", "当天全部"),
        ("gaps", "没有安排人"),
        ("missed", "没有服务"),
        ("held", "暂不结算"),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/care/board",
                (DateOnly? day, string? view, string? after, BoardPages page, CancellationToken ct) =>
                    page.Board(day, view, after, ct)
            )
            .For(Desk)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/care/visits/{id:long}/assign",
                (long id, BoardPages page, HttpContext http, CancellationToken ct) => page.Assign(id, [], http, ct)
            )
            .For(Role.OperatorManager)
            .ExcludeFromDescription();
        routes.MapPost("/care/visits/{id:long}/assign", Send).For(Role.OperatorManager).ExcludeFromDescription();
        routes
            .MapGet(
                "/care/visits/{id:long}",
                (long id, BoardPages page, HttpContext http, CancellationToken ct) => page.Visit(id, http, ct)
            )
            .For(Proof)
            .ExcludeFromDescription();
        routes.MapPost("/care/visits/{id:long}/check", Check).For(Who.Checking).ExcludeFromDescription();
        routes.MapPost("/care/orders/{id:long}/no-show", NoShow).For(OrderApi.NoShowRoles).ExcludeFromDescription();
        routes.MapGet("/care/visits/{id:long}/photos/{file:long}", Photo).For(Proof).ExcludeFromDescription();
    }

    private static Task<IResult> Send(
        long id,
        [FromForm] long workerId,
        VisitWork work,
        BoardPages page,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) => commands.Form(() => work.Assign(id, workerId, ct), _ => "/care/board", f => page.Assign(id, f, http, ct), ct);

    private static Task<IResult> Check(
        long id,
        [FromForm] string? counts,
        [FromForm] string? reason,
        VisitWork work,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            () => work.Check(id, counts == "true", counts is null ? null : reason, ct),
            v => $"/care/visits/{v.Id}",
            f => Problems.Of(f, http),
            ct
        );

    private static Task<IResult> NoShow(
        long id,
        [FromForm] string? away,
        OrderWork work,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) =>
        commands.Form(
            () => work.NoShow(id, away == "true", null, ct),
            o => $"/care/orders/{o.Id}",
            f => Problems.Of(f, http),
            ct
        );

    private static async Task<IResult> Photo(
        long id,
        long file,
        Reach reach,
        CareDb db,
        FileStore files,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var visit = await reach.Visit(id, ct);
        var belongs = visit.Ok && await db.VisitEvents.AnyAsync(e => e.VisitId == id && e.FileId == file, ct);
        if (!belongs || await files.Find(file, ct) is not { } stored)
        {
            return Problems.Of([Who.NotYours], http);
        }
        await audit.Looked("care.photo", [visit.Value.SubjectId]);
        return Results.Bytes(await files.Content(stored, ct), stored.ContentType);
    }

    private async Task<IResult> Board(DateOnly? day, string? view, string? after, CancellationToken ct)
    {
        var today = session.Time.Today();
        var on = day ?? today;
        var chosen = Views.Any(v => v.View == view) ? view! : "all";
        var visits = (await reach.Visits(ct)).AsNoTracking();
        var tabs = new List<Tab>();
        foreach (var (name, label) in Views)
        {
            var count = await Of(visits, name, on).LongCountAsync(ct);
            tabs.Add(new Tab(label, $"/care/board?view={name}&day={on:yyyy-MM-dd}", name == chosen, count));
        }
        var page = await VisitApi.InTime(Of(visits, chosen, on), after, ct);
        var model = new BoardModel(
            "服务安排",
            "/care/board",
            on,
            today,
            chosen,
            tabs,
            await Lines(page.Items, ct),
            CardPage.Outlet.Contains(who.Viewer.Role),
            page.Next is null ? null : $"/care/board?view={chosen}&day={on:yyyy-MM-dd}&after={page.Next}"
        );
        return Page.Of<BoardPage>("服务安排", model);
    }

    private static IQueryable<Visit> Of(IQueryable<Visit> visits, string view, DateOnly day) =>
        view switch
        {
            "gaps" => visits.Where(v => v.PlannedOn >= day && v.WorkerId == null && v.State == VisitState.Planned),
            "missed" => visits.Where(v => v.PlannedOn == day && v.State == VisitState.Missed),
            "held" => visits.Where(v => v.Held != HeldBecause.Nothing && v.SettledAt == null),
            _ => visits.Where(v => v.PlannedOn == day),
        };

    private async Task<List<BoardLine>> Lines(IReadOnlyList<Visit> rows, CancellationToken ct)
    {
        var elderIds = rows.Select(v => v.SubjectId).Distinct().ToArray();
        var cards = await elders.Cards(elderIds, ct);
        var staff = await workers.Cards([.. rows.Select(v => v.WorkerId).OfType<long>().Distinct()], ct);
        var orderIds = rows.Select(v => v.OrderId).ToList();
        var money = await db
            .AllOrders.AsNoTracking()
            .Where(o => orderIds.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, o => o.WalletShare, ct);
        await audit.Looked("care.board", elderIds);
        var manager = who.Viewer.Role == Role.OperatorManager;
        return
        [
            .. rows.Select(v => new BoardLine(
                manager && v.State == VisitState.Planned ? $"/care/visits/{v.Id}/assign" : $"/care/visits/{v.Id}",
                v.PlannedAt,
                cards.GetValueOrDefault(v.SubjectId)?.Name ?? "",
                catalogue.NameOf(v.ItemCode),
                v.WorkerId is { } w ? staff.GetValueOrDefault(w)?.Name : null,
                OrdersPages.Shape(v.State),
                MarkWords.Of(v.State),
                string.Join('；', new[] { MarkWords.Of(v.Held), MarkWords.Of(v.Marks) }.Where(t => t.Length > 0)),
                money.GetValueOrDefault(v.OrderId)
            )),
        ];
    }

    private async Task<IResult> Assign(long id, IReadOnlyList<Fault> faults, HttpContext http, CancellationToken ct)
    {
        var visit = await reach.Visit(id, ct);
        if (!visit.Ok)
        {
            return Problems.Of(visit.Faults, http);
        }
        var elder = await elders.FindForSystem(visit.Value.SubjectId, ct);
        await audit.Looked("care.assign", [visit.Value.SubjectId]);
        var ranked = await assign.Rank(visit.Value, ct);
        var model = new AssignModel(
            id,
            $"{elder?.Name}：{catalogue.NameOf(visit.Value.ItemCode)}",
            visit.Value.PlannedAt,
            [
                .. ranked.Select(c => new AssignLine(
                    c.Worker.Id,
                    c.Worker.Name,
                    c.Excluded,
                    string.Join('，', c.Reasons)
                )),
            ],
            visit.Value.WorkerId,
            session.Time.Today(),
            faults
        );
        return Page.Of<AssignPage>("安排护理员", model, faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200);
    }

    private async Task<IResult> Visit(long id, HttpContext http, CancellationToken ct)
    {
        var found = await reach.Visit(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var v = found.Value;
        var elder = await elders.FindForSystem(v.SubjectId, ct);
        var org = await network.Find(v.OrgId, ct);
        var worker = v.WorkerId is { } w ? await workers.Find(w, ct) : null;
        var told = await db
            .VisitEvents.AsNoTracking()
            .Where(e => e.VisitId == id)
            .OrderBy(e => e.DeviceAt)
            .ToListAsync(ct);
        await audit.Looked("care.visit", [v.SubjectId]);
        var checking = Who.Checking.Contains(who.Viewer.Role);
        var started =
            v.State is VisitState.Planned or VisitState.OnTheWay or VisitState.Arrived
            && v.PlannedAt <= session.Time.Instant();
        var steps = catalogue.Find(v.ItemCode)?.Steps ?? [];
        var model = new ProofModel(
            v.Id,
            v.OrderId,
            v.SubjectId,
            elder?.Name ?? "",
            catalogue.NameOf(v.ItemCode),
            org?.Name ?? "",
            worker?.Name,
            v.PlannedAt,
            v.ArrivedAt,
            v.LeftAt,
            v.MetresFromHome,
            MarkWords.Of(v.Marks),
            v.SettledAt is null ? MarkWords.Of(v.Held) : "",
            v.ConfirmedBy,
            v.Rating,
            OrdersPages.Shape(v.State),
            MarkWords.Of(v.State),
            [
                .. told.Select(e => new TimelineItem(e.DeviceAt, worker?.Name ?? "", Words(e, steps))
                {
                    Detail = $"收到 {Say.Instant(e.ReceivedAt)}",
                }),
            ],
            [.. told.Where(e => e.FileId is not null).Select(e => $"/care/visits/{id}/photos/{e.FileId}")],
            checking && v.Held != HeldBecause.Nothing && v.SettledAt is null,
            OrderApi.NoShowRoles.Contains(who.Viewer.Role) && started,
            session.Time.Today()
        );
        return Page.Of<ProofPage>("服务凭证", model);
    }

    private static string Words(VisitEvent e, IReadOnlyList<string> steps) =>
        e.Kind switch
        {
            VisitEventKind.OnTheWay => "出发",
            VisitEventKind.CheckIn => $"签到{Place(e)}{Why(e)}",
            VisitEventKind.Step => $"完成：{steps.ElementAtOrDefault(e.Step ?? -1)}",
            VisitEventKind.StepUndone => $"撤回：{steps.ElementAtOrDefault(e.Step ?? -1)}",
            VisitEventKind.Photo => "照片",
            VisitEventKind.Code => "输入服务码",
            VisitEventKind.Card => "刷老年卡",
            VisitEventKind.CheckOut => $"签退{Why(e)}",
            VisitEventKind.Note => $"说明：{e.Text}",
            VisitEventKind.Correction => $"更正：{e.Text}",
            VisitEventKind.ElderAway => "老人不在家",
            VisitEventKind.ElderSigned => "老人签名",
        };

    private static string Place(VisitEvent e) => e.Longitude is null ? "（没有位置）" : "";

    private static string Why(VisitEvent e) => string.IsNullOrEmpty(e.Text) ? "" : $"，说明：{e.Text}";
}
