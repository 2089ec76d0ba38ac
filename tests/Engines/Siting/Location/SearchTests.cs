using Yiju.Kernel.Search;
using Yiju.Siting.Location;
using Yiju.Siting.Location.Plant;

namespace Yiju.Tests.Engines.Siting.Location;

public sealed class SearchTests
{
    [Theory]
    [InlineData(LocationProblem.PMedian, 40)]
    [InlineData(LocationProblem.PMedian, 400)]
    [InlineData(LocationProblem.PCenter, 60)]
    [InlineData(LocationProblem.MaximalCovering, 300)]
    [InlineData(LocationProblem.Uncapacitated, 300)]
    [InlineData(LocationProblem.Capacitated, 100)]
    public void The_same_seed_and_iterations_give_the_same_result_on_one_and_two_threads(
        LocationProblem problem,
        long iterations
    )
    {
        var town = Town.Plane(5, points: 120);
        var question = new LocationQuestion(problem) { P = 9, Radius = 12 };
        var one = town.Solve(question, iterations, threads: 1);
        var two = town.Solve(question, iterations, threads: 2);
        Assert.Equal(one.Cost, two.Cost);
        Assert.Equal(one.Bound, two.Bound);
        Assert.Equal(one.Open, two.Open);
        Assert.Equal(one.Steps.Select(s => (s.Method, s.Iterations)), two.Steps.Select(s => (s.Method, s.Iterations)));
    }

    [Theory]
    [InlineData(LocationProblem.PMedian)]
    [InlineData(LocationProblem.PCenter)]
    [InlineData(LocationProblem.MaximalCovering)]
    [InlineData(LocationProblem.Capacitated)]
    public void A_stop_is_obeyed_at_once_and_the_best_so_far_is_kept(LocationProblem problem)
    {
        var town = Town.Plane(5, points: 250);
        var question = new LocationQuestion(problem) { P = 23, Radius = 7 };
        using var stop = new CancellationTokenSource();
        var clock = new AskedClock(stop, at: 20);
        var budget = new SearchBudget(clock, Timeout.InfiniteTimeSpan, stop: stop.Token);
        var result = LocationSolver.Solve(town, question, budget, new LocationSearch()).Value;
        Assert.InRange(clock.Asked, 20, 120);
        Assert.True(result.Bound <= result.Cost);
    }

    [Theory]
    [InlineData(LocationProblem.PMedian)]
    [InlineData(LocationProblem.MaximalCovering)]
    [InlineData(LocationProblem.Uncapacitated)]
    public void Whenever_the_time_is_over_what_is_told_is_true(LocationProblem problem)
    {
        var town = Town.Plane(7, points: 150);
        var question = new LocationQuestion(problem) { P = 11, Radius = 7 };
        var found = 0;
        for (var time = 1; time <= 700; time += 7)
        {
            var budget = new SearchBudget(new AskedClock(), TimeSpan.FromMilliseconds(time));
            var result = LocationSolver.Solve(town, question, budget, new LocationSearch()).Value;
            if (result.Status == ResultStatus.Nothing)
            {
                Assert.Empty(result.Open);
                continue;
            }
            found++;
            var cost = Checker.Cost(town, question, result.Open.Select(o => o.Site).ToHashSet());
            Assert.Equal(cost!.Value, result.Cost, cost.Value * 1e-9);
            Assert.True(result.Bound <= result.Cost);
        }
        Assert.InRange(found, 50, 100);
    }

    [Fact]
    public void Lists_that_are_cut_off_grow_and_lead_to_the_same_optimum()
    {
        var town = Town.Plane(8, points: 80);
        int Read(int point, Span<int> sites, Span<double> costs)
        {
            for (var site = 0; site < 80; site++)
            {
                (sites[site], costs[site]) = (site, town.Travel[point, site]);
            }
            return 80;
        }
        double Optimum(int length) =>
            new PlantSolver(
                new PlantLocation
                {
                    Near = new NearLists(80, 80, Read, length, 1),
                    Weight = [.. town.Demand.Select(d => d.Weight)],
                    Unserved = [.. Enumerable.Repeat(1e4, 80)],
                    Fixed = new double[80],
                    Kept = new bool[80],
                    Count = 5,
                },
                new Watch(new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan), null),
                1,
                new SeededRandom(1)
            ).Solve() switch
            {
                { Proved: true } solution => solution.Cost,
                _ => double.NaN,
            };
        Assert.Equal(Optimum(80), Optimum(3), 6);
    }

    [Fact]
    public void Progress_tells_falling_costs_and_a_bound_below_them()
    {
        var told = new List<SearchProgress>();
        var budget = new SearchBudget(new AskedClock(), TimeSpan.FromSeconds(6));
        var question = new LocationQuestion(LocationProblem.PMedian) { P = 30 };
        LocationSolver.Solve(Town.Plane(2, points: 250), question, budget, new LocationSearch(), new Told(told));
        Assert.NotEmpty(told);
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.True(pair.Second.Cost <= pair.First.Cost));
        Assert.All(told, step => Assert.True(step.Bound is null || step.Bound <= step.Cost));
    }

    private sealed class Told(List<SearchProgress> told) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => told.Add(value);
    }
}
