using Yiju.Kernel;

namespace Yiju.Siting.Location.Reading;

/// <summary>Our own form; its fields stand in the README of the engine.</summary>
internal static class LocationJson
{
    public static Outcome<LocationCase> Read(string text, LocationProblem problem)
    {
        var parsed = JsonNode.Parse(text);
        if (!parsed.Ok)
        {
            return parsed.As<LocationCase>();
        }
        var file = parsed.Value;
        file.Only("p", "radius", "budget", "worstDivisionFirst", "unserved", "sites", "demand", "distances");
        var instance = Instance(file);
        if (!instance.Ok)
        {
            return instance.As<LocationCase>();
        }
        var question = new LocationQuestion(problem)
        {
            P = file.MaybeWhole("p"),
            Radius = file.MaybeAmount("radius"),
            Budget = file.MaybeAmount("budget"),
            Unserved = file.MaybeAmount("unserved"),
            WorstDivisionFirst = file.Truth("worstDivisionFirst"),
        };
        return file.Fault is { } fault ? fault : new LocationCase(instance.Value, question);
    }

    /// <summary>The sites, the demand and the ways of a file.</summary>
    public static Outcome<LocationInstance> Instance(JsonNode file)
    {
        var draft = new LocationDraft();
        foreach (var node in file.List("sites"))
        {
            node.Only("name", "x", "y", "cost", "capacity", "status");
            draft.SitePlaces.Add(Place(node));
            var status = LocationDraft.Status(node.Text("status", "candidate"));
            if (status is null)
            {
                node["status"]!.Refuse("应为 candidate、existing 或 forbidden");
            }
            draft.Sites.Add(
                new Site(node.Text("name"))
                {
                    Cost = node.Amount("cost", 0),
                    Capacity = node.Amount("capacity", double.PositiveInfinity),
                    Status = status ?? SiteStatus.Candidate,
                }
            );
        }
        foreach (var node in file.List("demand"))
        {
            node.Only("name", "x", "y", "weight", "weights", "volume", "division");
            draft.DemandPlaces.Add(Place(node));
            draft.Demand.Add(
                new DemandPoint(node.Text("name"), node.Amount("weight", 1))
                {
                    Volume = node.MaybeAmount("volume"),
                    Division = node["division"] is null ? null : node.Text("division"),
                }
            );
        }
        if ((file.Fault ?? draft.Check()) is { } fault)
        {
            return fault;
        }
        return file["distances"] is { } distances ? WithWays(draft, distances) : draft.Straight();
    }

    private static (double, double)? Place(JsonNode node) =>
        node["x"] is { } x && node["y"] is { } y ? (x.Number(), y.Number()) : null;

    private static Outcome<LocationInstance> WithWays(LocationDraft draft, JsonNode distances)
    {
        var ways = new double[draft.Sites.Count * draft.Demand.Count];
        var at = 0;
        var rows = 0;
        foreach (var row in distances.Items())
        {
            if (rows++ == draft.Demand.Count)
            {
                break;
            }
            var begin = at;
            foreach (var way in row.Items())
            {
                if (at == ways.Length || at - begin == draft.Sites.Count)
                {
                    row.Refuse($"应有 {draft.Sites.Count} 个数，每个地点一个");
                    break;
                }
                ways[at++] = way.Way();
            }
            if (at - begin != draft.Sites.Count)
            {
                row.Refuse($"应有 {draft.Sites.Count} 个数，每个地点一个");
            }
            if (distances.Fault is not null)
            {
                break;
            }
        }
        if (rows != draft.Demand.Count)
        {
            distances.Refuse($"应有 {draft.Demand.Count} 行，每个需求点一行");
        }
        return distances.Fault is { } fault
            ? fault
            : new LocationInstance(
                draft.Sites,
                draft.Demand,
                Travel.Dense(draft.Demand.Count, draft.Sites.Count, ways)
            );
    }
}
