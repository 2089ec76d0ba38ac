namespace Yiju.Ui;

/// <summary>One entry of the list beside a map.</summary>
/// <param name="Kind">Matches a <see cref="LegendItem"/> and the property <c>kind</c> in the GeoJSON.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
public sealed record MapPoint(
    string Name,
    double Longitude,
    double Latitude,
    string Kind,
    string? Note = null,
    string? Href = null
);

/// <summary>One line of a map's legend.</summary>
/// <param name="Colour">1 to 6, or 0 for the alarm colour.</param>
public sealed record LegendItem(string Kind, string Label, int Colour);
