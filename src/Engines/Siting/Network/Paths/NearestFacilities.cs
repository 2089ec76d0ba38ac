using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Paths;

/// <summary>A facility and the time to it (or from it); number −1 and unreachable when there is none.</summary>
public readonly record struct FacilityTime(int Facility, int Time)
{
    public static readonly FacilityTime None = new(-1, TravelTime.Unreachable);
}

/// <summary>
/// The nearest and the second nearest of some facilities for every node of the city by one search from all of them
/// (Dijkstra with as many labels a node; Erwig 2000 calls the nearest the graph Voronoi diagram, Networks 36(3)).
/// </summary>
public sealed class NearestFacilities
{
    private readonly TravelNetwork network;
    private readonly Heading heading;
    private readonly SnappedPoint[] facilities;
    private readonly FacilityTime[] nearest;
    private readonly FacilityTime[] second;

    /// <summary>Facility numbers in the order of their segments, for those that share one with a point.</summary>
    private readonly int[] bySegment;
    private readonly int[] segmentsSorted;
    private readonly bool[] hasFacility;

    private NearestFacilities(TravelNetwork network, SnappedPoint[] facilities, Heading heading)
    {
        (this.network, this.facilities, this.heading) = (network, facilities, heading);
        nearest = new FacilityTime[network.Streets.NodeCount];
        second = new FacilityTime[network.Streets.NodeCount];
        Array.Fill(nearest, FacilityTime.None);
        Array.Fill(second, FacilityTime.None);
        bySegment = [.. Enumerable.Range(0, facilities.Length).Where(f => facilities[f].OnStreet)];
        segmentsSorted = Array.ConvertAll(bySegment, f => facilities[f].Segment);
        Array.Sort(segmentsSorted, bySegment);
        hasFacility = new bool[network.Streets.SegmentCount];
        Array.ForEach(segmentsSorted, s => hasFacility[s] = true);
    }

    /// <param name="facilities">Those on no street are nearest to nobody.</param>
    /// <param name="heading">Seen from the facilities: away to the elders, or the elders towards them.</param>
    public static NearestFacilities Of(
        TravelNetwork network,
        IReadOnlyList<SnappedPoint> facilities,
        Heading heading,
        CancellationToken stop = default
    )
    {
        var found = new NearestFacilities(network, [.. facilities], heading);
        found.Search(stop);
        return found;
    }

    /// <summary>The two nearest facilities of a snapped point, the nearer first; of equal ones the smaller number.</summary>
    public (FacilityTime Nearest, FacilityTime Second) For(SnappedPoint point)
    {
        if (!point.OnStreet)
        {
            return (FacilityTime.None, FacilityTime.None);
        }
        var (best, next) = (FacilityTime.None, FacilityTime.None);
        var landing = Landing.Of(network, point, heading == Heading.Away ? Heading.Towards : Heading.Away);
        Through(landing.First, ref best, ref next);
        Through(landing.Second, ref best, ref next);
        if (hasFacility[point.Segment])
        {
            OnSegment(point, ref best, ref next);
        }
        return (best, next);
    }

    private void Through(Seed end, ref FacilityTime best, ref FacilityTime next)
    {
        if (end.Node < 0)
        {
            return;
        }
        var (near, far) = (nearest[end.Node], second[end.Node]);
        Offer(near with { Time = near.Time + end.Time }, ref best, ref next);
        Offer(far with { Time = far.Time + end.Time }, ref best, ref next);
    }

    private void OnSegment(SnappedPoint point, ref FacilityTime best, ref FacilityTime next)
    {
        var at = segmentsSorted.AsSpan().BinarySearch(point.Segment);
        while (at > 0 && segmentsSorted[at - 1] == point.Segment)
        {
            at--;
        }
        for (; at < segmentsSorted.Length && segmentsSorted[at] == point.Segment; at++)
        {
            var there = facilities[bySegment[at]];
            var time =
                heading == Heading.Away ? Landing.Along(network, there, point) : Landing.Along(network, point, there);
            Offer(new FacilityTime(bySegment[at], time), ref best, ref next);
        }
    }

    private static void Offer(FacilityTime offered, ref FacilityTime best, ref FacilityTime next)
    {
        if (offered.Facility < 0 || offered.Time >= TravelTime.Unreachable)
        {
            return;
        }
        if (offered.Facility == best.Facility)
        {
            best = Less(offered, best) ? offered : best;
        }
        else if (Less(offered, best))
        {
            (best, next) = (offered, best);
        }
        else if (Less(offered, next))
        {
            next = offered;
        }
    }

    private static bool Less(FacilityTime a, FacilityTime b) =>
        a.Time < b.Time || a.Time == b.Time && (uint)a.Facility < (uint)b.Facility;

    private void Search(CancellationToken stop)
    {
        const int StepsBetweenLooks = 1 << 12;
        var graph = network.Search(heading);
        var labels = new Labels();
        for (var f = 0; f < facilities.Length; f++)
        {
            var landing = Landing.Of(network, facilities[f], heading);
            Label(landing.First, f, labels);
            Label(landing.Second, f, labels);
        }
        for (var steps = 0; labels.TryPop(out var now, out var v, out var f); steps++)
        {
            if (steps % StepsBetweenLooks == 0)
            {
                stop.ThrowIfCancellationRequested();
            }
            if (!Settle(v, new FacilityTime(f, now)))
            {
                continue;
            }
            for (var a = graph.First[v]; a < graph.First[v + 1]; a++)
            {
                Label(new Seed(graph.Head[a], now + graph.Weight[a]), f, labels);
            }
        }
    }

    private void Label(Seed seed, int facility, Labels labels)
    {
        if (
            seed.Node >= 0
            && seed.Time < TravelTime.Unreachable
            && second[seed.Node].Facility < 0
            && nearest[seed.Node].Facility != facility
        )
        {
            labels.Push(seed.Time, seed.Node, facility);
        }
    }

    /// <returns>False when the node has this facility or two already.</returns>
    private bool Settle(int node, FacilityTime label)
    {
        if (nearest[node].Facility < 0)
        {
            nearest[node] = label;
            return true;
        }
        if (second[node].Facility >= 0 || nearest[node].Facility == label.Facility)
        {
            return false;
        }
        second[node] = label;
        return true;
    }

    /// <summary>Times of a node and a facility, least first.</summary>
    private sealed class Labels
    {
        private readonly MinHeap heap = new();
        private (int Node, int Facility)[] labels = new (int, int)[1024];
        private int count;

        public void Push(int time, int node, int facility)
        {
            if (count == labels.Length)
            {
                Array.Resize(ref labels, count * 2);
            }
            labels[count] = (node, facility);
            heap.Push(time, count++);
        }

        public bool TryPop(out int time, out int node, out int facility)
        {
            var any = heap.TryPop(out time, out var label);
            (node, facility) = any ? labels[label] : default;
            return any;
        }
    }
}
