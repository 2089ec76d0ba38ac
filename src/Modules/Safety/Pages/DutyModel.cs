using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Safety.Domain;
using Yiju.Safety.Features;

namespace Yiju.Safety.Pages;

/// <param name="Count">Open cases in all; the list shows the most urgent.</param>
/// <param name="CanTake">The viewer answers calls.</param>
public sealed record DutyModel(
    DateTime Now,
    int Count,
    IReadOnlyList<DutyCase> Open,
    IReadOnlyList<DutyCase> Closed,
    bool CanTake
);

/// <summary>One case in the queue.</summary>
public sealed record DutyCase(
    long Id,
    string Name,
    int? Age,
    string Place,
    string What,
    string? Priority,
    DateTime OpenedAt,
    DateTime? AnswerDueAt,
    DateTime? TakenAt,
    string? TakenBy,
    string? AcceptedBy,
    DateTime? ArrivedAt,
    DateTime? ArriveDueAt,
    DateTime? ClosedAt,
    string? Outcome,
    bool? ElderIsWell,
    bool Late
);

/// <summary>One case with everything its page shows.</summary>
public sealed record IncidentModel
{
    internal IncidentModel(
        DateTime now,
        Incident incident,
        Profile profile,
        IReadOnlyList<IncidentEvent> events,
        bool holds,
        bool opened,
        Viewer viewer,
        IReadOnlyList<Fault> faults,
        StepForm typed
    )
    {
        Now = now;
        Incident = incident;
        Profile = profile;
        Events = events;
        Holds = holds;
        Opened = opened;
        Viewer = viewer;
        Faults = faults;
        Typed = typed;
    }

    internal DateTime Now { get; }

    internal Incident Incident { get; }

    internal Profile Profile { get; }

    internal IReadOnlyList<IncidentEvent> Events { get; }

    internal bool Holds { get; }

    internal bool Opened { get; }

    internal Viewer Viewer { get; }

    internal IReadOnlyList<Fault> Faults { get; }

    internal StepForm Typed { get; }
}

/// <summary>Who opened a caller's data.</summary>
public sealed record OpenedData(string By, DateTime At);

public sealed record ReviewModel(
    long IncidentId,
    DateTime OpenedAt,
    DateTime? ClosedAt,
    string? Outcome,
    IReadOnlyList<OpenedData> Opened,
    string? Review,
    bool CanReview
);
