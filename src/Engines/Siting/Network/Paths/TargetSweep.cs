using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Yiju.Siting.Network.Paths;

/// <summary>
/// The part of a hierarchy from which some targets can be reached going down, in the order of the sweep (RPHAST:
/// Delling, Goldberg, Werneck 2011, doi 10.4230/OASIcs.ATMOS.2011.52). With all nodes as targets it is PHAST (Delling,
/// Goldberg, Nowatzyk, Werneck 2013, doi 10.1016/j.jpdc.2012.02.007). Immutable: threads share it.
/// </summary>
internal sealed class TargetSelection
{
    /// <summary>Index of each place among the selected; −1 when it is not.</summary>
    public int[] Index { get; }

    public int Count { get; }

    /// <summary>The downward arcs into each selected node, in adjacency arrays.</summary>
    public int[] First { get; }

    /// <summary>Where they come from, by index; always smaller than the node's own.</summary>
    public int[] Tail { get; }

    public int[] Weight { get; }

    public TargetSelection(HalfGraph down, IEnumerable<int> targetPlaces)
    {
        Index = new int[down.First.Length - 1];
        Array.Fill(Index, -1);
        var selected = Above(down, targetPlaces);
        Count = selected.Count;
        for (var i = 0; i < selected.Count; i++)
        {
            Index[selected[i]] = i;
        }
        First = new int[Count + 1];
        var (tail, weight) = (new List<int>(), new List<int>());
        for (var i = 0; i < Count; i++)
        {
            for (var a = down.First[selected[i]]; a < down.First[selected[i] + 1]; a++)
            {
                tail.Add(Index[down.Higher[a]]);
                weight.Add(down.Weight[a]);
            }
            First[i + 1] = tail.Count;
        }
        (Tail, Weight) = ([.. tail], [.. weight]);
    }

    /// <returns>The targets and all from which one goes down to them, highest first.</returns>
    private List<int> Above(HalfGraph down, IEnumerable<int> targetPlaces)
    {
        const int Seen = 0;
        var found = new List<int>();
        void Take(int place)
        {
            if (Index[place] != Seen)
            {
                Index[place] = Seen;
                found.Add(place);
            }
        }
        foreach (var place in targetPlaces)
        {
            Take(place);
        }
        for (var i = 0; i < found.Count; i++)
        {
            for (var a = down.First[found[i]]; a < down.First[found[i] + 1]; a++)
            {
                Take(down.Higher[a]);
            }
        }
        found.Sort();
        return found;
    }
}

/// <summary>
/// Times from up to 16 sources at once to all selected nodes: each source's way up is searched, then one sweep from the
/// highest node down settles all sources side by side in vector registers. For one thread.
/// </summary>
internal sealed class TargetSweep(TargetSelection selection, UpwardSearch search)
{
    public const int Lanes = 16;

    private static readonly int Vectors = Lanes / Vector256<int>.Count;

    private readonly Vector256<int>[] times = new Vector256<int>[selection.Count * Vectors];

    /// <summary>Forgets the last sources.</summary>
    public void Clear() => Array.Fill(times, Vector256.Create(TravelTime.Unreachable));

    /// <summary>Searches the way up from one source.</summary>
    /// <param name="lane">From 0 to <see cref="Lanes"/> − 1.</param>
    /// <param name="places">Where the source is, and the times to there.</param>
    public void Begin(int lane, ReadOnlySpan<(int Place, int Time)> places)
    {
        var rows = MemoryMarshal.Cast<Vector256<int>, int>(times.AsSpan());
        search.Clear();
        foreach (var (place, time) in places)
        {
            search.Begin(place, time);
        }
        while (search.Next() is not -2 and var place)
        {
            if (place >= 0 && selection.Index[place] is >= 0 and var row)
            {
                rows[row * Lanes + lane] = search[place];
            }
        }
    }

    /// <summary>Settles everything below.</summary>
    public void Sweep()
    {
        var (first, tail, weight) = (selection.First, selection.Tail, selection.Weight);
        var rows = times;
        for (var v = 0; v < selection.Count; v++)
        {
            var (low, high) = (rows[2 * v], rows[2 * v + 1]);
            for (var a = first[v]; a < first[v + 1]; a++)
            {
                var along = Vector256.Create(weight[a]);
                var from = 2 * tail[a];
                low = Vector256.Min(low, rows[from] + along);
                high = Vector256.Min(high, rows[from + 1] + along);
            }
            (rows[2 * v], rows[2 * v + 1]) = (low, high);
        }
    }

    /// <summary>The times of all sources to a selected place.</summary>
    public ReadOnlySpan<int> At(int place) =>
        MemoryMarshal.Cast<Vector256<int>, int>(times.AsSpan(selection.Index[place] * Vectors, Vectors));
}
