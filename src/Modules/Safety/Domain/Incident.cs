using Yiju.Platform.Access;

namespace Yiju.Safety.Domain;

/// <summary>
/// One emergency from the first trigger to its outcome. At most one is open per elder: further triggers join its timeline. The
/// times here are set together with the timeline's entry of the same moment.
/// </summary>
internal sealed class Incident : IScoped
{
    public long Id { get; init; }

    /// <summary>The elder.</summary>
    public required long SubjectId { get; set; }

    public required string Division { get; init; }

    public required TriggerKind Trigger { get; init; }

    /// <summary>A person asked for help, by button, page or voice. Once true it stays: its answer is never lowered (EMG-11).</summary>
    public required bool Pressed { get; set; }

    /// <summary>Place in the queue, see <see cref="Ranking"/>; only ever becomes more urgent.</summary>
    public required int Rank { get; set; }

    /// <summary>Why the elder comes first, such as 独居、失能; null when none of the reasons holds.</summary>
    public string? Priority { get; init; }

    /// <summary>Degrees, WGS 84: where the device was, else the home.</summary>
    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    /// <summary>When the platform received the first trigger.</summary>
    public required DateTime OpenedAt { get; init; }

    public DateTime? TakenAt { get; set; }

    public long? TakenBy { get; set; }

    public string? TakenByName { get; set; }

    public DateTime? NoticedAt { get; set; }

    public DateTime? AcceptedAt { get; set; }

    public string? AcceptedByName { get; set; }

    public DateTime? ArrivedAt { get; set; }

    public DateTime? ClosedAt { get; set; }

    public IncidentOutcome? Outcome { get; set; }

    public DateTime? ReviewedAt { get; set; }

    /// <summary>What the elder or family said last; it never closes the case.</summary>
    public bool? ElderIsWell { get; set; }

    /// <summary>Latest instants; null where no limit is set.</summary>
    public DateTime? AnswerDueAt { get; set; }

    public DateTime? NoticeDueAt { get; set; }

    public DateTime? AcceptDueAt { get; set; }

    public DateTime? ArriveDueAt { get; set; }

    /// <summary>Limits whose passing was told.</summary>
    public Late Told { get; set; }

    /// <summary>How many stations were asked.</summary>
    public int Asked { get; set; }

    /// <summary>Entries of the timeline, and the hash of the last one.</summary>
    public int EventCount { get; set; }

    public byte[] Head { get; set; } = [];

    public bool Open => ClosedAt is null;
}

/// <summary>Limits of a case that passed; the numbers are stored.</summary>
[Flags]
internal enum Late
{
    None = 0,
    Answer = 1,
    Notice = 2,
    Accept = 4,
    Arrive = 8,
}

/// <summary>What opened an incident; the numbers are stored.</summary>
internal enum TriggerKind
{
    Button = 1,
    ElderPage = 2,
    Family = 3,
    Hotline = 4,
    Fall = 5,
    Smoke = 6,
    NoMovement = 7,
}

/// <summary>How an incident ended; the numbers are stored.</summary>
internal enum IncidentOutcome
{
    PressedByMistake = 1,
    SafeByPhone = 2,
    HandledAtHome = 3,
    Hospital = 4,
    DeviceFault = 5,
    Other = 9,
}
