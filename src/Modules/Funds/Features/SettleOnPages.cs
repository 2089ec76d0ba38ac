using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
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

/// <summary>The steps of a settlement and the operator's preview.</summary>
internal static class SettleOnPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/settlements/preview", Preview).For(Role.OperatorManager).ExcludeFromDescription();
        routes.MapPost("/funds/months", Close).For(Role.CountyOfficer, Role.CityOfficer).ExcludeFromDescription();
        routes.MapPost("/settlements/{id:long}/confirm", Confirm).For(Role.CountyOfficer).ExcludeFromDescription();
        routes.MapPost("/settlements/{id:long}/release", Release).For(Role.FinanceOfficer).ExcludeFromDescription();
        routes.MapPost("/settlements/{id:long}/pay", Pay).For(Role.FinanceOfficer).ExcludeFromDescription();
    }

    private static Task<IResult> Close(
        [FromForm] string month,
        Viewer viewer,
        HttpContext http,
        CloseMonth close,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.Form(
            () => close.Start(viewer.Division.Value, month, ct),
            _ => "/funds?closing=" + Uri.EscapeDataString(month),
            faults => Problems.Of(faults, http),
            ct
        );

    private static Task<IResult> Confirm(
        long id,
        PaySettlement pay,
        SettlementLook look,
        HttpContext http,
        Commands commands,
        CancellationToken ct
    ) => Step(id, () => pay.Confirm(id, ct), look, http, commands, ct);

    private static Task<IResult> Release(
        long id,
        PaySettlement pay,
        SettlementLook look,
        HttpContext http,
        Commands commands,
        CancellationToken ct
    ) => Step(id, () => pay.Release(id, ct), look, http, commands, ct);

    private static Task<IResult> Pay(
        long id,
        [FromForm] string? reference,
        PaySettlement pay,
        SettlementLook look,
        HttpContext http,
        Commands commands,
        CancellationToken ct
    ) => Step(id, () => pay.Pay(id, reference, ct), look, http, commands, ct);

    private static async Task<IResult> Step(
        long id,
        Func<Task<Outcome<Done>>> work,
        SettlementLook look,
        HttpContext http,
        Commands commands,
        CancellationToken ct
    )
    {
        IReadOnlyList<Fault> refused = [];
        var answer = await commands.Form(
            work,
            _ => $"/settlements/{id}",
            faults =>
            {
                refused = faults;
                return Problems.Of(faults, http);
            },
            ct
        );
        return refused.Count > 0 && await look.One(id, null, refused, ct) is { } model
            ? Page.Of<SettlementPage>("机构结算单", model, Problems.Status(refused[0].Kind))
            : answer;
    }

    private static async Task<IResult> Preview(
        string? month,
        Viewer viewer,
        FundsDb db,
        CountSettlements counting,
        DivisionStore divisions,
        IEnumerable<IUnsettled> unsettled,
        AuditTrail audit,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var today = time.Today();
        var wanted = DateOnly.TryParseExact(
            $"{month}-01",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var first
        )
            ? first
            : new DateOnly(today.Year, today.Month, 1);
        var period = Posting.PeriodOf(wanted);
        var orgId = viewer.OrgId ?? 0;
        var owner = $"org:{orgId}";
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a => a.Kind == MoneyAccountKind.OperatorPayable && a.Owner == owner)
            .ToDictionaryAsync(a => a.Id, ct);
        var tree = await divisions.Tree(ct);
        var parts = new List<PreviewPart>();
        foreach (var payer in accounts.Values.Select(a => a.Payer).Distinct().Order(StringComparer.Ordinal))
        {
            var earned = await counting.Earned(orgId, payer, period).ToListAsync(ct);
            var open = new List<UnsettledItem>();
            foreach (var seam in unsettled)
            {
                open.AddRange(await seam.Of(orgId, payer, Period.MonthOf(wanted), ct));
            }
            parts.Add(
                new PreviewPart(
                    tree.NameOf(payer),
                    [
                        .. earned.Select(e => new SourceSum(
                            accounts[e.AccountId].Source,
                            accounts[e.AccountId].Purpose,
                            e.Lines,
                            new Money(e.Fen)
                        )),
                    ],
                    new Money(await counting.BroughtForward(orgId, payer, period, ct)),
                    open
                )
            );
        }
        await audit.Looked("funds.preview", []);
        return Page.Of<PreviewPage>("本月结算预览", new PreviewModel(period, parts));
    }
}
