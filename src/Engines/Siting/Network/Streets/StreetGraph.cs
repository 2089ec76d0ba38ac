namespace Yiju.Siting.Network.Streets;

/// <summary>The travel times of one mode over the segments of a <see cref="StreetGraph"/>.</summary>
/// <param name="Mode">Name of the mode.</param>
/// <param name="OffStreetSpeed">km/h between a door and the street.</param>
/// <param name="Forward">By segment, from its first end to its second, in tenths of a second; −1 where closed.</param>
/// <param name="Backward">By segment, from its second end to its first.</param>
/// <param name="ThroughOnly">By segment, whether nobody gets on or off between its ends.</param>
public sealed record ModeTimes(string Mode, double OffStreetSpeed, int[] Forward, int[] Backward, bool[] ThroughOnly)
{
    public const int Closed = -1;
}

/// <summary>
/// Streets as points and straight segments between them: every bend is a node too, so a street's shape needs no second
/// structure. Immutable and in an order that follows from the streets alone (nodes along a Z-order curve, near in the
/// city is near in memory), so the same streets are the same graph whatever file they came from.
/// </summary>
public sealed class StreetGraph
{
    private readonly int[] latitudes;
    private readonly int[] longitudes;
    private readonly int[] first;
    private readonly int[] second;

    internal StreetGraph(int[] latitudes, int[] longitudes, int[] first, int[] second, IReadOnlyList<ModeTimes> modes)
    {
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        this.first = first;
        this.second = second;
        Modes = modes;
    }

    public int NodeCount => latitudes.Length;

    public int SegmentCount => first.Length;

    public IReadOnlyList<ModeTimes> Modes { get; }

    public GeoPoint this[int node] => GeoPoint.FromUnits(latitudes[node], longitudes[node]);

    /// <summary>The ends of a segment, the smaller node first.</summary>
    public (int First, int Second) Ends(int segment) => (first[segment], second[segment]);

    internal ReadOnlySpan<int> Latitudes => latitudes;

    internal ReadOnlySpan<int> Longitudes => longitudes;

    internal ReadOnlySpan<int> FirstEnds => first;

    internal ReadOnlySpan<int> SecondEnds => second;
}
