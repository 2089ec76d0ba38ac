using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Reaching;

/// <summary>
/// A grid of points that know how far the nearest reached street is and how far the nearest one that is not. A point
/// is inside when the nearest street is a reached one, within the margin.
/// </summary>
internal sealed class ReachField
{
    private readonly double margin;
    private readonly float[] reached;
    private readonly float[] missed;

    /// <summary>A grid over a rectangle and the margin round it.</summary>
    public ReachField(double west, double south, double east, double north, IsochroneOptions options)
    {
        margin = options.Margin;
        var (width, height) = (east - west + 2 * margin, north - south + 2 * margin);
        Cell = Math.Max(options.Cell, Math.Sqrt(width * height / options.MostPoints));
        // A ring of points outside the margin closes every outline.
        (West, South) = (west - margin - Cell, south - margin - Cell);
        (Columns, Rows) = (4 + (int)(width / Cell), 4 + (int)(height / Cell));
        (reached, missed) = (new float[Columns * Rows], new float[Columns * Rows]);
        Array.Fill(reached, (float)(margin * margin));
        Array.Fill(missed, (float)(margin * margin));
    }

    public double West { get; }

    public double South { get; }

    public double Cell { get; }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Below 0 inside, in metres; the outline lies where it is 0.</summary>
    public float this[int point] => MathF.Sqrt(reached[point]) - MathF.Sqrt(missed[point]);

    /// <summary>Whether a street that is not reached lies within the margin.</summary>
    public bool NearMissed(int point) => missed[point] < margin * margin;

    public void AddReached(Line line) => Add(line, reached);

    public void AddMissed(Line line) => Add(line, missed);

    private void Add(Line line, float[] squares)
    {
        var left = Column(Math.Min(line.X1, line.X2) - margin);
        var right = Column(Math.Max(line.X1, line.X2) + margin) + 1;
        var bottom = Row(Math.Min(line.Y1, line.Y2) - margin);
        var top = Row(Math.Max(line.Y1, line.Y2) + margin) + 1;
        for (var row = Math.Max(0, bottom); row <= Math.Min(Rows - 1, top); row++)
        {
            var y = (float)(South + row * Cell);
            for (var column = Math.Max(0, left); column <= Math.Min(Columns - 1, right); column++)
            {
                var square = line.Near((float)(West + column * Cell), y).Square;
                ref var known = ref squares[row * Columns + column];
                known = Math.Min(known, square);
            }
        }
    }

    private int Column(double x) => (int)Math.Clamp((x - West) / Cell, -2, Columns);

    private int Row(double y) => (int)Math.Clamp((y - South) / Cell, -2, Rows);
}
