using System.Text.Json;
using Yiju.Kernel;
using Yiju.Kernel.Reading;

namespace Yiju.Siting.Location.Reading;

/// <summary>Our own form; its fields stand in the README of the engine.</summary>
internal static class LocationJson
{
    public static Outcome<LocationCase> Read(string text, LocationProblem problem) =>
        JsonFile.Read<LocationCase>(
            text,
            file =>
            {
                file.Only("p", "radius", "budget", "worstDivisionFirst", "unserved", "sites", "demand", "distances");
                var question = new LocationQuestion(problem)
                {
                    P = file.OptionalWhole("p", int.MinValue, int.MaxValue),
                    Radius = file.OptionalNumber("radius"),
                    Budget = file.OptionalNumber("budget"),
                    Unserved = file.OptionalNumber("unserved"),
                    WorstDivisionFirst = file.Truth("worstDivisionFirst"),
                };
                var instance = Instance(file);
                return instance.Ok ? new LocationCase(instance.Value, question) : instance.As<LocationCase>();
            }
        );

    /// <summary>The sites, the demand and the ways of a file.</summary>
    public static Outcome<LocationInstance> Instance(JsonField file)
    {
        var draft = new LocationDraft();
        foreach (var field in file["sites"].Items())
        {
            AddSite(draft, field);
        }
        foreach (var field in file["demand"].Items())
        {
            AddDemand(draft, field);
        }
        if (file.Faults.Count > 0)
        {
            return file.Faults;
        }
        if (draft.Check() is { } fault)
        {
            return fault;
        }
        return file.Has("distances") ? WithWays(draft, file["distances"]) : draft.Straight();
    }

    private static void AddSite(LocationDraft draft, JsonField field)
    {
        field.Only("name", "x", "y", "cost", "capacity", "status");
        draft.SitePlaces.Add(Place(field));
        draft.Sites.Add(
            new Site(Name(field["name"]))
            {
                Cost = field.OptionalNumber("cost") ?? 0,
                Capacity = field.OptionalNumber("capacity") ?? double.PositiveInfinity,
                Status = field.Word("status", LocationDraft.Statuses) ?? SiteStatus.Candidate,
            }
        );
    }

    private static void AddDemand(LocationDraft draft, JsonField field)
    {
        field.Only("name", "x", "y", "weight", "weights", "volume", "division");
        draft.DemandPlaces.Add(Place(field));
        draft.Demand.Add(
            new DemandPoint(Name(field["name"]), field.OptionalNumber("weight") ?? 1)
            {
                Volume = field.OptionalNumber("volume"),
                Division = field.OptionalText("division"),
            }
        );
    }

    /// <summary>A text that is not empty.</summary>
    public static string Name(JsonField field)
    {
        if (field.Value is { ValueKind: JsonValueKind.String } value && value.ValueEquals(""))
        {
            field.Refuse("不能是空的");
        }
        return field.Text();
    }

    private static (double, double)? Place(JsonField field) =>
        field.Has("x") && field.Has("y") ? (field["x"].Number(), field["y"].Number()) : null;

    /// <summary>A row for each demand point, a number for each site; null where there is no way.</summary>
    private static Outcome<LocationInstance> WithWays(LocationDraft draft, JsonField distances)
    {
        var (points, sites) = (draft.Demand.Count, draft.Sites.Count);
        if (distances.Value.ValueKind != JsonValueKind.Array || distances.Value.GetArrayLength() != points)
        {
            distances.Refuse($"应有 {points} 行，每个需求点一行");
            return distances.Faults;
        }
        var ways = new double[points * sites];
        var at = 0;
        foreach (var row in distances.Items())
        {
            if (row.Value.ValueKind != JsonValueKind.Array || row.Value.GetArrayLength() != sites)
            {
                row.Refuse($"应有 {sites} 个数，每个地点一个");
                break;
            }
            foreach (var way in row.Items())
            {
                ways[at++] = way.Value.ValueKind == JsonValueKind.Null ? double.PositiveInfinity : way.Number(0);
            }
        }
        return distances.Faults.Count > 0
            ? distances.Faults
            : new LocationInstance(draft.Sites, draft.Demand, Travel.Dense(points, sites, ways));
    }
}
