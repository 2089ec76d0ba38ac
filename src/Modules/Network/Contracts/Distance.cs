namespace Yiju.Network.Contracts;

/// <summary>How far two places are apart by straight line; the street network replaces it where minutes matter.</summary>
public static class Distance
{
    private const double EarthRadius = 6_371_008.8;

    /// <summary>Metres between two places given in degrees (WGS 84), by the haversine formula; exact to half a per cent.</summary>
    public static double Metres(double longitudeA, double latitudeA, double longitudeB, double latitudeB)
    {
        var (fromLatitude, toLatitude) = (double.DegreesToRadians(latitudeA), double.DegreesToRadians(latitudeB));
        var across = Math.Sin(double.DegreesToRadians(longitudeB - longitudeA) / 2);
        var along = Math.Sin((toLatitude - fromLatitude) / 2);
        var chord = along * along + Math.Cos(fromLatitude) * Math.Cos(toLatitude) * across * across;
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    /// <summary>“350 米”, “2.4 公里”; null when a place is unknown.</summary>
    public static string? Say(double? metres) =>
        metres switch
        {
            null => null,
            < 1_000 => $"{Math.Round(metres.Value / 10) * 10:0} 米",
            _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{metres.Value / 1_000:0.0} 公里"),
        };
}
