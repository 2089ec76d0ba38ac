using Yiju.Platform.Access;

namespace Yiju.Assessment.Domain;

/// <summary>Where the assessors and the elder meet; the numbers are stored.</summary>
internal enum Mode
{
    HomeVisit = 1,
    FixedPoint = 2,
}

/// <summary>Where an assessment stands; the numbers are stored.</summary>
internal enum CaseState
{
    /// <summary>An agency has it; assessors and appointment are still missing.</summary>
    Commissioned = 1,

    /// <summary>Assessors and appointment are fixed.</summary>
    Arranged = 2,

    /// <summary>Something was recorded.</summary>
    Working = 3,

    /// <summary>The result stands; nothing can be changed any more.</summary>
    Finished = 4,

    /// <summary>Ended without a result.</summary>
    Withdrawn = 5,
}

/// <summary>One assessment of one elder: from the commission to the computed result (ASM-03, ASM-11).</summary>
internal sealed class Case : IScoped
{
    public long Id { get; init; }

    public required string Division { get; init; }

    /// <summary>The elder.</summary>
    public required long SubjectId { get; set; }

    public required long ApplicationId { get; init; }

    public required ApplicationKind Kind { get; init; }

    public required string ScaleId { get; init; }

    /// <summary>Scale and file version it was scored with; later versions change nothing here.</summary>
    public string? ScaleVersion { get; set; }

    public required CaseState State { get; set; }

    /// <summary>Where it stood before a life event ended it.</summary>
    public CaseState? StateBefore { get; set; }

    /// <summary>The agency; null for results taken over from another system.</summary>
    public long? OrgId { get; init; }

    public string? OrgName { get; init; }

    public Mode? Mode { get; set; }

    public DateOnly? AppointedOn { get; set; }

    /// <summary>Half of the day or a clock time, as agreed with the family.</summary>
    public string? AppointedAt { get; set; }

    public string? Place { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Shanghai day of the assessment: certificates, readings and facts go by it.</summary>
    public DateOnly? AssessedOn { get; set; }

    public DateTime? FinishedAt { get; set; }

    /// <summary>The answers and conditions that were scored, as JSON; null until then, and for results that were only taken over.</summary>
    public string? Sheet { get; set; }

    /// <summary>The computed result, as JSON (<see cref="Score"/>).</summary>
    public string? Result { get; set; }

    /// <summary>Null while nothing was computed, and when the text does not settle it.</summary>
    public int? Level { get; set; }

    public string? LevelName { get; set; }

    public bool Unsettled { get; set; }

    /// <summary>The number subsidy rules read (ASM-10): the total where the scale has one, else the points of daily living.</summary>
    public int? Points { get; set; }

    public bool CognitiveImpairment { get; set; }

    /// <summary>The county's reading that settled it; null when none was needed or none is recorded.</summary>
    public long? ReadingId { get; set; }

    /// <summary>Level of the elder's previous standing result on the same kind of scale (ASM-12).</summary>
    public int? LevelBefore { get; set; }

    /// <summary>Last day on which the grade is current; null where the division has set no interval (ASM-21).</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>The later assessment that took its place.</summary>
    public long? ReplacedById { get; set; }

    /// <summary>The result it answers: an objection to it, or its blind repetition.</summary>
    public long? AboutCaseId { get; init; }

    /// <summary>Where a result taken over from another system comes from; null for our own.</summary>
    public string? TakenOverFrom { get; init; }

    /// <summary>Counts for the elder: a blind repetition does not.</summary>
    public bool Stands => State == CaseState.Finished && Kind != ApplicationKind.Blind;
}

/// <summary>An assessor of a case, with the qualification that held on the day, and the signature.</summary>
internal sealed class CaseAssessor
{
    public long Id { get; init; }

    public required long CaseId { get; init; }

    public required long WorkerId { get; init; }

    /// <summary>Null for assessors of results taken over.</summary>
    public long? AccountId { get; init; }

    public required string Name { get; init; }

    /// <summary>The certificate that qualifies, as a stable word.</summary>
    public required string Occupation { get; init; }

    public DateTime? SignedAt { get; set; }

    /// <summary>Fingerprint of the sheet that was signed; a change afterwards makes the signature void.</summary>
    public string? SignedPrint { get; set; }

    /// <summary>Drawn signature.</summary>
    public long? SignatureFileId { get; set; }

    /// <summary>Name typed as signature.</summary>
    public string? SignatureText { get; set; }

    /// <summary>Taken off the case before it was finished.</summary>
    public DateTime? RemovedAt { get; set; }
}

/// <summary>
/// One thing recorded in the field, never changed: an answer, the start, a photo. The last one of a key by device time counts, so that
/// events may arrive twice or out of order (ASM-19).
/// </summary>
internal sealed class FieldEvent
{
    public long Id { get; init; }

    public required long CaseId { get; init; }

    /// <summary>Given by the device; unique per case.</summary>
    public required string ClientId { get; init; }

    public required long AccountId { get; init; }

    public required string Key { get; init; }

    /// <summary>Points, words, or the id of a file.</summary>
    public required string Value { get; init; }

    public required DateTime DeviceAt { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    /// <summary>Metres.</summary>
    public double? Accuracy { get; init; }
}
