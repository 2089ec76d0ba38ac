namespace Yiju.Siting.Location;

/// <summary>Whether a decision about a site is still open.</summary>
public enum SiteStatus
{
    /// <summary>May be opened.</summary>
    Candidate,

    /// <summary>Stands already and stays open; costs nothing any more and counts among the p.</summary>
    Existing,

    /// <summary>May not be opened.</summary>
    Forbidden,
}

/// <summary>A place where a facility is, or could be.</summary>
/// <param name="Name">What people call it, not empty.</param>
public sealed record Site(string Name)
{
    /// <summary>What opening it costs, at least 0, in the unit of the budget.</summary>
    public double Cost { get; init; }

    /// <summary>How much <see cref="DemandPoint.Volume"/> it can serve; infinite unless given.</summary>
    public double Capacity { get; init; } = double.PositiveInfinity;

    public SiteStatus Status { get; init; }
}

/// <summary>Where people live that are to be served.</summary>
/// <param name="Name">What people call it, not empty.</param>
/// <param name="Weight">How many they are, at least 0: travel is counted so many times.</param>
public sealed record DemandPoint(string Name, double Weight = 1)
{
    /// <summary>What they take of a capacity, at least 0; null: their weight.</summary>
    public double? Volume { get; init; }

    /// <summary>The division whose service is told, and compared where fairness is asked for.</summary>
    public string? Division { get; init; }
}

/// <summary>Sites, demand and the ways between them. Immutable.</summary>
public sealed class LocationInstance
{
    /// <exception cref="ArgumentException">
    /// The travel has another number of points or sites, or a weight, volume, cost or capacity is negative or not a number.
    /// </exception>
    public LocationInstance(IReadOnlyList<Site> sites, IReadOnlyList<DemandPoint> demand, Travel travel)
    {
        if (travel.Sites != sites.Count || travel.Points != demand.Count)
        {
            throw new ArgumentException(
                $"Travel is for {travel.Points} points × {travel.Sites} sites, there are {demand.Count} × {sites.Count}.",
                nameof(travel)
            );
        }
        if (sites.Any(s => !(s.Cost is >= 0 and < double.PositiveInfinity && s.Capacity >= 0)))
        {
            throw new ArgumentException("Costs are finite, capacities and costs not negative.", nameof(sites));
        }
        if (demand.Any(d => !(IsAmount(d.Weight) && IsAmount(d.Volume ?? 0))))
        {
            throw new ArgumentException("Weights and volumes are finite and not negative.", nameof(demand));
        }
        Sites = [.. sites];
        Demand = [.. demand];
        Travel = travel;
    }

    public IReadOnlyList<Site> Sites { get; }

    public IReadOnlyList<DemandPoint> Demand { get; }

    public Travel Travel { get; }

    private static bool IsAmount(double value) => value is >= 0 and < double.PositiveInfinity;
}
