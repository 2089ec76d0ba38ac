namespace Yiju.Siting.Network.Streets;

/// <summary>An arc from one node to another.</summary>
/// <param name="Weight">From 0 to below <see cref="TravelTime.Unreachable"/>.</param>
public readonly record struct Arc(int From, int To, int Weight);

/// <summary>A directed graph with weights in adjacency arrays: the arcs of node v are First[v] to First[v + 1] − 1.</summary>
public sealed class ArcGraph
{
    internal readonly int[] First;
    internal readonly int[] Head;
    internal readonly int[] Weight;

    private ArcGraph(int[] first, int[] head, int[] weight)
    {
        First = first;
        Head = head;
        Weight = weight;
    }

    public int NodeCount => First.Length - 1;

    public int ArcCount => Head.Length;

    /// <summary>The arcs of each node come in the order given.</summary>
    /// <exception cref="ArgumentException">An end or a weight is out of range.</exception>
    public static ArcGraph Of(int nodes, ReadOnlySpan<Arc> arcs)
    {
        var first = new int[nodes + 1];
        foreach (var arc in arcs)
        {
            if ((uint)arc.From >= (uint)nodes || (uint)arc.To >= (uint)nodes)
            {
                throw new ArgumentException($"{arc}: there are {nodes} nodes.", nameof(arcs));
            }
            if ((uint)arc.Weight >= TravelTime.Unreachable)
            {
                throw new ArgumentException($"{arc}: a weight is at least 0 and no infinity.", nameof(arcs));
            }
            first[arc.From + 1]++;
        }
        for (var v = 0; v < nodes; v++)
        {
            first[v + 1] += first[v];
        }
        var next = first.AsSpan(0, nodes).ToArray();
        var (head, weight) = (new int[arcs.Length], new int[arcs.Length]);
        foreach (var arc in arcs)
        {
            var at = next[arc.From]++;
            (head[at], weight[at]) = (arc.To, arc.Weight);
        }
        return new ArcGraph(first, head, weight);
    }

    /// <summary>The same arcs the other way round.</summary>
    public ArcGraph Reverse()
    {
        var arcs = new Arc[ArcCount];
        for (var v = 0; v < NodeCount; v++)
        {
            for (var a = First[v]; a < First[v + 1]; a++)
            {
                arcs[a] = new Arc(Head[a], v, Weight[a]);
            }
        }
        return Of(NodeCount, arcs);
    }
}
