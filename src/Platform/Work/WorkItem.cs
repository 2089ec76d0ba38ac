using Yiju.Platform.Access;

namespace Yiju.Platform.Work;

/// <summary>Something that waits for somebody: the lists on which every desk opens.</summary>
public sealed class WorkItem : IScoped
{
    public long Id { get; init; }

    /// <summary>Stable word such as <c>benefits.verify</c>; also the group heading on the desk.</summary>
    public required string Kind { get; init; }

    /// <summary>What is to be done, in one short sentence without personal numbers.</summary>
    public required string Title { get; init; }

    /// <summary>The page on which it is done.</summary>
    public required string Link { get; init; }

    public required string Division { get; init; }

    public required long SubjectId { get; init; }

    /// <summary>Whose work it is inside the division.</summary>
    public required Role Role { get; init; }

    /// <summary>Key of one organisation or account when it is not for everybody in the role: <c>org:17</c>, <c>account:5</c>.</summary>
    public string? Grantee { get; init; }

    /// <summary>What caused it, such as <c>application:88</c>; finishing the cause finishes the work.</summary>
    public required string Cause { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Last day on which it is in time; null when nothing presses.</summary>
    public DateOnly? DueOn { get; init; }

    public bool Urgent { get; init; }

    public DateTime? DoneAt { get; set; }

    public long? DoneBy { get; set; }
}
