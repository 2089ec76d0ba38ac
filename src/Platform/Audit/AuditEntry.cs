namespace Yiju.Platform.Audit;

/// <summary>Who looked at, changed or exported what, when and why (SEC-04). Written once; the sealer adds place and hash.</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    public required DateTime At { get; init; }

    public required long AccountId { get; init; }

    public required long PostId { get; init; }

    /// <summary>Name and role as they were, so that the entry reads alone.</summary>
    public required string Actor { get; init; }

    /// <summary>Stable word such as <c>people.list</c>, <c>people.unmask</c>, <c>funds.settle</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Ids of the subjects, comma separated; one entry names all subjects of a list.</summary>
    public required string Subjects { get; init; }

    /// <summary>The reason the person gave, where one is asked.</summary>
    public string? Reason { get; init; }

    /// <summary>What else is needed to understand the entry, as JSON without personal data.</summary>
    public string? Detail { get; init; }

    /// <summary>Place in the chain, 1, 2, 3 …; null until sealed.</summary>
    public long? Sequence { get; set; }

    /// <summary>HMAC over the entry and the hash before it.</summary>
    public byte[]? Seal { get; set; }
}

/// <summary>Index from a subject to the entries that name it, so that an elder can ask who looked.</summary>
public sealed class AuditSubject
{
    public required long SubjectId { get; init; }

    public required long EntryId { get; init; }
}
