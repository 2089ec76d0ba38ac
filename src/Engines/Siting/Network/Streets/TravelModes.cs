using System.Collections.Frozen;

namespace Yiju.Siting.Network.Streets;

/// <summary>Two modes to begin with. Their speeds are usual values, no policy: a city sets its own.</summary>
public static class TravelModes
{
    private static readonly FrozenSet<string> Closed = new[]
    {
        "no",
        "private",
        "agricultural",
        "forestry",
    }.ToFrozenSet();

    /// <summary>On foot on everything but motorways, both ways, half as fast on steps.</summary>
    /// <param name="speed">km/h on the level, above 0.</param>
    public static TravelMode Walk(double speed = 4)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        string[] level =
        [
            "footway",
            "path",
            "pedestrian",
            "living_street",
            "residential",
            "service",
            "unclassified",
            "road",
            "track",
            "cycleway",
            "bridleway",
            "corridor",
            "tertiary",
            "tertiary_link",
            "secondary",
            "secondary_link",
            "primary",
            "primary_link",
            "trunk",
            "trunk_link",
        ];
        var speeds = level.ToDictionary(k => k, _ => speed);
        speeds["steps"] = speed / 2;
        return new TravelMode
        {
            Name = "walk",
            Speeds = speeds.ToFrozenDictionary(),
            OffStreetSpeed = speed,
            AccessTags = ["foot", "access"],
            ClosedValues = Closed,
            OneWayTags = ["oneway:foot"],
            OneWayKinds = FrozenSet<string>.Empty,
            ThroughKinds = FrozenSet<string>.Empty,
            HeedsSpeedLimit = false,
        };
    }

    /// <summary>By car, one-way streets and speed limits kept; the last metres to the door on foot.</summary>
    public static TravelMode Drive() =>
        new()
        {
            Name = "drive",
            Speeds = new Dictionary<string, double>
            {
                ["motorway"] = 90,
                ["motorway_link"] = 50,
                ["trunk"] = 60,
                ["trunk_link"] = 40,
                ["primary"] = 45,
                ["primary_link"] = 35,
                ["secondary"] = 40,
                ["secondary_link"] = 30,
                ["tertiary"] = 35,
                ["tertiary_link"] = 25,
                ["unclassified"] = 25,
                ["residential"] = 20,
                ["road"] = 20,
                ["living_street"] = 10,
                ["service"] = 12,
            }.ToFrozenDictionary(),
            OffStreetSpeed = 4,
            AccessTags = ["motorcar", "motor_vehicle", "vehicle", "access"],
            ClosedValues = Closed,
            OneWayTags = ["oneway"],
            OneWayKinds = new[] { "motorway", "motorway_link", "roundabout", "circular" }.ToFrozenSet(),
            ThroughKinds = new[] { "motorway", "motorway_link", "trunk_link" }.ToFrozenSet(),
            HeedsSpeedLimit = true,
        };
}
