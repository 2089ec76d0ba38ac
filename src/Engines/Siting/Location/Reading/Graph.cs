namespace Yiju.Siting.Location.Reading;

/// <summary>An undirected graph with whole lengths.</summary>
internal sealed class Graph
{
    private readonly int[] starts;
    private readonly int[] ends;
    private readonly int[] lengths;

    public Graph(int nodes, IReadOnlyDictionary<(int From, int To), int> edges)
    {
        starts = new int[nodes + 1];
        foreach (var (from, to) in edges.Keys)
        {
            starts[from + 1]++;
            starts[to + 1]++;
        }
        for (var node = 0; node < nodes; node++)
        {
            starts[node + 1] += starts[node];
        }
        ends = new int[starts[nodes]];
        lengths = new int[starts[nodes]];
        var next = starts[..nodes];
        foreach (var ((from, to), length) in edges)
        {
            (ends[next[from]], lengths[next[from]++]) = (to, length);
            (ends[next[to]], lengths[next[to]++]) = (from, length);
        }
    }

    private int Nodes => starts.Length - 1;

    /// <summary>Row by row the distances between all nodes; <see cref="int.MaxValue"/> where there is no way.</summary>
    public int[] AllShortestPaths(int threads)
    {
        var distances = new int[Nodes * Nodes];
        Array.Fill(distances, int.MaxValue);
        Blocks.Run(
            Blocks.Count(Nodes, 50),
            threads,
            (block, of) =>
            {
                var heap = new PriorityQueue<int, int>(Nodes);
                var (begin, end) = Blocks.Range(Nodes, block, of);
                for (var node = begin; node < end; node++)
                {
                    From(node, distances.AsSpan(node * Nodes, Nodes), heap);
                }
            }
        );
        return distances;
    }

    /// <summary>Dijkstra (1959).</summary>
    private void From(int source, Span<int> distance, PriorityQueue<int, int> heap)
    {
        distance[source] = 0;
        heap.Enqueue(source, 0);
        while (heap.TryDequeue(out var node, out var known))
        {
            if (known > distance[node])
            {
                continue;
            }
            for (var k = starts[node]; k < starts[node + 1]; k++)
            {
                var way = known + lengths[k];
                if (way < distance[ends[k]])
                {
                    distance[ends[k]] = way;
                    heap.Enqueue(ends[k], way);
                }
            }
        }
    }
}
