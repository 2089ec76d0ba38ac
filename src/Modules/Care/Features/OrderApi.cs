using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Care.Contracts;
using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;

namespace Yiju.Care.Features;

/// <summary>An order as programs see it. Money in fen.</summary>
internal sealed record OrderBody(
    long Id,
    long ElderId,
    string ItemCode,
    long OrgId,
    OrderChannel Channel,
    DateTime At,
    Money Price,
    Money WalletShare,
    Money SelfShare,
    Money Charge,
    string? Rule,
    OrderState State
);

/// <summary>What an order would cost. Money in fen.</summary>
internal sealed record QuoteBody(
    Money Price,
    Money WalletShare,
    Money SelfShare,
    string Reason,
    string? Rule,
    bool HasAgreement
);

internal sealed record PlaceOrderBody(
    long ElderId,
    string ItemCode,
    long OrgId,
    DateTime At,
    Money? ShownPrice,
    Money? ShownSelf
);

internal sealed record CardOrderBody(
    string CardNumber,
    string ItemCode,
    Money? ShownPrice,
    Money? ShownSelf,
    bool Agreed
);

internal sealed record AgreementBody(long ElderId, long OrgId, string SignedBy, string Relation, bool Agreed);

internal sealed record CatalogueBody(
    string Code,
    string Kind,
    string Name,
    string Unit,
    int Minutes,
    bool AtHome,
    IReadOnlyList<string> Steps
);

/// <summary>The JSON twins of the ordering pages.</summary>
internal static class OrderApi
{
    private const int PageSize = 50;

    public static readonly Role[] Managing = [.. Who.Ordering, Role.OperatorManager, Role.CountyOfficer];

