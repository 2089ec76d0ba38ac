namespace Yiju.Kernel.Search;

/// <summary>
/// Several searches side by side that tell each other what they found at fixed iterations. Their number belongs to the
/// problem, not to the machine: threads only decide how many of them run at once, so the result does not depend on them.
/// </summary>
public static class Islands
{
    /// <summary>Lets every island do an epoch, then lets them exchange, until the budget is over.</summary>
    /// <param name="islands">At least one; each touches only its own state while it advances.</param>
    /// <param name="budget">Its iterations count for each island.</param>
    /// <param name="epoch">Iterations between two exchanges, at least 1.</param>
    /// <param name="threads">How many islands run at once, at least 1.</param>
    /// <param name="advance">Does so many iterations on one island, fewer only when <see cref="SearchBudget.Over"/>.</param>
    /// <param name="exchange">Called on one thread after each epoch with the iterations done; false ends the search.</param>
    public static void Run<TIsland>(
        IReadOnlyList<TIsland> islands,
        SearchBudget budget,
        long epoch,
        int threads,
        Action<TIsland, long> advance,
        Func<long, bool> exchange
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        var done = 0L;
        var going = true;
        while (going && done < budget.Iterations && !budget.Over)
        {
            var length = Math.Min(epoch, budget.Iterations - done);
            if (threads == 1)
            {
                foreach (var island in islands)
                {
                    advance(island, length);
                }
            }
            else
            {
                Parallel.ForEach(islands, options, island => advance(island, length));
            }
            done += length;
            going = exchange(done);
        }
    }
}
