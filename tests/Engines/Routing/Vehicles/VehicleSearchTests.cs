using FsCheck;
using FsCheck.Fluent;
using Yiju.Kernel.Search;
using Yiju.Routing.Vehicles;

namespace Yiju.Tests.Engines.Routing.Vehicles;

public sealed class VehicleSearchTests
{
    private const long Few = 3_000;

    [Fact]
    public void Every_plan_of_a_random_problem_keeps_every_constraint() =>
        Each(
            40,
            seed =>
            {
                var (objective, lengths) = Kind(seed);
                var problem = VehicleCases.Random(seed, customers: 1 + (seed % 60));
                var result = problem.Solve(objective, Few, lengths);
                var broken = VehicleRoutingCheck.Violations(problem, result.Plan, lengths);
                Assert.Equal(
                    result.Unserved.Select(u => u.Customer),
                    broken.Select(v => v.Constraint == VehicleConstraint.ServedOnce ? v.Customer!.Value : -1)
                );
                Assert.Equal(result.Plan.Distance(problem, lengths), result.Distance);
                Assert.True(result.Plan.Vehicles >= result.FewestVehicles || result.Unserved.Any(u => !u.Certain));
            }
        );

    [Fact]
    public void A_handful_of_customers_is_planned_as_well_as_trying_every_plan_does() =>
        Each(
            60,
            seed =>
            {
                var (objective, lengths) = Kind(seed);
                var problem = VehicleCases.Random(seed, customers: 1 + (seed % 7), vehicles: 1 + (seed % 5));
                var best = new Exhaustive(problem, lengths).Best(objective);
                var found = problem.Solve(objective, Few, lengths);
                Assert.Equal(best.Served, problem.Customers - found.Unserved.Count);
                Assert.Equal(best.Distance, found.Distance, 0.001);
                if (objective == VehicleObjective.Hierarchical)
                {
                    Assert.Equal(best.Vehicles, found.Plan.Vehicles);
                }
            }
        );

    [Fact]
    public void No_plan_is_shorter_than_what_is_proved() =>
        Each(
            80,
            seed =>
            {
                var (objective, lengths) = Kind(seed);
                var problem = VehicleCases.Random(seed, customers: 1 + (seed % 7), vehicles: 1 + (seed % 5));
                var found = problem.Solve(objective, Few, lengths);
                var best = new Exhaustive(problem, lengths).Best(objective);
                Assert.InRange(found.LeastDistance, 0, best.Distance + 0.001);
                Assert.True(found.LeastDistance > 0 || best.Distance == 0 || found.Unserved.Any(u => !u.Certain));
            }
        );

    [Fact]
    public void One_more_constraint_never_makes_the_best_plan_shorter() =>
        Each(
            40,
            seed =>
            {
                var problem = VehicleCases.Random(seed, customers: 2 + (seed % 5));
                var best = new Exhaustive(problem, LegLengths.Exact).Best(VehicleObjective.Distance);
                VehicleProblem[] tighter =
                [
                    problem.With(capacity: problem.Capacity * 0.7),
                    problem.With(vehicles: Math.Max(1, best.Vehicles - 1)),
                    problem.With(stop: (s, i) => i == 0 ? s : s with { Due = s.Ready + ((s.Due - s.Ready) / 2) }),
                    problem.With(stop: (s, i) => i == 0 ? s with { Due = s.Due * 0.8 } : s),
                ];
                foreach (var harder in tighter)
                {
                    var found = harder.Solve(VehicleObjective.Distance, Few / 3);
                    Assert.True(found.Unserved.Count >= problem.Customers - best.Served);
                    Assert.True(
                        found.Unserved.Count > problem.Customers - best.Served || found.Distance > best.Distance - 0.001
                    );
                }
            }
        );

    /// <summary>With few customers each island has a plan of its own; with many they share one.</summary>
    [Theory]
    [InlineData(VehicleObjective.Distance, 60)]
    [InlineData(VehicleObjective.Hierarchical, 60)]
    [InlineData(VehicleObjective.Distance, 520)]
    [InlineData(VehicleObjective.Hierarchical, 520)]
    public void The_same_seed_and_iterations_give_the_same_plan_on_one_thread_and_on_two(
        VehicleObjective objective,
        int customers
    )
    {
        var problem = VehicleCases.Random(3, customers, vehicles: 250).With(capacity: 40);
        var one = problem.Solve(objective, 10_000, threads: 1, seed: 7);
        var two = problem.Solve(objective, 10_000, threads: 2, seed: 7);
        Assert.Equal(one.Plan.Routes, two.Plan.Routes);
        Assert.Equal(one.Islands, two.Islands);
        Assert.Equal(one.Unserved.Count, VehicleRoutingCheck.Violations(problem, one.Plan, LegLengths.Exact).Count);
    }

