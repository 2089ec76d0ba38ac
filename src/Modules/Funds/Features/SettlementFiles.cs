using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Funds.Contracts;
using Yiju.Funds.Domain;
using Yiju.Funds.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Funds.Features;

/// <summary>Settlements as files: the list of a month, and what the bank has to pay.</summary>
internal sealed class SettlementFiles(SettlementLook look, DivisionStore divisions, AuditTrail audit)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/settlements/export",
                (string? month, string? format, SettlementFiles files, HttpContext http, CancellationToken ct) =>
                    files.List(month, format, http, ct)
            )
            .For(ShowSettlements.Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/settlements/bank-file",
                (
                    string? month,
                    string? format,
                    bool? others,
                    SettlementFiles files,
                    HttpContext http,
                    CancellationToken ct
                ) => files.ForBank(month, format, others == true, http, ct)
            )
            .For(Role.FinanceOfficer)
            .ExcludeFromDescription();
    }

    private Task<IResult> List(string? month, string? format, HttpContext http, CancellationToken ct) =>
        Download.Table(
            http,
            format,
            Name("settlements", month),
            "机构结算单",
            ["编号", "机构", "月份", "付款方", "笔数", "应付（元）", "状态"],
            async row =>
            {
                var tree = await divisions.Tree(ct);
                var rows = look.Of(month).OrderByDescending(s => s.Period).ThenBy(s => s.State).ThenBy(s => s.Id);
                foreach (var (s, payee) in await Read("funds.settlements-export", rows, month, ct))
                {
                    row([
                        $"{s.Id}",
                        payee.Name,
                        s.Period,
                        tree.NameOf(s.Payer),
                        $"{s.LineCount}",
                        Yuan(s.DueFen),
                        SettlementWords.Of(s.State),
                    ]);
                }
            }
        );

    /// <summary>
    /// The released settlements: reference, payee, bank, account, amount in yuan, currency, remark. In a workbook the account stays a text;
    /// as CSV a spreadsheet program would round it. Refused while an operator has no confirmed account, unless the others are asked for.
    /// </summary>
    /// <param name="others">Leave out operators that cannot be paid yet.</param>
    private async Task<IResult> ForBank(
        string? month,
        string? format,
        bool others,
        HttpContext http,
        CancellationToken ct
    )
    {
        var due = await look.Of(month)
            .Where(s => s.State == SettlementState.Released)
            .OrderBy(s => s.Id)
            .ToListAsync(ct);
        var payees = await look.ToPay([.. due.Select(s => s.OrgId)], ct);
        var lacking = payees.Values.Where(p => p.Account is null).Select(p => p.Name).ToList();
        if (lacking.Count > 0 && !others)
        {
            await audit.Looked("funds.bank-file-refused", due.Select(s => s.Id), detail: month);
            return Page.Of<BankFilePage>(
                "付款文件",
                new BankFileModel(NoAccount(lacking), month, format, lacking.Count < payees.Count),
                StatusCodes.Status422UnprocessableEntity
            );
        }
        return await Download.Table(
            http,
            format,
            Name("payments", month),
            "付款",
            ["付款编号", "收款人", "开户行", "账号", "金额", "币种", "附言"],
            async row =>
            {
                var paid = due.Where(s => payees[s.OrgId].Account is not null).ToList();
                await audit.Looked("funds.bank-file", paid.Select(s => s.Id), detail: month);
                foreach (var s in paid)
                {
                    var account = payees[s.OrgId].Account!;
                    row([
                        $"{s.Id}",
                        account.Holder,
                        account.Bank,
                        account.Number,
                        Yuan(s.DueFen),
                        "CNY",
                        $"{s.Period} 居家养老服务结算",
                    ]);
                }
            }
        );
    }

    private static string NoAccount(IReadOnlyList<string> names) =>
        $"{string.Join('、', names)} 还没有县（区）核对过的收款账户，不能付款。请机构在“收款账户”里填写，县（区）核对以后再导出。";

    private async Task<IEnumerable<(Settlement Row, Payee Payee)>> Read(
        string action,
        IQueryable<Settlement> settlements,
        string? month,
        CancellationToken ct
    )
    {
        var rows = await settlements.ToListAsync(ct);
        var payees = await look.Names([.. rows.Select(s => s.OrgId)], ct);
        await audit.Looked(action, rows.Select(s => s.Id), detail: month);
        return rows.Select(s => (s, payees[s.OrgId]));
    }

    private static string Name(string what, string? month) => $"{what}-{SettlementLook.MonthOf(month) ?? "all"}";

    /// <summary>“1234.50”, for files that programs read.</summary>
    private static string Yuan(long fen) =>
        (fen / 100m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
