using Yiju.People.Contracts;
using Yiju.Platform.Access;

namespace Yiju.People.Domain;

/// <summary>Something that happened in an elder's life and stops, pauses or moves what hangs on the elder from that day (REG-17).</summary>
internal sealed class LifeEvent : IScoped
{
    public long Id { get; init; }

    /// <summary>Where the elder lived when it was recorded.</summary>
    public required string Division { get; init; }

    public required long SubjectId { get; init; }

    public required LifeEventKind Kind { get; init; }

    public required DateOnly HappenedOn { get; init; }

    /// <summary>The new division of a move.</summary>
    public string? ToDivision { get; init; }

    public string? ToAddress { get; init; }

    /// <summary>Where the elder lived before a move, to restore it.</summary>
    public string? FromAddress { get; init; }

    /// <summary>State of the record before, to restore it.</summary>
    public required ElderState StateBefore { get; init; }

    /// <summary>First day of the version before, to restore it.</summary>
    public required DateOnly ValidBefore { get; init; }

    /// <summary>Since when the figures counted the elder before, to restore it.</summary>
    public required DateOnly CountedBefore { get; init; }

    /// <summary>The living situation it changed, to restore it.</summary>
    public string? SituationBefore { get; init; }

    /// <summary>The beginning of the residence before a move, to restore it.</summary>
    public DateOnly? LivingSinceBefore { get; init; }

    /// <summary>The hospital, institution or office, and the paper shown.</summary>
    public string? Note { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    public DateTime? ReversedAt { get; set; }

    public string? ReversedWhy { get; set; }
}
