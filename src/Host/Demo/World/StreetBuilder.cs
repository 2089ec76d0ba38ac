namespace Yiju.Host.Demo;

/// <summary>
/// Lays a noisy grid of streets around the seat of every county and ties the grids together with trunk roads.
/// Each crossing keeps a street west or south (so nothing is cut off); of the others about one in seven is missing.
/// </summary>
internal sealed class StreetBuilder
{
    private const double BlockMetres = 160;

    private readonly List<StreetNode> nodes;
    private readonly List<StreetEdge> edges;
    private Dice dice;

    private StreetBuilder(long seed, int size)
    {
        dice = new Dice(seed, Dice.Stream.Streets, 0);
        nodes = new List<StreetNode>(size + 100);
        edges = new List<StreetEdge>(size * 2);
    }

    /// <param name="counties">The counties, larger ones get more streets.</param>
    /// <param name="size">About how many crossings; at least 40.</param>
    public static StreetNetwork Build(IReadOnlyList<SyntheticDivision> counties, int size, long seed)
    {
        var builder = new StreetBuilder(seed, size);
        var sizes = Shares.Of(Math.Max(size, 40), counties.Select(c => c.Elders + 1.0).ToArray(), least: 4);
        var seats = new int[counties.Count];
        for (var i = 0; i < counties.Count; i++)
        {
            seats[i] = builder.AddGrid(counties[i], sizes[i]);
        }
        for (var i = 1; i < seats.Length; i++)
        {
            builder.Connect(seats[0], seats[i], detour: 1.25);
        }
        return new StreetNetwork([.. builder.nodes], [.. builder.edges]);
    }

    /// <returns>The crossing at the middle of the grid.</returns>
    private int AddGrid(SyntheticDivision county, int size)
    {
        var cells = county.Cells;
        var (west, east, south, north) = (
            cells.At(0.05, 0.5),
            cells.At(0.95, 0.5),
            cells.At(0.5, 0.05),
            cells.At(0.5, 0.95)
        );
        var width = (east.Lon - west.Lon) * GeoPoint.MetresPerLon;
        var height = (north.Lat - south.Lat) * GeoPoint.MetresPerLat;
        var columns = Math.Max(2, (int)Math.Round(Math.Sqrt(size * width / height)));
        var rows = Math.Max(2, (int)Math.Round((double)size / columns));
        var stepX = Math.Min(BlockMetres, width / columns);
        var stepY = Math.Min(BlockMetres, height / rows);
        var first = nodes.Count;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var x = (column - (columns - 1) / 2.0 + dice.Bell() * 0.12) * stepX;
                var y = (row - (rows - 1) / 2.0 + dice.Bell() * 0.12) * stepY;
                nodes.Add(new StreetNode(county.Index, cells.Centre.Moved(x, y)));
                Tie(first + row * columns + column, column > 0, row > 0, columns);
            }
        }
        return first + rows / 2 * columns + columns / 2;
    }

    private void Tie(int node, bool hasWest, bool hasSouth, int columns)
    {
        var keepWest = hasWest && (!hasSouth || dice.Chance(0.5));
        var keepSouth = hasSouth && !keepWest;
        if (keepWest || hasWest && dice.Chance(0.86))
        {
            Connect(node - 1, node, 1.03);
        }
        if (keepSouth || hasSouth && dice.Chance(0.86))
        {
            Connect(node - columns, node, 1.03);
        }
    }

    private void Connect(int from, int to, double detour)
    {
        var straight = nodes[from].At.MetresTo(nodes[to].At);
        var walk = (int)Math.Ceiling(straight * detour * (1 + dice.Next() * 0.08));
        var drive = dice.Chance(0.1) ? (int)(walk * (1.3 + dice.Next())) : walk;
        edges.Add(new StreetEdge(from, to, walk, drive));
    }
}
