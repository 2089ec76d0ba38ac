using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>How an order came in.</summary>
internal enum OrderChannel
{
    /// <summary>By the care plan.</summary>
    Plan,

    /// <summary>热线</summary>
    Hotline,

    /// <summary>家属手机</summary>
    Family,

    /// <summary>村（社区）代订</summary>
    Village,
}

internal enum VisitState
{
    /// <summary>Today or later.</summary>
    Planned,

    Done,

    /// <summary>Nobody came.</summary>
    Missed,

    /// <summary>Called off beforehand.</summary>
    Cancelled,
}

/// <summary>What is wrong with the proof of a visit.</summary>
[Flags]
internal enum EvidenceFlags
{
    None = 0,

    /// <summary>Arrived more than 15 minutes after the planned time.</summary>
    Late = 1,

    /// <summary>Stayed less than the minimum minutes of the item.</summary>
    TooShort = 2,

    /// <summary>Signed in more than 300 metres from the door.</summary>
    TooFar = 4,

    /// <summary>Nobody came.</summary>
    Missed = 8,

    /// <summary>Elder or family did not confirm.</summary>
    Unconfirmed = 16,
}

/// <summary>One order of one item for one day, and the visit that served it. Instants are UTC.</summary>
/// <param name="Number">1, 2, … in the order of the stream.</param>
/// <param name="Item">Code of a <see cref="ServiceItem"/>.</param>
/// <param name="Operator">Index; the employer of the worker.</param>
/// <param name="Worker">Index; a worker's visits never overlap and the worker holds the skill that the item needs.</param>
/// <param name="PlannedMinutes">At least the minimum of the item.</param>
/// <param name="ArrivedAt">Null unless done; likewise <paramref name="LeftAt"/> and <paramref name="MetresFromDoor"/>.</param>
/// <param name="Rating">1–5 of those who rated.</param>
internal sealed record SyntheticOrder(
    int Number,
    int Elder,
    string Item,
    int Operator,
    int Worker,
    OrderChannel Channel,
    DateTime PlacedAt,
    DateTime PlannedAt,
    int PlannedMinutes,
    VisitState State,
    DateTime? ArrivedAt,
    DateTime? LeftAt,
    int? MetresFromDoor,
    EvidenceFlags Evidence,
    int? Rating
);

internal enum SignalKind
{
    /// <summary>The button was pressed.</summary>
    Sos,

    LowBattery,

    /// <summary>Nothing heard for a day.</summary>
    Silent,
}

/// <summary>What an emergency button said and what came of it.</summary>
/// <param name="At">UTC.</param>
/// <param name="Outcome">“误触”, “已电话确认平安”, “上门处置”, “送医”; empty for the kinds that are not alarms.</param>
/// <param name="AnsweredSeconds">Until somebody spoke to the elder; null for the kinds that are not alarms.</param>
internal sealed record SyntheticSignal(
    string Serial,
    int Elder,
    SignalKind Kind,
    DateTime At,
    string Outcome,
    int? AnsweredSeconds
);
