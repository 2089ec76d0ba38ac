namespace Yiju.Host.Demo;

/// <summary>A place in degrees (WGS 84 in form; the synthetic city lies only roughly where the real one does).</summary>
/// <param name="Lon">East, about 110.1–110.9.</param>
/// <param name="Lat">North, about 20.3–21.6.</param>
internal readonly record struct GeoPoint(double Lon, double Lat)
{
    /// <summary>Metres per degree of latitude, and of longitude at 21° north.</summary>
    public const double MetresPerLat = 110_700;

    public const double MetresPerLon = 104_000;

    /// <summary>Straight distance in metres, flat earth: under 0.5 % off inside one city.</summary>
    public double MetresTo(GeoPoint other)
    {
        var x = (Lon - other.Lon) * MetresPerLon;
        var y = (Lat - other.Lat) * MetresPerLat;
        return Math.Sqrt(x * x + y * y);
    }

    public GeoPoint Moved(double metresEast, double metresNorth) =>
        new(Math.Round(Lon + metresEast / MetresPerLon, 6), Math.Round(Lat + metresNorth / MetresPerLat, 6));
}
