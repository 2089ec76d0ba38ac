using System.CommandLine;
using Yiju.Kernel.Search;
using Yiju.Siting.Location;
using Yiju.Siting.Location.Library;
using Yiju.Siting.Location.Reading;
using Yiju.Siting.Location.Writing;

namespace Yiju.Host.Commands.Site;

/// <summary><c>yiju site plan</c>: which project of a library in which year.</summary>
internal static class PlanCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "项目库的 JSON：地点、需求、设施类别、项目、年度" };
        var (seconds, threads, seed) = (SiteOptions.Seconds(), SiteOptions.Threads(), SiteOptions.Seed());
        var output = new Option<FileInfo?>("--out") { Description = "结果写到哪个 JSON 文件；不写则在屏幕上显示表格" };
        var plan = new Command("plan", "项目库：哪一年建哪些") { file, seconds, threads, seed, output };
        plan.SetAction(
            (parsed, stop) =>
            {
                var from = parsed.GetValue(file)!;
                var search = new LocationSearch(parsed.GetValue(seed), parsed.GetValue(threads));
                if (!from.Exists || !SiteOptions.Fit(parsed.GetValue(seconds), search.Threads))
                {
                    Console.Error.WriteLine(from.Exists ? "请检查选项。" : $"找不到文件 {from.Name}。");
                    return Task.FromResult(2);
                }
                var read = LibraryJson.Read(File.ReadAllText(from.FullName));
                if (!read.Ok)
                {
                    return Task.FromResult(SiteOptions.Refuse(from, read.Faults));
                }
                var time = TimeSpan.FromSeconds(parsed.GetValue(seconds));
                var budget = new SearchBudget(TimeProvider.System, time, stop: stop);
                var result = LibraryPlanner.Plan(read.Value, budget, search, new ShownProgress()).Value;
                if (parsed.GetValue(output) is { } to)
                {
                    SiteOptions.Write(PlanText.Json(read.Value, result), to);
                }
                else
                {
                    Console.Write(PlanText.Table(read.Value, result));
                }
                return Task.FromResult(result.Status is ResultStatus.Proved or ResultStatus.Found ? 0 : 1);
            }
        );
        return plan;
    }
}
