namespace Yiju.Access.Domain;

/// <summary>An export of more rows than anybody may take alone: asked for with a reason, decided by somebody else (SEC-01).</summary>
internal sealed class ExportRequest
{
    public long Id { get; init; }

    /// <summary>Which export, such as <c>people.elders</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is, in words.</summary>
    public required string Title { get; init; }

    /// <summary>Address that makes the file once it is approved.</summary>
    public required string Link { get; init; }

    public required int Rows { get; init; }

    public required string Reason { get; init; }

    public required long AccountId { get; init; }

    public required string AskedBy { get; init; }

    /// <summary>Area of the one who asks, 12 digits.</summary>
    public required string Division { get; init; }

    public required DateTime AskedAt { get; init; }

    public long? DecidedById { get; set; }

    public string? DecidedBy { get; set; }

    public DateTime? DecidedAt { get; set; }

    public bool? Approved { get; set; }

    public string? Decision { get; set; }

    /// <summary>Until when an approved export may be taken.</summary>
    public DateTime? UntilAt { get; set; }

    public DateTime? TakenAt { get; set; }
}
