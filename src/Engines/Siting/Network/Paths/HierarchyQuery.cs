using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Paths;

/// <summary>Shortest path between two places by two searches upwards that meet (Geisberger et al. 2012). For one thread.</summary>
public sealed class HierarchyQuery
{
    private readonly ContractionHierarchy hierarchy;
    private readonly UpwardSearch from;
    private readonly UpwardSearch to;
    private readonly int[] lowerOfUp;
    private readonly int[] lowerOfDown;
    private int meeting = -1;

    public HierarchyQuery(ContractionHierarchy hierarchy)
    {
        this.hierarchy = hierarchy;
        from = new UpwardSearch(hierarchy.Up, hierarchy.Down);
        to = new UpwardSearch(hierarchy.Down, hierarchy.Up);
        lowerOfUp = Lower(hierarchy.Up);
        lowerOfDown = Lower(hierarchy.Down);
    }

    /// <summary>Time between two nodes.</summary>
    /// <returns><see cref="TravelTime.Unreachable"/> when there is no way.</returns>
    public int Run(int source, int target) => Run([new Seed(source, 0)], [new Seed(target, 0)]);

    /// <summary>Time from the best of some nodes to the best of others; nodes below 0 are none.</summary>
    public int Run(ReadOnlySpan<Seed> sources, ReadOnlySpan<Seed> targets)
    {
        Begin(from, sources);
        Begin(to, targets);
        meeting = -1;
        var best = TravelTime.Unreachable;
        while (Math.Min(from.Least, to.Least) < best)
        {
            var (search, other) = from.Least <= to.Least ? (from, to) : (to, from);
            if (search.Next() is >= 0 and var place && search[place] + other[place] < best)
            {
                best = search[place] + other[place];
                meeting = place;
            }
        }
        return best;
    }

    /// <summary>The nodes along the path of the last run, both ends included; empty when there was no way.</summary>
    public IReadOnlyList<int> Path()
    {
        var path = new List<int>();
        if (meeting < 0)
        {
            return path;
        }
        var climb = new Stack<int>();
        var at = meeting;
        for (; from.Parent(at) is >= 0 and var arc; at = lowerOfUp[arc])
        {
            climb.Push(arc);
        }
        path.Add(hierarchy.NodeAt[at]);
        while (climb.TryPop(out var arc))
        {
            Unpack(lowerOfUp[arc], hierarchy.Up.Higher[arc], hierarchy.Up.Via[arc], path);
        }
        for (at = meeting; to.Parent(at) is >= 0 and var arc; at = lowerOfDown[arc])
        {
            Unpack(at, lowerOfDown[arc], hierarchy.Down.Via[arc], path);
        }
        return path;
    }

    private void Begin(UpwardSearch search, ReadOnlySpan<Seed> seeds)
    {
        search.Clear();
        foreach (var seed in seeds)
        {
            if (seed.Node >= 0)
            {
                search.Begin(hierarchy.Place[seed.Node], seed.Time);
            }
        }
    }

    /// <summary>Adds the nodes behind the first of an arc, street by street.</summary>
    private void Unpack(int first, int last, int via, List<int> path)
    {
        var open = new Stack<(int First, int Last, int Via)>();
        open.Push((first, last, via));
        while (open.TryPop(out var arc))
        {
            if (arc.Via < 0)
            {
                path.Add(hierarchy.NodeAt[arc.Last]);
                continue;
            }
            var down = hierarchy.Down.Via[hierarchy.Down.Find(arc.Via, arc.First)];
            var up = hierarchy.Up.Via[hierarchy.Up.Find(arc.Via, arc.Last)];
            open.Push((arc.Via, arc.Last, up));
            open.Push((arc.First, arc.Via, down));
        }
    }

    private static int[] Lower(HalfGraph half)
    {
        var lower = new int[half.Higher.Length];
        for (var v = 0; v + 1 < half.First.Length; v++)
        {
            lower.AsSpan(half.First[v], half.First[v + 1] - half.First[v]).Fill(v);
        }
        return lower;
    }
}
