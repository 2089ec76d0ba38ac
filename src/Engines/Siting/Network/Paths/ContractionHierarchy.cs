using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Paths;

/// <summary>
/// A graph whose nodes are ranked and that has shortcuts such that between any two nodes there is a shortest path that
/// first only goes up and then only down (Geisberger, Sanders, Schultes, Delling 2008, doi 10.1007/978-3-540-68552-4_24;
/// Geisberger, Sanders, Schultes, Vetter 2012, doi 10.1287/trsc.1110.0401).
/// </summary>
public sealed class ContractionHierarchy
{
    private ContractionHierarchy(int[] place, int[] nodeAt, HalfGraph up, HalfGraph down)
    {
        (Place, NodeAt, Up, Down) = (place, nodeAt, up, down);
    }

    public int NodeCount => Place.Length;

    /// <summary>Arcs of the hierarchy, streets and shortcuts, both directions counted.</summary>
    public int ArcCount => Up.Higher.Length + Down.Higher.Length;

    public int ShortcutCount => Up.Via.Count(v => v >= 0) + Down.Via.Count(v => v >= 0);

    /// <summary>Place of each node, 0 for the one contracted last.</summary>
    internal int[] Place { get; }

    internal int[] NodeAt { get; }

    /// <summary>Arcs from a node to higher ones.</summary>
    internal HalfGraph Up { get; }

    /// <summary>Arcs into a node from higher ones.</summary>
    internal HalfGraph Down { get; }

    /// <summary>Ranks the nodes and adds the shortcuts; the result does not depend on the number of threads.</summary>
    /// <param name="threads">At least 1.</param>
    /// <param name="progress">Told the share of nodes that is done, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ContractionHierarchy Of(
        ArcGraph graph,
        int threads = 1,
        IProgress<double>? progress = null,
        CancellationToken stop = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var contractor = new Contractor(graph, threads, stop);
        contractor.Run(progress);
        var nodeAt = contractor.Order.ToArray();
        Array.Reverse(nodeAt);
        var place = new int[nodeAt.Length];
        for (var p = 0; p < nodeAt.Length; p++)
        {
            place[nodeAt[p]] = p;
        }
        var result = contractor.Result;
        return new ContractionHierarchy(
            place,
            nodeAt,
            Half(result, place, nodeAt, link => (link.Out, link.OutVia)),
            Half(result, place, nodeAt, link => (link.In, link.InVia))
        );
    }

    private static HalfGraph Half(Contracting graph, int[] place, int[] nodeAt, Func<Link, (int Weight, int Via)> side)
    {
        var first = new int[nodeAt.Length + 1];
        var (higher, weight, via) = (new List<int>(), new List<int>(), new List<int>());
        for (var p = 0; p < nodeAt.Length; p++)
        {
            foreach (var link in graph.LinksOf(nodeAt[p]))
            {
                var arc = side(link);
                if (arc.Weight < TravelTime.Unreachable)
                {
                    higher.Add(place[link.Node]);
                    weight.Add(arc.Weight);
                    via.Add(arc.Via < 0 ? -1 : place[arc.Via]);
                }
            }
            first[p + 1] = higher.Count;
        }
        return new HalfGraph(first, [.. higher], [.. weight], [.. via]);
    }
}
