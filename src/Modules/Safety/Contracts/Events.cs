namespace Yiju.Safety.Contracts;

/// <summary>Names of the events this module tells.</summary>
public static class SafetyEvents
{
    public const string IncidentOpened = "safety.incident-opened.v1";
    public const string IncidentClosed = "safety.incident-closed.v1";
}

public sealed record IncidentOpened(long IncidentId, long ElderId, string Trigger);

public sealed record IncidentClosed(long IncidentId, long ElderId, string Outcome);
