using Yiju.Kernel.Search;
using Yiju.Siting.Network;
using Yiju.Siting.Network.Paths;
using Yiju.Siting.Network.Reaching;
using Yiju.Siting.Network.Streets;

namespace Yiju.Tests.Engines.Siting.Network;

public sealed class IsochroneTests
{
    private static readonly IsochroneOptions Fine = new(Cell: 8, Margin: 50);

    [Theory]
    [InlineData("walk", 8, Heading.Away)]
    [InlineData("drive", 2, Heading.Towards)]
    [InlineData("drive", 2, Heading.Away)]
    public void It_holds_every_node_within_the_time_and_none_beyond(string mode, int minutes, Heading heading)
    {
        var network = Town.Make(2_000, 5, mode);
        var snapper = new Snapper(network, 200);
        var drawer = new Isochrones(network, snapper, Fine);
        var search = new DijkstraSearch(heading == Heading.Away ? network.Out : network.In);
        var limit = TravelTime.OfMinutes(minutes);
        var random = new SeededRandom(3);
        var (held, left) = (0, 0);
        for (var i = 0; i < 4; i++)
        {
            var place = snapper.Snap(network.Streets[random.Below(network.Streets.NodeCount)]);
            if (!place.OnStreet)
            {
                continue;
            }
            var isochrone = drawer.Of(place, limit, heading);
            var landing = Landing.Of(network, place, heading);
            search.Run([landing.First, landing.Second], limit);
            Assert.Equal(search.Reached.Length, isochrone.ReachedNodes);
            var slack = network.OffStreet(3 * Fine.Cell);
            for (var v = 0; v < network.Streets.NodeCount; v++)
            {
                // Nodes of paths that the mode cannot use are not on the map.
                if (!Near(network, snapper, v).Any())
                {
                    continue;
                }
                if (search[v] <= limit - slack && ClearOfMissed(network, snapper, search, v))
                {
                    held++;
                    Assert.True(Inside(isochrone, network.Streets[v]), $"{v} is within the time");
                }
                else if (search[v] > limit && ClearOfReached(network, snapper, search, v))
                {
                    left++;
                    Assert.False(Inside(isochrone, network.Streets[v]), $"{v} is beyond");
                }
            }
        }
        Assert.True(held > 100 && left > 1_000, $"{held} held, {left} left out");
    }

    [Fact]
    public void Rings_are_closed_and_turn_the_right_way()
    {
        var network = Town.Make(2_000, 5, "walk");
        var snapper = new Snapper(network, 200);
        var isochrone = new Isochrones(network, snapper, Fine with { Margin = 20, SmallestHole = 500 }).Of(
            snapper.Snap(Town.Middle),
            TravelTime.OfMinutes(10),
            Heading.Away
        );
        Assert.NotEmpty(isochrone.Polygons);
        Assert.Contains(isochrone.Polygons, p => p.Holes.Count > 0);
        Assert.All(isochrone.Polygons, p => Assert.True(Area(p.Outer) > 0));
        Assert.All(isochrone.Polygons.SelectMany(p => p.Holes), h => Assert.True(Area(h) < 0));
        Assert.All(
            isochrone.Polygons.SelectMany(p => p.Holes.Prepend(p.Outer)),
            r => Assert.True(r.Count > 3 && r[0] == r[^1])
        );
    }

    [Fact]
    public void A_time_too_short_for_any_corner_still_draws_the_piece_of_street()
    {
        var streets = Town.Cross(new() { ["highway"] = "residential" });
        var network = new TravelNetwork(streets, "walk");
        var snapper = new Snapper(network, 100);
        var place = snapper.Snap(new GeoPoint(Town.Middle.Latitude + 0.0009, Town.Middle.Longitude));
        var isochrone = new Isochrones(network, snapper, Fine).Of(place, TravelTime.OfMinutes(0.5), Heading.Away);
        Assert.Equal(0, isochrone.ReachedNodes);
        var ring = Assert.Single(isochrone.Polygons).Outer;
        // 33 m either way at 4 km/h.
        Assert.Equal(67, (ring.Max(p => p.Latitude) - ring.Min(p => p.Latitude)) * 111_195, 10.0);
    }

    [Fact]
    public void A_place_on_no_street_or_too_far_from_it_for_the_time_reaches_nothing()
    {
        var network = Town.Make(200, 5, "walk");
        var snapper = new Snapper(network, 1_000);
        var drawer = new Isochrones(network, snapper);
        Assert.Empty(drawer.Of(SnappedPoint.TooFar, 600, Heading.Away).Polygons);
        Assert.Empty(drawer.Of(new SnappedPoint(0, 0.5f, 900), 600, Heading.Away).Polygons);
    }

    /// <summary>Whether no street that is not wholly reached lies within three cells.</summary>
    private static bool ClearOfMissed(TravelNetwork network, Snapper snapper, DijkstraSearch search, int node) =>
        Near(network, snapper, node)
            .All(s =>
                network.Streets.Ends(s) is var (a, b)
                && search[a] < TravelTime.Unreachable
                && search[b] < TravelTime.Unreachable
                && network.Forward(s) >= 0
                && network.Backward(s) >= 0
            );

    /// <summary>Whether no street with a reached end lies within three cells.</summary>
    private static bool ClearOfReached(TravelNetwork network, Snapper snapper, DijkstraSearch search, int node) =>
        Near(network, snapper, node)
            .All(s =>
                network.Streets.Ends(s) is var (a, b)
                && search[a] == TravelTime.Unreachable
                && search[b] == TravelTime.Unreachable
            );

    private static IEnumerable<int> Near(TravelNetwork network, Snapper snapper, int node)
    {
        var (x, y) = snapper.Plane.Of(network.Streets[node]);
        var far = 3 * Fine.Cell;
        return snapper
            .Grid.Within(x - far, y - far, x + far, y + far)
            .Where(s => snapper.Line(s).Near((float)x, (float)y).Square < far * far);
    }

    private static bool Inside(Isochrone isochrone, GeoPoint point) =>
        isochrone.Polygons.Any(p => Inside(p.Outer, point) && !p.Holes.Any(h => Inside(h, point)));

    private static bool Inside(IReadOnlyList<GeoPoint> ring, GeoPoint point)
    {
        var crossings = ring.Zip(ring.Skip(1))
            .Count(e =>
                e.First.Latitude > point.Latitude != e.Second.Latitude > point.Latitude
                && point.Longitude
                    < e.First.Longitude
                        + (e.Second.Longitude - e.First.Longitude)
                            * (point.Latitude - e.First.Latitude)
                            / (e.Second.Latitude - e.First.Latitude)
            );
        return crossings % 2 == 1;
    }

    private static double Area(IReadOnlyList<GeoPoint> ring) =>
        ring.Zip(ring.Skip(1))
            .Sum(e =>
                (e.First.Longitude - Town.Middle.Longitude) * (e.Second.Latitude - Town.Middle.Latitude)
                - (e.Second.Longitude - Town.Middle.Longitude) * (e.First.Latitude - Town.Middle.Latitude)
            );
}
