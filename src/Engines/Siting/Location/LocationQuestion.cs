namespace Yiju.Siting.Location;

/// <summary>The classical problems of location.</summary>
public enum LocationProblem
{
    /// <summary>p sites, least weighted travel (Hakimi 1964).</summary>
    PMedian,

    /// <summary>p sites, least travel of the worst served (Hakimi 1964; Minieka 1970).</summary>
    PCenter,

    /// <summary>p sites, most demand within a radius (Church and ReVelle 1974).</summary>
    MaximalCovering,

    /// <summary>Any number of sites, least opening cost and travel; capacities are not looked at.</summary>
    Uncapacitated,

    /// <summary>The same within capacities; the demand of a point may be split between sites.</summary>
    Capacitated,
}

/// <summary>What is asked about an instance.</summary>
/// <param name="Problem">What is to be least.</param>
public sealed record LocationQuestion(LocationProblem Problem)
{
    /// <summary>
    /// How many sites are open, existing ones included; needed for p-median, p-center and maximal covering unless a
    /// <see cref="Budget"/> limits them, not used where opening costs decide.
    /// </summary>
    public int? P { get; init; }

    /// <summary>Travel within which demand is covered; told for every problem, needed for maximal covering.</summary>
    public double? Radius { get; init; }

    /// <summary>The most that opened sites may cost together; existing ones cost nothing.</summary>
    public double? Budget { get; init; }

    /// <summary>The worst-served division first, the sum over everybody second. For p-median and maximal covering.</summary>
    public bool WorstDivisionFirst { get; init; }

    /// <summary>
    /// What a unit of demand costs that no open site reaches; null: ten times the longest way of the instance, and where
    /// sites are paid for so much more that opening one is cheaper. Those that no site could reach are named in the
    /// result and not counted in its cost.
    /// </summary>
    public double? Unserved { get; init; }
}

/// <summary>How to search.</summary>
/// <param name="Seed">The same seed and iterations give the same result on any number of threads.</param>
/// <param name="Threads">At least 1.</param>
public sealed record LocationSearch(ulong Seed = 1, int Threads = 1);
