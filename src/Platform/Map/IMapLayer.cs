using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Platform.Map;

/// <summary>
/// One kind of thing on the city's map. Each module registers the layers of what it keeps (elders, facilities, open incidents);
/// the map page asks them all and knows none of them.
/// </summary>
public interface IMapLayer
{
    /// <summary>Stable word, also the kind of the layer's points, such as <c>elders</c> or <c>incidents</c>.</summary>
    string Name { get; }

    /// <summary>Word for the legend, such as 老人.</summary>
    string Title { get; }

    /// <summary>Colour of the points: 1 to 6, or 0 for the alarm colour.</summary>
    int Colour { get; }

    /// <summary>
    /// What lies inside a division and inside the viewer's scope. Named people only for those who may see them; the caller
    /// records the look with the subjects of the points.
    /// </summary>
    Task<GeoJson> Features(DivisionCode within, Viewer viewer, CancellationToken ct);
}
