using System.Text.Json;
using Yiju.Platform.Divisions;

namespace Yiju.Platform.Map;

/// <param name="Lon">Degrees east, WGS 84.</param>
/// <param name="Lat">Degrees north, WGS 84.</param>
public readonly record struct LonLat(double Lon, double Lat);

/// <summary>Reads GeoJSON geometries (RFC 7946) into lines of points.</summary>
public static class Outline
{
    /// <summary>The rings of a division's border; none while it is unknown.</summary>
    public static IReadOnlyList<LonLat[]> Rings(Division division)
    {
        if (division.Outline is not { } text)
        {
            return [];
        }
        using var json = JsonDocument.Parse(text);
        return [.. Lines(json.RootElement)];
    }

    /// <summary>Every line or ring of a geometry; points have none.</summary>
    public static IEnumerable<LonLat[]> Lines(JsonElement geometry)
    {
        var coordinates = geometry.GetProperty("coordinates");
        return geometry.GetProperty("type").GetString() switch
        {
            "LineString" => [Line(coordinates)],
            "MultiLineString" or "Polygon" => coordinates.EnumerateArray().Select(Line),
            "MultiPolygon" => coordinates.EnumerateArray().SelectMany(p => p.EnumerateArray()).Select(Line),
            _ => [],
        };
    }

    private static LonLat[] Line(JsonElement points) =>
        [.. points.EnumerateArray().Select(p => new LonLat(p[0].GetDouble(), p[1].GetDouble()))];
}
