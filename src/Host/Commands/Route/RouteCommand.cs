using System.CommandLine;

namespace Yiju.Host.Commands.Route;

/// <summary><c>yiju route</c>: plans routes from files, without a database.</summary>
internal static class RouteCommand
{
    public static Command Make() =>
        new("route", "路线与排班：求解、基准、检查、说明、调整")
        {
            SolveCommand.Make(),
            BenchCommand.Make(),
            CheckPlanCommand.Make(),
            ExplainPlanCommand.Make(),
            ReplanCommand.Make(),
        };
}

/// <summary>The options that say how to search.</summary>
internal sealed class RouteOptions
{
    private readonly Option<string?> format = new("--format")
    {
        Description = $"{string.Join("、", RouteFormat.All.Select(f => f.Name))}；不写则按文件内容识别",
    };
    private readonly Option<double?> seconds = new("--seconds") { Description = "最多搜索多少秒，从读完文件算起" };
    private readonly Option<long?> iterations = new("--iterations")
    {
        Description = "每个搜索最多迭代多少次；次数和种子相同，结果就相同",
    };
    private readonly Option<int> threads = new("--threads")
    {
        Description = "用多少个线程；不写则用所有的核",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };
    private readonly Option<ulong> seed = new("--seed") { Description = "随机种子", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> objective = new("--objective")
    {
        Description = "vrptw：distance 只看路程（默认），hierarchical 先看车辆数再看路程",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[format, seconds, iterations, threads, seed, objective])
        {
            command.Options.Add(option);
        }
    }

    /// <returns>Null after the reason was printed.</returns>
    public RouteSettings? Settings(ParseResult parsed)
    {
        var (time, limit) = (parsed.GetValue(seconds), parsed.GetValue(iterations));
        var wrong =
            time is null && limit is null ? "请写 --seconds 或 --iterations。"
            : time is { } t && !(t > 0 && t <= 1_000_000) ? "--seconds 应大于 0，至多 1000000。"
            : limit < 1 ? "--iterations 至少是 1。"
            : parsed.GetValue(threads) < 1 ? "--threads 至少是 1。"
            : null;
        if (wrong is not null)
        {
            Console.Error.WriteLine(wrong);
            return null;
        }
        return new RouteSettings(
            time is { } given ? TimeSpan.FromSeconds(given) : Timeout.InfiniteTimeSpan,
            limit ?? long.MaxValue,
            parsed.GetValue(threads),
            parsed.GetValue(seed),
            parsed.GetValue(objective)
        );
    }

    /// <summary>The format that was named, otherwise the one that recognises the file.</summary>
    /// <returns>Null after the reason was printed.</returns>
    public RouteFormat? Format(ParseResult parsed, string file, string text)
    {
        var name = parsed.GetValue(format);
        var found = RouteFormat.All.FirstOrDefault(f => name is null ? f.Recognises(text) : f.Name == name);
        if (found is null)
        {
            var known = string.Join("、", RouteFormat.All.Select(f => f.Name));
            Console.Error.WriteLine(
                name is null ? $"{file}：认不出是哪种格式（{known}）。" : $"没有格式 {name}，只有 {known}。"
            );
        }
        return found;
    }
}
