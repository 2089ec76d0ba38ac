namespace Yiju.Funds.Domain;

/// <summary>States of a hold; the numbers are stored.</summary>
internal enum HoldState
{
    Pending = 1,
    Captured = 2,
    Released = 3,
    Expired = 4,
}

/// <summary>Money promised and not yet moved. It ends once: captured, released or expired.</summary>
internal sealed class Hold
{
    public long Id { get; init; }

    public required string UniqueKey { get; init; }

    public required long Content { get; init; }

    public required string Kind { get; init; }

    public required DateOnly Day { get; init; }

    public required string Cause { get; init; }

    public string? Rule { get; init; }

    public required DateTime HeldAt { get; init; }

    public required long HeldBy { get; init; }

    /// <summary>After this instant it expires by itself; null while it waits for somebody.</summary>
    public DateTime? Until { get; init; }

    public HoldState State { get; private set; } = HoldState.Pending;

    public DateTime? EndedAt { get; private set; }

    /// <summary>Key of the call that ended it: its repeat answers the same.</summary>
    public string? EndedKey { get; private set; }

    public void End(HoldState how, string key, DateTime at)
    {
        if (State != HoldState.Pending)
        {
            throw new InvalidOperationException($"Hold {Id} has already ended.");
        }
        (State, EndedKey, EndedAt) = (how, key, at);
    }
}

internal sealed class HoldLine
{
    public required long HoldId { get; init; }

    public required int Place { get; init; }

    public required long AccountId { get; init; }

    /// <summary>Debit positive, credit negative, never zero.</summary>
    public required long Fen { get; init; }
}
