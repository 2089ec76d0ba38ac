using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Funds.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Funds.Features;

/// <summary>Settlements as civil affairs, finance, auditors and the operator itself see them.</summary>
internal static class ShowSettlements
{
    internal static readonly Role[] Readers =
    [
        Role.CityOfficer,
        Role.CountyOfficer,
        Role.FinanceOfficer,
        Role.Auditor,
        Role.OperatorManager,
    ];

    private const int Shown = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/settlements", List).For(Readers).ExcludeFromDescription();
        routes.MapGet("/settlements/{id:long}", One).For(Readers).ExcludeFromDescription();
        routes.MapGet("/audit/settlements/{id:long}", One).For(Role.Auditor).ExcludeFromDescription();
        routes.MapGet("/settlements/{id:long}/statement", Statement).For(Readers).ExcludeFromDescription();
        routes
            .MapGet("/api/settlements", ListJson)
            .For([.. Readers, Role.Machine])
            .WithName("ListSettlements")
            .WithSummary("Settlements of operators, newest month first; next is the after of the next page")
            .Produces<Listing<SettlementRow>>();
        routes
            .MapGet("/api/settlements/{id:long}", OneJson)
            .For([.. Readers, Role.Machine])
            .WithName("GetSettlement")
            .WithSummary("One settlement with the sums by source and the lines it counts")
            .Produces<SettlementModel>();
    }

    private static async Task<IResult> List(
        string? month,
        string? after,
        Viewer viewer,
        SettlementLook look,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        var page = await look.Rows(month, after, Shown, ct);
        await audit.Looked("funds.settlements", []);
        return Page.Of<SettlementsPage>(
            "机构结算",
            new SettlementsModel(
                month,
                page.Items,
                await look.Of(month).LongCountAsync(ct),
                page.Next is null ? null : $"/settlements?month={SettlementLook.MonthOf(month)}&after={page.Next}",
                viewer.Is(Role.CountyOfficer, Role.CityOfficer)
            )
        );
    }

    private static async Task<IResult> ListJson(
        string? month,
        string? after,
        SettlementLook look,
        CancellationToken ct
    ) => Results.Ok(await look.Rows(month, after, Shown, ct));

    private static async Task<IResult> One(
        long id,
        string? after,
        HttpContext http,
        SettlementLook look,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (await look.One(id, after, [], ct) is not { } model)
        {
            await audit.Looked("funds.settlement.refused", [id]);
            return Problems.Of([Unknown], http);
        }
        await audit.Looked("funds.settlement", [id]);
        return Page.Of<SettlementPage>("机构结算单", model);
    }

    private static async Task<IResult> OneJson(
        long id,
        string? after,
        HttpContext http,
        SettlementLook look,
        CancellationToken ct
    ) => await look.One(id, after, [], ct) is { } model ? Results.Ok(model) : Problems.Of([Unknown], http);

    private static async Task<IResult> Statement(
        long id,
        HttpContext http,
        SettlementLook look,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (await look.One(id, null, [], ct) is not { } model)
        {
            return Problems.Of([Unknown], http);
        }
        await audit.Looked("funds.statement", [id]);
        return Page.Of<StatementPage>("结算单", model);
    }

    internal static readonly Fault Unknown = Fault.NotFound(
        "settlement-unknown",
        "没有这张结算单，或它不在您的范围内。"
    );
}

