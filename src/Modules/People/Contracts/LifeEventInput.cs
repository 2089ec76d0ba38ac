namespace Yiju.People.Contracts;

/// <summary>What is typed or sent about a life event, unchecked.</summary>
public sealed record LifeEventInput
{
    /// <summary>A word of <see cref="LifeEventKind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>yyyy-MM-dd: from this day everything stops, pauses or moves.</summary>
    public string? On { get; init; }

    /// <summary>The village a move leads to, 12 digits.</summary>
    public string? Division { get; init; }

    public string? Address { get; init; }

    public string? Note { get; init; }
}

/// <summary>What is typed or sent about a contact, unchecked.</summary>
public sealed record ContactInput
{
    public string? Name { get; init; }

    public string? Relation { get; init; }

    public string? Phone { get; init; }

    /// <summary>A word of <see cref="ContactKind"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>1 is notified first.</summary>
    public string? NoticeOrder { get; init; }

    /// <summary>Words of <see cref="FamilyScope"/>; empty: only notified.</summary>
    public string[]? Scope { get; init; }

    public string? AccountId { get; init; }
}

/// <summary>Why a life event is undone.</summary>
public sealed record ReversalInput
{
    public string? Why { get; init; }
}
