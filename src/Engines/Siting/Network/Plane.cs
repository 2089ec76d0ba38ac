namespace Yiju.Siting.Network;

/// <summary>
/// Metres east and north of a point: a flat map (equirectangular) that is true to 1 % within a degree of latitude, which
/// is enough to find the nearest street and to draw an outline. Lengths of streets are not measured on it.
/// </summary>
internal readonly struct Plane(GeoPoint origin)
{
    private readonly double eastMetres = GeoPoint.MetresPerDegree * Math.Cos(origin.Latitude * Math.PI / 180);

    public (double East, double North) Of(GeoPoint point) =>
        (
            (point.Longitude - origin.Longitude) * eastMetres,
            (point.Latitude - origin.Latitude) * GeoPoint.MetresPerDegree
        );

    public GeoPoint At(double east, double north) =>
        new(origin.Latitude + north / GeoPoint.MetresPerDegree, origin.Longitude + east / eastMetres);
}
