namespace Yiju.Safety.Contracts;

/// <summary>
/// Writes many devices or past incidents at once: for taking over a running city and for the demo. Each call is one chunk of at
/// most 500 rows inside the caller's unit of work; serial numbers that are known already are skipped.
/// </summary>
public interface IDeviceLoader
{
    /// <returns>How many were new.</returns>
    Task<int> Load(IReadOnlyList<DeviceToLoad> devices, CancellationToken ct);

    /// <summary>Incidents that are over, with the timeline that their times tell.</summary>
    Task LoadPast(IReadOnlyList<PastIncident> incidents, CancellationToken ct);

    /// <summary>
    /// Sets the time limits of a pack for its division from its day on. Limits that a division set itself stay.
    /// </summary>
    /// <param name="pack">Name of the pack's folder, such as <c>demo-4408</c>.</param>
    Task AdoptLimits(string pack, CancellationToken ct);
}

/// <param name="Kind">button, watch, intercom, fall, smoke or movement.</param>
/// <param name="Division">Where it hangs, 12 digits.</param>
/// <param name="Key">Secret of the device; null leaves it without one until somebody binds it again.</param>
public sealed record DeviceToLoad(
    string Serial,
    string Kind,
    long ElderId,
    string Division,
    DateOnly InstalledOn,
    string? Key,
    DateTime? LastSeenAt,
    int? BatteryPercent
);

/// <param name="Trigger">As in <see cref="IncidentOpened"/>.</param>
/// <param name="Outcome">As in <see cref="IncidentClosed"/>.</param>
/// <param name="AnsweredSeconds">From the trigger until somebody took it; likewise the others. Null: it did not happen.</param>
public sealed record PastIncident(
    long ElderId,
    string Division,
    string Trigger,
    DateTime At,
    int AnsweredSeconds,
    int? NoticedSeconds,
    int? AcceptedSeconds,
    int? ArrivedSeconds,
    int ClosedSeconds,
    string Outcome,
    string Agent
);
