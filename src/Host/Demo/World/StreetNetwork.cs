namespace Yiju.Host.Demo;

/// <summary>A street network that is connected from end to end.</summary>
/// <param name="Nodes">Crossings; a node's number is its position here.</param>
/// <param name="Edges">Stretches of street, passable both ways, each listed once.</param>
internal sealed record StreetNetwork(StreetNode[] Nodes, StreetEdge[] Edges);

/// <summary>A crossing.</summary>
/// <param name="County">Index of its county in <see cref="World.Divisions"/>.</param>
internal readonly record struct StreetNode(int County, GeoPoint At);

/// <summary>A stretch of street between two crossings.</summary>
/// <param name="From">Number of a node, smaller than <paramref name="To"/>.</param>
/// <param name="WalkMetres">On foot, at least the straight distance.</param>
/// <param name="DriveMetres">By car; longer than on foot where lanes end in stairs or one-way streets.</param>
internal readonly record struct StreetEdge(int From, int To, int WalkMetres, int DriveMetres);
