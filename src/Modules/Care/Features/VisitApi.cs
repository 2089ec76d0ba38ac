using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Files;
using Yiju.Platform.Web;

namespace Yiju.Care.Features;

/// <summary>A visit as programs see it.</summary>
internal sealed record VisitBody(
    long Id,
    long OrderId,
    long ElderId,
    long OrgId,
    long? WorkerId,
    string ItemCode,
    DateTime PlannedAt,
    int PlannedMinutes,
    VisitState State,
    DateTime? ArrivedAt,
    DateTime? LeftAt,
    int? MetresFromHome,
    VisitMarks Marks,
    int? Rating,
    bool Settled,
    string? Held
);

internal sealed record CandidateBody(
    long WorkerId,
    string Name,
    string? Excluded,
    IReadOnlyList<string> Reasons,
    int? Metres
);

internal sealed record AssignBody(long WorkerId);

/// <param name="Code">The elder's code, when a helper confirms.</param>
internal sealed record ConfirmBody(int? Rating, string? Words, string? Code);

internal sealed record DisputeBody(string Why);

internal sealed record CheckBody(bool Counts, string Reason);

internal sealed record SyncBody(IReadOnlyList<VisitReport> Events);

/// <summary>The JSON twins of the visit pages, and what the worker's phone sends.</summary>
internal static class VisitApi
{
    private const int PageSize = 50;

    public static readonly Role[] Seeing =
    [
        .. Who.Ordering,
        Role.OperatorManager,
        Role.CareWorker,
        Role.CountyOfficer,
        Role.CityOfficer,
        Role.Auditor,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/visits").WithTags("Care");
        api.MapGet("", List)
            .For(Seeing)
            .WithName("ListVisits")
            .WithSummary("某一天或某个订单的服务，按时间先后；next 是下一页的 after")
            .Produces<Listing<VisitBody>>();
        api.MapGet("/{id:long}", Show).For(Seeing).WithName("GetVisit").WithSummary("一次服务").Produces<VisitBody>();
        api.MapGet("/{id:long}/candidates", Candidates)
            .For(Role.OperatorManager)
            .WithName("RankWorkers")
            .WithSummary("谁可以去，为什么")
            .Produces<CandidateBody[]>();
        api.MapPost("/{id:long}/assign", Assign)
            .For(Role.OperatorManager)
            .WithName("AssignVisit")
            .WithSummary("派人")
            .Produces<VisitBody>();
        api.MapPost("/events", Sync)
            .For(Role.CareWorker)
            .WithName("SyncVisitEvents")
            .WithSummary("手机离线记录上传；重复、乱序都只算一次")
            .Produces<SyncAnswer>();
        api.MapPost("/{id:long}/photos", Photo)
            .For(Role.CareWorker)
            .WithName("AddVisitPhoto")
            .WithSummary("服务照片（JPEG、PNG）")
            .Accepts<byte[]>("image/jpeg", "image/png")
            .Produces<SyncAnswer>();
        api.MapPost("/{id:long}/confirm", Confirm)
            .For(VisitWork.Confirming)
            .WithName("ConfirmVisit")
            .WithSummary("确认服务并评分")
            .Produces<VisitBody>();
        api.MapPost("/{id:long}/dispute", Dispute)
            .For(VisitWork.Confirming)
            .WithName("DisputeVisit")
            .WithSummary("提出异议")
            .Produces<VisitBody>();
        api.MapPost("/{id:long}/check", Check)
            .For(Who.Checking)
            .WithName("CheckVisit")
            .WithSummary("核实有疑点的服务")
            .Produces<VisitBody>();
    }

    private static async Task<IResult> List(
        DateOnly? day,
        long? order,
        string? after,
        Reach reach,
        AuditTrail audit,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var on = day ?? time.Today();
        var visits = (await reach.Visits(ct))
            .AsNoTracking()
            .Where(v => order == null ? v.PlannedOn == on : v.OrderId == order);
        var page = await InTime(visits, after, ct);
        await audit.Looked("care.visits", page.Items.Select(v => v.SubjectId).Distinct());
        return Results.Ok(page.Of(Body));
    }

