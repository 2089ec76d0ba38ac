using System.Globalization;

namespace Yiju.Siting.Network.Streets;

/// <summary>How fast a street is passed in and against its direction, in km/h; 0 where it is closed.</summary>
/// <param name="ThroughOnly">Nobody gets on or off between its ends, as on a motorway.</param>
public readonly record struct Passage(double Forward, double Backward, bool ThroughOnly = false)
{
    public bool Open => Forward > 0 || Backward > 0;
}

/// <summary>
/// Who travels and how: a table from the tags of a street (OpenStreetMap's) to speeds. Plain data, so that a city can
/// bring its own, for example the pace of old people.
/// </summary>
public sealed record TravelMode
{
    private const double KilometresPerMile = 1.609344;

    /// <summary>Machine name, for example <c>walk</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Speed in km/h by the value of <c>highway</c>; a street with another value is closed.</summary>
    public required IReadOnlyDictionary<string, double> Speeds { get; init; }

    /// <summary>Speed in km/h between a door and the street, on foot whatever the mode; above 0.</summary>
    public required double OffStreetSpeed { get; init; }

    /// <summary>Tags that open or close a street, from the one that counts most; the first that is there decides.</summary>
    public required IReadOnlyList<string> AccessTags { get; init; }

    /// <summary>Values of an access tag that close the street.</summary>
    public required IReadOnlySet<string> ClosedValues { get; init; }

    /// <summary>Tags that say that a street is one-way for this mode; none: every street can be used both ways.</summary>
    public required IReadOnlyList<string> OneWayTags { get; init; }

    /// <summary>Values of <c>highway</c> and <c>junction</c> that are one-way where no tag says otherwise.</summary>
    public required IReadOnlySet<string> OneWayKinds { get; init; }

    /// <summary>Values of <c>highway</c> on which no door lies: points are not snapped to them.</summary>
    public required IReadOnlySet<string> ThroughKinds { get; init; }

    /// <summary>Whether <c>maxspeed</c> holds for this mode.</summary>
    public required bool HeedsSpeedLimit { get; init; }

    /// <summary>What the tags of a street mean for this mode. Tags that are not known are ignored.</summary>
    public Passage Of(IReadOnlyDictionary<string, string> tags)
    {
        if (!tags.TryGetValue("highway", out var kind) || !Speeds.TryGetValue(kind, out var speed) || Closed(tags))
        {
            return default;
        }
        if (HeedsSpeedLimit && tags.TryGetValue("maxspeed", out var text) && Limit(text) is { } limit)
        {
            speed = Math.Min(speed, limit);
        }
        var way = OneWay(tags);
        return new Passage(way < 0 ? 0 : speed, way > 0 ? 0 : speed, ThroughKinds.Contains(kind));
    }

    private bool Closed(IReadOnlyDictionary<string, string> tags)
    {
        foreach (var tag in AccessTags)
        {
            if (tags.TryGetValue(tag, out var value))
            {
                return ClosedValues.Contains(value);
            }
        }
        return false;
    }

    /// <returns>1 only forward, −1 only backward, 0 both.</returns>
    private int OneWay(IReadOnlyDictionary<string, string> tags)
    {
        foreach (var tag in OneWayTags)
        {
            if (tags.TryGetValue(tag, out var value))
            {
                return value switch
                {
                    "yes" or "true" or "1" => 1,
                    "-1" or "reverse" => -1,
                    _ => 0,
                };
            }
        }
        bool Implied(string tag) => tags.TryGetValue(tag, out var value) && OneWayKinds.Contains(value);
        return OneWayTags.Count > 0 && (Implied("highway") || Implied("junction")) ? 1 : 0;
    }

    private static double? Limit(string text)
    {
        var span = text.AsSpan().Trim();
        var digits = span.IndexOfAnyExcept("0123456789.");
        var number = digits < 0 ? span : span[..digits];
        var unit = digits < 0 ? default : span[digits..].Trim();
        if (
            !double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit)
            || limit < 1
        )
        {
            return null;
        }
        return unit is "mph" ? limit * KilometresPerMile : limit;
    }
}
