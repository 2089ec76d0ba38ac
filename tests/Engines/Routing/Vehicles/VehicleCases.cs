using Yiju.Kernel.Search;
using Yiju.Routing.Vehicles;

namespace Yiju.Tests.Engines.Routing.Vehicles;

/// <summary>Made-up problems, each fixed by its seed.</summary>
internal static class VehicleCases
{
    private const int Horizon = 300;

    /// <summary>Places on a small map, some in one place; windows from none to narrow; loads that fill vehicles.</summary>
    public static VehicleProblem Random(int seed, int customers, int vehicles = 25)
    {
        var random = new SeededRandom((ulong)seed);
        var width = 10 + random.Below(200);
        var open = random.Unit();
        var stops = new List<VehicleStop> { new(50, 50, 0, random.Below(20), Horizon, 0) };
        for (var customer = 1; customer <= customers; customer++)
        {
            var ready = random.Unit() < open ? 0 : random.Below(Horizon - 120);
            var due = ready == 0 ? Horizon : ready + width;
            var demand = random.Below(4) == 0 ? 0 : 1 + random.Below(30);
            stops.Add(
                new VehicleStop(random.Below(30) + 35, random.Below(60) + 20, demand, ready, due, random.Below(15))
            );
        }
        return new VehicleProblem($"random {seed}", vehicles, 40 + random.Below(100), stops);
    }

    public static VehicleProblem With(
        this VehicleProblem problem,
        int? vehicles = null,
        double? capacity = null,
        Func<VehicleStop, int, VehicleStop>? stop = null
    ) =>
        new(
            problem.Name,
            vehicles ?? problem.Vehicles,
            capacity ?? problem.Capacity,
            [.. problem.Stops.Select((s, i) => stop?.Invoke(s, i) ?? s)]
        );

    public static VehicleResult Solve(
        this VehicleProblem problem,
        VehicleObjective objective,
        long iterations,
        LegLengths lengths = LegLengths.Exact,
        int threads = 1,
        ulong seed = 1
    ) =>
        VehicleRouting.Solve(
            problem,
            new VehicleSearchOptions(objective, lengths, seed, threads),
            new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, iterations)
        );
}

/// <summary>
/// Tries every plan there is: the best order of every set of customers, then the best way to make all of them up from
/// such sets. Only for a handful of customers.
/// </summary>
internal sealed class Exhaustive
{
    private readonly VehicleProblem problem;
    private readonly LegLengths lengths;
    private readonly double[] route;

    public Exhaustive(VehicleProblem problem, LegLengths lengths)
    {
        (this.problem, this.lengths) = (problem, lengths);
        route = new double[1 << problem.Customers];
        Array.Fill(route, double.PositiveInfinity);
        Drive(0, 0, problem.Stops[0].Ready, 0, 0);
    }

    /// <summary>Most customers served, then fewest vehicles if asked for, then least distance.</summary>
    public (int Served, int Vehicles, double Distance) Best(VehicleObjective objective)
    {
        var best = new double[problem.Vehicles + 1][];
        best[0] = new double[route.Length];
        Array.Fill(best[0], double.PositiveInfinity);
        best[0][0] = 0;
        for (var vehicles = 1; vehicles <= problem.Vehicles; vehicles++)
        {
            best[vehicles] = [.. best[0].Select((_, set) => OneMore(best[vehicles - 1], set))];
        }
        return Enumerable
            .Range(0, problem.Vehicles + 1)
            .SelectMany(v => best[v].Select((d, set) => (Served: int.PopCount(set), Vehicles: v, Distance: d)))
            .Where(p => double.IsFinite(p.Distance))
            .OrderByDescending(p => p.Served)
            .ThenBy(p => objective == VehicleObjective.Hierarchical ? p.Vehicles : 0)
            .ThenBy(p => p.Distance)
            .First();
    }

    private double OneMore(double[] fewer, int set)
    {
        var least = double.PositiveInfinity;
        for (var part = set; part > 0; part = (part - 1) & set)
        {
            least = Math.Min(least, fewer[set ^ part] + route[part]);
        }
        return least;
    }

    private void Drive(int set, int at, double time, double load, double distance)
    {
        for (var next = 1; next <= problem.Customers; next++)
        {
            var stop = problem.Stops[next];
            var leg = problem.Leg(at, next, lengths);
            var start = Math.Max(stop.Ready, time + leg);
            if ((set & (1 << (next - 1))) != 0 || start > stop.Due || load + stop.Demand > problem.Capacity)
            {
                continue;
            }
            var more = set | (1 << (next - 1));
            var back = problem.Leg(next, 0, lengths);
            if (start + stop.Service + back <= problem.Stops[0].Due)
            {
                route[more] = Math.Min(route[more], distance + leg + back);
            }
            Drive(more, next, start + stop.Service, load + stop.Demand, distance + leg);
        }
    }
}
