namespace Yiju.Routing.Rosters.Replanning;

/// <summary>Something that happened while a plan was being carried out.</summary>
public abstract record DayEvent
{
    /// <summary>A worker cannot go on.</summary>
    /// <param name="From">Seconds since midnight of the first day; visits that start from then on need somebody else.</param>
    public sealed record Sick(string Worker, int From) : DayEvent;

    /// <summary>A visit is not wanted any more.</summary>
    public sealed record Cancelled(string Visit) : DayEvent;

    /// <summary>A visit came up that the problem does not have yet, at a place that it has.</summary>
    public sealed record Urgent(Visit Visit) : DayEvent;

    /// <summary>A visit takes longer than planned.</summary>
    /// <param name="Duration">Seconds from its start to its end.</param>
    public sealed record Overrun(string Visit, int Duration) : DayEvent;
}

/// <summary>What is different for one worker of one visit. Worker and time are null where there is none.</summary>
public sealed record PlanChange(
    string Visit,
    bool Second,
    string? FromWorker,
    string? ToWorker,
    int? FromStart,
    int? ToStart
);

/// <param name="Problem">The problem after the events, with what is past or promised locked: check the plan against this one.</param>
/// <param name="Changes">To visits that both problems have, and to new ones; in order of time.</param>
public sealed record Replanned(RosterProblem Problem, RosterPlan Plan, IReadOnlyList<PlanChange> Changes);
