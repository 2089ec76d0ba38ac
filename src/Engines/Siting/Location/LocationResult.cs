namespace Yiju.Siting.Location;

/// <summary>What is known about the best solution found.</summary>
public enum ResultStatus
{
    /// <summary>No solution can be better.</summary>
    Proved,

    /// <summary>The best found; how much better another could be, the bound tells.</summary>
    Found,

    /// <summary>It is proved that no solution keeps all constraints.</summary>
    Infeasible,

    /// <summary>The time was over before any solution was found.</summary>
    Nothing,
}

/// <summary>One summand of the cost.</summary>
/// <param name="Name">Plain Chinese.</param>
public sealed record CostPart(string Name, double Value);

/// <summary>An open site and whom it serves.</summary>
/// <param name="Site">Its place in <see cref="LocationInstance.Sites"/>.</param>
/// <param name="Points">How many points it serves.</param>
/// <param name="Load">Their weight; for capacitated problems their volume.</param>
public sealed record OpenSite(int Site, int Points, double Load);

/// <summary>A share of a point's demand that one site serves.</summary>
public readonly record struct Flow(int Point, int Site, double Share);

/// <summary>How one division is served.</summary>
/// <param name="Name">Empty for points without a division.</param>
/// <param name="Weight">Its demand.</param>
/// <param name="Mean">Mean travel of the demand that is served; 0 where none is.</param>
/// <param name="Worst">Longest travel of demand that is served.</param>
/// <param name="Covered">Share of its demand within the radius; null without a radius.</param>
/// <param name="Unserved">Demand that no open site reaches.</param>
public sealed record DivisionService(
    string Name,
    double Weight,
    double Mean,
    double Worst,
    double? Covered,
    double Unserved
);

/// <summary>One step of the search.</summary>
/// <param name="Method">Plain Chinese.</param>
/// <param name="Cost">The best cost after it; null while there is none.</param>
/// <param name="Bound">The proved bound after it; null while there is none.</param>
public sealed record SearchStep(string Method, TimeSpan Elapsed, long Iterations, double? Cost, double? Bound);

/// <summary>The best solution found, what it costs, and how good it provably is.</summary>
public sealed record LocationResult
{
    public required ResultStatus Status { get; init; }

    /// <summary>
    /// What is least; for maximal covering the demand that is not covered; where the worst division comes first, what a
    /// unit of its demand costs on average. Infinite without a solution.
    /// </summary>
    public required double Cost { get; init; }

    /// <summary>No solution costs less.</summary>
    public required double Bound { get; init; }

    /// <summary>How much better another solution could be at most, as a share of the cost; 0 when proved, at most 1.</summary>
    public double Gap => Status == ResultStatus.Proved ? 0 : GapOf(Cost, Bound);

    /// <summary>They add up to <see cref="Cost"/>.</summary>
    public IReadOnlyList<CostPart> Parts { get; init; } = [];

    public IReadOnlyList<OpenSite> Open { get; init; } = [];

    /// <summary>Of each point its nearest open site, −1 where none reaches it; for a split point the site with the largest share.</summary>
    public IReadOnlyList<int> Assignment { get; init; } = [];

    /// <summary>All shares of a capacitated problem; empty for the others.</summary>
    public IReadOnlyList<Flow> Flows { get; init; } = [];

    public IReadOnlyList<DivisionService> Divisions { get; init; } = [];

    /// <summary>Points with demand that no site which may be open reaches.</summary>
    public IReadOnlyList<int> Unreachable { get; init; } = [];

    /// <summary>What was tried, in order.</summary>
    public IReadOnlyList<SearchStep> Steps { get; init; } = [];

    internal static double GapOf(double cost, double bound) =>
        !double.IsFinite(cost) || !double.IsFinite(bound) ? 1
        : cost <= bound ? 0
        : Math.Min(1, (cost - bound) / Math.Max(Math.Abs(cost), 1e-12));
}
