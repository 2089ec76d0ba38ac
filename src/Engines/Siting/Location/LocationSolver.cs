using Yiju.Kernel;
using Yiju.Kernel.Search;
using Yiju.Siting.Location.Capacity;
using Yiju.Siting.Location.Cover;
using Yiju.Siting.Location.Fair;
using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location;

/// <summary>Answers questions about an instance: exactly where it can, else with a proved bound.</summary>
public static class LocationSolver
{
    /// <summary>Lists of more pairs than this are cut off, and grow where somebody looks further.</summary>
    private const long FullPairs = 6_000_000;

    /// <summary>Sites within a radius of the radius itself are covered, whatever the rounding.</summary>
    internal const double Rounding = 1e-9;

    /// <summary>Searches until the best is proved or the budget is over.</summary>
    /// <param name="budget">
    /// An iteration is one evaluation of a relaxation or one descent of a local search. With iterations alone the result
    /// is the same for the same seed on any number of threads.
    /// </param>
    /// <param name="progress">Told the cost and the bound a few times a second.</param>
    /// <returns>
    /// A result also where no solution keeps all constraints; faults where the question does not fit the instance.
    /// </returns>
    public static Outcome<LocationResult> Solve(
        LocationInstance instance,
        LocationQuestion question,
        SearchBudget budget,
        LocationSearch search,
        IProgress<SearchProgress>? progress = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(search.Threads, 1);
        if (QuestionCheck.Faults(instance, question) is { Count: > 0 } faults)
        {
            return faults;
        }
        var watch = new Watch(budget, progress);
        var scene = new Scene(instance, search.Threads, () => budget.Over);
        var telling = new Telling(instance, question, scene, watch, search.Threads);
        if (budget.Over)
        {
            return telling.Of(new PlantSolution([], double.PositiveInfinity, double.NegativeInfinity));
        }
        return question.Problem switch
        {
            LocationProblem.PCenter => telling.Of(new Center(scene, question, watch, search).Solve()),
            LocationProblem.Capacitated => Capacitated(instance, question, scene, watch, telling),
            _ => telling.Of(Open(scene, question, watch, search)),
        };
    }

    private static LocationResult Capacitated(
        LocationInstance instance,
        LocationQuestion question,
        Scene scene,
        Watch watch,
        Telling telling
    )
    {
        var costs = new double[scene.Points.Length * scene.Sites.Length];
        Array.Fill(costs, double.PositiveInfinity);
        var (sites, ways) = (new int[scene.Sites.Length], new double[scene.Sites.Length]);
        for (var point = 0; point < scene.Points.Length; point++)
        {
            var count = scene.Read(point, sites, ways);
            for (var k = 0; k < count; k++)
            {
                costs[(point * scene.Sites.Length) + sites[k]] = scene.Weights[point] * ways[k];
            }
        }
        var problem = new CapacityProblem
        {
            Cost = costs,
            Fixed = scene.Costs,
            Price = scene.Costs,
            Budget = question.Budget ?? double.PositiveInfinity,
            Capacity = Array.ConvertAll(scene.Sites, site => instance.Sites[site].Capacity),
            Volume = Array.ConvertAll(
                scene.Points,
                point => Math.Max(1e-9, instance.Demand[point].Volume ?? instance.Demand[point].Weight)
            ),
            Kept = scene.Kept,
        };
        var solver = new CapacitySolver(problem, watch);
        solver.Solve();
        return telling.Of(solver);
    }

    private static PlantSolution Open(Scene scene, LocationQuestion question, Watch watch, LocationSearch search)
    {
        var problem = Problem(scene, question, search.Threads, watch);
        if (watch.Budget.Over)
        {
            return new PlantSolution([], double.PositiveInfinity, double.NegativeInfinity);
        }
        if (question.WorstDivisionFirst)
        {
            return new FairSolver(problem, scene.Divisions(), watch, search.Threads).Solve();
        }
        return new PlantSolver(problem, watch, search.Threads, new SeededRandom(search.Seed)).Solve();
    }

    private static PlantLocation Problem(Scene scene, LocationQuestion question, int threads, Watch watch)
    {
        var covering = question.Problem == LocationProblem.MaximalCovering;
        var paying = question.Problem == LocationProblem.Uncapacitated;
        var unserved = covering ? 1 : UnservedCost(scene, question);
        var whole = covering || scene.Points.Length * (long)scene.Sites.Length <= FullPairs;
        WaysReader reader = covering ? Within(scene, question.Radius!.Value) : Below(scene, unserved);
        var limited = question.Budget is not null && !paying;
        return new PlantLocation
        {
            Near = new NearLists(
                scene.Points.Length,
                scene.Sites.Length,
                reader,
                whole ? int.MaxValue : 128,
                threads,
                () => watch.Budget.Over
            ),
            Weight = scene.Weights,
            Unserved = [.. Enumerable.Repeat(unserved, scene.Points.Length)],
            Fixed = paying ? scene.Costs : new double[scene.Sites.Length],
            Kept = scene.Kept,
            Count = paying || limited ? null : question.P,
            Rows = [.. Rows(scene, question, paying)],
            Grain = Grain(scene, covering, paying, unserved),
        };
    }

    /// <summary>What limits the open sites beside an exact number.</summary>
    private static IEnumerable<SideRow> Rows(Scene scene, LocationQuestion question, bool paying)
    {
        if (question.Budget is { } budget)
        {
            yield return new SideRow("预算", scene.Costs, budget);
            if (question.P is { } p && !paying)
            {
                yield return new SideRow("个数", [.. Enumerable.Repeat(1.0, scene.Sites.Length)], p);
            }
        }
    }

    /// <summary>So much that serving somebody always costs less, and opening a site for them does.</summary>
    internal static double UnservedCost(Scene scene, LocationQuestion question)
    {
        if (question.Unserved is { } asked)
        {
            return asked;
        }
        var opening =
            question.Problem == LocationProblem.Uncapacitated && scene.Points.Length > 0
                ? scene.Costs.Max() / scene.Weights.Min()
                : 0;
        return Math.Ceiling(Math.Max(1, scene.Longest * 10) + opening);
    }

    private static double Grain(Scene scene, bool covering, bool paying, double unserved)
    {
        var fixedWhole = !paying || scene.Costs.All(double.IsInteger);
        var waysWhole = covering || (scene.WholeWays && double.IsInteger(unserved));
        return fixedWhole && waysWhole && scene.Weights.All(double.IsInteger) ? 1 : 0;
    }

    private static WaysReader Within(Scene scene, double radius) =>
        (point, sites, costs) =>
        {
            var kept = 0;
            var count = scene.Read(point, sites, costs);
            for (var k = 0; k < count; k++)
            {
                if (costs[k] <= radius + Rounding)
                {
                    (sites[kept], costs[kept]) = (sites[k], 0);
                    kept++;
                }
            }
            return kept;
        };

    private static WaysReader Below(Scene scene, double unserved) =>
        (point, sites, costs) =>
        {
            var kept = 0;
            var count = scene.Read(point, sites, costs);
            for (var k = 0; k < count; k++)
            {
                if (costs[k] < unserved)
                {
                    (sites[kept], costs[kept]) = (sites[k], costs[k]);
                    kept++;
                }
            }
            return kept;
        };
}
