namespace Yiju.Siting.Network.Paths;

/// <summary>
/// Finds the shortcuts a node needs: between two neighbours the way over the node is kept unless a way as short is
/// found that goes round it (a witness). The search for it gives up after some nodes: then a shortcut may be one too
/// many, never one too few. For one thread.
/// </summary>
internal sealed class WitnessSearch(Contracting graph, bool[] leaving)
{
    private readonly int[] time = new int[graph.NodeCount];
    private readonly int[] stamp = new int[graph.NodeCount];
    private readonly int[] aimedAt = new int[graph.NodeCount];
    private readonly int[] allowed = new int[graph.NodeCount];
    private readonly MinHeap heap = new();
    private int run;
    private int targets;

    /// <summary>The shortcuts of the last node.</summary>
    public List<Shortcut> Found { get; } = [];

    /// <param name="node">Neither it nor nodes that are leaving are on a witness.</param>
    /// <param name="mostSettled">Nodes after which a search gives up.</param>
    public void Run(int node, int mostSettled)
    {
        Found.Clear();
        var links = graph.LinksOf(node);
        for (var i = 0; i < links.Length; i++)
        {
            if (links[i].In < TravelTime.Unreachable && Aim(links, i) is >= 0 and var limit)
            {
                Search(links[i].Node, node, limit, mostSettled);
                Collect(node, links, i);
            }
        }
    }

    /// <summary>Marks the neighbours that a search has to reach.</summary>
    /// <returns>The longest way over the node to one of them; −1 when there are none.</returns>
    private int Aim(ReadOnlySpan<Link> links, int from)
    {
        run++;
        targets = 0;
        var farthest = -1;
        for (var j = graph.Symmetric ? from + 1 : 0; j < links.Length; j++)
        {
            if (j != from && links[j].Out < TravelTime.Unreachable)
            {
                farthest = Math.Max(farthest, links[j].Out);
                aimedAt[links[j].Node] = run;
                allowed[links[j].Node] = links[from].In + links[j].Out;
                targets++;
            }
        }
        return farthest < 0 ? -1 : Math.Min(TravelTime.Unreachable - 1, links[from].In + farthest);
    }

    private void Collect(int node, ReadOnlySpan<Link> links, int from)
    {
        ref readonly var come = ref links[from];
        for (var j = graph.Symmetric ? from + 1 : 0; j < links.Length; j++)
        {
            ref readonly var go = ref links[j];
            var over = come.In + (long)go.Out;
            if (j == from || over >= TravelTime.Unreachable || stamp[go.Node] == run && time[go.Node] <= over)
            {
                continue;
            }
            Found.Add(new Shortcut(come.Node, go.Node, (int)over, node));
            if (graph.Symmetric)
            {
                Found.Add(new Shortcut(go.Node, come.Node, (int)over, node));
            }
        }
    }

    private void Search(int from, int without, int limit, int mostSettled)
    {
        heap.Clear();
        Reach(from, 0);
        for (var settled = 0; settled < mostSettled && targets > 0 && heap.TryPop(out var now, out var v); )
        {
            if (now > time[v])
            {
                continue;
            }
            settled++;
            Judge(v, now, settled: true);
            foreach (ref readonly var link in graph.LinksOf(v))
            {
                var then = now + link.Out;
                if (
                    then <= limit
                    && link.Node != without
                    && !leaving[link.Node]
                    && (stamp[link.Node] != run || then < time[link.Node])
                )
                {
                    Reach(link.Node, then);
                }
            }
        }
    }

    private void Reach(int node, int at)
    {
        stamp[node] = run;
        time[node] = at;
        heap.Push(at, node);
        Judge(node, at, settled: false);
    }

    /// <summary>A target is done with when a witness has been found, before it is settled, or when there is none.</summary>
    private void Judge(int node, int at, bool settled)
    {
        if (aimedAt[node] == run && (settled || at <= allowed[node]))
        {
            aimedAt[node] = 0;
            targets--;
        }
    }
}