/// <summary>Loads settlements inside the viewer's scope: a territory's payers, or the operator's own.</summary>
internal sealed class SettlementLook(
    FundsDb db,
    Viewer viewer,
    CountSettlements counting,
    DivisionStore divisions,
    IEnumerable<IPayees> payees
)
{
    private const int LinesShown = 50;

    /// <summary>The month when it is one, for the name of a file.</summary>
    public static string? MonthOf(string? month) =>
        DateOnly.TryParse($"{month}-01", out var day) ? $"{day:yyyy-MM}" : null;

    public IQueryable<Settlement> Mine()
    {
        var valid = db.Settlements.AsNoTracking().Where(s => s.State != SettlementState.Counting);
        var (first, last) = (viewer.Scope.First, viewer.Scope.Last);
        return viewer.Is(Role.OperatorManager) ? valid.Where(s => s.OrgId == viewer.OrgId)
            : first is null ? valid.Where(_ => false)
            : valid.Where(s => string.Compare(s.Payer, first) >= 0 && string.Compare(s.Payer, last) <= 0);
    }

    /// <summary>Those of a month, or of all months.</summary>
    public IQueryable<Settlement> Of(string? month) =>
        Mine().Where(s => string.IsNullOrEmpty(month) || s.Period == month);

    public Task<Listing<SettlementRow>> Rows(string? month, string? after, int count, CancellationToken ct) =>
        Rows(Of(month), after, count, ct);

    /// <summary>The newest month first, in it what waits longest.</summary>
    public async Task<Listing<SettlementRow>> Rows(
        IQueryable<Settlement> settlements,
        string? after,
        int count,
        CancellationToken ct
    )
    {
        if (
            Cursor.Unpack(after, 3) is [var period, var at, var last]
            && Enum.TryParse<SettlementState>(at, out var state)
            && Cursor.Number(last) is { } id
        )
        {
            settlements = settlements.Where(s =>
                string.Compare(s.Period, period) < 0
                || (s.Period == period && (s.State > state || (s.State == state && s.Id > id)))
            );
        }
        var rows = await settlements
            .OrderByDescending(s => s.Period)
            .ThenBy(s => s.State)
            .ThenBy(s => s.Id)
            .Take(count + 1)
            .ToListAsync(ct);
        var tree = await divisions.Tree(ct);
        var names = await Names([.. rows.Select(r => r.OrgId)], ct);
        return Listing
            .Cut(rows, count, s => Cursor.Pack(s.Period, $"{s.State}", $"{s.Id}"))
            .Of(s => Row(s, names[s.OrgId], tree.NameOf(s.Payer)));
    }

    public async Task<SettlementModel?> One(long id, string? after, IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        var settlement = await Mine().SingleOrDefaultAsync(s => s.Id == id, ct);
        if (settlement is null)
        {
            return null;
        }
        var tree = await divisions.Tree(ct);
        var (org, payer, month) = (settlement.OrgId, settlement.Payer, settlement.Period);
        var names = await Names([org], ct);
        var sums = await SumsBySource(org, payer, month, ct);
        var (journal, place) =
            Cursor.Unpack(after, 2) is [var j, var p] && Cursor.Number(j) is { } last && int.TryParse(p, out var line)
                ? (last, line)
                : (0L, -1);
        var lines = await counting.Lines(org, payer, month, journal, place, LinesShown + 1).ToListAsync(ct);
        var next = lines.Count > LinesShown ? lines[LinesShown - 1] : null;
        return new SettlementModel(
            Row(settlement, names[org], tree.NameOf(payer)),
            new Money(settlement.CountedFen),
            new Money(settlement.BroughtForwardFen),
            sums,
            [
                .. lines
                    .Take(LinesShown)
                    .Select(l => new SettledLine(
                        l.JournalId,
                        l.Day,
                        l.Kind,
                        l.Cause,
                        l.Source,
                        l.Purpose,
                        new Money(l.Fen)
                    )),
            ],
            next is null ? null : Cursor.Pack($"{next.JournalId}", $"{next.Place}"),
            settlement.ConfirmedAt,
            settlement.ReleasedAt,
            settlement.PaidAt,
            settlement.BankReference,
            Shanghai.DayOf(settlement.CountedAt),
            viewer.Role,
            faults
        );
    }

    private async Task<IReadOnlyList<SourceSum>> SumsBySource(
        long org,
        string payer,
        string month,
        CancellationToken ct
    )
    {
        var earned = await counting
            .Earned(org, payer, month)
            .Join(
                db.Accounts,
                e => e.AccountId,
                a => a.Id,
                (e, a) =>
                    new
                    {
                        a.Source,
                        a.Purpose,
                        e.Fen,
                        e.Lines,
                    }
            )
            .ToListAsync(ct);
        return
        [
            .. earned
                .GroupBy(e => (e.Source, e.Purpose))
                .OrderBy(g => g.Key)
                .Select(g => new SourceSum(
                    g.Key.Source,
                    g.Key.Purpose,
                    g.Sum(e => e.Lines),
                    new Money(g.Sum(e => e.Fen))
                )),
        ];
    }

    public async Task<Dictionary<long, Payee>> Names(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        Each(ids, payees.FirstOrDefault() is { } source ? await source.Of(ids, ct) : new Dictionary<long, Payee>());

    /// <summary>With whole account numbers.</summary>
    public async Task<Dictionary<long, Payee>> ToPay(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        Each(ids, payees.FirstOrDefault() is { } source ? await source.ToPay(ids, ct) : new Dictionary<long, Payee>());

    private static Dictionary<long, Payee> Each(
        IReadOnlyCollection<long> ids,
        IReadOnlyDictionary<long, Payee> known
    ) =>
        ids.Distinct().ToDictionary(id => id, id => known.GetValueOrDefault(id) ?? new Payee($"机构 {id}", null, null));

    private static SettlementRow Row(Settlement s, Payee payee, string payer) =>
        new(
            s.Id,
            s.OrgId,
            payee.Name,
            s.Payer,
            payer,
            s.Period,
            s.LineCount,
            new Money(s.DueFen),
            s.State.ToString(),
            SettlementWords.Of(s.State)
        );
}
