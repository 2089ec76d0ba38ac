using System.CommandLine;
using Yiju.Kernel.Search;

namespace Yiju.Host.Commands.Route;

/// <summary><c>yiju route solve</c>: one file. Exit code 1: the file is wrong, or the plan does not keep everything.</summary>
internal static class SolveCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "要求解的文件" };
        var output = new Option<FileInfo?>("--out") { Description = "结果写到哪里；不写则写到标准输出" };
        var options = new RouteOptions();
        var solve = new Command("solve", "求解一个文件；Ctrl-C 停下并保留目前最好的结果") { file, output };
        options.AddTo(solve);
        solve.SetAction(
            (parsed, stop) => Solve(options, parsed, parsed.GetValue(file)!, parsed.GetValue(output), stop)
        );
        return solve;
    }

    private static async Task<int> Solve(
        RouteOptions options,
        ParseResult parsed,
        FileInfo file,
        FileInfo? output,
        CancellationToken stop
    )
    {
        if (options.Settings(parsed) is not { } settings)
        {
            return 2;
        }
        if (!file.Exists)
        {
            Console.Error.WriteLine($"找不到文件 {file.Name}。");
            return 2;
        }
        var text = await File.ReadAllTextAsync(file.FullName, CancellationToken.None);
        if (options.Format(parsed, file.Name, text) is not { } format)
        {
            return 2;
        }
        format.WarmUp();
        var progress = new SpokenProgress(Console.Error);
        // Off the caller's thread, so that Ctrl-C is heard while the search runs.
        var answer = await Task.Run(() => format.Solve(text, settings, progress, stop), CancellationToken.None);
        if (!answer.Ok)
        {
            foreach (var fault in answer.Faults)
            {
                Console.Error.WriteLine($"{file.Name}：{fault.Sentence}");
            }
            return 1;
        }
        return await Write(answer.Value, output);
    }

    private static async Task<int> Write(RouteAnswer answer, FileInfo? output)
    {
        if (output is null)
        {
            Console.Write(answer.Solution);
        }
        else
        {
            await File.WriteAllTextAsync(output.FullName, answer.Solution, CancellationToken.None);
        }
        foreach (var line in answer.Notes.Concat(answer.Faults))
        {
            Console.Error.WriteLine(line);
        }
        Console.Error.WriteLine($"成本 {answer.Cost}，用时 {answer.Seconds:F2} 秒。");
        return answer.Faults.Count == 0 ? 0 : 1;
    }
}

/// <summary>Says at most once a second what the best plan costs so far.</summary>
internal sealed class SpokenProgress(TextWriter writer) : IProgress<SearchProgress>
{
    private TimeSpan said;

    public void Report(SearchProgress value)
    {
        if (value.Elapsed - said < TimeSpan.FromSeconds(1))
        {
            return;
        }
        said = value.Elapsed;
        var bound = value.Bound is { } least ? $"，下界 {least:0.0}" : "";
        writer.WriteLine(
            $"{value.Elapsed.TotalSeconds, 6:F1} 秒  {value.Iterations, 12:N0} 次  成本 {value.Cost:0.0}{bound}"
        );
    }
}
