using Yiju.Platform.Access;

namespace Yiju.Care.Domain;

/// <summary>States of an agreement; the numbers are stored.</summary>
internal enum AgreementState
{
    Active = 1,
    Ended = 3,
}

/// <summary>What elder and operator agreed before the first paid service (SVC-08).</summary>
internal sealed class Agreement : IScoped
{
    public long Id { get; init; }

    /// <summary>The elder.</summary>
    public required long SubjectId { get; init; }

    public required string Division { get; set; }

    public required long OrgId { get; init; }

    public required DateOnly FromOn { get; init; }

    public DateOnly? ToOn { get; init; }

    /// <summary>What is served, by which plan.</summary>
    public required string Content { get; init; }

    public required string Rights { get; init; }

    public required string Breach { get; init; }

    /// <summary>Name of the elder or of the legal supporter.</summary>
    public required string SignedBy { get; init; }

    /// <summary>本人, or the relation of the supporter.</summary>
    public required string Relation { get; init; }

    /// <summary>Name and post of the account under which it was signed.</summary>
    public required string Witness { get; init; }

    public required DateTime SignedAt { get; init; }

    public AgreementState State { get; set; } = AgreementState.Active;

    public DateTime? EndedAt { get; set; }

    public long? StoppedByEvent { get; set; }

    public string Cause => $"agreement:{Id}";

    public bool HoldsOn(DateOnly day) =>
        State == AgreementState.Active && FromOn <= day && (ToOn is null || day <= ToOn);
}
