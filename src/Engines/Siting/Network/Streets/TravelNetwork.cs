namespace Yiju.Siting.Network.Streets;

/// <summary>Which way between a point of interest and the rest is asked for; they differ where streets are one-way.</summary>
public enum Heading
{
    /// <summary>From it to the others, as a meal is brought.</summary>
    Away,

    /// <summary>From the others to it, as elders go to a canteen.</summary>
    Towards,
}

/// <summary>The streets as one mode sees them.</summary>
public sealed class TravelNetwork
{
    private readonly ModeTimes times;
    private readonly Lazy<StrongComponents> components;

    /// <exception cref="ArgumentException">The graph has no times of this mode.</exception>
    public TravelNetwork(StreetGraph streets, string mode)
    {
        Streets = streets;
        times =
            streets.Modes.FirstOrDefault(m => m.Mode == mode)
            ?? throw new ArgumentException($"The streets have no times for “{mode}”.", nameof(mode));
        Out = ArcGraph.Of(streets.NodeCount, Arcs());
        In = Out.Reverse();
        components = new Lazy<StrongComponents>(() => StrongComponents.Of(Out));
    }

    public StreetGraph Streets { get; }

    public string Mode => times.Mode;

    /// <summary>The arcs that leave each node.</summary>
    public ArcGraph Out { get; }

    /// <summary>The arcs that come into each node, turned round.</summary>
    public ArcGraph In { get; }

    /// <summary>Which nodes can be reached from one another and back; found when first asked for.</summary>
    public StrongComponents Components => components.Value;

    /// <summary>Time along a segment from its first end to its second; −1 where closed.</summary>
    public int Forward(int segment) => times.Forward[segment];

    /// <summary>Time along a segment from its second end to its first; −1 where closed.</summary>
    public int Backward(int segment) => times.Backward[segment];

    /// <summary>Whether a segment can be used in one direction at least.</summary>
    public bool Open(int segment) => times.Forward[segment] >= 0 || times.Backward[segment] >= 0;

    /// <summary>Whether points may lie on a segment: it is open, and one can get on and off.</summary>
    public bool HasDoors(int segment) => Open(segment) && !times.ThroughOnly[segment];

    /// <summary>Time on foot between a door and the street.</summary>
    public int OffStreet(double metres) => TravelTime.Of(metres, times.OffStreetSpeed);

    internal ArcGraph Search(Heading heading) => heading == Heading.Away ? Out : In;

    private Arc[] Arcs()
    {
        var arcs = new List<Arc>(2 * Streets.SegmentCount);
        for (var s = 0; s < Streets.SegmentCount; s++)
        {
            var (a, b) = Streets.Ends(s);
            if (Forward(s) >= 0)
            {
                arcs.Add(new Arc(a, b, Forward(s)));
            }
            if (Backward(s) >= 0)
            {
                arcs.Add(new Arc(b, a, Backward(s)));
            }
        }
        return [.. arcs];
    }
}
