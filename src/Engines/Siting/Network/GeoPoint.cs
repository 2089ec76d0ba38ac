namespace Yiju.Siting.Network;

/// <summary>A place in WGS 84, in degrees.</summary>
/// <param name="Latitude">From −90 to 90.</param>
/// <param name="Longitude">From −180 to 180.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    /// <summary>Units of a stored coordinate in one degree, as in OpenStreetMap: about a centimetre each.</summary>
    internal const double UnitsPerDegree = 1e7;

    private const double EarthRadius = 6_371_008.8;

    internal const double MetresPerDegree = EarthRadius * Math.PI / 180;

    /// <summary>False for anything that is no place, such as NaN.</summary>
    public bool IsValid => Math.Abs(Latitude) <= 90 && Math.Abs(Longitude) <= 180;

    /// <summary>Along the great circle of the mean sphere (haversine); within 0.6 % of the ellipsoid's.</summary>
    public double MetresTo(GeoPoint other)
    {
        const double Radians = Math.PI / 180;
        var south = Math.Sin((other.Latitude - Latitude) * Radians / 2);
        var east = Math.Sin((other.Longitude - Longitude) * Radians / 2);
        var h = south * south + Math.Cos(Latitude * Radians) * Math.Cos(other.Latitude * Radians) * east * east;
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    internal static GeoPoint FromUnits(int latitude, int longitude) =>
        new(latitude / UnitsPerDegree, longitude / UnitsPerDegree);

    internal (int Latitude, int Longitude) ToUnits() =>
        ((int)Math.Round(Latitude * UnitsPerDegree), (int)Math.Round(Longitude * UnitsPerDegree));
}
