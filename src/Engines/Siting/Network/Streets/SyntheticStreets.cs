using Yiju.Kernel.Search;

namespace Yiju.Siting.Network.Streets;

/// <summary>
/// The streets of a city that does not exist, the same for the same seed: blocks of uneven width, an avenue every few
/// streets, gaps that make dead ends and T-junctions, bends, one-way side streets, footpaths, and a river that only
/// avenues cross.
/// </summary>
public sealed class SyntheticStreets
{
    private const double Block = 110;
    private const int StreetsPerAvenue = 7;

    /// <summary>Share of the nodes that are crossings; the rest are bends.</summary>
    private const double Crossings = 0.55;

    private static readonly Dictionary<string, string> Avenue = Tags("highway", "primary");
    private static readonly Dictionary<string, string> Street = Tags("highway", "residential");
    private static readonly Dictionary<string, string> OneWay = Tags("highway", "residential", "oneway", "yes");
    private static readonly Dictionary<string, string> Path = Tags("highway", "footway");

    private readonly SeededRandom random;
    private readonly StreetGraphBuilder builder;
    private readonly Plane plane;
    private readonly int side;
    private readonly List<(int From, int To, Dictionary<string, string> Tags)> streets = [];
    private readonly List<(double East, double North)> crossings = [];

    private SyntheticStreets(int nodes, ulong seed, GeoPoint middle, IReadOnlyList<TravelMode> modes)
    {
        random = new SeededRandom(seed);
        builder = new StreetGraphBuilder(modes);
        plane = new Plane(middle);
        side = Math.Max(1, (int)Math.Round(Math.Sqrt(nodes * Crossings)));
    }

    /// <param name="nodes">About as many the graph has, at least 4: a gap may leave a crossing without a street.</param>
    /// <param name="middle">Where the city lies.</param>
    public static StreetGraph Make(int nodes, ulong seed, GeoPoint middle, IReadOnlyList<TravelMode> modes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 4);
        var city = new SyntheticStreets(nodes, seed, middle, modes);
        city.PlaceCrossings();
        city.LayStreets();
        city.Bend(nodes);
        return city.builder.Build();
    }

    /// <summary>A place where somebody may live: beside a street, at most about 25 m from it.</summary>
    public static GeoPoint Beside(StreetGraph streets, SeededRandom random)
    {
        const double Spread = 4e-4;
        var (a, b) = streets.Ends(random.Below(streets.SegmentCount));
        var (from, to, share) = (streets[a], streets[b], random.Unit());
        double Between(double one, double two) => one + share * (two - one) + (random.Unit() - 0.5) * Spread;
        return new GeoPoint(Between(from.Latitude, to.Latitude), Between(from.Longitude, to.Longitude));
    }

    private void PlaceCrossings()
    {
        double[] Lines()
        {
            var at = -side * Block / 2;
            return [.. Enumerable.Range(0, side).Select(_ => at += Block * (0.5 + random.Unit()))];
        }
        var (columns, rows) = (Lines(), Lines());
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < side; column++)
            {
                double Shift() => (random.Unit() - 0.5) * Block * 0.3;
                crossings.Add((columns[column] + Shift(), rows[row] + Shift()));
                builder.AddNode(plane.At(crossings[^1].East, crossings[^1].North));
            }
        }
    }

    private void LayStreets()
    {
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < side; column++)
            {
                var here = row * side + column;
                if (column + 1 < side)
                {
                    Lay(here, here + 1, row % StreetsPerAvenue == 0);
                }
                if (row + 1 < side)
                {
                    Lay(here, here + side, column % StreetsPerAvenue == 0);
                }
            }
        }
    }

    private void Lay(int from, int to, bool avenue)
    {
        var luck = random.Unit();
        if (avenue)
        {
            streets.Add((from, to, Avenue));
        }
        else if (luck > 0.18 && !CrossesRiver(from, to))
        {
            streets.Add(
                (
                    from,
                    to,
                    luck < 0.26 ? Path
                    : luck < 0.36 ? OneWay
                    : Street
                )
            );
        }
    }

    /// <summary>The river runs from west to east in a slow wave.</summary>
    private bool CrossesRiver(int from, int to)
    {
        double AboveRiver(int node)
        {
            var (east, north) = crossings[node];
            var width = side * Block;
            return north - 0.15 * width * Math.Sin(east / width * 5);
        }
        return AboveRiver(from) > 0 != AboveRiver(to) > 0;
    }

    private void Bend(int nodes)
    {
        var bends = new int[streets.Count];
        for (var more = nodes - crossings.Count; more > 0 && bends.Length > 0; more--)
        {
            bends[random.Below(bends.Length)]++;
        }
        var line = new List<int>();
        for (var s = 0; s < bends.Length; s++)
        {
            var (from, to, tags) = streets[s];
            var ((x1, y1), (x2, y2)) = (crossings[from], crossings[to]);
            line.Clear();
            line.Add(from);
            for (var b = 1; b <= bends[s]; b++)
            {
                var share = b / (bends[s] + 1.0);
                double Aside() => (random.Unit() - 0.5) * 12;
                line.Add(builder.AddNode(plane.At(x1 + share * (x2 - x1) + Aside(), y1 + share * (y2 - y1) + Aside())));
            }
            line.Add(to);
            builder.AddStreet(line.ToArray(), tags);
        }
    }

    private static Dictionary<string, string> Tags(params string[] pairs) =>
        pairs.Chunk(2).ToDictionary(p => p[0], p => p[1]);
}
