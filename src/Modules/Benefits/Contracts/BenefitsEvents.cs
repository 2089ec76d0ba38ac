namespace Yiju.Benefits.Contracts;

/// <summary>Names of the events this module tells.</summary>
public static class BenefitsEvents
{
    /// <summary>A decision was made or ended; the elder's operator plans anew (POL-21).</summary>
    public const string EntitlementChanged = "benefits.entitlement-changed.v1";

    /// <summary>The rules over the whole registry found something else than before.</summary>
    public const string OutcomesChanged = "benefits.outcomes-changed.v1";
}

/// <param name="Granted">False when it was refused or has ended.</param>
/// <param name="AmountFen">Each time it is paid; null where nothing is paid.</param>
/// <param name="Every">How often: month, year, once, visit, meal, course; null where no document says.</param>
public sealed record EntitlementChanged(
    long DecisionId,
    long ElderId,
    string BenefitId,
    bool Granted,
    long? AmountFen,
    string? Every,
    DateOnly From
);

/// <summary>These elders need a new decision: the rules no longer say what was granted, or grant something without application.</summary>
/// <param name="Day">The day of the run.</param>
/// <param name="ElderIds">At most 50.</param>
public sealed record OutcomesChanged(long RunId, DateOnly Day, IReadOnlyList<long> ElderIds);