    [Fact]
    public void A_stop_is_obeyed_at_once_and_the_best_plan_kept()
    {
        var problem = VehicleCases.Random(5, customers: 400, vehicles: 200);
        using var stop = new CancellationTokenSource();
        var clock = new AskedClock(stop, at: 1000);
        var budget = new SearchBudget(clock, Timeout.InfiniteTimeSpan, stop: stop.Token);
        var options = new VehicleSearchOptions(VehicleObjective.Distance, LegLengths.Exact, Threads: 2);
        var result = VehicleRouting.Solve(problem, options, budget);
        Assert.InRange(clock.Asked, 1000, 1100);
        Assert.Equal(
            result.Unserved.Count,
            VehicleRoutingCheck.Violations(problem, result.Plan, options.Lengths).Count
        );
    }

    [Fact]
    public void A_deadline_is_kept()
    {
        var problem = VehicleCases.Random(6, customers: 300, vehicles: 200);
        var clock = new AskedClock();
        var budget = new SearchBudget(clock, TimeSpan.FromMilliseconds(1000));
        var options = new VehicleSearchOptions(VehicleObjective.Hierarchical, LegLengths.Exact, Threads: 2);
        _ = VehicleRouting.Solve(problem, options, budget);
        Assert.InRange(clock.Asked, 1000, 1100);
    }

    [Fact]
    public void Progress_never_gets_dearer()
    {
        var costs = new List<double>();
        var problem = VehicleCases.Random(8, customers: 50);
        var budget = new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, 20_000);
        var options = new VehicleSearchOptions(VehicleObjective.Distance, LegLengths.TruncatedToTenths);
        var result = VehicleRouting.Solve(problem, options, budget, new Watch(p => costs.Add(p.Cost)));
        Assert.Equal(costs.OrderDescending(), costs);
        Assert.Equal(result.Distance, costs[^1], 0.001);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(1, 0)]
    [InlineData(12, 0)]
    [InlineData(12, 1)]
    public void Next_to_no_customers_or_vehicles_are_a_result_too(int customers, int vehicles)
    {
        var problem = VehicleCases.Random(2, customers, vehicles);
        foreach (var objective in Enum.GetValues<VehicleObjective>())
        {
            var result = problem.Solve(objective, 200);
            Assert.Equal(customers - result.Unserved.Count, result.Plan.Routes.Sum(r => r.Count));
            Assert.True(result.Plan.Vehicles <= vehicles);
        }
    }

    [Fact]
    public void Everything_in_one_place_costs_nothing()
    {
        var problem = VehicleCases.Random(4, customers: 30).With(stop: (s, _) => s with { X = 7, Y = 7, Service = 0 });
        var result = problem.Solve(VehicleObjective.Distance, 500, LegLengths.TruncatedToTenths);
        Assert.Empty(result.Unserved);
        Assert.Equal(0, result.Distance);
    }

    [Fact]
    public void Who_cannot_be_served_by_any_vehicle_is_named_with_the_reason()
    {
        VehicleStop[] stops =
        [
            new(0, 0, 0, 0, 100, 0),
            new(10, 0, 5, 0, 100, 5),
            new(0, 60, 5, 0, 100, 5),
            new(0, 30, 5, 0, 20, 5),
            new(5, 5, 50, 0, 100, 5),
        ];
        var result = new VehicleProblem("odd", 3, 10, stops).Solve(VehicleObjective.Distance, 100);
        Assert.Equal(
            [
                [1],
            ],
            result.Plan.Routes
        );
        Assert.Equal([2, 3, 4], result.Plan.Unserved);
        Assert.All(result.Unserved, u => Assert.True(u.Certain));
        Assert.Contains("车场在 100 关闭", result.Unserved[0].Reason, StringComparison.Ordinal);
        Assert.Contains("时间窗在 20 结束", result.Unserved[1].Reason, StringComparison.Ordinal);
        Assert.Contains("超过车辆的载量 10", result.Unserved[2].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Customers_of_whom_no_two_fit_one_route_prove_how_many_vehicles_it_takes()
    {
        VehicleStop[] stops = [new(0, 0, 0, 0, 100, 0), new(20, 0, 1, 30, 31, 5), new(-20, 0, 1, 30, 31, 5)];
        var result = new VehicleProblem("apart", 5, 10, stops).Solve(VehicleObjective.Hierarchical, 100);
        Assert.Equal(2, result.FewestVehicles);
        Assert.Equal(2, result.Plan.Vehicles);
    }

    private static (VehicleObjective, LegLengths) Kind(int seed) =>
        (
            seed % 2 == 0 ? VehicleObjective.Distance : VehicleObjective.Hierarchical,
            seed % 3 == 0 ? LegLengths.TruncatedToTenths : LegLengths.Exact
        );

    private static void Each(int cases, Action<int> holds) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(cases),
            Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), holds)
        );

    private sealed class Watch(Action<SearchProgress> told) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => told(value);
    }
}
