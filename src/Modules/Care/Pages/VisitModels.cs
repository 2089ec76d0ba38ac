using Yiju.Kernel;
using Yiju.Ui;

namespace Yiju.Care.Pages;

/// <summary>A worker's day.</summary>
public sealed record RouteModel(DateOnly Day, DateOnly Today, IReadOnlyList<RouteStop> Stops);

/// <param name="Away">From the stop before, or from home; null when a place is unknown.</param>
public sealed record RouteStop(
    long Id,
    DateTime At,
    int Minutes,
    string ElderName,
    string Item,
    string Address,
    string? Away,
    StateKind State,
    string Word
);

/// <param name="Owner">The account whose phone it is.</param>
public sealed record FieldModel(string Owner);

/// <summary>One visit on the worker's phone.</summary>
public sealed record StopModel(
    long Id,
    string ElderName,
    string Item,
    string Address,
    DateTime At,
    int MinimumMinutes,
    DateTime? ArrivedAt,
    DateTime? LeftAt,
    IReadOnlyList<string> Steps,
    IReadOnlyList<int> StepsDone,
    bool Arrived,
    bool Done,
    string Word,
    StateKind State,
    string? NextHref,
    string EventId,
    DateOnly Today,
    IReadOnlyList<Fault> Faults
);

/// <summary>A day of visits at the operator's or the station's desk.</summary>
/// <param name="MayCharge">The desk reads elder cards at its counter.</param>
public sealed record BoardModel(
    string Title,
    string Path,
    DateOnly Day,
    DateOnly Today,
    string View,
    IReadOnlyList<Tab> Tabs,
    IReadOnlyList<BoardLine> Lines,
    bool MayCharge,
    string? NextHref
);

public sealed record BoardLine(
    string Href,
    DateTime At,
    string ElderName,
    string Item,
    string? Worker,
    StateKind State,
    string Word,
    string Why,
    Money? Wallet
);

/// <summary>Who may go.</summary>
public sealed record AssignModel(
    long VisitId,
    string Heading,
    DateTime At,
    IReadOnlyList<AssignLine> Lines,
    long? Current,
    DateOnly Today,
    IReadOnlyList<Fault> Faults
);

public sealed record AssignLine(long WorkerId, string Name, string? Excluded, string Reasons);

/// <summary>One visit with its proof, for those who check.</summary>
public sealed record ProofModel(
    long VisitId,
    long OrderId,
    long ElderId,
    string ElderName,
    string Item,
    string Org,
    string? Worker,
    DateTime PlannedAt,
    DateTime? ArrivedAt,
    DateTime? LeftAt,
    int? Metres,
    string Marks,
    string Held,
    string? ConfirmedBy,
    int? Rating,
    StateKind State,
    string Word,
    IReadOnlyList<TimelineItem> Events,
    IReadOnlyList<string> Photos,
    bool MayCheck,
    bool MayNoShow,
    DateOnly Today
);
