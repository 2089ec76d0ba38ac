using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Paths;

/// <summary>
/// Contracts all nodes of a graph, the unimportant first, in rounds: each round takes out those that matter less than
/// all their neighbours (independent sets, as Vetter 2009 does to use several cores). What a node costs is looked
/// up, and what a round needs is found, on several threads from a graph that stands still, so the hierarchy does not
/// depend on their number.
/// </summary>
internal sealed class Contractor
{
    private const int SettledToRank = 20;
    private const int SettledToContract = 300;

    private readonly Contracting graph;
    private readonly int threads;
    private readonly CancellationToken stop;
    private readonly bool[] leaving;
    private readonly bool[] stale;
    private readonly int[] depth;
    private readonly int[] difference;
    private readonly WitnessSearch[] searches;
    private int[] left;

    public Contractor(ArcGraph arcs, int threads, CancellationToken stop)
    {
        graph = new Contracting(arcs, stop);
        (this.threads, this.stop) = (threads, stop);
        var nodes = arcs.NodeCount;
        (leaving, stale) = (new bool[nodes], new bool[nodes]);
        (depth, difference) = (new int[nodes], new int[nodes]);
        searches = [.. Enumerable.Range(0, threads).Select(_ => new WitnessSearch(graph, leaving))];
        left = [.. Enumerable.Range(0, nodes)];
        Order = new List<int>(nodes);
        Array.Fill(stale, true);
    }

    /// <summary>The nodes as they were contracted.</summary>
    public List<int> Order { get; }

    /// <summary>The graph in which each node's links lead to nodes contracted later.</summary>
    public Contracting Result => graph;

    /// <param name="progress">Told the share of nodes that is done, 0 to 1.</param>
    public void Run(IProgress<double>? progress)
    {
        Rank(left);
        while (left.Length > 0)
        {
            stop.ThrowIfCancellationRequested();
            var candidates = Array.FindAll(left, MattersLess);
            Rank(candidates);
            var round = Array.FindAll(candidates, MattersLess);
            Contract(round);
            Order.AddRange(round);
            left = Array.FindAll(left, v => !leaving[v]);
            progress?.Report(1 - (double)left.Length / graph.NodeCount);
        }
    }

    /// <summary>
    /// Looks up again what changed since it was looked up, only for those whose turn it seems to be (lazy updates,
    /// Geisberger et al. 2012, section 3.1): others mostly cost more by the time it is.
    /// </summary>
    private void Rank(int[] nodes)
    {
        var changed = Array.FindAll(nodes, v => stale[v]);
        InParallel(
            changed.Length,
            (search, i) =>
            {
                var v = changed[i];
                search.Run(v, SettledToRank);
                difference[v] = search.Found.Count - ArcsOf(v);
                stale[v] = false;
            }
        );
    }

    private int ArcsOf(int node)
    {
        var arcs = 0;
        foreach (ref readonly var link in graph.LinksOf(node))
        {
            arcs += (link.Out < TravelTime.Unreachable ? 1 : 0) + (link.In < TravelTime.Unreachable ? 1 : 0);
        }
        return arcs;
    }

    private bool MattersLess(int node)
    {
        foreach (ref readonly var link in graph.LinksOf(node))
        {
            if (Before(link.Node, node))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>
    /// By the arcs added less those taken away (edge difference) and the contractions that lie below, so that they
    /// spread evenly. Of equals the order is a fixed shuffle, or a long street would go one node a round.
    /// </summary>
    private bool Before(int a, int b)
    {
        var (costA, costB) = (difference[a] + depth[a], difference[b] + depth[b]);
        return costA < costB || costA == costB && (Shuffled(a), a).CompareTo((Shuffled(b), b)) < 0;
    }

    private static uint Shuffled(int node) => (uint)node * 2_654_435_761;

    private void Contract(int[] round)
    {
        Array.ForEach(round, v => leaving[v] = true);
        var needed = new Shortcut[round.Length][];
        InParallel(
            round.Length,
            (search, i) =>
            {
                search.Run(round[i], SettledToContract);
                needed[i] = [.. search.Found];
            }
        );
        foreach (var v in round)
        {
            stop.ThrowIfCancellationRequested();
            graph.Remove(v);
            foreach (ref readonly var link in graph.LinksOf(v))
            {
                stale[link.Node] = true;
                depth[link.Node] = Math.Max(depth[link.Node], depth[v] + 1);
            }
        }
        foreach (var shortcut in needed.SelectMany(s => s))
        {
            graph.Add(shortcut);
        }
    }

    /// <summary>Shares numbers out in chunks; each thread has a search of its own.</summary>
    private void InParallel(int count, Action<WitnessSearch, int> work)
    {
        const int Chunk = 16;
        var next = -1;
        void Take(int thread)
        {
            while ((long)Interlocked.Increment(ref next) * Chunk is var start && start < count)
            {
                stop.ThrowIfCancellationRequested();
                for (var i = (int)start; i < Math.Min(count, (int)start + Chunk); i++)
                {
                    work(searches[thread], i);
                }
            }
        }
        if (threads == 1 || count <= Chunk)
        {
            Take(0);
            return;
        }
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop },
            Take
        );
    }
}
