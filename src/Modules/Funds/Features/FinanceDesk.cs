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
using Yiju.Platform.Web;

namespace Yiju.Funds.Features;

/// <summary>Money by source: what was granted, spent, paid and came back; and the settlements that wait (FND-10).</summary>
internal static class FinanceDesk
{
    private const int Waiting = 50;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("/funds", Show)
            .For(Role.FinanceOfficer, Role.CountyOfficer, Role.CityOfficer, Role.Auditor)
            .ExcludeFromDescription();

    private static async Task<IResult> Show(
        string? closing,
        string? after,
        Viewer viewer,
        FundsDb db,
        SettlementLook look,
        AuditTrail audit,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var rows = await SumsBySource(db, viewer, ct);
        var mine = viewer.Is(Role.FinanceOfficer)
            ? new[] { SettlementState.Confirmed, SettlementState.Released }
            : [SettlementState.Counted];
        var mineNow = look.Of(null).Where(s => mine.Contains(s.State));
        var waiting = await look.Rows(mineNow, after, Waiting, ct);
        await audit.Looked("funds.desk", []);
        var lastMonth = Posting.PeriodOf(time.Today().AddMonths(-1));
        var closed = await db.Closes.AnyAsync(
            c => c.Payer == viewer.Division.Value && c.Period == lastMonth && c.FinishedAt != null,
            ct
        );
        return Page.Of<FundsPage>(
            "资金",
            new FundsDeskModel(
                rows,
                waiting.Items,
                await mineNow.LongCountAsync(ct),
                waiting.Next is null ? null : $"/funds?after={waiting.Next}",
                viewer.Is(Role.CountyOfficer, Role.CityOfficer) && !closed ? lastMonth : null,
                closing,
                viewer.Is(Role.FinanceOfficer)
            )
        );
    }

    private static async Task<List<SourceRow>> SumsBySource(FundsDb db, Viewer viewer, CancellationToken ct)
    {
        var (first, last) = (viewer.Scope.First ?? "~", viewer.Scope.Last ?? "~");
        var sums = await db
            .Accounts.AsNoTracking()
            .Where(a => string.Compare(a.Payer, first) >= 0 && string.Compare(a.Payer, last) <= 0)
            .GroupBy(a => new { a.Source, a.Kind })
            .Select(g => new
            {
                g.Key.Source,
                g.Key.Kind,
                Debits = g.Sum(a => a.DebitsPosted),
                Credits = g.Sum(a => a.CreditsPosted),
            })
            .ToListAsync(ct);
        long Net(string source, MoneyAccountKind kind) =>
            sums.Where(s => s.Source == source && s.Kind == kind).Sum(s => s.Credits - s.Debits);
        return sums.Where(s => s.Source.Length > 0)
            .Select(s => s.Source)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(s => new SourceRow(
                s,
                new Money(-Net(s, MoneyAccountKind.Source) - Net(s, MoneyAccountKind.SelfPay)),
                new Money(Net(s, MoneyAccountKind.Wallet) + Net(s, MoneyAccountKind.Held)),
                new Money(Net(s, MoneyAccountKind.OperatorPayable)),
                new Money(Net(s, MoneyAccountKind.Bank)),
                new Money(Net(s, MoneyAccountKind.Returned))
            ))
            .ToList();
    }
}
