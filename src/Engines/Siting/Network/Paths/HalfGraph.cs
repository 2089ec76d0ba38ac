namespace Yiju.Siting.Network.Paths;

/// <summary>
/// Arcs between nodes and nodes of higher rank, in adjacency arrays of the lower one. Nodes go by their place in the
/// hierarchy, 0 the highest.
/// </summary>
/// <param name="Via">The node in the middle of a shortcut; −1 for a street.</param>
internal sealed record HalfGraph(int[] First, int[] Higher, int[] Weight, int[] Via)
{
    /// <summary>Where the arc between a node and a higher one is.</summary>
    public int Find(int lower, int higher)
    {
        for (var a = First[lower]; a < First[lower + 1]; a++)
        {
            if (Higher[a] == higher)
            {
                return a;
            }
        }
        throw new InvalidOperationException($"No arc between {lower} and {higher}.");
    }
}
