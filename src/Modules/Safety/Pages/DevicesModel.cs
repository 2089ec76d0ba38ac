using Yiju.Kernel;
using Yiju.Ui;

namespace Yiju.Safety.Pages;

/// <param name="Count">Devices in the list, on all its pages.</param>
/// <param name="Silent">Devices that were not heard for longer than the limit.</param>
public sealed record DevicesModel(
    DateTime Now,
    IReadOnlyList<DeviceRow> Devices,
    int Count,
    int Silent,
    bool OnlySilent,
    string? Next,
    bool CanBind
);

public sealed record DeviceRow(
    long Id,
    string Serial,
    string Kind,
    string? Elder,
    string Place,
    DateTime? LastSeenAt,
    int? Battery,
    string State
);

public sealed record BindDeviceModel(BindForm Form, IReadOnlyList<Fault> Faults, BoundDevice? Bound);

/// <summary>Seconds; null where nothing of the kind happened.</summary>
public sealed record FigureRow(
    string Name,
    string? Division,
    int Cases,
    int? AnswerMedian,
    int? AnswerP95,
    int? NoticeMedian,
    int? NoticeP95,
    int? ArriveMedian,
    int? ArriveP95
);

public sealed record FiguresModel(int Year, IReadOnlyList<FigureRow> Areas, IReadOnlyList<FigureRow> Months, int Cases);

/// <param name="Value">In words; null while nobody set one.</param>
public sealed record LimitRow(string Name, string? Value, string? Basis, DateOnly? From);

public sealed record LimitsModel(
    IReadOnlyList<LimitRow> Rows,
    IReadOnlyList<Choice> Names,
    LimitForm Form,
    IReadOnlyList<Fault> Faults,
    bool CanSet
);

/// <param name="Kind">button, watch, intercom, fall, smoke or movement.</param>
/// <param name="Elder">Id of the elder's record.</param>
public sealed record BindForm(string? Serial, string? Kind, string? Elder);

/// <param name="Key">The device's secret; the platform keeps only its hash.</param>
public sealed record BoundDevice(long Id, string Serial, string Key);

/// <param name="Name">Answer, Notice, Accept, Arrive or Silent.</param>
public sealed record LimitForm(string? Name, string? Seconds, string? From, string? Basis);
