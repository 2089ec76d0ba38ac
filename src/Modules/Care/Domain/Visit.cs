using Yiju.Care.Contracts;
using Yiju.Platform.Access;

namespace Yiju.Care.Domain;

/// <summary>Who confirmed a visit and how; the numbers are stored.</summary>
internal enum ConfirmedHow
{
    /// <summary>On the elder's or family's page.</summary>
    Page = 1,

    /// <summary>With the code that was sent by text message.</summary>
    Code = 2,

    /// <summary>A named helper asked the elder.</summary>
    Helper = 3,

    /// <summary>The elder card was read at an outlet.</summary>
    Card = 4,

    /// <summary>The station checked it because nobody had confirmed.</summary>
    Checked = 5,
}

/// <summary>Why a finished visit is not settled yet; the numbers are stored.</summary>
internal enum HeldBecause
{
    Nothing = 0,
    Unconfirmed = 1,
    Marks = 2,
    Disputed = 3,
}

/// <summary>One visit to serve an order.</summary>
internal sealed class Visit : IScoped
{
    public long Id { get; init; }

    public required long OrderId { get; init; }

    /// <summary>The elder.</summary>
    public required long SubjectId { get; init; }

    public required string Division { get; set; }

    public required long OrgId { get; init; }

    public long? WorkerId { get; set; }

    public required string ItemCode { get; init; }

    public required DateTime PlannedAt { get; set; }

    /// <summary>The Shanghai day of <see cref="PlannedAt"/>: what lists ask for.</summary>
    public required DateOnly PlannedOn { get; set; }

    public required int PlannedMinutes { get; init; }

    public VisitState State { get; set; } = VisitState.Planned;

    /// <summary>Four digits that only the elder knows.</summary>
    public required string Code { get; init; }

    public DateTime? ArrivedAt { get; set; }

    public DateTime? LeftAt { get; set; }

    /// <summary>From the place of the check-in to the elder's home; null when either is unknown.</summary>
    public int? MetresFromHome { get; set; }

    public VisitMarks Marks { get; set; }

    /// <summary>Steps ticked, as text of numbers with commas.</summary>
    public string StepsDone { get; set; } = "";

    public DateTime? ConfirmedAt { get; set; }

    public ConfirmedHow? ConfirmedHow { get; set; }

    /// <summary>Name and post of who confirmed.</summary>
    public string? ConfirmedBy { get; set; }

    /// <summary>1–5.</summary>
    public int? Rating { get; set; }

    public string? RatingWords { get; set; }

    public HeldBecause Held { get; set; }

    /// <summary>When the held money became the operator's due.</summary>
    public DateTime? SettledAt { get; set; }

    public string Cause => $"visit:{Id}";

    public bool Ended => State is VisitState.Confirmed or VisitState.Cancelled or VisitState.Missed;

    public DateTime PlannedUntil => PlannedAt.AddMinutes(PlannedMinutes);
}

/// <summary>One report of the worker, exactly as it came. Never edited: a correction is another row (SVC-11).</summary>
internal sealed class VisitEvent
{
    public long Id { get; init; }

    public required long VisitId { get; init; }

    public required long WorkerId { get; init; }

    /// <summary>Given by the phone; the same id is the same event.</summary>
    public required string ClientId { get; init; }

    public required VisitEventKind Kind { get; init; }

    /// <summary>By the clock of the phone.</summary>
    public required DateTime DeviceAt { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    /// <summary>Number of the step, from 0.</summary>
    public int? Step { get; init; }

    public long? FileId { get; init; }

    /// <summary>Code that was given, or words of a note.</summary>
    public string? Text { get; init; }

    /// <summary>The event that this one corrects.</summary>
    public string? Corrects { get; init; }
}
