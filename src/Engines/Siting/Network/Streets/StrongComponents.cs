namespace Yiju.Siting.Network.Streets;

/// <summary>
/// The parts of a graph within which every node can be reached from every other (Tarjan 1972, doi 10.1137/0201010),
/// without recursion. From one part to another there may be a way, but then none back.
/// </summary>
public sealed class StrongComponents
{
    private readonly int[] partOf;
    private readonly List<int> sizes = [];

    private StrongComponents(int nodes) => partOf = new int[nodes];

    public int Count => sizes.Count;

    /// <summary>Nodes of the largest part; 0 in an empty graph.</summary>
    public int Largest => sizes.Count == 0 ? 0 : sizes.Max();

    /// <summary>How many parts have so many nodes or more; a node on no open street is a part of one.</summary>
    public int CountOf(int nodes) => sizes.Count(s => s >= nodes);

    /// <summary>Number of a node's part, from 0.</summary>
    public int PartOf(int node) => partOf[node];

    /// <summary>How many nodes a part has.</summary>
    public int SizeOf(int part) => sizes[part];

    public static StrongComponents Of(ArcGraph graph)
    {
        var found = new StrongComponents(graph.NodeCount);
        found.Find(graph);
        return found;
    }

    private void Find(ArcGraph graph)
    {
        const int Unseen = 0;
        var nodes = graph.NodeCount;
        var (low, next) = (new int[nodes], graph.First.AsSpan(0, nodes).ToArray());
        var (path, open) = (new Stack<int>(), new Stack<int>());
        var seen = 0;
        var index = new int[nodes];
        for (var root = 0; root < nodes; root++)
        {
            if (index[root] != Unseen)
            {
                continue;
            }
            path.Push(root);
            while (path.TryPeek(out var v))
            {
                if (index[v] == Unseen)
                {
                    index[v] = low[v] = ++seen;
                    open.Push(v);
                }
                if (next[v] < graph.First[v + 1])
                {
                    var w = graph.Head[next[v]++];
                    if (index[w] == Unseen)
                    {
                        path.Push(w);
                    }
                    else
                    {
                        low[v] = Math.Min(low[v], index[w]);
                    }
                    continue;
                }
                path.Pop();
                if (low[v] == index[v])
                {
                    Close(v, open, index);
                }
                else
                {
                    var parent = path.Peek();
                    low[parent] = Math.Min(low[parent], low[v]);
                }
            }
        }
    }

    /// <summary>Everything above the root on the stack is its part; what is closed can lower nobody's number any more.</summary>
    private void Close(int root, Stack<int> open, int[] index)
    {
        var size = 0;
        int v;
        do
        {
            v = open.Pop();
            index[v] = int.MaxValue;
            partOf[v] = sizes.Count;
            size++;
        } while (v != root);
        sizes.Add(size);
    }
}
