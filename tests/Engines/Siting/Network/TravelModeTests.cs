using Yiju.Siting.Network;
using Yiju.Siting.Network.Streets;

namespace Yiju.Tests.Engines.Siting.Network;

public sealed class TravelModeTests
{
    [Theory]
    [InlineData("highway=residential", 4, 4, 20, 20)]
    [InlineData("highway=steps", 2, 2, 0, 0)]
    [InlineData("highway=motorway", 0, 0, 90, 0)]
    [InlineData("highway=primary;oneway=yes", 4, 4, 45, 0)]
    [InlineData("highway=primary;oneway=-1", 4, 4, 0, 45)]
    [InlineData("highway=tertiary;junction=roundabout", 4, 4, 35, 0)]
    [InlineData("highway=tertiary;junction=roundabout;oneway=no", 4, 4, 35, 35)]
    [InlineData("highway=primary;maxspeed=30", 4, 4, 30, 30)]
    [InlineData("highway=primary;maxspeed=20 mph", 4, 4, 32.18688, 32.18688)]
    [InlineData("highway=primary;maxspeed=CN:urban", 4, 4, 45, 45)]
    [InlineData("highway=service;access=private", 0, 0, 0, 0)]
    [InlineData("highway=service;access=private;foot=yes", 4, 4, 0, 0)]
    [InlineData("highway=residential;motor_vehicle=no", 4, 4, 0, 0)]
    [InlineData("highway=footway;oneway:foot=yes", 4, 0, 0, 0)]
    [InlineData("highway=proposed", 0, 0, 0, 0)]
    [InlineData("railway=rail", 0, 0, 0, 0)]
    public void Tags_give_speeds(string tags, double walk, double walkBack, double drive, double driveBack)
    {
        var table = tags.Split(';').Select(t => t.Split('=')).ToDictionary(t => t[0], t => t[1]);
        Assert.Equal((walk, walkBack), Speeds(TravelModes.Walk(), table));
        Assert.Equal((drive, driveBack), Speeds(TravelModes.Drive(), table));
    }

    private static (double, double) Speeds(TravelMode mode, Dictionary<string, string> tags) =>
        mode.Of(tags) is var passage ? (passage.Forward, passage.Backward) : default;

    [Fact]
    public void Nobody_gets_on_or_off_a_motorway()
    {
        var builder = new StreetGraphBuilder(Town.Modes);
        int Node(double north, double east) => builder.AddNode(new GeoPoint(21.27 + north, 110.36 + east));
        builder.AddStreet([Node(0, 0), Node(0, 0.002)], new Dictionary<string, string> { ["highway"] = "motorway" });
        builder.AddStreet(
            [Node(0.001, 0), Node(0.001, 0.002)],
            new Dictionary<string, string> { ["highway"] = "service" }
        );
        var network = new TravelNetwork(builder.Build(), "drive");
        Assert.Equal(3, network.Out.ArcCount);
        var snapped = new Snapper(network, 500).Snap(new GeoPoint(21.2701, 110.361));
        Assert.Equal(100, snapped.Metres, 1.0);
        Assert.True(network.HasDoors(snapped.Segment));
    }

    [Fact]
    public void A_street_takes_the_time_of_its_length()
    {
        var network = new TravelNetwork(Town.Cross(new() { ["highway"] = "residential" }), "walk");
        // 0.0018 degrees of latitude are 200.2 m: 180 s at 4 km/h.
        Assert.Contains(1801, Enumerable.Range(0, 4).Select(network.Forward));
        Assert.Equal(180, TravelTime.Of(200, 40));
        Assert.Equal(9_000, TravelTime.OfMinutes(15));
        Assert.Throws<ArgumentOutOfRangeException>(() => TravelModes.Walk(0));
        Assert.Throws<ArgumentException>(() => new TravelNetwork(network.Streets, "fly"));
        Assert.Throws<ArgumentException>(() => new StreetGraphBuilder(Town.Modes).AddNode(new(double.NaN, 0)));
    }
}
