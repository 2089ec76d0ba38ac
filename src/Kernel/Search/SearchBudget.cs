namespace Yiju.Kernel.Search;

/// <summary>
/// How long a search may go on. It ends at whichever comes first: the time, the iterations or the caller's stop.
/// With iterations alone a search gives the same result for the same seed on any number of threads; with a time it
/// gives the best that was found until then.
/// </summary>
public sealed class SearchBudget
{
    private readonly TimeProvider clock;
    private readonly long start;
    private readonly CancellationToken stop;

    /// <summary>The time counts from here.</summary>
    /// <param name="clock">The clock that the time is read from.</param>
    /// <param name="time">How long; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <param name="iterations">Iterations of every island, at least 1.</param>
    /// <param name="stop">The caller's wish to stop now and keep the best so far.</param>
    public SearchBudget(
        TimeProvider clock,
        TimeSpan time,
        long iterations = long.MaxValue,
        CancellationToken stop = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        this.clock = clock;
        this.stop = stop;
        start = clock.GetTimestamp();
        Time = time == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : time;
        Iterations = iterations;
    }

    /// <summary>The whole time, as given.</summary>
    public TimeSpan Time { get; }

    /// <summary>The most iterations of every island.</summary>
    public long Iterations { get; }

    public TimeSpan Elapsed => clock.GetElapsedTime(start);

    /// <summary>True from the end of the time or the caller's stop on. Costs about 25 ns: ask every few microseconds.</summary>
    public bool Over => stop.IsCancellationRequested || Elapsed >= Time;
}

/// <summary>What a search has reached.</summary>
/// <param name="Elapsed">Since the budget began.</param>
/// <param name="Iterations">Done by every island.</param>
/// <param name="Cost">Of the best solution so far, in the problem's own unit.</param>
/// <param name="Bound">No solution can cost less; null while nothing is proved.</param>
public readonly record struct SearchProgress(TimeSpan Elapsed, long Iterations, double Cost, double? Bound = null);
