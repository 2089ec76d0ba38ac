using System.Text.Json;
using Yiju.Kernel.Writing;
using Yiju.Siting.Network.Streets;

namespace Yiju.Siting.Network.Reaching;

/// <summary>Writes answers as JSON and isochrones as GeoJSON (RFC 7946).</summary>
public static class ReachJson
{
    private const int Digits = 6;

    /// <summary>Rules, divisions and the facilities that are on no street; places apart when asked for.</summary>
    /// <param name="shares">As asked for in the answers.</param>
    /// <param name="withPoints">Also every place with its nearest and second nearest facility.</param>
    public static void Write(
        Stream output,
        IReadOnlyList<ReachAnswer> answers,
        IReadOnlyList<double> shares,
        IReadOnlyList<FacilityPoint> facilities,
        ReachStudy study,
        bool withPoints
    )
    {
        using var json = new Utf8JsonWriter(output, withPoints ? JsonText.Dense : JsonText.Indented);
        json.WriteStartObject();
        json.WriteStartArray("facilitiesTooFarFromStreet");
        for (var f = 0; f < facilities.Count; f++)
        {
            if (!study.Sites[f].OnStreet)
            {
                json.WriteStringValue(facilities[f].Id);
            }
        }
        json.WriteEndArray();
        json.WriteStartArray("rules");
        foreach (var answer in answers)
        {
            Answer(json, answer, shares, facilities, withPoints);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A FeatureCollection with one feature for each facility; one that reaches nothing has no geometry.</summary>
    public static void WriteIsochrones(
        Stream output,
        IEnumerable<(FacilityPoint Facility, double Minutes, Isochrone Isochrone)> isochrones
    )
    {
        using var json = new Utf8JsonWriter(output, JsonText.Dense);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var (facility, minutes, isochrone) in isochrones)
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            json.WriteString("id", facility.Id);
            json.WriteString("kind", facility.Kind);
            json.WriteNumber("minutes", minutes);
            json.WriteNumber("nodes", isochrone.ReachedNodes);
            json.WriteEndObject();
            json.WritePropertyName("geometry");
            Geometry(json, isochrone.Polygons);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Answer(
        Utf8JsonWriter json,
        ReachAnswer answer,
        IReadOnlyList<double> shares,
        IReadOnlyList<FacilityPoint> facilities,
        bool withPoints
    )
    {
        json.WriteStartObject();
        json.WriteString("name", answer.Rule.Name);
        json.WriteNumber("minutes", answer.Rule.Minutes);
        json.WriteStartObject("total");
        Division(json, answer.Total, shares);
        json.WriteEndObject();
        json.WriteStartArray("divisions");
        foreach (var division in answer.Divisions)
        {
            json.WriteStartObject();
            json.WriteString("division", division.Division.Value);
            Division(json, division, shares);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (withPoints)
        {
            json.WriteStartArray("points");
            foreach (var point in answer.Points)
            {
                Point(json, point, facilities);
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Division(Utf8JsonWriter json, DivisionReach division, IReadOnlyList<double> shares)
    {
        json.WriteNumber("elders", division.Elders);
        json.WriteNumber("covered", division.Covered);
        json.WriteNumber("coveredShare", Math.Round(division.CoveredShare, Digits));
        json.WriteNumber("beyond", division.Beyond);
        json.WriteNumber("unreachable", division.Unreachable);
        json.WriteNumber("tooFarFromStreet", division.TooFarFromStreet);
        json.WriteStartArray("minutesOfShare");
        for (var s = 0; s < division.Minutes.Count; s++)
        {
            json.WriteStartObject();
            json.WriteNumber("share", shares[s]);
            json.WriteNumber("minutes", Math.Round(division.Minutes[s], 2));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Point(Utf8JsonWriter json, PointReach point, IReadOnlyList<FacilityPoint> facilities)
    {
        json.WriteStartObject();
        json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(point.State.ToString()));
        void Facility(string name, Paths.FacilityTime facility)
        {
            if (facility.Facility >= 0)
            {
                json.WriteString(name, facilities[facility.Facility].Id);
                json.WriteNumber($"{name}Seconds", (double)facility.Time / TravelTime.PerSecond);
            }
        }
        Facility("nearest", point.Nearest);
        Facility("second", point.Second);
        json.WriteEndObject();
    }

    private static void Geometry(Utf8JsonWriter json, IReadOnlyList<GroundPolygon> polygons)
    {
        if (polygons.Count == 0)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var polygon in polygons)
        {
            json.WriteStartArray();
            Ring(json, polygon.Outer);
            foreach (var hole in polygon.Holes)
            {
                Ring(json, hole);
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Ring(Utf8JsonWriter json, IReadOnlyList<GeoPoint> ring)
    {
        json.WriteStartArray();
        foreach (var point in ring)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(point.Longitude, Digits));
            json.WriteNumberValue(Math.Round(point.Latitude, Digits));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
