using Yiju.Platform.Access;

namespace Yiju.People.Domain;

/// <summary>Why two records may be one person; the numbers are stored (REG-23).</summary>
internal enum DuplicateReason
{
    SameDocument = 1,
    SameNameBirthAddress = 2,
}

/// <summary>What was decided about a pair; the numbers are stored.</summary>
internal enum DuplicateState
{
    Open = 0,
    Merged = 1,

    /// <summary>Two people after all; never asked again.</summary>
    Different = 2,
}

/// <summary>Two records that may be one person.</summary>
internal sealed class DuplicatePair : IScoped
{
    public long Id { get; init; }

    /// <summary>The smallest division that holds both: whoever decides sees both.</summary>
    public required string Division { get; init; }

    /// <summary>The record with the smaller id.</summary>
    public required long SubjectId { get; init; }

    public required long OtherId { get; init; }

    public required DuplicateReason Reason { get; init; }

    public DuplicateState State { get; set; }

    public required DateTime FoundAt { get; init; }

    public DateTime? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    /// <summary>The record that stays after a merge.</summary>
    public long? KeptId { get; set; }

    /// <summary>JSON of what the merge carried over, to take it back.</summary>
    public string? Undo { get; set; }
}
