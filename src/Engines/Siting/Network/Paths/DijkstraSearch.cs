using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Paths;

/// <summary>
/// Shortest paths from some nodes to all within a limit (Dijkstra 1959, doi 10.1007/BF01386390). Used again and again it
/// allocates nothing; for one thread.
/// </summary>
public sealed class DijkstraSearch
{
    private readonly ArcGraph graph;
    private readonly int[] time;
    private readonly int[] reached;
    private readonly MinHeap heap = new();
    private int reachedCount;

    public DijkstraSearch(ArcGraph graph)
    {
        this.graph = graph;
        time = new int[graph.NodeCount];
        reached = new int[graph.NodeCount];
        Array.Fill(time, TravelTime.Unreachable);
    }

    /// <summary>Time of a node in the last run; <see cref="TravelTime.Unreachable"/> beyond the limit.</summary>
    public int this[int node] => time[node];

    /// <summary>The nodes of the last run, nearest first.</summary>
    public ReadOnlySpan<int> Reached => reached.AsSpan(0, reachedCount);

    /// <summary>Forgets the last run and searches anew.</summary>
    /// <param name="seeds">Where it starts and with which times; nodes below 0 are none.</param>
    /// <param name="limit">Nodes that take longer are left out.</param>
    public void Run(ReadOnlySpan<Seed> seeds, int limit = TravelTime.Unreachable - 1)
    {
        Forget();
        foreach (var seed in seeds)
        {
            if (seed.Node >= 0 && seed.Time <= limit && seed.Time < time[seed.Node])
            {
                Improve(seed.Node, seed.Time);
            }
        }
        while (heap.TryPop(out var now, out var v))
        {
            if (now > time[v])
            {
                continue;
            }
            reached[reachedCount++] = v;
            for (var a = graph.First[v]; a < graph.First[v + 1]; a++)
            {
                var (then, w) = (now + graph.Weight[a], graph.Head[a]);
                if (then <= limit && then < time[w])
                {
                    Improve(w, then);
                }
            }
        }
    }

    private void Improve(int node, int better)
    {
        time[node] = better;
        heap.Push(better, node);
    }

    private void Forget()
    {
        foreach (var v in Reached)
        {
            time[v] = TravelTime.Unreachable;
        }
        reachedCount = 0;
    }
}
