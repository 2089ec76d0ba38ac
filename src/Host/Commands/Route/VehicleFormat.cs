using System.Diagnostics;
using System.Globalization;
using Yiju.Kernel;
using Yiju.Kernel.Search;
using Yiju.Routing.Vehicles;

namespace Yiju.Host.Commands.Route;

/// <summary><c>--format vrptw</c>: Solomon's text format. By distance, legs are cut to one decimal; by fleet, exact.</summary>
internal sealed class VehicleFormat : RouteFormat
{
    private const string ByDistance = "distance";
    private const string ByFleet = "hierarchical";

    public override string Name => "vrptw";

    public override bool Recognises(string text) => SolomonFormat.Recognises(text);

    public override void WarmUp() => VehicleRouting.WarmUp();

    public override Outcome<RouteAnswer> Solve(
        string text,
        RouteSettings settings,
        IProgress<SearchProgress> progress,
        CancellationToken stop
    )
    {
        if (settings.Objective is not (null or ByDistance or ByFleet))
        {
            return Fault.Invalid("vrptw-objective", $"--objective 应为 {ByDistance} 或 {ByFleet}。", "objective");
        }
        var read = SolomonFormat.Read(new StringReader(text));
        if (!read.Ok)
        {
            return read.As<RouteAnswer>();
        }
        var clock = Stopwatch.StartNew();
        var byFleet = settings.Objective == ByFleet;
        var options = new VehicleSearchOptions(
            byFleet ? VehicleObjective.Hierarchical : VehicleObjective.Distance,
            byFleet ? LegLengths.Exact : LegLengths.TruncatedToTenths,
            settings.Seed,
            settings.Threads
        );
        var result = VehicleRouting.Solve(read.Value, options, settings.Budget(stop), progress);
        return Answer(read.Value, options, result, clock.Elapsed.TotalSeconds);
    }

    public override RouteGap? Gap(RouteAnswer answer, IReadOnlyDictionary<string, string> known, string? objective)
    {
        var cost = answer.Cost.Split('/');
        if (objective != ByFleet)
        {
            return known.TryGetValue("distance_only_truncated_0.1", out var shortest)
                ? new RouteGap(shortest, Percent(cost[^1], shortest))
                : null;
        }
        if (!known.TryGetValue("vehicles", out var vehicles) || !known.TryGetValue("distance", out var distance))
        {
            return null;
        }
        var more = int.Parse(cost[0], CultureInfo.InvariantCulture) - int.Parse(vehicles, CultureInfo.InvariantCulture);
        return new RouteGap($"{vehicles}/{distance}", more == 0 ? Percent(cost[^1], distance) : null, more);
    }

    public override string ClassOf(string instance)
    {
        var letters = instance.TakeWhile(char.IsLetter).Count();
        return instance[..Math.Min(letters + 1, instance.Length)].ToUpperInvariant();
    }

    private static IEnumerable<string> Least(VehicleResult result)
    {
        if (result.LeastDistance > 0)
        {
            var gap = 100 * (1 - (result.LeastDistance / result.Distance));
            yield return gap < 1e-6
                ? "已证明路程没有更短的。"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"已证明路程不短于 {result.LeastDistance:0.0}（相差 {gap:F1} %）。"
                );
        }
    }

    private static double Percent(string cost, string best) =>
        100
        * ((double.Parse(cost, CultureInfo.InvariantCulture) / double.Parse(best, CultureInfo.InvariantCulture)) - 1);

    private static RouteAnswer Answer(
        VehicleProblem problem,
        VehicleSearchOptions options,
        VehicleResult result,
        double seconds
    )
    {
        using var solution = new StringWriter(CultureInfo.InvariantCulture);
        SolomonFormat.Write(solution, problem, result.Plan, options.Lengths);
        var digits = options.Lengths == LegLengths.Exact ? "0.00" : "0.0";
        var distance = result.Distance.ToString(digits, CultureInfo.InvariantCulture);
        var byFleet = options.Objective == VehicleObjective.Hierarchical;
        List<string> notes =
        [
            $"{result.Plan.Vehicles} 辆车，路程 {distance}；车辆至少 {result.FewestVehicles} 辆：{result.FewestBecause}",
            .. Least(result),
            .. result.Islands.Select(
                (i, at) => $"搜索 {at + 1}：{i.Iterations:N0} 次迭代，{i.Vehicles} 辆车，路程 {i.Distance:0.00}。"
            ),
        ];
        var unserved = result.Unserved.ToDictionary(u => u.Customer);
        var faults = VehicleRoutingCheck
            .Violations(problem, result.Plan, options.Lengths)
            .Select(v =>
                v.Customer is { } customer && unserved.TryGetValue(customer, out var why)
                    ? $"{v.Sentence}{why.Reason}"
                    : v.Sentence
            );
        var cost = byFleet ? $"{result.Plan.Vehicles}/{distance}" : distance;
        return new RouteAnswer(cost, solution.ToString(), notes, [.. faults], seconds);
    }
}
