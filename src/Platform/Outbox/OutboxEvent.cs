namespace Yiju.Platform.Outbox;

/// <summary>Something that happened, told to other modules or to the outside after the transaction that caused it committed.</summary>
public sealed class OutboxEvent
{
    public long Id { get; init; }

    /// <summary>Stable name with a version, such as <c>people.elder-died.v1</c>; never a CLR name.</summary>
    public required string Name { get; init; }

    public required string Payload { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>One subscriber's copy of an event: its own attempts, its own transaction, done once.</summary>
public sealed class Delivery
{
    public required long EventId { get; init; }

    public required string Subscriber { get; init; }

    public required DateTime DueAt { get; set; }

    public int Attempts { get; set; }

    public DateTime? DoneAt { get; set; }

    /// <summary>Why the last attempt failed; shown in the queue of failures.</summary>
    public string? Error { get; set; }
}
