using Yiju.Platform.Access;

namespace Yiju.Assessment.Domain;

/// <summary>Why an assessment is asked for; the numbers are stored.</summary>
internal enum ApplicationKind
{
    First = 1,

    /// <summary>The need has changed; the county centre verifies before anybody is sent (ASM-08).</summary>
    Change = 2,

    /// <summary>The grade is about to lapse (ASM-21).</summary>
    Routine = 3,

    /// <summary>A named list of elders (ASM-13).</summary>
    Campaign = 4,

    /// <summary>Somebody disagrees with a result; other assessors do it again (ASM-18).</summary>
    Objection = 5,

    /// <summary>Drawn by lot to measure assessors; never changes the elder's result (ASM-22).</summary>
    Blind = 6,
}

/// <summary>Through whom it was asked; the numbers are stored (ASM-01).</summary>
internal enum Channel
{
    Elder = 1,
    Family = 2,
    Committee = 3,
    Consultant = 4,
    Hotline = 5,
    Station = 6,
    Centre = 7,
    System = 8,
}

/// <summary>Where an application stands; the numbers are stored.</summary>
internal enum ApplicationState
{
    /// <summary>A change of need that waits for the county centre to verify it.</summary>
    ToVerify = 1,

    /// <summary>Waits for an agency.</summary>
    ToAssign = 2,

    /// <summary>An agency has it.</summary>
    Assigned = 3,

    /// <summary>A result stands.</summary>
    Done = 4,

    /// <summary>The county centre said no, with a reason.</summary>
    Refused = 5,

    /// <summary>Taken back by who asked, or ended by the elder's death or departure.</summary>
    Withdrawn = 6,
}

/// <summary>A request for an assessment of one elder.</summary>
internal sealed class Application : IScoped
{
    public long Id { get; init; }

    /// <summary>Where it is handled (REG-07), 12 digits.</summary>
    public required string Division { get; init; }

    /// <summary>The elder.</summary>
    public required long SubjectId { get; set; }

    public required string ScaleId { get; init; }

    public required ApplicationKind Kind { get; init; }

    public required Channel Channel { get; init; }

    public required ApplicationState State { get; set; }

    /// <summary>What the applicant said, up to 500 signs.</summary>
    public required string Reason { get; init; }

    public required DateTime AppliedAt { get; init; }

    public required long AppliedBy { get; init; }

    public required string ApplicantName { get; init; }

    /// <summary>Why this division handles it, in one sentence.</summary>
    public required string HandlingNote { get; init; }

    /// <summary>The assessment that is objected to or done again blindly.</summary>
    public long? AboutCaseId { get; init; }

    /// <summary>The campaign or sample it belongs to.</summary>
    public long? ListId { get; init; }

    /// <summary>The assessment it led to.</summary>
    public long? CaseId { get; set; }

    /// <summary>The life event that ended it, and where it stood before: undoing the event puts it back.</summary>
    public long? StoppedBy { get; set; }

    public ApplicationState? StateBefore { get; set; }

    /// <summary>Number in the system that sent it; unique per account.</summary>
    public string? ExternalId { get; init; }

    public bool IsOpen => State is ApplicationState.ToVerify or ApplicationState.ToAssign or ApplicationState.Assigned;
}

/// <summary>One step of an application: who did what when and why (ASM-08). Never changed.</summary>
internal sealed class ApplicationStep
{
    public long Id { get; init; }

    public required long ApplicationId { get; init; }

    /// <summary>What was done, in plain words.</summary>
    public required string What { get; init; }

    public required DateTime At { get; init; }

    public required long By { get; init; }

    public required string ByName { get; init; }

    public string? Reason { get; init; }
}
