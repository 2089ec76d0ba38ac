using System.Text.Json.Serialization;

namespace Yiju.Platform.Map;

/// <summary>A GeoJSON feature collection (RFC 7946) of points.</summary>
public sealed record GeoJson(IReadOnlyList<MapFeature> Features)
{
    [JsonPropertyOrder(-1)]
    public string Type => "FeatureCollection";

    public static GeoJson Empty { get; } = new([]);
}

/// <summary>A place that is something.</summary>
public sealed record MapFeature(PointGeometry Geometry, FeatureWords Properties)
{
    [JsonPropertyOrder(-1)]
    public string Type => "Feature";

    /// <param name="longitude">Degrees, WGS 84.</param>
    /// <param name="latitude">Degrees, WGS 84.</param>
    public static MapFeature Of(double longitude, double latitude, FeatureWords words) =>
        new(new PointGeometry([longitude, latitude]), words);
}

/// <param name="Coordinates">Longitude, latitude.</param>
public sealed record PointGeometry(IReadOnlyList<double> Coordinates)
{
    [JsonPropertyOrder(-1)]
    public string Type => "Point";
}

/// <summary>What the map shows of a point.</summary>
/// <param name="Kind">Name of the layer; chooses the colour.</param>
/// <param name="Name">Title of the point, masked where the viewer need not know it.</param>
/// <param name="Note">One line under it.</param>
/// <param name="Href">The page behind it.</param>
/// <param name="SubjectId">The elder it speaks of; null for places. Recorded as looked at, not sent.</param>
public sealed record FeatureWords(
    string Kind,
    string Name,
    string? Note,
    string? Href,
    [property: JsonIgnore] long? SubjectId = null
);
