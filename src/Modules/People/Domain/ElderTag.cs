namespace Yiju.People.Domain;

/// <summary>
/// A tag that holds for an elder from a day on, computed from facts (REG-14, REG-15). Division and name key stand here too, so that a
/// list by tag is one range of one index.
/// </summary>
internal sealed class ElderTag
{
    public long Id { get; init; }

    public required long ElderId { get; init; }

    /// <summary>One of <see cref="Contracts.TagCodes"/>.</summary>
    public required string Code { get; init; }

    public required string Division { get; set; }

    public required string NameKey { get; set; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null while it holds.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Since when the figures count it in the present division.</summary>
    public required DateOnly CountedFrom { get; set; }

    /// <summary>Why it holds, in words without personal numbers.</summary>
    public required string Evidence { get; init; }

    /// <summary>Where it comes from, such as <c>import:12</c> or <c>assessment:7</c>.</summary>
    public required string Source { get; init; }

    public required DateTime RecordedAt { get; init; }

    public DateTime? SupersededAt { get; set; }
}
