namespace Yiju.Funds.Domain;

/// <summary>One movement of money. Written once, never changed.</summary>
internal sealed class Journal
{
    public long Id { get; init; }

    public required string UniqueKey { get; init; }

    /// <summary>First 64 bits of the hash of what was asked: the same key with other content is refused.</summary>
    public required long Content { get; init; }

    /// <summary>Stable word; see <see cref="Contracts.JournalKinds"/>.</summary>
    public required string Kind { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary><c>yyyy-MM</c> of the day.</summary>
    public required string Period { get; init; }

    public required string Cause { get; init; }

    public string? Rule { get; init; }

    /// <summary>The journal this one takes back, whole or in part.</summary>
    public long? Reverses { get; init; }

    public string? Reason { get; init; }

    public required DateTime PostedAt { get; init; }

    /// <summary>Account of the person who caused it; 0 for the system.</summary>
    public required long PostedBy { get; init; }
}

/// <summary>One side of a journal. Written once, never changed.</summary>
internal sealed class Line
{
    public required long JournalId { get; init; }

    /// <summary>From 0.</summary>
    public required int Place { get; init; }

    public required long AccountId { get; init; }

    /// <summary>Debit positive, credit negative, never zero.</summary>
    public required long Fen { get; init; }
}
