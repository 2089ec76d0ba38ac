using System.Text.Json;
using Yiju.Kernel;
using Yiju.Kernel.Reading;

namespace Yiju.Routing.Rosters.Json;

/// <summary>Reads a roster problem (<c>--format yiju</c>; the README beside tells every field).</summary>
public static class ProblemJson
{
    public const string Format = "yiju-roster-1";

    /// <returns>The problem, or all mistakes with their paths.</returns>
    public static Outcome<RosterProblem> Read(ReadOnlyMemory<byte> utf8)
    {
        var data = RosterFields.Read<RosterData>(
            utf8,
            Format,
            "排班问题",
            root => new ProblemReader(root, root["firstDay"].Date()).Read()
        );
        return data.Ok ? RosterProblem.Create(data.Value) : data.As<RosterProblem>();
    }
}

internal sealed partial class ProblemReader(JsonField root, DateOnly firstDay)
{
    /// <summary>Faster than anybody travels.</summary>
    private const double FastestKmPerHour = 500;

    public RosterData Read()
    {
        root.Only(
            "format",
            "firstDay",
            "days",
            "now",
            "places",
            "travel",
            "workers",
            "visits",
            "orders",
            "bonds",
            "history",
            "published",
            "weights"
        );
        var places = root.List("places", Place);
        return new RosterData
        {
            FirstDay = firstDay,
            Days = root.Has("days") ? root["days"].Whole(1, RosterData.MostDays) : 1,
            Now = root.OptionalTime("now", firstDay),
            Places = places,
            Travel = Travel(root["travel"], places),
            Workers = root.List("workers", Worker),
            Visits = root.List("visits", Visit),
            Orders = root.List("orders", Order),
            Bonds = root.List("bonds", Bond),
            History = root.List("history", Acquaintance),
            Published = root.Has("published") ? PlanJson.Plan(root["published"], firstDay) : null,
            Weights = root.Has("weights") ? Weights(root["weights"]) : new Weights(),
        };
    }

    private static Place Place(JsonField field)
    {
        field.Only("id", "longitude", "latitude");
        return new Place(field["id"].Text(), field["longitude"].Number(-180, 180), field["latitude"].Number(-89, 89));
    }

    private static Travel Travel(JsonField field, List<Place> places)
    {
        field.Only("modes", "matrices");
        if (!field.Has("matrices"))
        {
            var modes = field.List(
                "modes",
                mode =>
                {
                    mode.Only("name", "kmPerHour", "overheadSeconds");
                    return new Mode(
                        mode["name"].Text(),
                        3.6 / mode["kmPerHour"].Number(0.1, FastestKmPerHour),
                        mode.Has("overheadSeconds") ? mode["overheadSeconds"].Whole(0, 3600) : 0
                    );
                }
            );
            return Rosters.Travel.BetweenCoordinates(places, modes);
        }
        var matrices = field.List(
            "matrices",
            matrix =>
            {
                matrix.Only("mode", "seconds");
                return (matrix["mode"].Text(), Matrix(matrix["seconds"], places.Count));
            }
        );
        return matrices.All(m => m.Item2.Length == (long)places.Count * places.Count)
            ? Rosters.Travel.ByMatrix(places.Count, matrices)
            : Rosters.Travel.ByMatrix(places.Count, []);
    }

