using Yiju.Kernel.Search;

namespace Yiju.Siting.Location;

/// <summary>Lets the code of the searches be compiled, so that the seconds of the first real question are real seconds.</summary>
public static class WarmUp
{
    private const int Points = 60;
    private const int Places = 20;
    private const int Iterations = 50;

    /// <summary>Answers one question of each kind about a made-up town; takes some tenths of a second.</summary>
    public static void Run()
    {
        var ways =
            from point in Enumerable.Range(0, Points)
            from site in Enumerable.Range(0, Places)
            select 1.0 + ((point * 37) + (site * 101)) % 97;
        var town = new LocationInstance(
            [.. Enumerable.Range(0, Places).Select(s => new Site($"{s}") { Cost = 50 + s, Capacity = Points })],
            [
                .. Enumerable
                    .Range(0, Points)
                    .Select(p => new DemandPoint($"{p}", 1 + (p % 3)) { Division = $"{p % 4}" }),
            ],
            Travel.Dense(Points, Places, ways.ToArray())
        );
        foreach (var problem in Enum.GetValues<LocationProblem>())
        {
            var budget = new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, Iterations);
            LocationSolver.Solve(town, new(problem) { P = 4, Radius = 20 }, budget, new LocationSearch(1, 1));
        }
    }
}
