using Yiju.Kernel.Search;

namespace Yiju.Routing.Vehicles.Search;

internal static class SearchBudgetShare
{
    /// <summary>How much of the budget is used up after so many iterations, from 0 to about 1.</summary>
    public static double Share(this SearchBudget budget, long iterations) =>
        Math.Max(budget.Elapsed / budget.Time, (double)iterations / budget.Iterations);
}
