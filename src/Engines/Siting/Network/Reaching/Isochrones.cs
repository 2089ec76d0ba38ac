using Yiju.Siting.Network.Paths;
using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Reaching;

/// <summary>
/// Draws isochrones: a search up to the limit, streets cut where the time runs out, and the outline of the ground that
/// is nearer to a reached piece of street than to any other. Used again and again it searches without allocating; for
/// one thread.
/// </summary>
public sealed class Isochrones
{
    private readonly TravelNetwork network;
    private readonly Snapper snapper;
    private readonly IsochroneOptions options;
    private readonly DijkstraSearch away;
    private readonly DijkstraSearch towards;
    private readonly List<(float From, float To)> pieces = [];

    /// <param name="snapper">Of the same network; streets it does not see are not drawn.</param>
    public Isochrones(TravelNetwork network, Snapper snapper, IsochroneOptions? options = null)
    {
        (this.network, this.snapper, this.options) = (network, snapper, options ?? IsochroneOptions.Default);
        away = new DijkstraSearch(network.Out);
        towards = new DijkstraSearch(network.In);
    }

    /// <param name="limit">In tenths of a second, see <see cref="TravelTime.OfMinutes"/>.</param>
    public Isochrone Of(SnappedPoint place, int limit, Heading heading)
    {
        var search = heading == Heading.Away ? away : towards;
        if (!place.OnStreet || network.OffStreet(place.Metres) > limit)
        {
            return new Isochrone([], 0, options.Cell);
        }
        var landing = Landing.Of(network, place, heading);
        search.Run([landing.First, landing.Second], limit);
        var area = Extent(search, place, limit, heading);
        var field = new ReachField(area.West, area.South, area.East, area.North, options);
        var margin = options.Margin;
        var near = snapper.Grid.Within(
            area.West - margin,
            area.South - margin,
            area.East + margin,
            area.North + margin
        );
        foreach (var segment in near)
        {
            Cut(segment, search, place, limit, heading);
            Draw(snapper.Line(segment), field);
        }
        return new Isochrone(Polygons(Contours.Of(field)), search.Reached.Length, field.Cell);
    }

    /// <summary>The rectangle round everything that is reached.</summary>
    private (double West, double South, double East, double North) Extent(
        DijkstraSearch search,
        SnappedPoint place,
        int limit,
        Heading heading
    )
    {
        var (west, south) = (double.MaxValue, double.MaxValue);
        var (east, north) = (double.MinValue, double.MinValue);
        void Take(float x, float y)
        {
            (west, east) = (Math.Min(west, x), Math.Max(east, x));
            (south, north) = (Math.Min(south, y), Math.Max(north, y));
        }
        var graph = network.Search(heading);
        foreach (var v in search.Reached)
        {
            var slack = limit - search[v];
            for (var a = graph.First[v]; a < graph.First[v + 1]; a++)
            {
                var (line, weight) = (snapper.Line(v, graph.Head[a]), graph.Weight[a]);
                var cut = line.Between(0, slack < weight ? (float)slack / weight : 1);
                Take(cut.X1, cut.Y1);
                Take(cut.X2, cut.Y2);
            }
        }
        Cut(place.Segment, search, place, limit, heading);
        foreach (var (from, to) in pieces)
        {
            var cut = snapper.Line(place.Segment).Between(from, to);
            Take(cut.X1, cut.Y1);
            Take(cut.X2, cut.Y2);
        }
        return (west, south, east, north);
    }

    /// <summary>Finds the pieces of a segment that are reached: from its ends, and from the place itself if it lies on it.</summary>
    private void Cut(int segment, DijkstraSearch search, SnappedPoint place, int limit, Heading heading)
    {
        pieces.Clear();
        var (first, second) = network.Streets.Ends(segment);
        var (up, down) = (network.Forward(segment), network.Backward(segment));
        if (heading == Heading.Towards)
        {
            (up, down) = (down, up);
        }
        if (search[first] <= limit && up >= 0)
        {
            pieces.Add((0, Share(limit - search[first], up)));
        }
        if (search[second] <= limit && down >= 0)
        {
            pieces.Add((1 - Share(limit - search[second], down), 1));
        }
        if (segment == place.Segment)
        {
            var left = limit - network.OffStreet(place.Metres);
            var to = up < 0 ? place.Fraction : Math.Min(1, place.Fraction + Share(left, up));
            var from = down < 0 ? place.Fraction : Math.Max(0, place.Fraction - Share(left, down));
            pieces.Add((from, to));
        }
        pieces.Sort();
    }

    private static float Share(int time, int whole) => time >= whole ? 1 : (float)time / whole;

    /// <summary>Draws the pieces, and what is left between them as not reached.</summary>
    private void Draw(Line line, ReachField field)
    {
        var done = 0f;
        foreach (var (from, to) in pieces)
        {
            if (from > done)
            {
                field.AddMissed(line.Between(done, from));
            }
            if (to > from)
            {
                field.AddReached(line.Between(from, to));
            }
            done = Math.Max(done, to);
        }
        if (done < 1)
        {
            field.AddMissed(line.Between(done, 1));
        }
    }

    private List<GroundPolygon> Polygons(List<Ring> rings)
    {
        var outers = rings.Where(r => r.Area > 0).OrderBy(r => r.Area).ToList();
        var holes = outers.ConvertAll(_ => new List<IReadOnlyList<GeoPoint>>());
        foreach (var hole in rings.Where(r => r.Area < 0 && (r.Blocked || -r.Area >= options.SmallestHole)))
        {
            var around = outers.FindIndex(o => o.Area > -hole.Area && Contains(o, hole.Points[0]));
            if (around >= 0)
            {
                holes[around].Add(OnEarth(hole));
            }
        }
        return [.. outers.Select((o, i) => new GroundPolygon(OnEarth(o), holes[i]))];
    }

    private List<GeoPoint> OnEarth(Ring ring) => ring.Points.ConvertAll(p => snapper.Plane.At(p.East, p.North));

    /// <summary>By the crossings of a ray to the east.</summary>
    private static bool Contains(Ring ring, (double East, double North) point)
    {
        var inside = false;
        for (var i = 1; i < ring.Points.Count; i++)
        {
            var (a, b) = (ring.Points[i - 1], ring.Points[i]);
            if (
                a.North > point.North != b.North > point.North
                && point.East < a.East + (b.East - a.East) * (point.North - a.North) / (b.North - a.North)
            )
            {
                inside = !inside;
            }
        }
        return inside;
    }
}
