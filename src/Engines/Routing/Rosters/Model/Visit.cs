namespace Yiju.Routing.Rosters;

/// <summary>
/// When a service may start, in seconds since midnight of the first day: not before <paramref name="From"/>, on time
/// until <paramref name="To"/>, late until <paramref name="Until"/>, never after it. A hard end has Until = To.
/// </summary>
public readonly record struct TimeWindow(int From, int To, int Until);

public enum Sex
{
    Female,
    Male,
}

/// <summary>The second worker of a visit, who comes from wherever the first does not.</summary>
/// <param name="Skills">What the second one must be able to do.</param>
/// <param name="MinGap">Seconds from the start of the first worker's service to the start of the second's, at least.</param>
/// <param name="MaxGap">And at most; both 0: they start together.</param>
public sealed record SecondWorker(IReadOnlyList<string> Skills, int MinGap, int MaxGap);

/// <summary>What is settled about a visit: by whom it is made and, where given, when it starts.</summary>
/// <param name="Workers">Ids, the first worker and (for a visit of two) the second.</param>
/// <param name="Start">Of the first worker's service, seconds since midnight of the first day.</param>
/// <param name="SecondStart">Of the second worker's service.</param>
public sealed record VisitLock(IReadOnlyList<string> Workers, int? Start, int? SecondStart);

/// <summary>One service at one elder's home, wanted once in one of its windows.</summary>
public sealed record Visit
{
    public const int MostUrgent = 1;
    public const int LeastUrgent = 5;

    public required string Id { get; init; }

    /// <summary>Whom it is for: visits of one elder share forbidden and preferred workers, and continuity of carer.</summary>
    public required string Elder { get; init; }

    /// <summary>Id of the place.</summary>
    public required string Place { get; init; }

    /// <summary>At least one; in order of time, not overlapping.</summary>
    public required IReadOnlyList<TimeWindow> Windows { get; init; }

    /// <summary>Seconds, of each worker.</summary>
    public required int Duration { get; init; }

    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Names of certificates that must be valid on the day, of every worker of the visit.</summary>
    public IReadOnlyList<string> Certificates { get; init; } = [];

    /// <summary>One that every worker of the visit must speak; null where it does not matter.</summary>
    public string? Language { get; init; }

    /// <summary>Asked for by the elder, of every worker; null where it does not matter.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Where the elder lives, compared with the areas of the workers; null: anywhere.</summary>
    public string? Area { get; init; }

    public SecondWorker? Second { get; init; }

    /// <summary>From 1, most urgent, to 5. Each step halves what it costs to leave the visit out.</summary>
    public int Priority { get; init; } = 3;

    /// <summary>For a visit that may be left out: what that costs, in minutes of travel. Null: the visit is wanted.</summary>
    public int? OptionalPenalty { get; init; }

    /// <summary>Portions or places it takes of a vehicle; 0 where no vehicle is needed.</summary>
    public int Demand { get; init; }

    public VisitLock? Lock { get; init; }
}

/// <summary>Two visits that must come in this order, whoever makes them.</summary>
/// <param name="MinGap">Seconds from the end of the first to the start of the other, at least.</param>
public sealed record VisitOrder(string First, string Then, int MinGap);
