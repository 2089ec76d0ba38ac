using Yiju.Platform.Access;

namespace Yiju.Safety.Domain;

/// <summary>A device that calls for help or watches.</summary>
internal sealed class Device : IScoped
{
    public long Id { get; init; }

    /// <summary>As printed on it; upper case.</summary>
    public required string Serial { get; init; }

    public required DeviceKind Kind { get; init; }

    /// <summary>The elder it is bound to; 0 while it is bound to nobody.</summary>
    public required long SubjectId { get; set; }

    public required string Division { get; set; }

    /// <summary>SHA-256 of the device's key; null while it has none and cannot call.</summary>
    public byte[]? KeyHash { get; set; }

    public required DateOnly BoundOn { get; set; }

    public DateTime? LastSeenAt { get; set; }

    /// <summary>0–100; null while unknown.</summary>
    public int? BatteryPercent { get; set; }

    /// <summary>When its watch was suspended because the elder died, moved or went to hospital; a press still counts.</summary>
    public DateTime? SuspendedAt { get; set; }

    /// <summary>The life event that suspended it; its reversal restores the device.</summary>
    public long? SuspendedBy { get; set; }

    public DateTime? UnboundAt { get; set; }
}

/// <summary>Kinds of devices; the numbers are stored.</summary>
internal enum DeviceKind
{
    Button = 1,
    Watch = 2,
    Intercom = 3,
    Fall = 4,
    Smoke = 5,
    Movement = 6,
}

/// <summary>A trigger that was taken in: the same key is never counted twice, however often it is sent or replayed.</summary>
internal sealed class TakenTrigger
{
    public required string Key { get; init; }

    /// <summary>Null when it could not be given to an elder.</summary>
    public long? IncidentId { get; init; }

    public required DateTime ReceivedAt { get; init; }
}
