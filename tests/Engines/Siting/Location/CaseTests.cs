using Yiju.Kernel.Search;
using Yiju.Siting.Location;
using Yiju.Siting.Location.Reading;

namespace Yiju.Tests.Engines.Siting.Location;

/// <summary>Towns whose answer a person can see.</summary>
public sealed class CaseTests
{
    /// <summary>A street: points at the kilometres given, each a site too.</summary>
    private static LocationInstance Street(params double[] at) =>
        new(
            [.. at.Select(x => new Site($"{x}") { Cost = 10 })],
            [.. at.Select(x => new DemandPoint($"{x}", 1) { Division = x < 50 ? "东街" : "西街" })],
            Travel.Dense(at.Length, at.Length, (from a in at from b in at select Math.Abs(a - b)).ToArray())
        );

    private static int[] Open(LocationResult result) => [.. result.Open.Select(o => o.Site)];

    [Fact]
    public void The_median_of_a_street_is_in_its_middle() =>
        Assert.Equal([2], Open(Street(0, 1, 2, 3, 4).Solve(new(LocationProblem.PMedian) { P = 1 })));

    [Fact]
    public void The_center_of_a_street_is_half_way_to_its_far_end() =>
        Assert.Equal([3], Open(Street(0, 1, 2, 5, 10).Solve(new(LocationProblem.PCenter) { P = 1 })));

    [Fact]
    public void A_site_that_stands_stays_though_another_were_better()
    {
        var town = Street(0, 1, 2, 3, 4).With(0, SiteStatus.Existing);
        Assert.Equal([0, 3], Open(town.Solve(new(LocationProblem.PMedian) { P = 2 })));
    }

    [Fact]
    public void As_many_sites_as_points_leave_no_way_at_all() =>
        Assert.Equal(0, Street(0, 1, 2).Solve(new(LocationProblem.PMedian) { P = 3 }).Cost);

    [Fact]
    public void One_point_and_one_site()
    {
        foreach (var problem in Enum.GetValues<LocationProblem>())
        {
            var result = Street(7).Solve(new(problem) { P = 1, Radius = 1 });
            Assert.Equal(ResultStatus.Proved, result.Status);
            Assert.Equal([0], Open(result));
        }
    }

    [Fact]
    public void Demand_of_nobody_costs_nothing()
    {
        var town = new LocationInstance(
            [new Site("A"), new Site("B")],
            [new DemandPoint("a", 0), new DemandPoint("b", 0)],
            Travel.Dense(2, 2, [1.0, 2, 3, 4])
        );
        foreach (var problem in Enum.GetValues<LocationProblem>())
        {
            var result = town.Solve(new(problem) { P = 1, Radius = 1 });
            Assert.Equal((ResultStatus.Proved, 0.0), (result.Status, result.Cost));
        }
    }

    [Fact]
    public void Who_cannot_be_reached_is_named_and_the_others_are_served()
    {
        var town = new LocationInstance(
            [new Site("A"), new Site("B")],
            [new DemandPoint("a", 3), new DemandPoint("island", 5)],
            Travel.Dense(2, 2, [1, double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity])
        );
        foreach (var problem in Enum.GetValues<LocationProblem>())
        {
            var result = town.Solve(new(problem) { P = 1, Radius = 1 });
            Assert.Equal([1], result.Unreachable);
            Assert.Equal([0], Open(result));
            Assert.Equal(5, result.Divisions[0].Unserved);
        }
    }

    [Fact]
    public void Nobody_covers_two_islands_with_one_center()
    {
        var town = new LocationInstance(
            [new Site("A"), new Site("B")],
            [new DemandPoint("a"), new DemandPoint("b")],
            Travel.Dense(2, 2, [1, double.PositiveInfinity, double.PositiveInfinity, 1])
        );
        Assert.Equal(ResultStatus.Infeasible, town.Solve(new(LocationProblem.PCenter) { P = 1 }).Status);
    }

    [Fact]
    public void Capacities_too_small_for_everybody_are_infeasible()
    {
        var town = new LocationInstance(
            [new Site("A") { Capacity = 3 }],
            [new DemandPoint("a", 2), new DemandPoint("b", 2)],
            Travel.Dense(2, 1, [1.0, 1])
        );
        Assert.Equal(ResultStatus.Infeasible, town.Solve(new(LocationProblem.Capacitated)).Status);
    }

    [Fact]
    public void A_full_site_sends_on_who_loses_least()
    {
        var town = new LocationInstance(
            [
                new Site("A") { Capacity = 3, Status = SiteStatus.Existing },
                new Site("B") { Status = SiteStatus.Existing },
            ],
            [new DemandPoint("a", 2), new DemandPoint("b", 2)],
            Travel.Dense(2, 2, [0.0, 10, 0, 4])
        );
        var result = town.Solve(new(LocationProblem.Capacitated));
        Assert.Equal([new Flow(0, 0, 1), new Flow(1, 0, 0.5), new Flow(1, 1, 0.5)], result.Flows);
        Assert.Equal(4, result.Cost, 9);
    }

    [Fact]
    public void The_worst_division_comes_before_the_many()
    {
        var many = Street(0, 1, 2, 3, 4, 60);
        var question = new LocationQuestion(LocationProblem.MaximalCovering) { P = 1, Radius = 4 };
        Assert.Equal(1, many.Solve(question).Cost);
        var apart = Street(0, 20, 40, 60, 80).Solve(new(LocationProblem.PMedian) { P = 1, WorstDivisionFirst = true });
        Assert.Equal([2], Open(apart));
        Assert.Equal(30, apart.Cost, 9);
    }

    [Theory]
    [InlineData(0, "p 至少是 1")]
    [InlineData(6, "可以开设的地点只有 5 个")]
    public void A_number_that_does_not_fit_is_answered_by_a_sentence(int p, string part)
    {
        var answer = LocationSolver.Solve(
            Street(0, 1, 2, 3, 4),
            new(LocationProblem.PMedian) { P = p },
            new SearchBudget(TimeProvider.System, TimeSpan.FromSeconds(1)),
            new LocationSearch()
        );
        Assert.Contains(part, Assert.Single(answer.Faults).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edge_given_again_takes_its_last_length()
    {
        var (graph, p) = OrLibrary.ReadGraph("3 4 1\n1 2 5\n2 3 5\n1 2 9\n1 3 20\n").Value;
        Assert.Equal((1, 9.0, 14.0), (p, graph.Travel[0, 1], graph.Travel[0, 2]));
    }

    [Fact]
    public void A_graph_in_two_pieces_has_no_way_between_them()
    {
        var (graph, _) = OrLibrary.ReadGraph("4 2 1\n1 2 5\n3 4 5\n").Value;
        Assert.True(double.IsPositiveInfinity(graph.Travel[0, 2]));
        var result = graph.Solve(new(LocationProblem.PMedian) { P = 2 });
        Assert.Equal((ResultStatus.Proved, 10.0), (result.Status, result.Cost));
    }
}
