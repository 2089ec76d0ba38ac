namespace Yiju.Routing.HomeCare;

/// <summary>A service that a patient asks for.</summary>
/// <param name="Service">Its name; a caregiver needs the ability of the same name.</param>
/// <param name="Duration">In thousandths of a minute, at least 1.</param>
public sealed record CareDemand(string Service, int Duration);

/// <summary>
/// How long after the start of a patient's first service the second one starts, in thousandths of a minute.
/// Both 0: they start together (<i>simultaneous</i>); otherwise the double service is <i>sequential</i>.
/// </summary>
public readonly record struct CareGap(int Least, int Most);

/// <summary>Somebody to be visited at home.</summary>
/// <param name="Id">Their name in the instance.</param>
/// <param name="Release">No service starts earlier; thousandths of a minute from the caregivers' departure on.</param>
/// <param name="Due">A service that starts later is tardy by the difference.</param>
/// <param name="Demands">One service, or two for two different caregivers.</param>
/// <param name="Gap">Between the starts of two services; null with one.</param>
public sealed record CarePatient(string Id, int Release, int Due, IReadOnlyList<CareDemand> Demands, CareGap? Gap);

/// <summary>Somebody who leaves the office at time 0, visits patients and returns.</summary>
/// <param name="Id">Their name in the instance.</param>
/// <param name="Abilities">Names of the services that they can do.</param>
public sealed record Caregiver(string Id, IReadOnlySet<string> Abilities);
