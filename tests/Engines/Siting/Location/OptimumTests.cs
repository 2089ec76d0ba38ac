using Yiju.Siting.Location;

namespace Yiju.Tests.Engines.Siting.Location;

/// <summary>On towns small enough to try every open set, the solvers find the best one and say so.</summary>
public sealed class OptimumTests
{
    private const int Towns = 40;

    public static readonly TheoryData<string, LocationQuestion> Questions = new()
    {
        {
            "two medians",
            new(LocationProblem.PMedian) { P = 2 }
        },
        {
            "three medians",
            new(LocationProblem.PMedian) { P = 3 }
        },
        {
            "medians for a budget",
            new(LocationProblem.PMedian) { Budget = 60 }
        },
        {
            "at most three medians for a budget",
            new(LocationProblem.PMedian) { P = 3, Budget = 70 }
        },
        {
            "two centers",
            new(LocationProblem.PCenter) { P = 2 }
        },
        {
            "three centers",
            new(LocationProblem.PCenter) { P = 3 }
        },
        {
            "centers for a budget",
            new(LocationProblem.PCenter) { Budget = 80 }
        },
        {
            "at most three centers for a budget",
            new(LocationProblem.PCenter) { P = 3, Budget = 80 }
        },
        {
            "covering",
            new(LocationProblem.MaximalCovering) { P = 2, Radius = 8 }
        },
        {
            "covering for a budget",
            new(LocationProblem.MaximalCovering) { Budget = 60, Radius = 8 }
        },
        { "fixed costs", new(LocationProblem.Uncapacitated) },
        {
            "fixed costs within a budget",
            new(LocationProblem.Uncapacitated) { Budget = 60 }
        },
        { "capacities", new(LocationProblem.Capacitated) },
        {
            "capacities within a budget",
            new(LocationProblem.Capacitated) { Budget = 70 }
        },
        {
            "worst division first, travel",
            new(LocationProblem.PMedian) { P = 2, WorstDivisionFirst = true }
        },
        {
            "worst division first, covering",
            new(LocationProblem.MaximalCovering)
            {
                P = 2,
                Radius = 8,
                WorstDivisionFirst = true,
            }
        },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void The_best_of_all_open_sets_is_found_and_proved(string about, LocationQuestion question)
    {
        for (var seed = 0; seed < Towns; seed++)
        {
            var town = Town.Random(seed, whole: seed % 2 == 0);
            if (seed % 3 == 1)
            {
                town = town.With(0, SiteStatus.Existing).With(1, SiteStatus.Forbidden);
            }
            var result = town.Solve(question);
            var best = Checker.Best(town, question);
            if (best is null)
            {
                Assert.True(result.Open.Count == 0 || double.IsInfinity(result.Cost), $"{about}, town {seed}");
                continue;
            }
            Assert.True(
                result.Status == ResultStatus.Proved && Math.Abs(result.Cost - best.Value) < 1e-6,
                $"{about}, town {seed}: {result.Status} {result.Cost}, best {best}"
            );
            var open = result.Open.Select(o => o.Site).ToHashSet();
            Assert.Equal(result.Cost, Checker.Cost(town, question, open)!.Value, 6);
            Assert.Equal(result.Cost, result.Parts.Sum(part => part.Value), 6);
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void The_bound_is_never_above_the_optimum_nor_the_optimum_above_what_is_found(
        string about,
        LocationQuestion question
    )
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var town = Town.Random(seed, whole: false);
            if (Checker.Best(town, question) is not { } best)
            {
                continue;
            }
            foreach (var iterations in (ReadOnlySpan<long>)[1, 3, 20])
            {
                var result = town.Solve(question, iterations);
                Assert.True(
                    result.Bound <= best + 1e-6 && best <= result.Cost + 1e-6,
                    $"{about}, town {seed}, {iterations} iterations: {result.Bound} ≤ {best} ≤ {result.Cost}"
                );
            }
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void One_constraint_more_never_makes_the_result_better(string about, LocationQuestion question)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var town = Town.Random(seed);
            var free = town.Solve(question);
            var budget = town.Solve(question with { Budget = Math.Min(question.Budget ?? 1000, 45) });
            Assert.True(budget.Cost >= free.Cost - 1e-6, $"{about}, town {seed}: a budget");
            var forbidden = town.With(free.Open.FirstOrDefault()?.Site ?? 0, SiteStatus.Forbidden);
            // What nobody can reach any more is named instead of counted.
            if (forbidden.Solve(question) is { } without && without.Unreachable.Count == free.Unreachable.Count)
            {
                Assert.True(without.Cost >= free.Cost - 1e-6, $"{about}, town {seed}: a forbidden site");
            }
        }
    }

    [Fact]
    public void Smaller_capacities_never_make_the_result_better()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var town = Town.Random(seed);
            var tight = new LocationInstance(
                [.. town.Sites.Select(s => s with { Capacity = s.Capacity - 2 })],
                town.Demand,
                town.Travel
            );
            var question = new LocationQuestion(LocationProblem.Capacitated);
            Assert.True(tight.Solve(question).Cost >= town.Solve(question).Cost - 1e-6, $"town {seed}");
        }
    }

    [Theory]
    [InlineData(LocationProblem.PMedian)]
    [InlineData(LocationProblem.PCenter)]
    [InlineData(LocationProblem.MaximalCovering)]
    [InlineData(LocationProblem.Uncapacitated)]
    [InlineData(LocationProblem.Capacitated)]
    public void The_optimum_of_a_larger_town_does_not_depend_on_how_it_is_searched(LocationProblem problem)
    {
        var town = Town.Plane(3, points: 60);
        var question = new LocationQuestion(problem) { P = 6, Radius = 15 };
        var results = new[] { town.Solve(question), town.Solve(question, seed: 7), town.Solve(question, threads: 2) };
        Assert.All(results, result => Assert.Equal(ResultStatus.Proved, result.Status));
        Assert.All(results, result => Assert.Equal(results[0].Cost, result.Cost, 6));
    }
}
