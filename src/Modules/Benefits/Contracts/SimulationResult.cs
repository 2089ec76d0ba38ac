using Yiju.Kernel;

namespace Yiju.Benefits.Contracts;

/// <summary>What other rules would mean for everybody: who gains and loses what, and what a year costs (POL-25).</summary>
/// <param name="Day">From which the year is counted.</param>
/// <param name="Division">Who was asked: everybody who lives there, 12 digits.</param>
/// <param name="Elders">How many they are.</param>
/// <param name="Affected">Of them, whose benefits differ on the day.</param>
/// <param name="Benefits">By name.</param>
/// <param name="Sources">By fund source, month by month.</param>
/// <param name="Places">Counties and towns, rising.</param>
/// <param name="Sample">At most 200 of the affected, taken evenly.</param>
public sealed record SimulationResult(
    DateOnly Day,
    string Division,
    int Elders,
    int Affected,
    IReadOnlyList<SimulatedBenefit> Benefits,
    IReadOnlyList<SimulatedSource> Sources,
    IReadOnlyList<SimulatedPlace> Places,
    IReadOnlyList<SimulatedElder> Sample
);

/// <summary>One benefit under the rules before and after.</summary>
/// <param name="Had">Granted on the day, before; <paramref name="Has"/>: after.</param>
/// <param name="Changed">Granted before and after, in another amount.</param>
/// <param name="UndecidedBefore">Elders of whom facts are missing.</param>
/// <param name="Every">How often it is paid; null where the documents do not say.</param>
/// <param name="YearBefore">Cost of the coming twelve months; null where it depends on use (per visit, meal or course).</param>
public sealed record SimulatedBenefit(
    string Name,
    string Title,
    int Had,
    int Has,
    int Gained,
    int Lost,
    int Changed,
    int UndecidedBefore,
    int UndecidedAfter,
    string? Every,
    Money? YearBefore,
    Money? YearAfter
);

/// <param name="Source">Fund source; empty where the documents do not say.</param>
/// <param name="Before">Twelve months, the first that of the day.</param>
public sealed record SimulatedSource(string Source, IReadOnlyList<Money> Before, IReadOnlyList<Money> After);

/// <param name="Gained">Benefits that are gained there; likewise lost and changed.</param>
public sealed record SimulatedPlace(
    string Division,
    int Affected,
    int Gained,
    int Lost,
    int Changed,
    Money YearBefore,
    Money YearAfter
);

/// <param name="Changes">At least one.</param>
public sealed record SimulatedElder(long ElderId, string Division, IReadOnlyList<SimulatedChange> Changes);

/// <summary>Yes, no, or unknown (null), and how much where it is granted.</summary>
public sealed record SimulatedChange(
    string Benefit,
    string Title,
    bool? Before,
    Money? AmountBefore,
    bool? After,
    Money? AmountAfter
);
