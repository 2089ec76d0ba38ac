using System.CommandLine;
using System.Text.Json;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform;
using Yiju.Platform.Imports;

namespace Yiju.Host.Commands;

/// <summary>
/// <c>yiju import KIND FILE</c>, <c>yiju import withdraw ID</c> and <c>yiju export elders</c>: exit code 1 when rows were refused or records
/// were kept.
/// </summary>
internal static class ImportCommand
{
    public static Command Make(CommonOptions common)
    {
        var kind = new Argument<string>("KIND")
        {
            Description =
                "elders 老人名册、contracts 合同、facilities 服务点、workers 人员、grades 过往评估、balances 期初余额",
        };
        var file = new Argument<FileInfo?>("FILE")
        {
            Description = "Excel 或 CSV；只要模板时不写",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var area = new Option<string?>("--area") { Description = "只收这个区划（12 位）里的行" };
        var dry = new Option<bool>("--dry-run") { Description = "只检查，不写入" };
        var template = new Option<FileInfo?>("--template") { Description = "把空白模板写进这个 .xlsx" };
        var errors = new Option<FileInfo?>("--errors") { Description = "把退回的行写进这个 .xlsx" };
        var json = new Option<bool>("--json") { Description = "结果写成 JSON" };
        var import = new Command("import", "整张表导入；同一份再导一次不会重复")
        {
            kind,
            file,
            area,
            dry,
            template,
            errors,
            json,
        };
        import.SetAction(
            (parsed, ct) =>
                CommandServices.Run(
                    common,
                    parsed,
                    (services, _) =>
                        Import(
                            services,
                            parsed.GetValue(kind)!,
                            parsed.GetValue(file),
                            parsed.GetValue(template),
                            parsed.GetValue(errors),
                            new ImportOrder(parsed.GetValue(area) ?? "", parsed.GetValue(dry)),
                            parsed.GetValue(json),
                            ct
                        )
                )
        );
        import.Subcommands.Add(MakeWithdraw(common));
        return import;
    }

    private static Command MakeWithdraw(CommonOptions common)
    {
        var id = new Argument<long>("ID") { Description = "导入的编号，在导入的结果里" };
        var withdraw = new Command("withdraw", "撤回一次导入；已经用上的留下，并说明为什么") { id };
        withdraw.SetAction(
            (parsed, ct) =>
                CommandServices.Run(
                    common,
                    parsed,
                    (services, _) => Withdraw(services.GetRequiredService<RunImport>(), parsed.GetValue(id), ct)
                )
        );
        return withdraw;
    }

    public static Command MakeExport(CommonOptions common)
    {
        var output = new Option<FileInfo>("--out") { Description = ".xlsx 或 .csv", Required = true };
        var area = new Option<string>("--area") { Description = "区划代码（12 位）", Required = true };
        var reason = new Option<string>("--reason") { Description = "为什么导出；记入日志", Required = true };
        var elders = new Command("elders", "按模板导出老人名册") { output, area, reason };
        elders.SetAction(
            (parsed, ct) =>
                CommandServices.Run(
                    common,
                    parsed,
                    (services, _) =>
                        Export(services, parsed.GetValue(output)!, parsed.GetValue(area)!, parsed.GetValue(reason)!, ct)
                )
        );
        return new Command("export", "导出") { elders };
    }

    private static async Task<int> Import(
        IServiceProvider services,
        string kind,
        FileInfo? file,
        FileInfo? template,
        FileInfo? errors,
        ImportOrder order,
        bool json,
        CancellationToken ct
    )
    {
        if (template is not null && services.GetRequiredService<ImportKinds>().Find(kind) is { } known)
        {
            await using var empty = template.Create();
            known.WriteTemplate(empty);
            await Console.Error.WriteLineAsync($"已写出{known.Title}的模板。");
            if (file is null)
            {
                return 0;
            }
        }
        if (file is not { Exists: true } || order.Area.Length == 0)
        {
            await Console.Error.WriteLineAsync(
                file is null ? "还缺要导入的文件。请写在表的种类后面。"
                : file.Exists ? "还缺 --area：请写只收哪个区划（12 位）里的行。"
                : $"找不到文件 {file.Name}。请检查路径。"
            );
            return 2;
        }
        await using var content = file.OpenRead();
        await using var workbook = errors?.Create();
        var outcome = await services
            .GetRequiredService<RunImport>()
            .Run(kind, content, file.Name, order with { Errors = workbook }, new Line(), ct);
        if (!outcome.Ok)
        {
            await Console.Error.WriteLineAsync(outcome.Faults[0].Sentence);
            return 2;
        }
        Tell(outcome.Value, json);
        return outcome.Value is { Refused: 0 } report && !report.FileIssues.Any(i => i.Error) ? 0 : 1;
    }

    private static async Task<int> Withdraw(RunImport import, long id, CancellationToken ct)
    {
        var outcome = await import.Withdraw(id, ct);
        if (!outcome.Ok)
        {
            return await CommandServices.Refuse(outcome.Faults);
        }
        var (removed, restored, kept) = outcome.Value;
        foreach (var one in kept)
        {
            await Console.Error.WriteLineAsync($"{one.Name}：{one.Words}");
        }
        await Console.Error.WriteLineAsync($"移出 {removed}，恢复原样 {restored}，留下 {kept.Count}。");
        return kept.Count == 0 ? 0 : 1;
    }

    private static async Task<int> Export(
        IServiceProvider services,
        FileInfo output,
        string area,
        string reason,
        CancellationToken ct
    )
    {
        if (!DivisionCode.TryParse(area, out var code))
        {
            await Console.Error.WriteLineAsync($"“{area}”不是区划代码。请写 12 位数字。");
            return 2;
        }
        await using var stream = output.Create();
        var asCsv = output.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase);
        var count = await services.GetRequiredService<IElderExport>().Write(stream, code.Value, asCsv, reason, ct);
        await Console.Error.WriteLineAsync($"已导出 {count} 人。");
        return 0;
    }

    private static void Tell(ImportReport report, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, Json.Options));
            return;
        }
        foreach (var issue in report.FileIssues.Concat(report.Issues.Where(i => i.Error).Take(20)))
        {
            Console.Error.WriteLine(
                issue.Row is { } row ? $"第 {row} 行 {issue.Field}：{issue.Sentence}" : issue.Sentence
            );
        }
        Console.Error.WriteLine(
            $"共 {report.Rows} 行：新增 {report.Added}，更新 {report.Updated}，没有变化 {report.Unchanged}，"
                + $"退回 {report.Refused}，跳过 {report.Skipped}。"
                + (report.ImportId is { } id ? $"编号 {id}。" : "没有写入。")
        );
    }

    /// <summary>One line on the terminal that is written over.</summary>
    private sealed class Line : IProgress<ImportReport>
    {
        private long last;

        public void Report(ImportReport value)
        {
            if (!Console.IsErrorRedirected && Environment.TickCount64 - last > 500)
            {
                last = Environment.TickCount64;
                Console.Error.Write($"\r已处理 {value.Rows} 行");
            }
        }
    }
}
