namespace Yiju.People.Contracts;

/// <summary>Names of the events this module tells. They never change; a new meaning gets a new version.</summary>
public static class PeopleEvents
{
    public const string Registered = "people.elder-registered.v1";
    public const string LifeEvent = "people.life-event.v1";
    public const string LifeEventReversed = "people.life-event-reversed.v1";
    public const string Merged = "people.elders-merged.v1";
}

/// <summary>What happened in an elder's life; the numbers are stored (REG-17).</summary>
public enum LifeEventKind
{
    Died = 1,
    MovedWithinCity = 2,
    MovedOut = 3,
    AdmittedToHospital = 4,
    DischargedFromHospital = 5,
    AdmittedToInstitution = 6,
    LeftInstitution = 7,
    LeftService = 8,
    CameBack = 9,
}

public sealed record ElderRegistered(long ElderId, string Division);

/// <summary>Everything that hangs on the elder is stopped, paused or moved from <paramref name="On"/>.</summary>
/// <param name="Division">The new division of a move.</param>
public sealed record LifeEventHappened(long EventId, long ElderId, LifeEventKind Kind, DateOnly On, string? Division);

/// <summary>An event that was entered by mistake: what it stopped is restored.</summary>
public sealed record LifeEventReversed(long EventId, long ElderId, LifeEventKind Kind, DateOnly On);

/// <summary>Two records were one person: everything of <paramref name="GoneId"/> now belongs to <paramref name="KeptId"/>.</summary>
public sealed record EldersMerged(long KeptId, long GoneId);
