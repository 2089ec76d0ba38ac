using Yiju.Platform.Access;

namespace Yiju.Benefits.Domain;

/// <summary>States of an application; the numbers are stored.</summary>
internal enum ApplicationState
{
    Submitted = 1,
    Verified = 2,
    Approved = 3,
    Refused = 4,

    /// <summary>Sent back to the town with what is missing.</summary>
    Returned = 5,
}

/// <summary>A wish for a benefit on its way: committee or family → town verifies → county decides (POL-07).</summary>
internal sealed class Application : IScoped
{
    public long Id { get; init; }

    public required long SubjectId { get; init; }

    public required string Division { get; init; }

    public required string BenefitId { get; init; }

    public required string BenefitName { get; init; }

    public required DateTime AppliedAt { get; init; }

    public required long AppliedBy { get; init; }

    /// <summary>The decision that changed facts put in question (POL-21); null for a wish of the elder.</summary>
    public long? Replaces { get; init; }

    public ApplicationState State { get; set; }

    public long? VerifiedBy { get; set; }

    public long? DecisionId { get; set; }
}

/// <summary>One step of an application: who, when, what opinion.</summary>
internal sealed class ApplicationStep
{
    public long Id { get; init; }

    public required long ApplicationId { get; init; }

    /// <summary><c>applied</c>, <c>verified</c>, <c>approved</c>, <c>refused</c>, <c>returned</c>, <c>recalculated</c>, <c>kept</c>.</summary>
    public required string Kind { get; init; }

    public required long By { get; init; }

    public required string ByName { get; init; }

    public required DateTime At { get; init; }

    public string? Opinion { get; init; }
}

/// <summary>What was decided, with everything that decided it: it can be explained years later.</summary>
internal sealed class BenefitDecision : IScoped
{
    public long Id { get; init; }

    public required long SubjectId { get; init; }

    public required string Division { get; init; }

    public required string BenefitId { get; init; }

    public required string BenefitName { get; init; }

    public required bool Granted { get; init; }

    /// <summary>Each time it is paid; null where nothing is paid.</summary>
    public long? AmountFen { get; init; }

    /// <summary>How often it is paid: <c>month</c>, <c>year</c>, <c>once</c>, <c>visit</c>, <c>meal</c>, <c>course</c>; null: not in the text.</summary>
    public string? Every { get; init; }

    public required string PackId { get; init; }

    public required string PackVersion { get; init; }

    /// <summary>The text of the pack; decisions taken over from elsewhere have none.</summary>
    public string? PackPrint { get; init; }

    public required string Document { get; init; }

    public required string Clause { get; init; }

    public string? Note { get; init; }

    public required string Sentence { get; init; }

    /// <summary>The explanation tree as JSON.</summary>
    public required string Reasons { get; init; }

    /// <summary>Ids of the facts that were used, as JSON.</summary>
    public required string Facts { get; init; }

    /// <summary>The assessment whose result was used; null when none was.</summary>
    public long? AssessmentId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    /// <summary>What ended it, such as <c>life-event:5</c> (undoing that makes it hold again), <c>decision:7</c> or <c>officer:3</c>.</summary>
    public string? EndedBy { get; set; }

    /// <summary>When an officer ended it by hand, and why; null otherwise.</summary>
    public DateTime? EndedAt { get; set; }

    public string? EndReason { get; set; }

    public string? Purpose { get; init; }

    public string? Source { get; init; }

    /// <summary>12 digits.</summary>
    public string? Payer { get; init; }

    public string? Expires { get; init; }

    public string? Unspent { get; init; }

    public string? OnEnd { get; init; }

    /// <summary>The last month (<c>yyyy-MM</c>) or year (<c>yyyy</c>) that was credited; <c>once</c> when that was all.</summary>
    public string? CreditedThrough { get; set; }

    public long? ApplicationId { get; init; }

    /// <summary>Months that were credited otherwise than they were due, and how that was put right, as JSON; null where none were.</summary>
    public string? Correction { get; set; }

    /// <summary>Granted by the system as soon as the rules said yes, without an application (政策找人).</summary>
    public bool Automatic { get; init; }

    public required long DecidedBy { get; init; }

    public required string DecidedByName { get; init; }

    public required DateTime DecidedAt { get; init; }

    /// <summary>How the decision is named as a cause.</summary>
    public string Cause => $"decision:{Id}";

    public bool HoldsOn(DateOnly day) => Granted && ValidFrom <= day && (ValidTo is null || ValidTo >= day);
}
