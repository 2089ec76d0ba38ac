namespace Yiju.Safety.Contracts;

/// <summary>Names of the events this module tells.</summary>
public static class SafetyEvents
{
    public const string IncidentOpened = "safety.incident-opened.v1";
    public const string IncidentClosed = "safety.incident-closed.v1";
    public const string HelpAsked = "safety.help-asked.v1";
}

/// <param name="Trigger">Stable word: button, elder-page, family, hotline, fall, smoke, no-movement.</param>
public sealed record IncidentOpened(long IncidentId, long ElderId, string Trigger);

/// <param name="Outcome">Stable word: pressed-by-mistake, safe-by-phone, handled-at-home, hospital, device-fault, other.</param>
public sealed record IncidentClosed(long IncidentId, long ElderId, string Outcome);

/// <summary>An organisation was asked to go to the elder's home at once.</summary>
public sealed record HelpAsked(long IncidentId, long ElderId, long? OrgId);
