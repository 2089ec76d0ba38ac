namespace Yiju.Care.Contracts;

/// <summary>Names of the events this module tells.</summary>
public static class CareEvents
{
    public const string VisitMissed = "care.visit-missed.v1";
    public const string VisitConfirmed = "care.visit-confirmed.v1";
}

public sealed record VisitMissed(long VisitId, long ElderId, long OrgId, DateOnly Day);

public sealed record VisitConfirmed(long VisitId, long ElderId, long OrgId, DateOnly Day);
