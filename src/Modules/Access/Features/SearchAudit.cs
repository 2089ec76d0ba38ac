using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yiju.Access.Contracts;
using Yiju.Access.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Access.Features;

/// <summary>The auditor's search in the trail, and its export (SEC-04).</summary>
internal static class SearchAudit
{
    private const int PageSize = 50;
    private const int ExportMax = 100_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/audit", Show).For(Role.Auditor).ExcludeFromDescription();
        routes.MapGet("/audit/export", Export).NeedsFreshSignIn().For(Role.Auditor).ExcludeFromDescription();
    }

    private static AuditSearch Read(string? actor, string? action, long? subject, DateOnly? from, DateOnly? to) =>
        new(
            actor,
            action,
            subject,
            from is { } first ? Shanghai.Utc(first) : null,
            to is { } last ? Shanghai.Utc(last.AddDays(1)) : null
        );

    private static async Task<IResult> Show(
        string? actor,
        string? action,
        string? subject,
        string? from,
        string? to,
        string? cursor,
        AuditReader reader,
        AuditTrail audit,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var search = Read(actor, action, Number(subject), Day(from), Day(to));
        var count = await reader.Count(search, ct);
        var rows = await reader.Search(search, Cursor.Id(cursor), PageSize + 1, ct);
        await audit.Looked("audit.search", search.Subject is { } s ? [s] : [], detail: Describe(search));
        var last = rows.Count > PageSize ? rows[PageSize - 1] : null;
        var filter =
            $"actor={Uri.EscapeDataString(actor ?? "")}&action={Uri.EscapeDataString(action ?? "")}&subject={subject}&from={from}&to={to}";
        return Page.Of<AuditPage>(
            "审计记录",
            new AuditModel(
                [.. rows.Take(PageSize).Select(Row)],
                count,
                actor,
                action,
                subject,
                from,
                to,
                time.Today(),
                last is null ? null : $"/audit?{filter}&cursor={Cursor.Pack(last.Id)}",
                $"/audit/export?{filter}"
            )
        );
    }

    private static async Task<IResult> Export(
        string? actor,
        string? action,
        string? subject,
        string? from,
        string? to,
        string? format,
        HttpContext http,
        AuditReader reader,
        AuditTrail audit,
        IExportGate gate,
        CancellationToken ct
    )
    {
        var search = Read(actor, action, Number(subject), Day(from), Day(to));
        var count = Math.Min(await reader.Count(search, ct), ExportMax);
        var ask = new ExportAsk("audit.entries", "审计记录", http.Request.Path + http.Request.QueryString, count);
        if (!(await gate.Pass(ask, ct)).Ok)
        {
            return Results.Redirect(gate.AskHref(ask));
        }
        await audit.Looked("audit.export", [], detail: $"{count} 行 {Describe(search)}");
        return await Download.Table(
            http,
            format,
            "audit",
            "审计记录",
            ["时间", "谁", "做了什么", "对象", "原因", "说明", "序号"],
            async row =>
            {
                foreach (var entry in await reader.Search(search, null, ExportMax, ct))
                {
                    row([
                        Say.Instant(entry.At),
                        entry.Actor,
                        AuditWords.Of(entry.Action),
                        entry.Subjects,
                        entry.Reason,
                        entry.Detail,
                        entry.Sequence?.ToString(CultureInfo.InvariantCulture),
                    ]);
                }
            }
        );
    }

    public static AuditRow Row(AuditEntry entry) =>
        new(
            entry.At,
            entry.Actor,
            AuditWords.Of(entry.Action),
            entry.Action,
            entry.Subjects.Split(',', StringSplitOptions.RemoveEmptyEntries).Length,
            entry.Reason,
            entry.Detail,
            entry.Sequence
        );

    private static string Describe(AuditSearch search) =>
        $"{search.Actor} {search.Action} {search.From:yyyy-MM-dd} {search.Until:yyyy-MM-dd}".Trim();

    private static long? Number(string? text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var d) ? d : null;
}
