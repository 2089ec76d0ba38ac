using Yiju.Kernel.Search;
using Yiju.Routing.Rosters;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Solving;

namespace Yiju.Tests.Engines.Routing.Rosters;

public sealed class SolverTests
{
    [Fact]
    public void Every_plan_of_a_random_problem_keeps_every_rule()
    {
        for (var seed = 1UL; seed <= 60; seed++)
        {
            var problem = new RandomRoster(seed).Draw(
                workers: 2 + (int)(seed % 7),
                visits: 5 + (int)(seed % 20),
                days: 1 + (int)(seed % 3)
            );
            var plan = Solve(problem, 200, seed);
            Assert.True(
                PlanChecker.Check(problem, plan) is { Count: 0 },
                $"{seed}: {string.Join('\n', PlanChecker.Check(problem, plan))}"
            );
        }
    }

    [Fact]
    public void The_cost_that_the_search_counts_is_the_cost_of_the_plan()
    {
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var problem = new RandomRoster(seed).Draw(workers: 5, visits: 15, days: 2);
            var instance = InstanceBuilder.Build(problem);
            var budget = new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, 100);
            var schedule = new CitySearch(instance, seed, 1, budget, null).Run(null);
            var told = PlanCosts.Of(problem, PlanWriter.Write(schedule)).Sum(p => p.Minutes);
            var counted = schedule.Cost / (60.0 * Instance.Unit);
            Assert.True(Math.Abs(told - counted) < 0.1, $"{seed}: {told} told, {counted} counted");
        }
    }

    [Fact]
    public void Small_problems_are_solved_to_the_optimum()
    {
        for (var seed = 100UL; seed < 125; seed++)
        {
            var problem = new RandomRoster(seed).Draw(workers: 2, visits: 3);
            var optimum = Exhaustive.Optimum(problem);
            var found = PlanCosts.Of(problem, Solve(problem, 400, seed)).Sum(p => p.Minutes);
            Assert.True(found <= optimum + 0.1, $"{seed}: {found} found, {optimum} is possible");
        }
    }

    [Fact]
    public void One_more_rule_never_makes_the_optimum_better()
    {
        for (var seed = 200UL; seed < 212; seed++)
        {
            var problem = new RandomRoster(seed).Draw(workers: 2, visits: 3);
            var free = Exhaustive.Optimum(problem);
            foreach (var bound in Stricter(problem.Data))
            {
                Assert.True(Exhaustive.Optimum(RosterProblem.Create(bound).Value) >= free - 0.1, $"{seed}");
            }
        }
    }

    [Theory]
    [InlineData(6, 14, 1)]
    [InlineData(40, 1600, 1)]
    public void The_same_seed_and_iterations_give_the_same_plan_on_one_thread_and_on_two(
        int workers,
        int visits,
        int days
    )
    {
        var problem = new RandomRoster(7).Draw(workers, visits, days);
        var budget = () => new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, 60);
        var one = RosterSolver.Solve(problem, budget(), seed: 3, threads: 1);
        var two = RosterSolver.Solve(problem, budget(), seed: 3, threads: 2);
        Assert.Equal(Text(one), Text(two));
        Assert.NotEmpty(one.Tours);
    }

    [Fact]
    public void A_stop_is_obeyed_and_the_best_so_far_is_kept()
    {
        var problem = new RandomRoster(9).Draw(workers: 30, visits: 300, days: 2);
        using var stop = new CancellationTokenSource();
        var clock = new AskedClock(stop, at: 300);
        var budget = new SearchBudget(clock, Timeout.InfiniteTimeSpan, stop: stop.Token);
        var plan = RosterSolver.Solve(problem, budget);
        Assert.InRange(clock.Asked, 300, 400);
        Assert.Empty(PlanChecker.Check(problem, plan));
    }

    [Fact]
    public void Nobody_and_nothing_are_answered_with_an_empty_plan()
    {
        Assert.Empty(Solve(SmallRoster.Problem([], []), 10).Tours);
        Assert.Empty(Solve(SmallRoster.Problem([SmallRoster.Worker("w")], []), 10).Tours);
        Assert.Empty(Solve(SmallRoster.Problem([], [SmallRoster.Visit("v", 1)]), 10).Tours);
    }

    [Fact]
    public void One_visit_is_made_as_early_as_its_window_allows_and_the_home_is_left_just_in_time()
    {
        var problem = SmallRoster.Problem([SmallRoster.Worker("w")], [SmallRoster.Visit("v", 5, from: 600)]);
        var tour = Assert.Single(Solve(problem, 10).Tours);
        Assert.Equal(SmallRoster.Minutes(595), tour.Leave);
        Assert.Equal(SmallRoster.Minutes(600), Assert.Single(tour.Stops).Start);
        Assert.Equal(SmallRoster.Minutes(635), tour.Back);
    }

    internal static RosterPlan Solve(RosterProblem problem, long iterations, ulong seed = 1) =>
        RosterSolver.Solve(problem, new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, iterations), seed);

    private static string Text(RosterPlan plan) =>
        string.Join('\n', plan.Tours.Select(t => $"{t.Worker} {t.Shift} {t.Leave} {string.Join(' ', t.Stops)}"));

    private static IEnumerable<RosterData> Stricter(RosterData data)
    {
        yield return data with
        {
            Workers = [data.Workers[0] with { Skills = [] }, .. data.Workers.Skip(1)],
        };
        yield return data with
        {
            Workers = [.. data.Workers.Select(w => w with { DayCap = 3000 })],
        };
        yield return data with
        {
            Visits = [data.Visits[0] with { Skills = [.. data.Visits[0].Skills, "nurse"] }, .. data.Visits.Skip(1)],
        };
        yield return data with
        {
            Orders = [new VisitOrder("v2", "v0", 900)],
        };
        yield return data with
        {
            Bonds = [.. data.Bonds, new Bond(data.Visits[1].Elder, "w0", BondKind.Forbidden)],
        };
    }
}
