using Yiju.Kernel.Search;
using Yiju.Siting.Network;
using Yiju.Siting.Network.Paths;
using Yiju.Siting.Network.Streets;

namespace Yiju.Tests.Engines.Siting.Network;

/// <summary>Small graphs and towns, and shortest paths found by the plainest means.</summary>
internal static class Town
{
    public static readonly GeoPoint Middle = new(21.27, 110.36);

    public static readonly TravelMode[] Modes = [TravelModes.Walk(), TravelModes.Drive()];

    public static TravelNetwork Make(int nodes, ulong seed, string mode) =>
        new(SyntheticStreets.Make(nodes, seed, Middle, Modes), mode);

    /// <summary>Random arcs: some nodes without any, some arcs twice, some to themselves, some of no length.</summary>
    public static ArcGraph Graph(SeededRandom random)
    {
        var nodes = random.Below(26);
        var arcs = nodes == 0 ? 0 : random.Below(nodes * 4);
        var all = new Arc[arcs];
        for (var a = 0; a < arcs; a++)
        {
            var weight = random.Below(4) == 0 ? 0 : random.Below(40);
            all[a] = new Arc(random.Below(nodes), random.Below(nodes), weight);
        }
        if (random.Below(2) == 0)
        {
            all = [.. all, .. all.Select(a => new Arc(a.To, a.From, a.Weight))];
        }
        return ArcGraph.Of(nodes, all);
    }

    /// <summary>Floyd and Warshall.</summary>
    public static int[,] AllTimes(ArcGraph graph)
    {
        var n = graph.NodeCount;
        var times = new int[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                times[i, j] = i == j ? 0 : TravelTime.Unreachable;
            }
            for (var a = graph.First[i]; a < graph.First[i + 1]; a++)
            {
                ref var time = ref times[i, graph.Head[a]];
                time = Math.Min(time, graph.Weight[a]);
            }
        }
        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    times[i, j] = (int)Math.Min(times[i, j], (long)times[i, k] + times[k, j]);
                }
            }
        }
        return times;
    }

    /// <summary>Somewhere in the town, mostly beside a street, now and then far outside.</summary>
    public static GeoPoint Somewhere(StreetGraph streets, SeededRandom random)
    {
        var at = streets[random.Below(streets.NodeCount)];
        var spread = random.Below(20) == 0 ? 0.1 : 0.002;
        return new GeoPoint(
            at.Latitude + (random.Unit() - 0.5) * spread,
            at.Longitude + (random.Unit() - 0.5) * spread
        );
    }

    /// <summary>Time between two snapped points, given the times between all nodes.</summary>
    public static int Between(TravelNetwork network, int[,] times, SnappedPoint from, SnappedPoint to)
    {
        if (!from.OnStreet || !to.OnStreet)
        {
            return TravelTime.Unreachable;
        }
        var best = from.Segment == to.Segment ? Landing.Along(network, from, to) : TravelTime.Unreachable;
        var (start, end) = (Landing.Of(network, from, Heading.Away), Landing.Of(network, to, Heading.Towards));
        foreach (var s in (Seed[])[start.First, start.Second])
        {
            foreach (var e in (Seed[])[end.First, end.Second])
            {
                if (s.Node >= 0 && e.Node >= 0)
                {
                    best = (int)Math.Min(best, (long)s.Time + times[s.Node, e.Node] + e.Time);
                }
            }
        }
        return best;
    }

    /// <summary>Two crossing streets of the given tags, 200 m arms, in the middle of the town.</summary>
    public static StreetGraph Cross(Dictionary<string, string> tags)
    {
        var builder = new StreetGraphBuilder(Modes);
        var (lat, lon) = (Middle.Latitude, Middle.Longitude);
        var centre = builder.AddNode(Middle);
        foreach (var (north, east) in ((double, double)[])[(0.0018, 0), (-0.0018, 0), (0, 0.0019), (0, -0.0019)])
        {
            builder.AddStreet([builder.AddNode(new GeoPoint(lat + north, lon + east)), centre], tags);
        }
        return builder.Build();
    }
}
