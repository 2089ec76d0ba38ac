using Yiju.Kernel.Search;
using Yiju.Siting.Network;
using Yiju.Siting.Network.Paths;
using Yiju.Siting.Network.Streets;

namespace Yiju.Tests.Engines.Siting.Network;

/// <summary>Points beside streets: where they come onto them, and times between them.</summary>
public sealed class PointTests
{
    private const double TooFar = 120;

    [Theory]
    [InlineData("walk")]
    [InlineData("drive")]
    public void A_point_comes_onto_the_nearest_street_its_mode_can_use(string mode)
    {
        var network = Town.Make(400, 2, mode);
        var snapper = new Snapper(network, TooFar);
        var random = new SeededRandom(4);
        var far = 0;
        for (var i = 0; i < 400; i++)
        {
            var point = Town.Somewhere(network.Streets, random);
            var snapped = snapper.Snap(point);
            var (x, y) = snapper.Plane.Of(point);
            var nearest = Enumerable
                .Range(0, network.Streets.SegmentCount)
                .Where(network.HasDoors)
                .Min(s => snapper.Line(s).Near((float)x, (float)y).Square);
            far += snapped.OnStreet ? 0 : 1;
            Assert.Equal(Math.Sqrt(nearest) <= TooFar, snapped.OnStreet);
            Assert.True(!snapped.OnStreet || Math.Abs(snapped.Metres - Math.Sqrt(nearest)) < 0.01);
        }
        Assert.InRange(far, 1, 100);
    }

    [Fact]
    public void What_is_no_place_and_a_town_without_streets_are_too_far()
    {
        var network = Town.Make(100, 2, "walk");
        var snapper = new Snapper(network, TooFar);
        Assert.False(snapper.Snap(new GeoPoint(double.NaN, 110)).OnStreet);
        Assert.False(snapper.Snap(new GeoPoint(21, 1e300)).OnStreet);
        Assert.False(snapper.Snap(new GeoPoint(-21.27, -110)).OnStreet);
        var empty = new TravelNetwork(new StreetGraphBuilder(Town.Modes).Build(), "walk");
        Assert.False(new Snapper(empty, TooFar).Snap(Town.Middle).OnStreet);
        Assert.Equal(0, ContractionHierarchy.Of(empty.Out).NodeCount);
        Assert.Equal(0, empty.Components.Largest);
    }

    [Fact]
    public void A_path_that_is_cut_off_from_the_rest_can_be_left_out()
    {
        var builder = new StreetGraphBuilder(Town.Modes);
        var tags = new Dictionary<string, string> { ["highway"] = "residential" };
        int Node(double north, double east) => builder.AddNode(new GeoPoint(21.27 + north, 110.36 + east));
        builder.AddStreet([Node(0, 0), Node(0, 0.001), Node(0, 0.002)], tags);
        builder.AddStreet([Node(0.0005, 0), Node(0.0005, 0.001)], tags);
        var network = new TravelNetwork(builder.Build(), "walk");
        var point = new GeoPoint(21.2705, 110.3605);
        Assert.InRange(new Snapper(network, 500).Snap(point).Metres, 0, 1);
        Assert.InRange(new Snapper(network, 500, smallestPart: 3).Snap(point).Metres, 50, 60);
    }

    [Theory]
    [InlineData("walk", 1)]
    [InlineData("drive", 2)]
    public void A_matrix_holds_the_shortest_times_whatever_the_threads(string mode, int threads)
    {
        var network = Town.Make(180, 6, mode);
        var times = Town.AllTimes(network.Out);
        var snapper = new Snapper(network, TooFar);
        var random = new SeededRandom(8);
        SnappedPoint[] Points(int count) =>
            [.. Enumerable.Range(0, count).Select(_ => snapper.Snap(Town.Somewhere(network.Streets, random)))];
        var (sources, targets) = (Points(150), Points(60));
        // Both ends of some ways on one segment, and one point twice.
        targets = [.. targets, .. sources[..20], sources[0] with { Fraction = 0.9f }, SnappedPoint.TooFar];
        var rows = new List<int[]>();
        new TravelMatrix(network, ContractionHierarchy.Of(network.Out), targets).Run(
            sources,
            block => rows.AddRange(block.Times.Chunk(targets.Length).Take(block.Rows)),
            threads
        );
        Assert.Equal(sources.Length, rows.Count);
        for (var s = 0; s < sources.Length; s++)
        {
            for (var t = 0; t < targets.Length; t++)
            {
                Assert.Equal(Town.Between(network, times, sources[s], targets[t]), rows[s][t]);
            }
        }
    }

    [Fact]
    public void A_matrix_stops_when_told_and_of_nothing_is_nothing()
    {
        var network = Town.Make(180, 6, "walk");
        var point = new Snapper(network, TooFar).Snap(network.Streets[0]);
        var matrix = new TravelMatrix(network, ContractionHierarchy.Of(network.Out), [point]);
        using var stop = new CancellationTokenSource();
        var blocks = 0;
        var many = Enumerable.Repeat(point, 1_000).ToArray();
        Assert.Throws<OperationCanceledException>(() =>
            matrix.Run(
                many,
                _ =>
                {
                    blocks++;
                    stop.Cancel();
                },
                stop: stop.Token
            )
        );
        Assert.Equal(1, blocks);
        matrix.Run([], _ => Assert.Fail("There is no row."));
        new TravelMatrix(network, ContractionHierarchy.Of(network.Out), []).Run([point], b => Assert.Empty(b.Times));
    }

    [Theory]
    [InlineData("walk", Heading.Towards)]
    [InlineData("drive", Heading.Towards)]
    [InlineData("drive", Heading.Away)]
    public void The_two_nearest_facilities_are_those_of_the_whole_matrix(string mode, Heading heading)
    {
        var network = Town.Make(180, 9, mode);
        var times = Town.AllTimes(network.Out);
        var snapper = new Snapper(network, TooFar);
        var random = new SeededRandom(8);
        var facilities = Enumerable
            .Range(0, 12)
            .Select(_ => snapper.Snap(Town.Somewhere(network.Streets, random)))
            .ToList();
        facilities.Add(facilities[0]);
        facilities.Add(SnappedPoint.TooFar);
        var found = NearestFacilities.Of(network, facilities, heading);
        for (var i = 0; i < 300; i++)
        {
            var point = i % 10 == 0 ? facilities[i / 10 % 12] : snapper.Snap(Town.Somewhere(network.Streets, random));
            var sorted = facilities
                .Select(f =>
                    heading == Heading.Away
                        ? Town.Between(network, times, f, point)
                        : Town.Between(network, times, point, f)
                )
                .Order()
                .ToList();
            var (first, second) = found.For(point);
            Assert.Equal((sorted[0], sorted[1]), (first.Time, second.Time));
            Assert.True(first.Facility < 0 || first.Facility != second.Facility);
        }
    }
}
