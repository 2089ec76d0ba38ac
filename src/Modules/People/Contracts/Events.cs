namespace Yiju.People.Contracts;

/// <summary>Names of the events this module tells. They never change; a new meaning gets a new version.</summary>
public static class PeopleEvents
{
    public const string Registered = "people.elder-registered.v1";
    public const string Loaded = "people.elders-loaded.v1";
    public const string TagsChanged = "people.tags-changed.v1";
    public const string NowQualifies = "people.now-qualifies.v1";
    public const string ConsentWithdrawn = "people.consent-withdrawn.v1";
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

/// <summary>A bulk load added these records; told once per chunk instead of <see cref="ElderRegistered"/>.</summary>
public sealed record EldersLoaded(IReadOnlyList<long> ElderIds, string Source);

/// <summary>Tags of an elder began or ended; priority lists and benefits look again (REG-16).</summary>
/// <param name="Began">Codes of <see cref="TagCodes"/>.</param>
public sealed record ElderTagsChanged(long ElderId, IReadOnlyList<string> Began, IReadOnlyList<string> Ended);

/// <summary>Somebody who was refused for asking too early meets the condition from this day on (REG-06).</summary>
public sealed record NowQualifies(long RefusalId, string Division, DateOnly On);

/// <summary>An elder takes back the agreement to a purpose: whatever rests on it stops (SEC-05).</summary>
public sealed record ConsentWithdrawn(long ElderId, ConsentPurpose Purpose);
