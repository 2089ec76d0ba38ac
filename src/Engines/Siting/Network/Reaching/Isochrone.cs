namespace Yiju.Siting.Network.Reaching;

/// <summary>How an isochrone is drawn.</summary>
/// <param name="Cell">Metres between the points of the grid it is drawn on: nothing finer is seen.</param>
/// <param name="Margin">Metres beside a reached street that still belong to it, unless another street is nearer.</param>
/// <param name="SmallestHole">
/// Square metres; a smaller hole that only lies beyond the margin, as the middle of a block does, is filled. One with a
/// street that is not reached stays.
/// </param>
/// <param name="MostPoints">Points of the grid at most; with more the cells grow.</param>
public sealed record IsochroneOptions(
    double Cell = 20,
    double Margin = 60,
    double SmallestHole = 40_000,
    int MostPoints = 400_000
)
{
    public static readonly IsochroneOptions Default = new();
}

/// <summary>A piece of ground: an outer ring counter-clockwise and holes clockwise; the last point repeats the first.</summary>
public sealed record GroundPolygon(IReadOnlyList<GeoPoint> Outer, IReadOnlyList<IReadOnlyList<GeoPoint>> Holes);

/// <summary>What can be reached from a place within a time, or from where it can be.</summary>
/// <param name="Polygons">Empty when the place is on no street or the time does not reach it.</param>
/// <param name="ReachedNodes">Nodes of streets within the time.</param>
/// <param name="Cell">Metres between the points of the grid it was drawn on.</param>
public sealed record Isochrone(IReadOnlyList<GroundPolygon> Polygons, int ReachedNodes, double Cell);
