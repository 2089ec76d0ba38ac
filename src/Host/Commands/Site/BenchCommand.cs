using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Yiju.Kernel.Search;
using Yiju.Siting.Location;
using Yiju.Siting.Location.Reading;
using Yiju.Siting.Location.Writing;

namespace Yiju.Host.Commands.Site;

/// <summary><c>yiju site bench</c>: a folder of instances against published optima.</summary>
internal static class BenchCommand
{
    public static Command Make()
    {
        var folder = new Argument<DirectoryInfo>("DIR")
        {
            Description = "放着 pmed*.txt、cap*.txt 和 *best_known.csv 的文件夹",
        };
        var problem = SiteOptions.Problem(required: false);
        var (seconds, threads, seed) = (SiteOptions.Seconds(), SiteOptions.Threads(), SiteOptions.Seed());
        var capacity = SiteOptions.Capacity();
        var bench = new Command("bench", "一个文件夹的算例与已知最优值的差距")
        {
            folder,
            problem,
            seconds,
            threads,
            seed,
            capacity,
        };
        bench.SetAction(parsed =>
        {
            var from = parsed.GetValue(folder)!;
            var search = new LocationSearch(parsed.GetValue(seed), parsed.GetValue(threads));
            if (!from.Exists || !SiteOptions.Fit(parsed.GetValue(seconds), search.Threads))
            {
                Console.Error.WriteLine(from.Exists ? "请检查选项。" : $"没有文件夹 {from.Name}。");
                return 2;
            }
            var only = parsed.GetValue(problem) is { } name ? SiteOptions.Problems[name] : (LocationProblem?)null;
            var run = new Run(from, parsed.GetValue(seconds), search, parsed.GetValue(capacity));
            WarmUp.Run();
            return run.All(only) ? 0 : 1;
        });
        return bench;
    }

    private sealed class Run(DirectoryInfo folder, double seconds, LocationSearch search, double? capacity)
    {
        private readonly KnownOptima optima = new();

        /// <returns>False when a file could not be read.</returns>
        public bool All(LocationProblem? only)
        {
            foreach (var table in folder.GetFiles("*best_known.csv"))
            {
                optima.Read(File.ReadAllText(table.FullName));
            }
            var good = true;
            Console.WriteLine("问题\t算例\t费用\t最优\t差距%\t下界\t证明\t秒");
            foreach (var problem in Enum.GetValues<LocationProblem>().Where(p => only is null || p == only))
            {
                var files = folder
                    .GetFiles(problem is LocationProblem.PMedian or LocationProblem.PCenter ? "pmed*.txt" : "cap*.txt")
                    .OrderBy(f => f.Name.Length)
                    .ThenBy(f => f.Name, StringComparer.Ordinal)
                    .ToList();
                good &= problem == LocationProblem.MaximalCovering || files.Count == 0 || Family(problem, files);
            }
            return good;
        }

        private bool Family(LocationProblem problem, List<FileInfo> files)
        {
            var (good, solved, proved, time, gap) = (true, 0, 0, 0.0, 0.0);
            foreach (var file in files)
            {
                var clock = Stopwatch.StartNew();
                var read = LocationFile.Read(File.ReadAllText(file.FullName), problem, capacity, search.Threads);
                var budget = new SearchBudget(TimeProvider.System, TimeSpan.FromSeconds(seconds));
                var answer = read.Ok
                    ? LocationSolver.Solve(read.Value.Instance, read.Value.Question, budget, search)
                    : read.As<LocationResult>();
                if (!answer.Ok)
                {
                    Console.Error.WriteLine($"{file.Name}：{answer.Faults[0].Sentence}");
                    good = false;
                    continue;
                }
                var (result, took) = (answer.Value, clock.Elapsed.TotalSeconds);
                var name = Path.GetFileNameWithoutExtension(file.Name);
                var known = optima.Of(LocationText.Name(problem), name);
                var off = 100 * (result.Cost - (known ?? result.Bound)) / Math.Max(1e-9, known ?? result.Bound);
                (solved, time, gap) = (solved + 1, time + took, gap + off);
                proved += result.Status == ResultStatus.Proved ? 1 : 0;
                Line(
                    $"{LocationText.Name(problem)}\t{name}\t{result.Cost:F3}\t{(known is { } k ? k.ToString("F3", CultureInfo.InvariantCulture) : "—")}\t{Shown(off)}\t{result.Bound:F3}\t{(result.Status == ResultStatus.Proved ? "是" : "否")}\t{took:F2}"
                );
            }
            if (solved > 0)
            {
                Line(
                    $"{LocationText.Name(problem)}\t平均\t\t\t{Shown(gap / solved)}\t\t{proved}/{solved}\t{time / solved:F2}"
                );
            }
            return good;
        }

        // Published optima are rounded: ours may be below by a hair, which is no difference and no -0.000.
        private static string Shown(double percent) =>
            (Math.Round(percent, 3) + 0.0).ToString("F3", CultureInfo.InvariantCulture);

        private static void Line(FormattableString text) =>
            Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }
}
