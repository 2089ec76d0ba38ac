using Yiju.Kernel.Search;
using Yiju.Routing.Vehicles.Search;

namespace Yiju.Routing.Vehicles;

/// <summary>Plans the routes of a <see cref="VehicleProblem"/>.</summary>
public static class VehicleRouting
{
    /// <summary>More islands do not fit two cores; fewer would leave one idle.</summary>
    private const int IslandCount = 2;

    /// <summary>Iterations of each island between two exchanges: some ten milliseconds.</summary>
    private const int Epoch = 4_000;
    private const int WarmUpIterations = 20_000;

    /// <summary>Searches until the budget is over. Customers that cannot be served are left out and named.</summary>
    /// <param name="progress">Told the distance of the best plan about every hundred milliseconds.</param>
    public static VehicleResult Solve(
        VehicleProblem problem,
        VehicleSearchOptions options,
        SearchBudget budget,
        IProgress<SearchProgress>? progress = null
    )
    {
        var customers = Enumerable.Range(1, problem.Customers).ToList();
        var impossible = customers.ToDictionary(c => c, c => problem.Impossible(c, options.Lengths));
        int[] servable = [.. customers.Where(c => impossible[c] is null)];
        var scaled = new ScaledProblem(problem, options.Lengths);
        var fewest = FleetBound.Of(problem, servable, options.Lengths);
        var setting = new IslandSetting(
            scaled,
            new Neighbourhoods(scaled),
            budget,
            Math.Min(problem.Vehicles, servable.Length),
            servable,
            options.Objective == VehicleObjective.Hierarchical,
            fewest.Vehicles
        );
        var least = DistanceBound.Of(scaled, servable, setting.Vehicles, fewest.Vehicles, budget);
        var archipelago = new Archipelago(setting, IslandCount, options.Seed);
        if (setting.Vehicles > 0)
        {
            Islands.Run(
                archipelago.Islands,
                budget,
                Epoch,
                options.Threads,
                (island, iterations) => island.Advance(iterations),
                done =>
                {
                    archipelago.Meet(budget.Share(done));
                    progress?.Report(
                        new SearchProgress(
                            budget.Elapsed,
                            done,
                            archipelago.Best.Cost / scaled.Scale,
                            least > 0 ? least / scaled.Scale : null
                        )
                    );
                    return !Settled(archipelago.Best, setting, least);
                }
            );
        }
        return Told(problem, options, archipelago, impossible, fewest, least / scaled.Scale);
    }

    /// <summary>
    /// Runs the search on a case of its own for some tenths of a second, so that its code is compiled when the time of
    /// the first budget begins to count.
    /// </summary>
    public static void WarmUp()
    {
        var problem = WarmUpCase.Make();
        foreach (var objective in Enum.GetValues<VehicleObjective>())
        {
            var options = new VehicleSearchOptions(objective, LegLengths.Exact);
            _ = Solve(
                problem,
                options,
                new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, WarmUpIterations)
            );
        }
    }

    /// <summary>Whether no plan can be better: everybody is served, over the least distance or alone.</summary>
    private static bool Settled(Tours best, IslandSetting setting, long least) =>
        best.AbsentCount == 0
        && (best.Served == 1 || (best.Cost <= least && (!setting.ReduceFleet || best.Used <= setting.FewestVehicles)));

    private static VehicleResult Told(
        VehicleProblem problem,
        VehicleSearchOptions options,
        Archipelago archipelago,
        Dictionary<int, string?> impossible,
        FleetBound fewest,
        double least
    )
    {
        var plan = archipelago.Best.ToPlan([.. impossible.Keys.Where(c => impossible[c] is not null)]);
        return new VehicleResult(
            plan,
            plan.Distance(problem, options.Lengths),
            fewest.Vehicles,
            fewest.Because,
            plan.Unserved.Count == impossible.Values.Count(reason => reason is not null) ? least : 0,
            [
                .. plan.Unserved.Select(c =>
                    impossible[c] is { } reason
                        ? new UnservedCustomer(c, true, reason)
                        : new UnservedCustomer(c, false, $"{problem.Vehicles} 辆车里没有找到放得下它的位置。")
                ),
            ],
            [
                .. archipelago.Islands.Select(i => new IslandReport(
                    i.Iterations,
                    i.Best.Used,
                    i.Best.Cost / i.Best.Problem.Scale
                )),
            ]
        );
    }
}