    /// <summary>As many rows and columns as there are places; null where there is no way.</summary>
    private static ushort[] Matrix(JsonField field, int places)
    {
        if (field.Value.ValueKind != JsonValueKind.Array || field.Value.GetArrayLength() != places)
        {
            field.Wrong($"应有 {places} 行，与地点一样多");
            return [];
        }
        var rows = 0;
        foreach (var row in field.Value.EnumerateArray())
        {
            rows++;
            if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != places)
            {
                field.Wrong($"第 {rows} 行应有 {places} 个数，与地点一样多");
                return [];
            }
        }
        var seconds = new ushort[(long)places * places];
        var at = 0L;
        foreach (var row in field.Value.EnumerateArray())
        {
            foreach (var entry in row.EnumerateArray())
            {
                if (entry.ValueKind == JsonValueKind.Null)
                {
                    seconds[at] = Rosters.Travel.NoWay;
                }
                else if (
                    entry.ValueKind != JsonValueKind.Number
                    || !entry.TryGetUInt16(out seconds[at])
                    || seconds[at] == Rosters.Travel.NoWay
                )
                {
                    field.Wrong(
                        $"第 {(at / places) + 1} 行第 {(at % places) + 1} 个应为 0 到 {Rosters.Travel.NoWay - 1} 秒的整数，没有路写 null"
                    );
                    return seconds;
                }
                at++;
            }
        }
        return seconds;
    }

    private Worker Worker(JsonField field)
    {
        field.Only(
            "id",
            "name",
            "start",
            "end",
            "shifts",
            "skills",
            "certificates",
            "languages",
            "sex",
            "areas",
            "staysInAreas",
            "mode",
            "dayCapMinutes",
            "weekCapMinutes",
            "vehicle"
        );
        var start = field["start"].Text();
        return new Worker
        {
            Id = field["id"].Text(),
            Name = field.OptionalText("name") ?? "",
            Start = start,
            End = field.OptionalText("end") ?? start,
            Shifts = field.List("shifts", Shift),
            Skills = field.Texts("skills"),
            Certificates = Certificates(field),
            Languages = field.Texts("languages"),
            Sex = SexOf(field),
            Areas = field.Texts("areas"),
            StaysInAreas = field.Truth("staysInAreas"),
            Mode = field.OptionalText("mode") ?? "",
            DayCap = field.OptionalMinutes("dayCapMinutes"),
            WeekCap = field.OptionalMinutes("weekCapMinutes"),
            Vehicle = field.Has("vehicle") ? Vehicle(field["vehicle"]) : null,
        };
    }

    private static Dictionary<string, DateOnly?> Certificates(JsonField field)
    {
        var certificates = new Dictionary<string, DateOnly?>(StringComparer.Ordinal);
        field.List(
            "certificates",
            item =>
            {
                item.Only("name", "until");
                certificates[item["name"].Text()] = item.Has("until") ? item["until"].Date() : null;
                return true;
            }
        );
        return certificates;
    }

    private static Sex? SexOf(JsonField field) => field.Word("sex", ("female", Sex.Female), ("male", Sex.Male));

    private Shift Shift(JsonField field)
    {
        field.Only("from", "to", "breaks");
        var from = field["from"].Time(firstDay);
        return new Shift(
            from,
            field["to"].Time(firstDay),
            field.List(
                "breaks",
                rest =>
                {
                    rest.Only("earliestAfterMinutes", "afterMinutes", "minutes");
                    var earliest = rest.Has("earliestAfterMinutes") ? rest["earliestAfterMinutes"].Minutes() : 0;
                    return new Break(from + earliest, from + rest["afterMinutes"].Minutes(), rest["minutes"].Minutes());
                }
            )
        );
    }

    private static Vehicle Vehicle(JsonField field)
    {
        field.Only("capacity", "loadMinutes", "trips");
        return new Vehicle(
            field["capacity"].Whole(1, 1_000_000),
            field.Has("loadMinutes") ? field["loadMinutes"].Minutes() : 0,
            field.Has("trips") ? field["trips"].Whole(1, 20) : 1
        );
    }

    private static Weights Weights(JsonField field)
    {
        var standard = new Weights();
        double Of(string name, double usual) => field.Has(name) ? field[name].Number(0, Rosters.Weights.Most) : usual;
        field.Only(
            "travel",
            "unserved",
            "lateness",
            "stranger",
            "carers",
            "notPreferred",
            "outsideArea",
            "loadFairness",
            "travelFairness",
            "otherWorker",
            "otherTime",
            "tour"
        );
        return new Weights
        {
            Travel = Of("travel", standard.Travel),
            Unserved = Of("unserved", standard.Unserved),
            Lateness = Of("lateness", standard.Lateness),
            Stranger = Of("stranger", standard.Stranger),
            Carers = Of("carers", standard.Carers),
            NotPreferred = Of("notPreferred", standard.NotPreferred),
            OutsideArea = Of("outsideArea", standard.OutsideArea),
            LoadFairness = Of("loadFairness", standard.LoadFairness),
            TravelFairness = Of("travelFairness", standard.TravelFairness),
            OtherWorker = Of("otherWorker", standard.OtherWorker),
            OtherTime = Of("otherTime", standard.OtherTime),
            Tour = Of("tour", standard.Tour),
        };
    }
}
