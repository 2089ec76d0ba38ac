using System.Globalization;
using System.Text;

namespace Yiju.Platform.Map;

/// <summary>
/// A square sheet of <see cref="Size"/> units, north up, on which outlines are drawn as paths of a few hundred bytes, so that a map of
/// areas can stand in a page without a script.
/// </summary>
public sealed class Sheet
{
    public const int Size = 1000;
    private const int Margin = 20;

    /// <summary>Corners that stray less than this from the line between their neighbours are left out; about half a pixel.</summary>
    private const double Tolerance = 1;

    private readonly double west;
    private readonly double north;
    private readonly double narrow;
    private readonly double scale;
    private readonly (double X, double Y) shift;

    private Sheet(Box box)
    {
        (west, north) = (box.West, box.North);
        narrow = Math.Cos(double.DegreesToRadians((box.North + box.South) / 2));
        var (width, height) = ((box.East - box.West) * narrow, box.North - box.South);
        scale = (Size - 2 * Margin) / Math.Max(Math.Max(width, height), 0.001);
        shift = ((Size - width * scale) / 2, (Size - height * scale) / 2);
    }

    /// <summary>The smallest sheet that shows all points; null without any.</summary>
    public static Sheet? Around(IEnumerable<LonLat> points) => Box.Of(points) is { } box ? new Sheet(box) : null;

    public (double X, double Y) At(LonLat point) =>
        (shift.X + (point.Lon - west) * narrow * scale, shift.Y + (north - point.Lat) * scale);

    /// <summary>An SVG path of closed rings.</summary>
    public string Rings(IEnumerable<LonLat[]> rings) => Path(rings, "z");

    /// <summary>An SVG path of open lines.</summary>
    public string Lines(IEnumerable<LonLat[]> lines) => Path(lines, "");

    private string Path(IEnumerable<LonLat[]> lines, string end)
    {
        var path = new StringBuilder();
        foreach (var line in lines.Where(l => l.Length > 1))
        {
            var corners = Corners([.. line.Select(At)]);
            var from = corners[0];
            path.Append(CultureInfo.InvariantCulture, $"M{from.X} {from.Y}");
            foreach (var to in corners.Skip(1).Where(to => to != from))
            {
                path.Append(CultureInfo.InvariantCulture, $"l{to.X - from.X} {to.Y - from.Y}");
                from = to;
            }
            path.Append(end);
        }
        return path.ToString();
    }

    /// <summary>Ramer, Douglas and Peucker: keeps the corners that matter, then rounds them to whole units.</summary>
    private static List<(int X, int Y)> Corners((double X, double Y)[] line)
    {
        var keep = new bool[line.Length];
        var open = new Stack<(int From, int To)>([(0, line.Length - 1)]);
        while (open.TryPop(out var part))
        {
            (keep[part.From], keep[part.To]) = (true, true);
            var (far, most) = (0, Tolerance);
            for (var i = part.From + 1; i < part.To; i++)
            {
                if (Stray(line[i], line[part.From], line[part.To]) is var stray && stray > most)
                {
                    (far, most) = (i, stray);
                }
            }
            if (far > 0)
            {
                open.Push((part.From, far));
                open.Push((far, part.To));
            }
        }
        return [.. line.Where((_, i) => keep[i]).Select(p => ((int)Math.Round(p.X), (int)Math.Round(p.Y)))];
    }

    /// <summary>Distance of a point from a line, or from its one point where both ends are the same, as in a ring.</summary>
    private static double Stray((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Sqrt(dx * dx + dy * dy);
        return length < 1e-9
            ? Math.Sqrt((p.X - a.X) * (p.X - a.X) + (p.Y - a.Y) * (p.Y - a.Y))
            : Math.Abs(dy * (p.X - a.X) - dx * (p.Y - a.Y)) / length;
    }
}

/// <summary>A box of degrees.</summary>
public readonly record struct Box(double West, double South, double East, double North)
{
    /// <summary>The smallest box around points; null without any.</summary>
    public static Box? Of(IEnumerable<LonLat> points)
    {
        Box? box = null;
        foreach (var (lon, lat) in points)
        {
            box = box is { } b
                ? new Box(Math.Min(b.West, lon), Math.Min(b.South, lat), Math.Max(b.East, lon), Math.Max(b.North, lat))
                : new Box(lon, lat, lon, lat);
        }
        return box;
    }

    public bool Has(LonLat p) => p.Lon >= West && p.Lon <= East && p.Lat >= South && p.Lat <= North;
}
