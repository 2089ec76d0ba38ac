using Yiju.Kernel.Search;
using Yiju.Routing.Rosters.Solving;

namespace Yiju.Routing.Rosters;

/// <summary>Makes rosters.</summary>
public static class RosterSolver
{
    private const int WarmUpIterations = 1000;

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

    /// <summary>Lets the hot code be compiled, so that one second is a real second.</summary>
    public static void WarmUp()
    {
        const int Houses = 40;
        var places = Enumerable.Range(0, Houses).Select(h => new Place($"{h}", 0.001 * (h % 7), 0.001 * h)).ToList();
        var data = new RosterData
        {
            FirstDay = DateOnly.MinValue,
            Places = places,
            Travel = Travel.BetweenCoordinates(places, [new Mode("", 0.25, 0)]),
            Workers =
            [
                .. Enumerable
                    .Range(0, 4)
                    .Select(w => new Worker
                    {
                        Id = $"{w}",
                        Start = $"{w}",
                        End = $"{w}",
                        Shifts = [new Shift(0, 36_000, [new Break(7200, 18_000, 1800)])],
                    }),
            ],
            Visits =
            [
                .. Enumerable
                    .Range(0, Houses)
                    .Select(v => new Visit
                    {
                        Id = $"{v}",
                        Elder = $"{v}",
                        Place = $"{v}",
                        Windows = [new TimeWindow(600 * v, (600 * v) + 3600, (600 * v) + 3600)],
                        Duration = 1800,
                        Second = v % 6 == 0 ? new SecondWorker([], 0, 0) : null,
                    }),
            ],
        };
        Solve(
            RosterProblem.Create(data).Value,
            new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, WarmUpIterations)
        );
    }
}
