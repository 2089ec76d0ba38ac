using System.Globalization;
using Yiju.Kernel;
using Yiju.Kernel.Search;
using Yiju.Routing.HomeCare;
using Yiju.Routing.HomeCare.Checking;
using Yiju.Routing.HomeCare.Formats;

namespace Yiju.Host.Commands.Route;

/// <summary><c>--format hhcrsp</c>: home health care routing and scheduling, in JSON or in the original text.</summary>
internal sealed class HomeCareFormat : RouteFormat
{
    public override string Name => "hhcrsp";

    /// <summary>Of the independent checker too, which goes by it.</summary>
    public override string Extension => ".json";

    public override bool Recognises(string text) => Hhcrsp.Recognises(text);

    public override void WarmUp() => HomeCareSearch.WarmUp();

    public override Outcome<RouteAnswer> Solve(
        string text,
        RouteSettings settings,
        IProgress<SearchProgress> progress,
        CancellationToken stop
    )
    {
        var read = Hhcrsp.Read(text);
        if (!read.Ok)
        {
            return read.Faults.Select(Placed).ToList();
        }
        var options = new CareOptions { Seed = settings.Seed, Threads = settings.Threads };
        var result = HomeCareSearch.Solve(read.Value, options, settings.Budget(stop), progress);
        var check = PlanChecker.Check(read.Value, result.Plan);
        return new RouteAnswer(
            Show(result.Mean),
            HhcrspSolution.Write(read.Value, result.Plan),
            Notes(result),
            [.. check.Faults.Select(fault => fault.Sentence)],
            result.Elapsed.TotalSeconds
        );
    }

    public override RouteGap? Gap(RouteAnswer answer, IReadOnlyDictionary<string, string> known, string? objective) =>
        known.TryGetValue("best_known", out var best) && Number(best) is { } least
            ? new RouteGap(best, 100 * ((Number(answer.Cost)!.Value / least) - 1))
            : null;

    /// <summary>The published families differ by how many patients they have: the number before the last.</summary>
    public override string ClassOf(string instance) =>
        instance.Split('_', StringSplitOptions.RemoveEmptyEntries) is [.., var size, _] ? size : instance;

    public override string? Means(IReadOnlyList<(RouteAnswer Answer, IReadOnlyDictionary<string, string> Known)> family)
    {
        var means = FamilyMeans.Of([.. family.Select(one => (Number(one.Answer.Cost)!.Value, one.Known))]);
        var published = means.Published.Select(column => $"{column.Column} {column.Mean:F1}");
        return $"平均成本 {means.Ours:F2}；{string.Join("，", published)}";
    }

    private static List<string> Notes(CareResult result)
    {
        var (travel, late, latest) = result.Cost;
        var gap = result.Mean > 0 ? 100 * (1 - result.Bound / result.Mean) : 0;
        return
        [
            $"路程 {Minutes(travel)}，迟到合计 {Minutes(late)}，最长一次迟到 {Minutes(latest)}，三项平均为成本。",
            gap < 1e-9 ? "已证明没有更好的方案。" : $"已证明成本不低于 {Show(result.Bound)}（相差 {gap:F1} %）。",
            $"{result.Effort.Iterations:N0} 次迭代，试了 {result.Effort.Judged:N0} 个位置，其中 {result.Effort.Timed:N0} 个算了时间。",
        ];
    }

    private static Fault Placed(Fault fault) =>
        fault.Field is { } field ? fault with { Sentence = $"{field}：{fault.Sentence}" } : fault;

    private static string Minutes(long thousandths) => $"{thousandths / 1000m:0.000} 分钟";

    private static string Show(double minutes) => minutes.ToString("0.000", CultureInfo.InvariantCulture);

    private static double? Number(string written) =>
        double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
