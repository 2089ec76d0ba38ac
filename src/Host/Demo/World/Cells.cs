namespace Yiju.Host.Demo;

/// <summary>
/// A block of lattice cells; one cell is 0.002°. Counties, towns and villages are blocks cut from blocks, so that they
/// tile exactly; the lattice is bent (<see cref="Bend"/>) afterwards, the same for everybody, so that borders look grown.
/// </summary>
/// <param name="X">Cells east of 110.1°.</param>
/// <param name="Y">Cells north of 20.3°.</param>
internal readonly record struct Cells(int X, int Y, int Width, int Height)
{
    private const double Step = 0.002;

    public GeoPoint Centre => Bend(X + Width / 2.0, Y + Height / 2.0);

    /// <summary>A point of the block, from (0, 0) in the south-west to (1, 1) in the north-east.</summary>
    public GeoPoint At(double east, double north) => Bend(X + Width * east, Y + Height * north);

    /// <summary>
    /// The border as a closed ring, counter-clockwise, first point repeated at the end. It has a point at every lattice
    /// corner, so neighbours share their border point for point.
    /// </summary>
    public GeoPoint[] Ring()
    {
        var ring = new GeoPoint[2 * (Width + Height) + 1];
        var at = 0;
        for (var i = 0; i < Width; i++)
        {
            ring[at++] = Bend(X + i, Y);
        }
        for (var i = 0; i < Height; i++)
        {
            ring[at++] = Bend(X + Width, Y + i);
        }
        for (var i = Width; i > 0; i--)
        {
            ring[at++] = Bend(X + i, Y + Height);
        }
        for (var i = Height; i > 0; i--)
        {
            ring[at++] = Bend(X, Y + i);
        }
        ring[at] = ring[0];
        return ring;
    }

    /// <summary>Cuts the block into one part per weight, areas about in proportion, no part empty.</summary>
    /// <exception cref="ArgumentException">More parts than cells.</exception>
    public Cells[] Split(ReadOnlySpan<double> weights)
    {
        if (weights.Length > Width * Height)
        {
            throw new ArgumentException(
                $"{weights.Length} parts do not fit in {Width * Height} cells.",
                nameof(weights)
            );
        }
        var parts = new Cells[weights.Length];
        Split(this, weights, parts);
        return parts;
    }

    private static void Split(Cells block, ReadOnlySpan<double> weights, Span<Cells> parts)
    {
        if (parts.Length == 1)
        {
            parts[0] = block;
            return;
        }
        var half = parts.Length / 2;
        var share = Sum(weights[..half]) / Sum(weights);
        var across = block.Width >= block.Height;
        var (length, breadth) = across ? (block.Width, block.Height) : (block.Height, block.Width);
        var least = (half + breadth - 1) / breadth;
        var most = length - (parts.Length - half + breadth - 1) / breadth;
        var cut = Math.Clamp((int)Math.Round(length * share), least, Math.Max(least, most));
        var (first, second) = across
            ? (block with { Width = cut }, block with { X = block.X + cut, Width = length - cut })
            : (block with { Height = cut }, block with { Y = block.Y + cut, Height = length - cut });
        Split(first, weights[..half], parts[..half]);
        Split(second, weights[half..], parts[half..]);
    }

    private static double Sum(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
        }
        return sum;
    }

    /// <summary>Waves of at most 0.006°, gentle enough never to fold the lattice over itself.</summary>
    private static GeoPoint Bend(double x, double y)
    {
        var lon =
            Step * x
            + 0.003 * Math.Sin(y * 0.13)
            + 0.0016 * Math.Sin(y * 0.41 + x * 0.07)
            + 0.0008 * Math.Sin(y * 0.93 + 1);
        var lat =
            Step * y
            + 0.003 * Math.Sin(x * 0.11 + 2)
            + 0.0016 * Math.Sin(x * 0.37 - y * 0.05)
            + 0.0008 * Math.Sin(x * 0.87);
        return new GeoPoint(Math.Round(110.1 + lon, 6), Math.Round(20.3 + lat, 6));
    }
}
