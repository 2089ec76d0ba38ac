using Yiju.Kernel.Search;
using Yiju.Routing.Assigning;
using Yiju.Routing.Vehicles.Search;

namespace Yiju.Routing.Vehicles;

/// <summary>
/// How far the vehicles drive at least when they serve all of some customers, from the assignment relaxation: everybody has one
/// stop before and one behind, another customer whom time windows and capacity let come next, or the depot.
/// </summary>
internal static class DistanceBound
{
    /// <summary>The matrix of legs has their square, 18 MB.</summary>
    private const int MostRows = 1_500;

    /// <summary>Entries of the matrix that are looked at, some 50 ms.</summary>
    private const long MostWork = 30_000_000;

    /// <summary>So much may two times or loads that were rounded differ from what they were.</summary>
    private const int Rounding = 4;

    /// <param name="fewest">Vehicles that are needed in any case.</param>
    /// <returns>In the units of the scaled problem; 0 where nothing is proved.</returns>
    public static long Of(ScaledProblem problem, int[] customers, int vehicles, int fewest, SearchBudget budget)
    {
        var size = customers.Length + vehicles;
        if (customers.Length == 0 || vehicles == 0 || size > MostRows)
        {
            return 0;
        }
        var assignment = new Assignment(Legs(problem, customers, vehicles, fewest), size, MostWork, budget);
        // Where legs are rounded up, each may be a unit longer than it is.
        var rounded = problem.Lengths == LegLengths.Exact ? size : 0;
        return assignment.Value < Assignment.Forbidden ? Math.Max(0, assignment.Value - rounded) : 0;
    }

    /// <summary>
    /// Rows are what comes before, columns what comes next; behind the customers stand the vehicles, at the depot before and after
    /// their routes. One that is not needed stays there for nothing.
    /// </summary>
    private static long[] Legs(ScaledProblem problem, int[] customers, int vehicles, int fewest)
    {
        var size = customers.Length + vehicles;
        var legs = new long[size * size];
        for (var row = 0; row < size; row++)
        {
            var from = row < customers.Length ? customers[row] : 0;
            for (var column = 0; column < size; column++)
            {
                var to = column < customers.Length ? customers[column] : 0;
                var may =
                    from == 0 && to == 0
                        ? Math.Min(row, column) - customers.Length >= fewest
                        : from != to && Follows(problem, from, to);
                legs[(row * size) + column] = may ? problem.Legs[(from * problem.Size) + to] : Assignment.Forbidden;
            }
        }
        return legs;
    }

    private static bool Follows(ScaledProblem problem, int from, int to)
    {
        var (a, b) = (problem.Stops[from], problem.Stops[to]);
        if (from == 0 || to == 0)
        {
            return true;
        }
        // A leg that was cut may be longer than a detour, so only the window tells how early its start can be served.
        var earliest =
            problem.Lengths == LegLengths.Exact
                ? Math.Max(a.Ready, problem.Stops[0].Ready + problem.Legs[from])
                : a.Ready;
        return a.Demand + b.Demand <= problem.Capacity + Rounding
            && (long)earliest + a.Service + problem.Legs[(from * problem.Size) + to] <= (long)b.Due + Rounding;
    }
}
