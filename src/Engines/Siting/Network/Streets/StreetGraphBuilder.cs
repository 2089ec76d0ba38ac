using System.Runtime.InteropServices;

namespace Yiju.Siting.Network.Streets;

/// <summary>Collects nodes and streets and makes a <see cref="StreetGraph"/> of those that some mode can use.</summary>
public sealed class StreetGraphBuilder
{
    private readonly IReadOnlyList<TravelMode> modes;
    private readonly List<int> latitudes = [];
    private readonly List<int> longitudes = [];
    private readonly List<int> first = [];
    private readonly List<int> second = [];
    private readonly List<int>[] forward;
    private readonly List<int>[] backward;
    private readonly List<bool>[] throughOnly;
    private readonly Passage[] passages;

    /// <param name="modes">At least one.</param>
    public StreetGraphBuilder(IReadOnlyList<TravelMode> modes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(modes.Count);
        this.modes = modes;
        forward = [.. modes.Select(_ => new List<int>())];
        backward = [.. modes.Select(_ => new List<int>())];
        throughOnly = [.. modes.Select(_ => new List<bool>())];
        passages = new Passage[modes.Count];
    }

    /// <returns>The number to name the node by; it is not its number in the graph.</returns>
    /// <exception cref="ArgumentException">It is no place.</exception>
    public int AddNode(GeoPoint at)
    {
        if (!at.IsValid)
        {
            throw new ArgumentException($"{at} is no place.", nameof(at));
        }
        var (latitude, longitude) = at.ToUnits();
        latitudes.Add(latitude);
        longitudes.Add(longitude);
        return latitudes.Count - 1;
    }

    /// <summary>Adds a street along nodes.</summary>
    /// <param name="tags">As OpenStreetMap's; those that no mode knows are ignored.</param>
    /// <returns>False when no mode can use it; then it is left out.</returns>
    public bool AddStreet(ReadOnlySpan<int> nodes, IReadOnlyDictionary<string, string> tags)
    {
        var usable = false;
        for (var m = 0; m < passages.Length; m++)
        {
            passages[m] = modes[m].Of(tags);
            usable |= passages[m].Open;
        }
        for (var i = 1; usable && i < nodes.Length; i++)
        {
            AddSegment(nodes[i - 1], nodes[i]);
        }
        return usable;
    }

    private void AddSegment(int from, int to)
    {
        if (from == to)
        {
            return;
        }
        var metres = At(from).MetresTo(At(to));
        first.Add(from);
        second.Add(to);
        for (var m = 0; m < passages.Length; m++)
        {
            forward[m].Add(Time(metres, passages[m].Forward));
            backward[m].Add(Time(metres, passages[m].Backward));
            throughOnly[m].Add(passages[m].ThroughOnly);
        }
    }

    private static int Time(double metres, double speed) => speed > 0 ? TravelTime.Of(metres, speed) : ModeTimes.Closed;

    private GeoPoint At(int node) => GeoPoint.FromUnits(latitudes[node], longitudes[node]);

    /// <summary>The graph of what was added so far; nodes without a street are left out.</summary>
    public StreetGraph Build()
    {
        var (order, number) = NodesInOrder();
        var (ends, segments) = SegmentsInOrder(number);
        int[] Pick(List<int> values, int[] which) => [.. which.Select(i => values[i])];
        var swapped = Array.ConvertAll(segments, s => number[first[s]] > number[second[s]]);
        var times = new ModeTimes[modes.Count];
        for (var m = 0; m < times.Length; m++)
        {
            var (there, back) = (Pick(forward[m], segments), Pick(backward[m], segments));
            for (var s = 0; s < segments.Length; s++)
            {
                if (swapped[s])
                {
                    (there[s], back[s]) = (back[s], there[s]);
                }
            }
            times[m] = new ModeTimes(
                modes[m].Name,
                modes[m].OffStreetSpeed,
                there,
                back,
                Array.ConvertAll(segments, s => throughOnly[m][s])
            );
        }
        return new StreetGraph(
            Pick(latitudes, order),
            Pick(longitudes, order),
            Array.ConvertAll(ends, e => (int)(e >> 32)),
            Array.ConvertAll(ends, e => (int)e),
            times
        );
    }

    /// <returns>The used nodes along the curve, and the new number of each.</returns>
    private (int[] Order, int[] Number) NodesInOrder()
    {
        var number = new int[latitudes.Count];
        foreach (var node in CollectionsMarshal.AsSpan(first))
        {
            number[node] = 1;
        }
        foreach (var node in CollectionsMarshal.AsSpan(second))
        {
            number[node] = 1;
        }
        var order = Enumerable.Range(0, number.Length).Where(n => number[n] == 1).ToArray();
        var keys = Array.ConvertAll(order, n => ZOrder(latitudes[n], longitudes[n]));
        Array.Sort(keys, order);
        SortRuns(keys, order, Comparer<int>.Default);
        for (var i = 0; i < order.Length; i++)
        {
            number[order[i]] = i;
        }
        return (order, number);
    }

    /// <returns>The ends of each segment, the smaller in the upper half, and which segment it was.</returns>
    private (long[] Ends, int[] Segments) SegmentsInOrder(int[] number)
    {
        var segments = Enumerable.Range(0, first.Count).ToArray();
        var ends = Array.ConvertAll(
            segments,
            s =>
            {
                var (a, b) = (number[first[s]], number[second[s]]);
                return ((long)Math.Min(a, b) << 32) | (uint)Math.Max(a, b);
            }
        );
        Array.Sort(ends, segments);
        SortRuns(ends, segments, Comparer<int>.Create((a, b) => CompareTimes(a, b, number)));
        return (ends, segments);
    }

    /// <summary>Puts those that share a key into an order of their own.</summary>
    private static void SortRuns<TKey>(TKey[] keys, int[] items, IComparer<int> comparer)
        where TKey : IEquatable<TKey>
    {
        for (int start = 0, end; start < items.Length; start = end)
        {
            end = start + 1;
            while (end < items.Length && keys[end].Equals(keys[start]))
            {
                end++;
            }
            if (end - start > 1)
            {
                Array.Sort(items, start, end - start, comparer);
            }
        }
    }

    private int CompareTimes(int a, int b, int[] number)
    {
        (int, int, bool) Times(int segment, int mode)
        {
            var (there, back) = (forward[mode][segment], backward[mode][segment]);
            var through = throughOnly[mode][segment];
            return number[first[segment]] < number[second[segment]] ? (there, back, through) : (back, there, through);
        }
        for (var m = 0; m < modes.Count; m++)
        {
            if (Times(a, m).CompareTo(Times(b, m)) is not 0 and var order)
            {
                return order;
            }
        }
        return a.CompareTo(b);
    }

    /// <summary>Place on the Z-order curve (Morton 1966): the bits of both coordinates in turn.</summary>
    private static ulong ZOrder(int latitude, int longitude) =>
        Spread((uint)latitude ^ 0x8000_0000) << 1 | Spread((uint)longitude ^ 0x8000_0000);

    private static ulong Spread(ulong bits)
    {
        bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF;
        bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF;
        bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F;
        bits = (bits | bits << 2) & 0x3333_3333_3333_3333;
        return (bits | bits << 1) & 0x5555_5555_5555_5555;
    }
}
