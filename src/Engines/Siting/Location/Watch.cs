using Yiju.Kernel.Search;

namespace Yiju.Siting.Location;

/// <summary>The budget of one search, what has been spent of it, and what was tried.</summary>
/// <param name="iterations">Spent before.</param>
/// <param name="budget">An iteration is one evaluation of a relaxation or one descent of a local search.</param>
internal sealed class Watch(SearchBudget budget, IProgress<SearchProgress>? progress, long iterations = 0)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly List<SearchStep> steps = [];
    private TimeSpan told = TimeSpan.MinValue;

    public SearchBudget Budget { get; } = budget;

    public long Iterations { get; private set; } = iterations;

    public IReadOnlyList<SearchStep> Steps => steps;

    public bool Over => Iterations >= Budget.Iterations || Budget.Over;

    /// <summary>For a part of the search whose costs are not those of the whole: it spends here and tells nobody.</summary>
    public Watch Quiet() => new(Budget, null, Iterations);

    /// <summary>Counts work that was done.</summary>
    public void Spend(long iterations = 1) => Iterations += iterations;

    /// <summary>Tells the caller how far the search is, at most a few times a second.</summary>
    /// <param name="bound">Of what may still be better than the cost; above the cost nothing may.</param>
    public void Tell(double cost, double bound)
    {
        if (progress is not null && Budget.Elapsed is var elapsed && elapsed - Pause > told)
        {
            told = elapsed;
            progress.Report(new SearchProgress(elapsed, Iterations, cost, Finite(Math.Min(bound, cost))));
        }
    }

    /// <summary>Remembers a step of the search for the result.</summary>
    public void Note(string method, double cost, double bound)
    {
        steps.Add(new SearchStep(method, Budget.Elapsed, Iterations, Finite(cost), Finite(Math.Min(bound, cost))));
        Tell(cost, bound);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
