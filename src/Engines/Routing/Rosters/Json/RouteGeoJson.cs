using System.Text.Json;

namespace Yiju.Routing.Rosters.Json;

/// <summary>Routes as GeoJSON (RFC 7946): a line for each tour, a point for each visit.</summary>
internal static class RouteGeoJson
{
    public static void Write(Utf8JsonWriter json, RosterProblem problem, RosterPlan plan)
    {
        json.WriteStartObject("geojson");
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        foreach (var tour in plan.Tours)
        {
            var worker = problem.Workers[problem.Worker(tour.Worker)];
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("geometry");
            json.WriteString("type", "LineString");
            json.WriteStartArray("coordinates");
            Point(json, problem, worker.Start);
            foreach (var stop in tour.Stops.Where(s => s.Kind != StopKind.Break))
            {
                Point(json, problem, PlaceOf(problem, worker, stop));
            }
            Point(json, problem, worker.End);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteString("worker", tour.Worker);
            json.WriteNumber("shift", tour.Shift);
            json.WriteEndObject();
            json.WriteEndObject();
            Stops(json, problem, tour);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Stops(Utf8JsonWriter json, RosterProblem problem, Tour tour)
    {
        foreach (var stop in tour.Stops.Where(s => s.Visit is not null))
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WritePropertyName("coordinates");
            Point(json, problem, problem.Visits[problem.Visit(stop.Visit!)].Place);
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteString("visit", stop.Visit);
            json.WriteString("worker", tour.Worker);
            json.WriteString("start", TimeText.Write(stop.Start, problem.Data.FirstDay));
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private static string PlaceOf(RosterProblem problem, Worker worker, Stop stop) =>
        stop.Visit is null ? worker.Start : problem.Visits[problem.Visit(stop.Visit)].Place;

    private static void Point(Utf8JsonWriter json, RosterProblem problem, string place)
    {
        var at = problem.Data.Places[problem.Place(place)];
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(at.Longitude, 6));
        json.WriteNumberValue(Math.Round(at.Latitude, 6));
        json.WriteEndArray();
    }
}
