using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Platform.Map;

/// <summary>
/// One kind of thing on the city's map. Each module registers the layers of what it keeps (elders, facilities, open incidents);
/// the map page asks those that the viewer's post may see and knows none of them.
/// </summary>
public interface IMapLayer
{
    /// <summary>Stable word, also the kind of the layer's points, such as <c>elders</c> or <c>incidents</c>.</summary>
    string Name { get; }

    /// <summary>Word for the legend, such as 老人.</summary>
    string Title { get; }

    /// <summary>Colour of the points: 1 to 6, or 0 for the alarm colour.</summary>
    int Colour { get; }

    /// <summary>Posts that see it; nobody else is shown the layer or asked for it.</summary>
    IReadOnlyList<Role> Readers { get; }

    /// <summary>
    /// How many there are in each division one level below <paramref name="within"/>; what hangs on that division itself is counted
    /// under its own code. Divisions without any may be left out.
    /// </summary>
    Task<IReadOnlyList<AreaCount>> Counts(DivisionCode within, CancellationToken ct);

    /// <summary>
    /// What lies inside a division and inside the viewer's scope. Named people only from the town down; the caller records the look
    /// with the subjects of the points.
    /// </summary>
    Task<GeoJson> Features(DivisionCode within, Viewer viewer, CancellationToken ct);

    /// <summary>The list of exactly what was counted in a division; null when there is none.</summary>
    string? ListOf(string division) => null;
}

/// <param name="Division">12 digits.</param>
public readonly record struct AreaCount(string Division, long Count);
