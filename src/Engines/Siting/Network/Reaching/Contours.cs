namespace Yiju.Siting.Network.Reaching;

/// <summary>A closed line on the plane; the last point repeats the first.</summary>
/// <param name="Area">Square metres; above 0 when it runs counter-clockwise, round something inside.</param>
/// <param name="Blocked">A street that is not reached lies just outside.</param>
internal sealed record Ring(List<(double East, double North)> Points, double Area, bool Blocked);

/// <summary>
/// The lines where a field is 0, by marching squares (the plane case of Lorensen and Cline 1987, doi
/// 10.1145/37402.37422), inside always on the left, so the ends of all pieces fit and rings close by themselves.
/// </summary>
internal sealed class Contours
{
    private const int None = -1;

    /// <summary>
    /// For each of the 16 sets of corners that are inside (1 south-west, 2 south-east, 4 north-east, 8 north-west) the
    /// sides of the square that the line comes in by and goes out by: 0 south, 1 east, 2 north, 3 west. Opposite
    /// corners alone are apart.
    /// </summary>
    private static readonly int[][] Sides =
    [
        [],
        [0, 3],
        [1, 0],
        [1, 3],
        [2, 1],
        [0, 3, 2, 1],
        [2, 0],
        [2, 3],
        [3, 2],
        [0, 2],
        [1, 0, 3, 2],
        [1, 2],
        [3, 1],
        [0, 1],
        [3, 0],
        [],
    ];

    private readonly ReachField field;
    private readonly int[] next;
    private readonly float[] values;

    private Contours(ReachField field)
    {
        this.field = field;
        values = new float[field.Columns * field.Rows];
        next = new int[2 * values.Length];
        for (var p = 0; p < values.Length; p++)
        {
            values[p] = field[p];
        }
        Array.Fill(next, None);
    }

    public static List<Ring> Of(ReachField field)
    {
        var contours = new Contours(field);
        contours.March();
        var rings = new List<Ring>();
        for (var edge = 0; edge < contours.next.Length; edge++)
        {
            if (contours.next[edge] != None)
            {
                rings.Add(contours.Close(edge));
            }
        }
        return rings;
    }

    private void March()
    {
        for (var row = 0; row + 1 < field.Rows; row++)
        {
            for (var column = 0; column + 1 < field.Columns; column++)
            {
                var corner = row * field.Columns + column;
                int Inside(int point, int bit) => values[point] < 0 ? bit : 0;
                var corners =
                    Inside(corner, 1)
                    | Inside(corner + 1, 2)
                    | Inside(corner + field.Columns + 1, 4)
                    | Inside(corner + field.Columns, 8);
                var sides = Sides[corners];
                for (var s = 0; s < sides.Length; s += 2)
                {
                    next[Edge(corner, sides[s])] = Edge(corner, sides[s + 1]);
                }
            }
        }
    }

    /// <summary>Number of a side of a square: even ones run east from a point of the grid, odd ones north.</summary>
    private int Edge(int corner, int side) =>
        side switch
        {
            0 => 2 * corner,
            1 => 2 * (corner + 1) + 1,
            2 => 2 * (corner + field.Columns),
            _ => 2 * corner + 1,
        };

    private Ring Close(int start)
    {
        var points = new List<(double East, double North)>();
        var (blocked, twice) = (false, 0.0);
        for (var edge = start; next[edge] != None; )
        {
            points.Add(Crossing(edge, out var outside));
            blocked |= field.NearMissed(outside);
            (edge, next[edge]) = (next[edge], None);
        }
        points.Add(points[0]);
        for (var i = 1; i < points.Count; i++)
        {
            twice += points[i - 1].East * points[i].North - points[i].East * points[i - 1].North;
        }
        return new Ring(points, twice / 2, blocked);
    }

    /// <summary>Where the line crosses the side: the field is taken as even between its ends.</summary>
    private (double, double) Crossing(int edge, out int outside)
    {
        var from = edge >> 1;
        var to = (edge & 1) == 0 ? from + 1 : from + field.Columns;
        outside = values[from] < 0 ? to : from;
        var share = values[from] / (values[from] - values[to]);
        var (column, row) = (from % field.Columns, from / field.Columns);
        var (east, north) = (edge & 1) == 0 ? (column + share, (double)row) : (column, row + share);
        return (field.West + east * field.Cell, field.South + north * field.Cell);
    }
}
