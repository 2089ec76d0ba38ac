using Yiju.Kernel;

namespace Yiju.Siting.Location.Reading;

/// <summary>What our own forms say about sites and demand, before it is an instance.</summary>
internal sealed class LocationDraft
{
    /// <summary>More pairs than this make a matrix no machine of a street office has room for.</summary>
    public const long MostPairs = 100_000_000;

    public static readonly (string Word, SiteStatus Status)[] Statuses =
    [
        ("candidate", SiteStatus.Candidate),
        ("existing", SiteStatus.Existing),
        ("forbidden", SiteStatus.Forbidden),
    ];

    public List<Site> Sites { get; } = [];

    public List<DemandPoint> Demand { get; } = [];

    public List<(double X, double Y)?> SitePlaces { get; } = [];

    public List<(double X, double Y)?> DemandPlaces { get; } = [];

    /// <summary>Straight ways between the places.</summary>
    public Outcome<LocationInstance> Straight()
    {
        if (Missing(SitePlaces) is var site and >= 0)
        {
            return Fault.Invalid(
                "location-place",
                $"地点“{Sites[site].Name}”没有坐标 x、y，也没有写 distances。",
                "sites"
            );
        }
        if (Missing(DemandPlaces) is var point and >= 0)
        {
            return Fault.Invalid(
                "location-place",
                $"需求点“{Demand[point].Name}”没有坐标 x、y，也没有写 distances。",
                "demand"
            );
        }
        var ways = new double[Sites.Count * Demand.Count];
        for (var i = 0; i < Demand.Count; i++)
        {
            var (x, y) = DemandPlaces[i]!.Value;
            for (var k = 0; k < Sites.Count; k++)
            {
                var (u, v) = SitePlaces[k]!.Value;
                ways[(i * Sites.Count) + k] = Math.Sqrt(((x - u) * (x - u)) + ((y - v) * (y - v)));
            }
        }
        return new LocationInstance(Sites, Demand, Travel.Dense(Demand.Count, Sites.Count, ways));
    }

    /// <summary>Null when the names and numbers fit.</summary>
    public Fault? Check()
    {
        if (Sites.Count == 0)
        {
            return Fault.Invalid("location-no-site", "没有一个地点。", "sites");
        }
        if (Demand.Count == 0)
        {
            return Fault.Invalid("location-no-demand", "没有一个需求点。", "demand");
        }
        if ((long)Sites.Count * Demand.Count > MostPairs)
        {
            return Fault.Invalid(
                "location-size",
                $"{Sites.Count} 个地点 × {Demand.Count} 个需求点太多，最多 {MostPairs:N0} 对。"
            );
        }
        return Twice(Sites.Select(s => s.Name)) is { } name
            ? Fault.Invalid("location-name", $"地点“{name}”写了两次。", "sites")
            : null;
    }

    private static string? Twice(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names.FirstOrDefault(name => !seen.Add(name));
    }

    private static int Missing(List<(double, double)?> places) => places.FindIndex(place => place is null);
}
