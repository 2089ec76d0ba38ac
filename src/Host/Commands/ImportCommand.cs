using System.CommandLine;
using System.Text.Json;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform;

namespace Yiju.Host.Commands;

/// <summary><c>yiju import elders FILE</c> and <c>yiju export elders</c>: exit code 1 when rows were refused.</summary>
internal static class ImportCommand
{
    public static Command Make(CommonOptions common)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Excel 或 CSV 名册" };
        var area = new Option<string>("--area") { Description = "只收这个区划（12 位）里的人", Required = true };
        var dry = new Option<bool>("--dry-run") { Description = "只检查，不写入" };
        var errors = new Option<FileInfo?>("--errors") { Description = "把退回的行写进这个 .xlsx" };
        var json = new Option<bool>("--json") { Description = "结果写成 JSON" };
        var elders = new Command("elders", "导入老人名册") { file, area, dry, errors, json };
        elders.SetAction(
            (parsed, ct) =>
                Import(
                    common.Read(parsed),
                    parsed.GetValue(file)!,
                    new ElderImportOptions(parsed.GetValue(area)!, parsed.GetValue(dry)),
                    parsed.GetValue(errors),
                    parsed.GetValue(json),
                    ct
                )
        );
        return new Command("import", "导入") { elders };
    }

    public static Command MakeExport(CommonOptions common)
    {
        var output = new Option<FileInfo>("--out") { Description = ".xlsx 或 .csv", Required = true };
        var area = new Option<string>("--area") { Description = "区划代码（12 位）", Required = true };
        var reason = new Option<string>("--reason") { Description = "为什么导出；记入日志", Required = true };
        var elders = new Command("elders", "按模板导出老人名册") { output, area, reason };
        elders.SetAction(
            (parsed, ct) =>
                Export(
                    common.Read(parsed),
                    parsed.GetValue(output)!,
                    parsed.GetValue(area)!,
                    parsed.GetValue(reason)!,
                    ct
                )
        );
        return new Command("export", "导出") { elders };
    }

    private static async Task<int> Import(
        Settings settings,
        FileInfo file,
        ElderImportOptions options,
        FileInfo? errors,
        bool json,
        CancellationToken ct
    )
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"找不到文件 {file.Name}。请检查路径。");
            return 2;
        }
        await using var services = Services(settings);
        await using var scope = services.CreateAsyncScope();
        await using var content = file.OpenRead();
        await using var workbook = errors?.Create();
        var outcome = await scope
            .ServiceProvider.GetRequiredService<IElderImport>()
            .Run(content, file.Name, options with { Errors = workbook }, new Line(), ct);
        if (!outcome.Ok)
        {
            await Console.Error.WriteLineAsync(outcome.Faults[0].Sentence);
            return 2;
        }
        Tell(outcome.Value, json);
        return outcome.Value is { Refused: 0 } report && !report.FileIssues.Any(i => i.Error) ? 0 : 1;
    }

    private static async Task<int> Export(
        Settings settings,
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
        await using var services = Services(settings);
        await using var scope = services.CreateAsyncScope();
        await using var stream = output.Create();
        var asCsv = output.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase);
        var count = await scope
            .ServiceProvider.GetRequiredService<IElderExport>()
            .Write(stream, code.Value, asCsv, reason, ct);
        await Console.Error.WriteLineAsync($"已导出 {count} 人。");
        return 0;
    }

    private static ServiceProvider Services(Settings settings)
    {
        var opened = settings.Open(TimeProvider.System);
        if (!opened.Ok)
        {
            throw new InvalidOperationException(opened.Faults[0].Sentence);
        }
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton(new SteppedByHand());
        services.AddYiju(configuration, settings, opened.Value, TimeProvider.System);
        return services.BuildServiceProvider();
    }

    private static void Tell(ElderImportReport report, bool json)
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
        );
    }

    /// <summary>One line on the terminal that is written over.</summary>
    private sealed class Line : IProgress<ElderImportReport>
    {
        private long last;

        public void Report(ElderImportReport value)
        {
            if (!Console.IsErrorRedirected && Environment.TickCount64 - last > 500)
            {
                last = Environment.TickCount64;
                Console.Error.Write($"\r已处理 {value.Rows} 行");
            }
        }
    }
}
