namespace Yiju.Siting.Network.Streets;

/// <summary>Square cells over a plane, each with the segments that pass through it, in adjacency arrays.</summary>
internal sealed class SegmentGrid
{
    private const int MostCellsPerSegment = 4;

    private readonly double left;
    private readonly double bottom;
    private readonly double size;
    private readonly int[] first;
    private readonly int[] segments;

    private SegmentGrid((int, Line)[] lines, double left, double bottom, double size, int columns, int rows)
    {
        (this.left, this.bottom, this.size) = (left, bottom, size);
        (Columns, Rows) = (columns, rows);
        first = new int[columns * rows + 1];
        foreach (var (_, line) in lines)
        {
            foreach (var cell in Through(line))
            {
                first[cell + 1]++;
            }
        }
        for (var c = 0; c < columns * rows; c++)
        {
            first[c + 1] += first[c];
        }
        segments = new int[first[^1]];
        var next = first.AsSpan().ToArray();
        foreach (var (segment, line) in lines)
        {
            foreach (var cell in Through(line))
            {
                segments[next[cell]++] = segment;
            }
        }
    }

    public int Columns { get; }

    public int Rows { get; }

    public bool IsEmpty => segments.Length == 0;

    public static SegmentGrid Of((int Segment, Line Line)[] lines, double perCell, double smallestCell)
    {
        if (lines.Length == 0)
        {
            return new SegmentGrid([], 0, 0, smallestCell, 1, 1);
        }
        double left = lines.Min(l => Math.Min(l.Line.X1, l.Line.X2));
        double right = lines.Max(l => Math.Max(l.Line.X1, l.Line.X2));
        double bottom = lines.Min(l => Math.Min(l.Line.Y1, l.Line.Y2));
        double top = lines.Max(l => Math.Max(l.Line.Y1, l.Line.Y2));
        var (width, height) = (right - left, top - bottom);
        var size = Math.Max(smallestCell, Math.Sqrt(width * height * perCell / lines.Length));
        // One long street has next to no area: its cells are counted by its length.
        size = Math.Max(size, Math.Max(width, height) / (MostCellsPerSegment * (double)lines.Length));
        return new SegmentGrid(lines, left, bottom, size, 1 + (int)(width / size), 1 + (int)(height / size));
    }

    public ReadOnlySpan<int> In(int column, int row)
    {
        var cell = row * Columns + column;
        return segments.AsSpan(first[cell], first[cell + 1] - first[cell]);
    }

    /// <summary>The cell of a place; outside the grid the nearest.</summary>
    public (int Column, int Row) CellOf(double x, double y) => (ColumnOf(x), RowOf(y));

    /// <summary>The segments whose cells touch a rectangle, each once.</summary>
    public HashSet<int> Within(double west, double south, double east, double north)
    {
        var found = new HashSet<int>();
        for (var row = RowOf(south); row <= RowOf(north); row++)
        {
            for (var column = ColumnOf(west); column <= ColumnOf(east); column++)
            {
                foreach (var segment in In(column, row))
                {
                    found.Add(segment);
                }
            }
        }
        return found;
    }

    /// <summary>Metres from a place to the grid; 0 inside.</summary>
    public double Distance(double x, double y)
    {
        var dx = Math.Max(Math.Max(left - x, x - (left + Columns * size)), 0);
        var dy = Math.Max(Math.Max(bottom - y, y - (bottom + Rows * size)), 0);
        return Math.Sqrt(dx * dx + dy * dy);
    }

    /// <summary>Nothing outside the rings before this one is nearer to the place; negative when it lies outside them itself.</summary>
    public double Clearance(double x, double y, int column, int row, int ring)
    {
        var (west, south) = (left + (column - ring + 1) * size, bottom + (row - ring + 1) * size);
        var (east, north) = (left + (column + ring) * size, bottom + (row + ring) * size);
        return Math.Min(Math.Min(x - west, east - x), Math.Min(y - south, north - y));
    }

    private int ColumnOf(double x) => Math.Clamp((int)Math.Floor((x - left) / size), 0, Columns - 1);

    private int RowOf(double y) => Math.Clamp((int)Math.Floor((y - bottom) / size), 0, Rows - 1);

    /// <summary>Row by row, from where the line comes in to where it goes out.</summary>
    private IEnumerable<int> Through(Line line)
    {
        var (x1, y1, x2, y2) = line.Y1 <= line.Y2 ? line : new Line(line.X2, line.Y2, line.X1, line.Y1);
        var (low, high) = (RowOf(y1), RowOf(y2));
        double XAt(double y) => y2 > y1 ? x1 + (x2 - x1) * Math.Clamp((y - y1) / (y2 - y1), 0, 1) : x1;
        for (var row = low; row <= high; row++)
        {
            var enter = row == low ? x1 : XAt(bottom + row * size);
            var leave = row == high ? x2 : XAt(bottom + (row + 1) * size);
            var (from, to) = (ColumnOf(Math.Min(enter, leave)), ColumnOf(Math.Max(enter, leave)));
            for (var column = from; column <= to; column++)
            {
                yield return row * Columns + column;
            }
        }
    }
}
