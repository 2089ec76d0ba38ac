namespace Yiju.Benefits.Contracts;

/// <summary>Names of the events this module tells.</summary>
public static class BenefitsEvents
{
    /// <summary>A decision was made or ended; the elder's operator plans anew (POL-21).</summary>
    public const string EntitlementChanged = "benefits.entitlement-changed.v1";
}

/// <param name="Granted">False when it was refused or has ended.</param>
/// <param name="MonthlyFen">Null where nothing is paid.</param>
public sealed record EntitlementChanged(
    long DecisionId,
    long ElderId,
    string BenefitId,
    bool Granted,
    long? MonthlyFen,
    DateOnly From
);
