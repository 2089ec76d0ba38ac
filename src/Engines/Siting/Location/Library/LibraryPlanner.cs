using Yiju.Kernel;
using Yiju.Kernel.Search;
using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location.Library;

/// <summary>
/// Plans a project library: which project in which year, so that the weighted sum of all years' results is least. It is
/// one plant location problem: a site of it is a project in a year, a point is the demand for a kind in a year, which
/// whatever was built until then may serve; the projects of a place are a group, the yearly money are side rows.
/// </summary>
public static class LibraryPlanner
{
    public static Outcome<PlanResult> Plan(
        ProjectLibrary library,
        SearchBudget budget,
        LocationSearch search,
        IProgress<SearchProgress>? progress = null
    )
    {
        if (library.Faults() is { Count: > 0 } faults)
        {
            return faults.ToList();
        }
        var watch = new Watch(budget, progress);
        var space = new PlanSpace(library);
        var problem = space.Problem(search.Threads);
        var solution = new PlantSolver(problem, watch, search.Threads, new SeededRandom(search.Seed)).Solve();
        return new PlanResult(
            double.IsFinite(solution.Cost)
                ? (solution.Proved ? ResultStatus.Proved : ResultStatus.Found)
                : ResultStatus.Nothing,
            solution.Cost,
            solution.Bound,
            [.. solution.Open.Select(space.Planned)],
            [.. Enumerable.Range(0, library.Years.Count).Select(year => space.Year(year, solution.Open))],
            watch.Steps
        );
    }
}
