namespace Yiju.Siting.Network.Streets;

/// <summary>
/// Finds the nearest street that a mode can use and get on and off, by a grid of square cells that know the segments through them: rings of
/// cells round the point are looked through until no nearer segment can come.
/// </summary>
public sealed class Snapper
{
    private const double SegmentsPerCell = 2;
    private const double SmallestCell = 10;

    private readonly TravelNetwork network;
    private readonly double tooFar;

    private readonly float[] east;
    private readonly float[] north;

    internal Plane Plane { get; }

    internal SegmentGrid Grid { get; }

    /// <param name="tooFar">Metres from a street beyond which a point is on none, above 0.</param>
    /// <param name="smallestPart">
    /// Streets in a part of fewer nodes that is cut off from the rest are not seen; 1 sees all.
    /// </param>
    public Snapper(TravelNetwork network, double tooFar, int smallestPart = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tooFar);
        this.network = network;
        this.tooFar = tooFar;
        var streets = network.Streets;
        var nodes = streets.NodeCount;
        Plane = new Plane(nodes > 0 ? Middle(streets) : default);
        (east, north) = (new float[nodes], new float[nodes]);
        for (var v = 0; v < nodes; v++)
        {
            var (x, y) = Plane.Of(streets[v]);
            (east[v], north[v]) = ((float)x, (float)y);
        }
        var seen = Enumerable.Range(0, streets.SegmentCount).Where(s => Seen(s, smallestPart)).ToArray();
        Grid = SegmentGrid.Of([.. seen.Select(s => (s, Line(s)))], SegmentsPerCell, SmallestCell);
    }

    /// <summary>The nearest street; of several at the same distance the one with the smallest number.</summary>
    public SnappedPoint Snap(GeoPoint point)
    {
        if (!point.IsValid || Grid.IsEmpty)
        {
            return SnappedPoint.TooFar;
        }
        var (x, y) = Plane.Of(point);
        if (Grid.Distance(x, y) > tooFar)
        {
            return SnappedPoint.TooFar;
        }
        var (column, row) = Grid.CellOf(x, y);
        var (best, bestSquare) = (SnappedPoint.TooFar, tooFar * tooFar);
        for (var ring = 0; ; ring++)
        {
            var clear = Grid.Clearance(x, y, column, row, ring);
            if (ring > 0 && clear > 0 && clear * clear > bestSquare)
            {
                return best;
            }
            if (!Look(ring, column, row, (float)x, (float)y, ref best, ref bestSquare))
            {
                return best;
            }
        }
    }

    /// <summary>Snaps many points; the result does not depend on the number of threads.</summary>
    public SnappedPoint[] Snap(ReadOnlyMemory<GeoPoint> points, int threads, CancellationToken stop = default)
    {
        const int Chunk = 4096;
        var snapped = new SnappedPoint[points.Length];
        var chunks = (points.Length + Chunk - 1) / Chunk;
        Parallel.For(
            0,
            chunks,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop },
            c =>
            {
                var span = points.Span;
                for (var i = c * Chunk; i < Math.Min(span.Length, (c + 1) * Chunk); i++)
                {
                    snapped[i] = Snap(span[i]);
                }
            }
        );
        return snapped;
    }

    /// <returns>False when the ring lies outside the grid on all sides.</returns>
    private bool Look(int ring, int column, int row, float x, float y, ref SnappedPoint best, ref double bestSquare)
    {
        var (left, right) = (column - ring, column + ring);
        var (bottom, top) = (row - ring, row + ring);
        if (left < 0 && right >= Grid.Columns && bottom < 0 && top >= Grid.Rows)
        {
            return false;
        }
        for (var r = Math.Max(0, bottom); r <= Math.Min(Grid.Rows - 1, top); r++)
        {
            var step = r == bottom || r == top || ring == 0 ? 1 : 2 * ring;
            for (var c = left; c <= right; c += step)
            {
                if ((uint)c < (uint)Grid.Columns)
                {
                    Look(Grid.In(c, r), x, y, ref best, ref bestSquare);
                }
            }
        }
        return true;
    }

    private void Look(ReadOnlySpan<int> segments, float x, float y, ref SnappedPoint best, ref double bestSquare)
    {
        foreach (var segment in segments)
        {
            var line = Line(segment);
            var (square, share) = line.Near(x, y);
            if (square < bestSquare || square == bestSquare && (!best.OnStreet || segment < best.Segment))
            {
                bestSquare = square;
                best = new SnappedPoint(segment, share, MathF.Sqrt(square));
            }
        }
    }

    internal Line Line(int segment)
    {
        var (a, b) = network.Streets.Ends(segment);
        return Line(a, b);
    }

    internal Line Line(int from, int to) => new(east[from], north[from], east[to], north[to]);

    private bool Seen(int segment, int smallestPart)
    {
        bool LargeEnough(int node) => network.Components.SizeOf(network.Components.PartOf(node)) >= smallestPart;
        var (a, b) = network.Streets.Ends(segment);
        return network.HasDoors(segment) && (smallestPart <= 1 || LargeEnough(a) && LargeEnough(b));
    }

    private static GeoPoint Middle(StreetGraph streets)
    {
        static double Centre(ReadOnlySpan<int> units)
        {
            var (low, high) = (int.MaxValue, int.MinValue);
            foreach (var unit in units)
            {
                (low, high) = (Math.Min(low, unit), Math.Max(high, unit));
            }
            return ((double)low + high) / 2 / GeoPoint.UnitsPerDegree;
        }
        return new GeoPoint(Centre(streets.Latitudes), Centre(streets.Longitudes));
    }
}
