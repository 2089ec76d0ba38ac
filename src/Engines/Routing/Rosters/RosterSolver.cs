using Yiju.Kernel.Search;
using Yiju.Routing.Rosters.Solving;

namespace Yiju.Routing.Rosters;

/// <summary>Makes rosters.</summary>
public static class RosterSolver
{
    /// <summary>The best plan found within the budget. Same problem, seed and iterations: same plan on any number of threads.</summary>
    /// <param name="threads">At least 1.</param>
    /// <param name="progress">Told after every exchange; the cost is in minutes of travel.</param>
    public static RosterPlan Solve(
        RosterProblem problem,
        SearchBudget budget,
        ulong seed = 1,
        int threads = 1,
        IProgress<SearchProgress>? progress = null
    )
    {
        var instance = InstanceBuilder.Build(problem);
        var search = new CitySearch(instance, seed, threads, budget, progress);
        return PlanWriter.Write(search.Run(start: null));
    }
}
