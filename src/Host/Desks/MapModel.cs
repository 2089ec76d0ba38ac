using Yiju.Kernel;
using Yiju.Platform.Divisions;
using Yiju.Platform.Map;
using Yiju.Ui;

namespace Yiju.Host.Desks;

/// <param name="Division">12 digits of the place shown.</param>
/// <param name="Above">The divisions above it that the viewer sees, widest first.</param>
/// <param name="All">Every layer that the viewer's post may see.</param>
/// <param name="Layers">Those that are shown.</param>
/// <param name="Counts">By layer and division; what hangs on the place itself stands under its own code.</param>
public sealed record MapModel(
    string Division,
    string Place,
    IReadOnlyList<Link> Above,
    IReadOnlyList<IMapLayer> All,
    IReadOnlyList<IMapLayer> Layers,
    IReadOnlyDictionary<(string Layer, string Division), long> Counts
)
{
    /// <summary>Value of <c>view</c> that shows each place by itself above the lowest level too.</summary>
    public const string Each = "each";

    /// <summary>There are divisions below.</summary>
    public required bool MayGoDown { get; init; }

    /// <summary>The divisions one level down, where those are shown.</summary>
    public IReadOnlyList<Division> Areas { get; init; } = [];

    /// <summary>Null where no border and no centre is known.</summary>
    public AreaDrawing? Drawing { get; init; }

    /// <summary>Each place by itself; null where areas are shown.</summary>
    public PointList? Points { get; init; }

    /// <summary>Elders are shown one by one from the town down.</summary>
    public bool TooWideForNames => DivisionCode.Parse(Division).Level < DivisionLevel.Town;

    public string Names => string.Join(',', Layers.Select(l => l.Name));

    public long Count(IMapLayer layer, string division) => Counts.GetValueOrDefault((layer.Name, division));

    public long Total(IMapLayer layer) => Counts.Where(c => c.Key.Layer == layer.Name).Sum(c => c.Value);

    /// <summary>The same map of another place.</summary>
    public string At(string division, string? view = null) =>
        $"/map?at={division}&layers={Names}{(view is null ? "" : $"&view={view}")}";
}

/// <param name="Streets">An SVG path; null where none are known or too many to be told apart.</param>
public sealed record AreaDrawing(IReadOnlyList<AreaShape> Shapes, string? Streets);

/// <param name="Items">The first of them, for the list beside the map.</param>
/// <param name="Shown">How many of each layer have a place on the map.</param>
public sealed record PointList(IReadOnlyList<MapPoint> Items, IReadOnlyDictionary<string, int> Shown);
