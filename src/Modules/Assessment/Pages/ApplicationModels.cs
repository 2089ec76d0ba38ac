using Yiju.Kernel;
using Yiju.Ui;

namespace Yiju.Assessment.Pages;

/// <param name="Name">Null when elders apply for themselves.</param>
public sealed record ApplyModel(
    long ElderId,
    string? Name,
    bool Change,
    string? Reason,
    string Scale,
    IReadOnlyList<Choice> Scales,
    bool Household,
    IReadOnlyList<Fault> Faults
);

/// <param name="ResultHref">Null until there is a result.</param>
public sealed record ApplicationModel(
    long Id,
    string Name,
    string Place,
    string HandlingNote,
    string Kind,
    string Channel,
    string Applicant,
    DateTime AppliedAt,
    string Reason,
    string StateWord,
    StateKind State,
    string Scale,
    IReadOnlyList<TimelineItem> Steps,
    DateOnly Today,
    bool MayVerify,
    IReadOnlyList<AgencyChoice> Agencies,
    string? ResultHref,
    bool Household,
    IReadOnlyList<Fault> Faults
);

/// <param name="Against">Why it cannot be chosen; null when it can.</param>
public sealed record AgencyChoice(long Id, string Name, string? Against);

public sealed record ApplicationListModel(
    IReadOnlyList<ApplicationLine> Items,
    IReadOnlyList<ApplicationTab> Tabs,
    int Count,
    string? NextHref,
    DateOnly Today
);

public sealed record ApplicationTab(string Label, string Href, bool Active, int Count);

public sealed record ApplicationLine(
    long Id,
    string Name,
    string Place,
    string Kind,
    string Channel,
    DateTime AppliedAt,
    string StateWord,
    StateKind State
);
