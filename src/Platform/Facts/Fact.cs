namespace Yiju.Platform.Facts;

/// <summary>
/// One dated statement about a subject: what holds from when to when (the world), and when we recorded it (the books). Never
/// overwritten: a later statement supersedes it, so a past day can be seen as known then and as known now (REG-29).
/// </summary>
public sealed class Fact
{
    public long Id { get; init; }

    public required long SubjectId { get; init; }

    /// <summary>Stable dotted key, such as <c>living.alone</c> or <c>income.category</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Null is the value “unknown”, recorded as such.</summary>
    public required string? Value { get; init; }

    /// <summary>Where it comes from: <c>registration</c>, <c>import:12</c>, <c>assessment:7</c>, <c>survey:3</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The paper or record that proves it; null when nothing was shown.</summary>
    public string? Evidence { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required long RecordedBy { get; init; }

    /// <summary>When a later statement replaced this one; null while it stands.</summary>
    public DateTime? SupersededAt { get; set; }
}
