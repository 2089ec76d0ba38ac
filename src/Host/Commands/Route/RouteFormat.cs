using Yiju.Kernel;
using Yiju.Kernel.Search;

namespace Yiju.Host.Commands.Route;

/// <summary>How to search, as the command line was told.</summary>
/// <param name="Objective">As written; each format knows its own words, null for its usual one.</param>
internal sealed record RouteSettings(TimeSpan Time, long Iterations, int Threads, ulong Seed, string? Objective)
{
    /// <summary>Begins now: call it when the instance is loaded.</summary>
    public SearchBudget Budget(CancellationToken stop) => new(TimeProvider.System, Time, Iterations, stop);
}

/// <summary>A plan in the words of its format.</summary>
/// <param name="Cost">As it is shown.</param>
/// <param name="Solution">What goes into the file of the solution.</param>
/// <param name="Notes">What the result says about itself, a line each.</param>
/// <param name="Faults">What is not served or not kept, a line each; empty for a feasible plan.</param>
/// <param name="Seconds">Of the search alone, from the loaded instance on.</param>
internal sealed record RouteAnswer(
    string Cost,
    string Solution,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> Faults,
    double Seconds
);

/// <summary>How an answer stands beside the best known one.</summary>
/// <param name="BestKnown">As it is shown.</param>
/// <param name="Percent">How much more it costs; null where the costs do not compare.</param>
/// <param name="MoreVehicles">Than the best known plan, where that counts first; otherwise 0.</param>
internal sealed record RouteGap(string BestKnown, double? Percent, int MoreVehicles = 0);

/// <summary>One kind of file that <c>yiju route</c> solves.</summary>
internal abstract class RouteFormat
{
    /// <summary>All there are, in the order in which they are asked whether a file is theirs.</summary>
    public static readonly IReadOnlyList<RouteFormat> All =
    [
        new VehicleFormat(),
        new HomeCareFormat(),
        new RosterFormat(),
    ];

    /// <summary>As <c>--format</c> takes it.</summary>
    public abstract string Name { get; }

    /// <summary>What the name of a file with a solution ends in.</summary>
    public virtual string Extension => ".sol";

    /// <summary>Whether a file without <c>--format</c> is one of these, by what it begins like.</summary>
    public abstract bool Recognises(string text);

    /// <summary>Lets the hot code be compiled before the time counts.</summary>
    public abstract void WarmUp();

    /// <summary>Reads and solves. Faults: the file or the settings are wrong.</summary>
    public abstract Outcome<RouteAnswer> Solve(
        string text,
        RouteSettings settings,
        IProgress<SearchProgress> progress,
        CancellationToken stop
    );

    /// <summary>Compares with the row of the best-known file, by column; null when the row says nothing about it.</summary>
    public abstract RouteGap? Gap(RouteAnswer answer, IReadOnlyDictionary<string, string> known, string? objective);

    /// <summary>The class of an instance, over which a mean is taken.</summary>
    public abstract string ClassOf(string instance);

    /// <summary>What a class comes to beside all that is published about it; null when a mean gap says enough.</summary>
    /// <param name="family">At least one instance, each with its row of the best-known file.</param>
    public virtual string? Means(
        IReadOnlyList<(RouteAnswer Answer, IReadOnlyDictionary<string, string> Known)> family
    ) => null;
}
