using System.CommandLine;
using Yiju.Kernel.Search;
using Yiju.Siting.Location;
using Yiju.Siting.Location.Reading;
using Yiju.Siting.Location.Writing;

namespace Yiju.Host.Commands.Site;

/// <summary><c>yiju site solve</c>: one instance of a location problem.</summary>
internal static class SolveCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "OR-Library 的 pmed、cap，坐标文件，或本平台的 JSON、CSV",
        };
        var problem = SiteOptions.Problem(required: true);
        var (seconds, threads, seed) = (SiteOptions.Seconds(), SiteOptions.Threads(), SiteOptions.Seed());
        var p = new Option<int?>("--p") { Description = "开设几个；不写则照文件" };
        var radius = new Option<double?>("--radius") { Description = "覆盖的半径，与文件里的路程同一单位" };
        var money = new Option<double?>("--budget") { Description = "建设费用合计最多多少" };
        var fair = new Option<bool>("--worst-first") { Description = "最差的片区优先" };
        var capacity = SiteOptions.Capacity();
        var output = new Option<FileInfo?>("--out") { Description = "结果写到哪个 JSON 文件；不写则写到屏幕" };
        var solve = new Command("solve", "p 中值、p 中心、最大覆盖、固定费用选址")
        {
            file,
            problem,
            seconds,
            threads,
            seed,
            p,
            radius,
            money,
            fair,
            capacity,
            output,
        };
        solve.SetAction(
            (parsed, stop) =>
            {
                var search = new LocationSearch(parsed.GetValue(seed), parsed.GetValue(threads));
                var time = parsed.GetValue(seconds);
                if (!SiteOptions.Fit(time, search.Threads))
                {
                    return Task.FromResult(2);
                }
                WarmUp.Run();
                var budget = new SearchBudget(TimeProvider.System, TimeSpan.FromSeconds(time), stop: stop);
                var run = new Run(
                    parsed.GetValue(file)!,
                    SiteOptions.Problems[parsed.GetValue(problem)!],
                    parsed.GetValue(capacity),
                    search,
                    asked =>
                        asked with
                        {
                            P = parsed.GetValue(p) ?? asked.P,
                            Radius = parsed.GetValue(radius) ?? asked.Radius,
                            Budget = parsed.GetValue(money) ?? asked.Budget,
                            WorstDivisionFirst = parsed.GetValue(fair) || asked.WorstDivisionFirst,
                        },
                    parsed.GetValue(output)
                );
                return Task.FromResult(Solve(run, budget));
            }
        );
        return solve;
    }

    /// <param name="Asked">What the command line asks beyond the file.</param>
    private sealed record Run(
        FileInfo From,
        LocationProblem Problem,
        double? Capacity,
        LocationSearch Search,
        Func<LocationQuestion, LocationQuestion> Asked,
        FileInfo? Output
    );

    private static int Solve(Run run, SearchBudget budget)
    {
        if (!run.From.Exists)
        {
            Console.Error.WriteLine($"找不到文件 {run.From.Name}。");
            return 2;
        }
        var text = File.ReadAllText(run.From.FullName);
        var read = LocationFile.Read(text, run.Problem, run.Capacity, run.Search.Threads);
        if (!read.Ok)
        {
            return SiteOptions.Refuse(run.From, read.Faults);
        }
        var question = run.Asked(read.Value.Question);
        var solved = LocationSolver.Solve(read.Value.Instance, question, budget, run.Search, new ShownProgress());
        return solved.Ok
            ? Print(read.Value.Instance, question, solved.Value, run.Output)
            : SiteOptions.Refuse(run.From, solved.Faults);
    }

    private static int Print(
        LocationInstance instance,
        LocationQuestion question,
        LocationResult result,
        FileInfo? output
    )
    {
        SiteOptions.Write(LocationText.Json(instance, question, result), output);
        Console.Error.WriteLine(LocationText.Sentence(instance, result));
        return result.Status is ResultStatus.Proved or ResultStatus.Found ? 0 : 1;
    }
}