    /// <summary>A page of visits, the earliest first.</summary>
    internal static async Task<Listing<Visit>> InTime(IQueryable<Visit> visits, string? after, CancellationToken ct)
    {
        if (Cursor.AtAndId(after) is var (at, id))
        {
            visits = visits.Where(v => v.PlannedAt > at || (v.PlannedAt == at && v.Id > id));
        }
        var rows = await visits.OrderBy(v => v.PlannedAt).ThenBy(v => v.Id).Take(PageSize + 1).ToListAsync(ct);
        return Listing.Cut(rows, PageSize, v => Cursor.Pack(v.PlannedAt, v.Id));
    }

    private static async Task<IResult> Show(
        long id,
        Reach reach,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var visit = await reach.Visit(id, ct);
        if (!visit.Ok)
        {
            return Problems.Of(visit.Faults, http);
        }
        await audit.Looked("care.visit", [visit.Value.SubjectId]);
        return Results.Ok(Body(visit.Value));
    }

    private static async Task<IResult> Candidates(
        long id,
        Reach reach,
        AssignVisit assign,
        HttpContext http,
        CancellationToken ct
    )
    {
        var visit = await reach.Visit(id, ct);
        return visit.Ok
            ? Results.Ok(
                (await assign.Rank(visit.Value, ct)).Select(c => new CandidateBody(
                    c.Worker.Id,
                    c.Worker.Name,
                    c.Excluded,
                    c.Reasons,
                    c.Metres is { } m ? (int)m : null
                ))
            )
            : Problems.Of(visit.Faults, http);
    }

    private static Task<IResult> Assign(
        long id,
        AssignBody body,
        VisitWork work,
        Commands commands,
        CancellationToken ct
    ) => commands.Api(() => work.Assign(id, body.WorkerId, ct), v => Commands.Answer.Ok(Body(v)), ct);

    private static Task<IResult> Sync(SyncBody body, VisitWork work, Commands commands, CancellationToken ct) =>
        commands.Api(() => work.Report(body.Events, ct), Commands.Answer.Ok, ct);

    private static async Task<IResult> Photo(
        long id,
        string clientId,
        DateTime at,
        HttpRequest request,
        VisitWork work,
        Commands commands,
        CancellationToken ct
    )
    {
        var content = await Bytes(request.Body, ct);
        var report = new VisitReport(clientId, id, VisitEventKind.Photo, OrderApi.Utc(at));
        return await commands.Api(() => work.Photo(report, content, ct), Commands.Answer.Ok, ct);
    }

    /// <summary>At most one byte more than is allowed, so that a huge upload never fills the memory.</summary>
    internal static async Task<byte[]> Bytes(Stream body, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while (kept.Length <= PhotoCleaner.MostBytes && (read = await body.ReadAsync(buffer, ct)) > 0)
        {
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    private static Task<IResult> Confirm(
        long id,
        ConfirmBody body,
        VisitWork work,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Api(
            () => work.Confirm(id, body.Rating, body.Words, body.Code, ct),
            v => Commands.Answer.Ok(Body(v)),
            ct
        );

    private static Task<IResult> Dispute(
        long id,
        DisputeBody body,
        VisitWork work,
        Commands commands,
        CancellationToken ct
    ) => commands.Api(() => work.Dispute(id, body.Why, ct), v => Commands.Answer.Ok(Body(v)), ct);

    private static Task<IResult> Check(
        long id,
        CheckBody body,
        VisitWork work,
        Commands commands,
        CancellationToken ct
    ) => commands.Api(() => work.Check(id, body.Counts, body.Reason, ct), v => Commands.Answer.Ok(Body(v)), ct);

    internal static VisitBody Body(Visit v) =>
        new(
            v.Id,
            v.OrderId,
            v.SubjectId,
            v.OrgId,
            v.WorkerId,
            v.ItemCode,
            v.PlannedAt,
            v.PlannedMinutes,
            v.State,
            v.ArrivedAt,
            v.LeftAt,
            v.MetresFromHome,
            v.Marks,
            v.Rating,
            v.SettledAt is not null,
            v.Held == HeldBecause.Nothing ? null : MarkWords.Of(v.Held)
        );
}
