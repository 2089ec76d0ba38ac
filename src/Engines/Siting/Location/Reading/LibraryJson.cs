using Yiju.Kernel;
using Yiju.Siting.Location.Library;

namespace Yiju.Siting.Location.Reading;

/// <summary>A project library in JSON: sites, demand and ways as elsewhere, and kinds, projects and years.</summary>
public static class LibraryJson
{
    /// <returns>A fault names the line or the field.</returns>
    public static Outcome<ProjectLibrary> Read(string text)
    {
        var parsed = JsonNode.Parse(text);
        if (!parsed.Ok)
        {
            return parsed.As<ProjectLibrary>();
        }
        var file = parsed.Value;
        file.Only("sites", "demand", "distances", "kinds", "projects", "years", "carriesOver");
        var instance = LocationJson.Instance(file);
        if (!instance.Ok)
        {
            return instance.As<ProjectLibrary>();
        }
        var kinds = Kinds(file, instance.Value.Demand);
        var sites = Numbers(instance.Value.Sites.Select(s => s.Name));
        var library = new ProjectLibrary(
            instance.Value,
            kinds,
            [.. file.List("projects").Select(node => Project(node, sites, Numbers(kinds.Select(k => k.Name))))],
            [.. file.List("years").Select(Year)]
        )
        {
            CarriesOver = file.Truth("carriesOver"),
        };
        if (file.Fault is { } fault)
        {
            return fault;
        }
        return library.Faults() is { Count: > 0 } faults ? faults.ToList() : library;
    }

    private static List<FacilityKind> Kinds(JsonNode file, IReadOnlyList<DemandPoint> demand)
    {
        var kinds = new List<FacilityKind>();
        foreach (var node in file.List("kinds"))
        {
            node.Only("name", "radius", "importance", "most");
            var name = node.Text("name");
            kinds.Add(
                new FacilityKind(name, node.MaybeAmount("radius"), node.Amount("importance", 1))
                {
                    Most = node.MaybeWhole("most"),
                    Demand = Demand(file, name, demand),
                }
            );
        }
        return kinds;
    }

    /// <summary>What each point asks of a kind: its own figure among the weights, else its weight.</summary>
    private static double[] Demand(JsonNode file, string kind, IReadOnlyList<DemandPoint> demand) =>
        [.. file.List("demand").Select((node, k) => node["weights"]?.MaybeAmount(kind) ?? demand[k].Weight)];

    private static Project Project(JsonNode node, Dictionary<string, int> sites, Dictionary<string, int> kinds)
    {
        node.Only("name", "site", "kinds", "cost", "existing", "from");
        var site = Find(node, "site", node.Text("site"), sites, "地点");
        var of = node.List("kinds").Select(kind => Find(kind, null, kind.Word(), kinds, "设施类别")).ToList();
        return new Project(node.Text("name", node.Text("site")), site, of, node.Amount("cost", 0))
        {
            Existing = node.Truth("existing"),
            From = node.MaybeWhole("from") ?? 0,
        };
    }

    private static PlanYear Year(JsonNode node)
    {
        node.Only("name", "budget", "weight");
        return new PlanYear(node.Text("name"), node.Amount("budget"), node.Amount("weight", 1));
    }

    private static int Find(JsonNode node, string? field, string name, Dictionary<string, int> known, string what)
    {
        if (known.TryGetValue(name, out var number))
        {
            return number;
        }
        (field is null ? node : node[field] ?? node).Refuse($"没有叫“{name}”的{what}");
        return 0;
    }

    private static Dictionary<string, int> Numbers(IEnumerable<string> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            numbers.TryAdd(name, numbers.Count);
        }
        return numbers;
    }
}