    /// <summary>Those who manage orders, and those who follow the money to them without changing anything (FND-21).</summary>
    public static readonly Role[] Seeing = [.. Managing, Role.CityOfficer, Role.Auditor];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").WithTags("Care");
        api.MapGet("/catalogue", List)
            .ForEveryone()
            .WithName("ListCatalogue")
            .WithSummary("某地某日可以点的服务")
            .Produces<CatalogueBody[]>();
        api.MapGet("/orders/quote", Quote)
            .For(Who.Ordering)
            .WithName("QuoteOrder")
            .WithSummary("价格、补贴付多少、自己付多少")
            .Produces<QuoteBody>();
        api.MapPost("/orders", Place)
            .For(Who.Ordering)
            .WithName("PlaceOrder")
            .WithSummary("下单；带上看到的价格和自付，变了就不下单")
            .Produces<OrderBody>(201);
        api.MapPost("/orders/by-card", ByCard)
            .For(CardPage.Outlet)
            .WithName("SellByCard")
            .WithSummary("服务点刷老年卡，当场完成")
            .Produces<OrderBody>(201);
        api.MapGet("/orders/{id:long}", Show)
            .For(Seeing)
            .WithName("GetOrder")
            .WithSummary("一个订单，带 ETag；改的时候放进 If-Match")
            .Produces<OrderBody>();
        api.MapGet("/orders", ListOrders)
            .For(Seeing)
            .WithName("ListOrders")
            .WithSummary("一位老人的订单，新的在前；next 是下一页的 after")
            .Produces<Listing<OrderBody>>();
        api.MapPost("/orders/{id:long}/cancel", Cancel)
            .For(Managing)
            .WithName("CancelOrder")
            .WithSummary("取消")
            .Produces<OrderBody>()
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        api.MapPost("/orders/{id:long}/move", Move)
            .For(Managing)
            .WithName("MoveOrder")
            .WithSummary("改期")
            .Produces<OrderBody>()
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        api.MapPost("/orders/{id:long}/no-show", NoShow)
            .For(NoShowRoles)
            .WithName("MarkNoShow")
            .WithSummary("记一方没有到")
            .Produces<OrderBody>()
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        api.MapPost("/agreements", Sign)
            .For(Who.Ordering)
            .WithName("SignAgreement")
            .WithSummary("签服务协议")
            .Produces<AgreementBody>(201);
    }

    internal static readonly Role[] NoShowRoles = [Role.OperatorManager, Role.StationWorker];

    private static async Task<IResult> List(string? division, Menu menu, TimeProvider time, CancellationToken ct)
    {
        if (!DivisionCode.TryParse(division, out var code))
        {
            code = DivisionCode.Parse("440800000000");
        }
        var items = await menu.For(code.Value, time.Today(), ct);
        return Results.Ok(
            items.Select(i => new CatalogueBody(i.Code, i.Kind.Name, i.Name, i.Unit, i.Minutes, i.AtHome, i.Steps))
        );
    }

    private static async Task<IResult> Quote(
        long elderId,
        string itemCode,
        long orgId,
        DateTime? at,
        Who who,
        Quotes quotes,
        TimeProvider time,
        HttpContext http,
        CancellationToken ct
    )
    {
        var elder = await who.For(elderId, FamilyScope.Order, ct);
        if (!elder.Ok)
        {
            return Problems.Of(elder.Faults, http);
        }
        var day = at is { } instant ? Shanghai.DayOf(Utc(instant)) : time.Today();
        var maySpend = await who.MaySpend(elderId, ct);
        var quote = await quotes.Of(elderId, elder.Value.Division, itemCode, orgId, day, maySpend, ct);
        return quote.Ok
            ? Results.Ok(
                new QuoteBody(
                    quote.Value.Price,
                    quote.Value.Wallet,
                    quote.Value.Self,
                    quote.Value.Reason,
                    quote.Value.Rule,
                    quote.Value.AgreementId is not null
                )
            )
            : Problems.Of(quote.Faults, http);
    }

    private static Task<IResult> Place(PlaceOrderBody body, OrderWork work, Commands commands, CancellationToken ct) =>
        commands.Api(
            () => work.Place(body with { At = Utc(body.At) }, ct),
            o => Commands.Answer.Created($"/api/orders/{o.Id}", Body(o)),
            ct
        );

    private static Task<IResult> ByCard(CardOrderBody body, SellByCard sell, Commands commands, CancellationToken ct) =>
        commands.Api(
            () => sell.Sell(body.CardNumber, body.ItemCode, body.ShownPrice, body.ShownSelf, body.Agreed, ct),
            o => Commands.Answer.Created($"/api/orders/{o.Id}", Body(o)),
            ct
        );

    private static async Task<IResult> Show(
        long id,
        Reach reach,
        AuditTrail audit,
        HttpContext http,
        CancellationToken ct
    )
    {
        var order = await reach.Order(id, ct);
        if (!order.Ok)
        {
            return Problems.Of(order.Faults, http);
        }
        await audit.Looked("care.order", [order.Value.SubjectId]);
        return RecordVersion.Tagged(http, Body(order.Value));
    }

    private static async Task<IResult> ListOrders(
        long elderId,
        string? after,
        Reach reach,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        var orders = (await reach.Orders(ct)).AsNoTracking().Where(o => o.SubjectId == elderId);
        if (Cursor.AtAndId(after) is var (at, id))
        {
            orders = orders.Where(o => o.PlannedAt < at || (o.PlannedAt == at && o.Id > id));
        }
        var rows = await orders
            .OrderByDescending(o => o.PlannedAt)
            .ThenBy(o => o.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        await audit.Looked("care.orders", [elderId]);
        return Results.Ok(Listing.Cut(rows, PageSize, o => Cursor.Pack(o.PlannedAt, o.Id)).Of(Body));
    }

    private static Task<IResult> Cancel(
        long id,
        ReasonBody? body,
        OrderWork work,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) => commands.Api(() => work.Cancel(id, body?.Reason, http.IfMatch(), ct), o => Commands.Answer.Ok(Body(o)), ct);

    private static Task<IResult> Move(
        long id,
        MoveBody body,
        OrderWork work,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) => commands.Api(() => work.Move(id, Utc(body.At), http.IfMatch(), ct), o => Commands.Answer.Ok(Body(o)), ct);

    private static Task<IResult> NoShow(
        long id,
        NoShowBody body,
        OrderWork work,
        Commands commands,
        HttpContext http,
        CancellationToken ct
    ) => commands.Api(() => work.NoShow(id, body.ElderAway, http.IfMatch(), ct), o => Commands.Answer.Ok(Body(o)), ct);

    private static Task<IResult> Sign(AgreementBody body, OrderWork work, Commands commands, CancellationToken ct) =>
        commands.Api(() => work.Sign(body, ct), a => Commands.Answer.Created($"/care/agreements/{a.Id}", body), ct);

    internal static OrderBody Body(Order o) =>
        new(
            o.Id,
            o.SubjectId,
            o.ItemCode,
            o.OrgId,
            o.Channel,
            o.PlannedAt,
            o.Price,
            o.WalletShare,
            o.SelfShare,
            o.Charge,
            o.Rule,
            o.State
        );

    internal static DateTime Utc(DateTime at) =>
        at.Kind == DateTimeKind.Local ? at.ToUniversalTime() : DateTime.SpecifyKind(at, DateTimeKind.Utc);
}

internal sealed record ReasonBody(string? Reason);

internal sealed record MoveBody(DateTime At);

/// <param name="ElderAway">True when nobody opened, false when the operator did not come.</param>
internal sealed record NoShowBody(bool ElderAway);
