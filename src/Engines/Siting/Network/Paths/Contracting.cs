using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Paths;

/// <summary>What a node knows of a neighbour: the shortest arc each way, and the node that arc leads over.</summary>
internal struct Link
{
    public int Node;

    /// <summary>Weight to the neighbour; <see cref="TravelTime.Unreachable"/> without an arc.</summary>
    public int Out;

    /// <summary>Weight from the neighbour.</summary>
    public int In;

    /// <summary>The contracted node in the middle of the arc to the neighbour; −1 for a street.</summary>
    public int OutVia;

    public int InVia;
}

/// <summary>An arc that keeps distances when the node in its middle is gone.</summary>
internal readonly record struct Shortcut(int From, int To, int Weight, int Via);

/// <summary>
/// The graph that is left while nodes are contracted: for each node a run of links in one array, which moves to the end
/// when it grows. The links of a contracted node stay as they were: all lead to nodes contracted later.
/// </summary>
internal sealed class Contracting
{
    private const int SpareRoom = 2;

    private readonly int[] start;
    private readonly int[] count;
    private readonly int[] room;
    private Link[] links;
    private int end;

    public Contracting(ArcGraph graph, CancellationToken stop)
    {
        var nodes = graph.NodeCount;
        (start, count, room) = (new int[nodes], new int[nodes], new int[nodes]);
        for (var v = 0; v < nodes; v++)
        {
            for (var a = graph.First[v]; a < graph.First[v + 1]; a++)
            {
                room[v]++;
                room[graph.Head[a]]++;
            }
        }
        for (var v = 0; v < nodes; v++)
        {
            start[v] = end;
            end += room[v] += SpareRoom;
        }
        links = new Link[Math.Max(16, end * 2)];
        for (var v = 0; v < nodes; v++)
        {
            stop.ThrowIfCancellationRequested();
            for (var a = graph.First[v]; a < graph.First[v + 1]; a++)
            {
                Add(new Shortcut(v, graph.Head[a], graph.Weight[a], -1));
            }
        }
        Symmetric = links.All(l => l.In == l.Out);
    }

    /// <summary>Every arc has one as long the other way round, as for those who walk: half the work.</summary>
    public bool Symmetric { get; }

    public int NodeCount => start.Length;

    public ReadOnlySpan<Link> LinksOf(int node) => links.AsSpan(start[node], count[node]);

    /// <summary>Adds an arc, or makes the one between the same nodes shorter. An arc to itself is none.</summary>
    public void Add(Shortcut arc)
    {
        if (arc.From == arc.To)
        {
            return;
        }
        ref var there = ref LinkTo(arc.From, arc.To);
        if (arc.Weight < there.Out)
        {
            (there.Out, there.OutVia) = (arc.Weight, arc.Via);
        }
        ref var back = ref LinkTo(arc.To, arc.From);
        if (arc.Weight < back.In)
        {
            (back.In, back.InVia) = (arc.Weight, arc.Via);
        }
    }

    /// <summary>Takes a node out of the lists of its neighbours.</summary>
    public void Remove(int node)
    {
        foreach (var link in LinksOf(node))
        {
            var others = links.AsSpan(start[link.Node], count[link.Node]);
            for (var i = 0; i < others.Length; i++)
            {
                if (others[i].Node == node)
                {
                    others[i] = others[^1];
                    count[link.Node]--;
                    break;
                }
            }
        }
    }

    private ref Link LinkTo(int from, int to)
    {
        for (var i = start[from]; i < start[from] + count[from]; i++)
        {
            if (links[i].Node == to)
            {
                return ref links[i];
            }
        }
        if (count[from] == room[from])
        {
            Move(from);
        }
        ref var added = ref links[start[from] + count[from]++];
        added = new Link
        {
            Node = to,
            Out = TravelTime.Unreachable,
            In = TravelTime.Unreachable,
            OutVia = -1,
            InVia = -1,
        };
        return ref added;
    }

    private void Move(int node)
    {
        var wanted = room[node] * 2;
        if (end + wanted > links.Length)
        {
            Array.Resize(ref links, Math.Max(links.Length * 2, end + wanted));
        }
        LinksOf(node).CopyTo(links.AsSpan(end));
        start[node] = end;
        room[node] = wanted;
        end += wanted;
    }
}
