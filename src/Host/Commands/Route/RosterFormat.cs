using System.Diagnostics;
using System.Text;
using Yiju.Kernel;
using Yiju.Kernel.Search;
using Yiju.Routing.Rosters;
using Yiju.Routing.Rosters.Bounding;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Json;

namespace Yiju.Host.Commands.Route;

/// <summary><c>--format yiju</c>: rosters with everything that home care asks for.</summary>
internal sealed class RosterFormat : RouteFormat
{
    public override string Name => "yiju";

    public override bool Recognises(string text) =>
        text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal)
        && text.AsSpan(0, Math.Min(text.Length, 200)).Contains(ProblemJson.Format, StringComparison.Ordinal);

    public override void WarmUp() => RosterSolver.WarmUp();

    public override Outcome<RouteAnswer> Solve(
        string text,
        RouteSettings settings,
        IProgress<SearchProgress> progress,
        CancellationToken stop
    )
    {
        if (settings.Objective is not null)
        {
            return Fault.Invalid("objective", "yiju 格式的目标写在文件的 weights 里，不用 --objective。", "objective");
        }
        var read = ProblemJson.Read(Encoding.UTF8.GetBytes(text));
        if (!read.Ok)
        {
            return read.As<RouteAnswer>();
        }
        var clock = Stopwatch.StartNew();
        var plan = RosterSolver.Solve(read.Value, settings.Budget(stop), settings.Seed, settings.Threads, progress);
        var seconds = clock.Elapsed.TotalSeconds;
        using var output = new MemoryStream();
        AnswerJson.Plan(output, read.Value, plan);
        var cost = PlanCosts.Of(read.Value, plan);
        return new RouteAnswer(
            FormattableString.Invariant($"{cost.Sum(p => p.Minutes):0.0}"),
            Encoding.UTF8.GetString(output.ToArray()) + "\n",
            [.. cost.Where(p => p.Minutes > 0).Select(Note), Least(PlanBound.Of(read.Value), cost.Sum(p => p.Minutes))],
            [.. PlanChecker.Check(read.Value, plan).Select(b => $"{b.Constraint}：{b.Sentence}")],
            seconds
        );
    }

    public override RouteGap? Gap(RouteAnswer answer, IReadOnlyDictionary<string, string> known, string? objective) =>
        null;

    public override string ClassOf(string instance) => Name;

    private static string Least(PlanBound bound, double cost) =>
        FormattableString.Invariant(
            $"已证明成本不低于 {bound.Minutes:0.0}（相差 {(cost > 0 ? 100 * (1 - (bound.Minutes / cost)) : 0):F1} %）：路程和人选至少 {bound.Serving:0.0}，没有人能做的服务 {bound.Impossible:0.0}，人手不够而做不了的 {bound.Short:0.0}。"
        );

    private static string Note(PartCost part) =>
        FormattableString.Invariant(
            $"{Yiju.Routing.Rosters.Constraints.ObjectiveParts.Title(part.Part)} {part.Amount:0.#} {part.Unit}，折合路上 {part.Minutes:0.0} 分钟"
        );
}
