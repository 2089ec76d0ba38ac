using Yiju.Kernel.Search;

namespace Yiju.Routing.Rosters.Solving;

/// <summary>
/// The temperature falls from the first to the last by the same factor in equal shares of the budget, of its iterations
/// or of its time, whichever is further gone.
/// </summary>
internal sealed class Annealing(SearchBudget budget, double first, double last)
{
    public double At(long iteration)
    {
        var share = budget.Iterations == long.MaxValue ? 0 : (double)iteration / budget.Iterations;
        if (budget.Time != TimeSpan.MaxValue)
        {
            share = Math.Max(share, budget.Elapsed / budget.Time);
        }
        return first * Math.Pow(last / first, Math.Min(1, share));
    }
}
