namespace Yiju.Siting.Network.Streets;

/// <summary>Where a point comes onto the streets.</summary>
/// <param name="Segment">The nearest segment; −1 when none is near enough.</param>
/// <param name="Fraction">How far along it from its first end, 0 to 1.</param>
/// <param name="Metres">How far the point is from it; 0 when too far.</param>
public readonly record struct SnappedPoint(int Segment, float Fraction, float Metres)
{
    public static readonly SnappedPoint TooFar = new(-1, 0, 0);

    /// <summary>False: there is no street near enough.</summary>
    public bool OnStreet => Segment >= 0;
}

/// <summary>A node and the time between it and a point.</summary>
public readonly record struct Seed(int Node, int Time);

/// <summary>A snapped point as the searches see it: the ends of its segment and the times to them, the way on foot included.</summary>
/// <param name="First">−1 where the segment is closed that way.</param>
public readonly record struct Landing(Seed First, Seed Second)
{
    private static readonly Seed Nowhere = new(-1, TravelTime.Unreachable);

    /// <param name="heading">Away: times from the point to the ends; towards: from the ends to the point.</param>
    public static Landing Of(TravelNetwork network, SnappedPoint point, Heading heading)
    {
        if (!point.OnStreet)
        {
            return new Landing(Nowhere, Nowhere);
        }
        var (a, b) = network.Streets.Ends(point.Segment);
        var (forward, backward) = (network.Forward(point.Segment), network.Backward(point.Segment));
        var (toFirst, toSecond) = heading == Heading.Away ? (backward, forward) : (forward, backward);
        var walk = network.OffStreet(point.Metres);
        return new Landing(End(a, toFirst, point.Fraction, walk), End(b, toSecond, 1 - point.Fraction, walk));
    }

    /// <summary>From one point to another on the same segment without leaving it.</summary>
    public static int Along(TravelNetwork network, SnappedPoint from, SnappedPoint to)
    {
        var share = to.Fraction - from.Fraction;
        var time = share >= 0 ? network.Forward(from.Segment) : network.Backward(from.Segment);
        if (share == 0)
        {
            time = Math.Max(0, time);
        }
        return time < 0
            ? TravelTime.Unreachable
            : Part(time, Math.Abs(share)) + network.OffStreet(from.Metres) + network.OffStreet(to.Metres);
    }

    private static Seed End(int node, int time, float share, int walk) =>
        time < 0 ? Nowhere : new Seed(node, Part(time, share) + walk);

    private static int Part(int time, float share) => (int)Math.Round(time * (double)share);
}
