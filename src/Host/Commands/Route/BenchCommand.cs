using System.CommandLine;
using Yiju.Kernel.Search;

namespace Yiju.Host.Commands.Route;

/// <summary><c>yiju route bench</c>: all instances of a folder, one after the other, beside the best known results.</summary>
internal static class BenchCommand
{
    private const string BestKnownFile = "best_known.csv";

    public static Command Make()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = $"放着实例的文件夹，可以有 {BestKnownFile}" };
        var sample = new Option<int?>("--sample") { Description = "只取其中均匀分布的这么多个" };
        var solutions = new Option<DirectoryInfo?>("--out") { Description = "把每个结果写进这个文件夹" };
        var options = new RouteOptions();
        var bench = new Command("bench", "求解一个文件夹里的所有实例，与已知最好的结果比较")
        {
            folder,
            sample,
            solutions,
        };
        options.AddTo(bench);
        bench.SetAction(
            (parsed, stop) =>
                Bench(
                    options,
                    parsed,
                    parsed.GetValue(folder)!,
                    parsed.GetValue(sample),
                    parsed.GetValue(solutions),
                    stop
                )
        );
        return bench;
    }

    private static async Task<int> Bench(
        RouteOptions options,
        ParseResult parsed,
        DirectoryInfo folder,
        int? sample,
        DirectoryInfo? solutions,
        CancellationToken stop
    )
    {
        if (options.Settings(parsed) is not { } settings)
        {
            return 2;
        }
        if (!folder.Exists || sample < 1)
        {
            Console.Error.WriteLine(folder.Exists ? "--sample 至少是 1。" : $"没有文件夹 {folder.Name}。");
            return 2;
        }
        var best = BestKnown.Read(new FileInfo(Path.Combine(folder.FullName, BestKnownFile)));
        var instances = Sample(Instances(folder, best), sample);
        var table = new BenchTable(Console.Out);
        solutions?.Create();
        RouteFormat? warm = null;
        foreach (var file in instances.TakeWhile(_ => !stop.IsCancellationRequested))
        {
            var text = await File.ReadAllTextAsync(file.FullName, CancellationToken.None);
            if (options.Format(parsed, file.Name, text) is not { } format)
            {
                return 2;
            }
            if (warm != format)
            {
                format.WarmUp();
                warm = format;
            }
            var name = Path.GetFileNameWithoutExtension(file.Name);
            var answer = await Task.Run(
                () => format.Solve(text, settings, new Progress(), stop),
                CancellationToken.None
            );
            if (!answer.Ok)
            {
                table.Refused(name, answer.Faults);
                continue;
            }
            var gap = best.TryGetValue(name, out var known)
                ? format.Gap(answer.Value, known, settings.Objective)
                : null;
            table.Add(name, format.ClassOf(name), answer.Value, gap);
            if (solutions is not null)
            {
                var path = Path.Combine(solutions.FullName, $"{name}.sol");
                await File.WriteAllTextAsync(path, answer.Value.Solution, CancellationToken.None);
            }
        }
        return table.End() ? 0 : 1;
    }

    /// <summary>With a best-known file the instances it names; otherwise all files of which a format says they are its own.</summary>
    private static List<FileInfo> Instances(
        DirectoryInfo folder,
        IReadOnlyDictionary<string, Dictionary<string, string>> best
    ) =>
        [
            .. folder
                .EnumerateFiles()
                .Where(f =>
                    best.ContainsKey(Path.GetFileNameWithoutExtension(f.Name))
                    || (
                        best.Count == 0
                        && RouteFormat.All.Any(format => format.Recognises(File.ReadAllText(f.FullName)))
                    )
                )
                .OrderBy(f => f.Name, StringComparer.Ordinal),
        ];

    private static List<FileInfo> Sample(List<FileInfo> all, int? count) =>
        count is { } some && some < all.Count
            ? [.. Enumerable.Range(0, some).Select(i => all[(int)((long)i * all.Count / some)])]
            : all;

    private sealed class Progress : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) { }
    }
}

/// <summary>The rows of a file of best known results, by the name of the instance and then by column.</summary>
internal static class BestKnown
{
    public static IReadOnlyDictionary<string, Dictionary<string, string>> Read(FileInfo file)
    {
        if (!file.Exists)
        {
            return new Dictionary<string, Dictionary<string, string>>();
        }
        var lines = File.ReadAllLines(file.FullName).Where(l => l.Length > 0).Select(l => l.Split(',')).ToList();
        var heads = lines[0];
        return lines
            .Skip(1)
            .ToDictionary(row => row[0], row => heads.Zip(row).ToDictionary(p => p.First, p => p.Second));
    }
}
