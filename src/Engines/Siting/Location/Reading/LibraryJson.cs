using Yiju.Kernel;
using Yiju.Kernel.Reading;
using Yiju.Siting.Location.Library;

namespace Yiju.Siting.Location.Reading;

/// <summary>A project library in JSON: sites, demand and ways as elsewhere, and kinds, projects and years.</summary>
public static class LibraryJson
{
    /// <returns>A fault names the line or the field.</returns>
    public static Outcome<ProjectLibrary> Read(string text) => JsonFile.Read(text, Library);

    private static Outcome<ProjectLibrary> Library(JsonField file)
    {
        file.Only("sites", "demand", "distances", "kinds", "projects", "years", "carriesOver");
        var instance = LocationJson.Instance(file);
        if (!instance.Ok)
        {
            return instance.As<ProjectLibrary>();
        }
        var kinds = Kinds(file, instance.Value.Demand);
        var sites = Numbers(instance.Value.Sites.Select(s => s.Name));
        var names = Numbers(kinds.Select(k => k.Name));
        var library = new ProjectLibrary(
            instance.Value,
            kinds,
            [.. file["projects"].Items().Select(field => Project(field, sites, names))],
            [.. file["years"].Items().Select(Year)]
        )
        {
            CarriesOver = file.Truth("carriesOver"),
        };
        if (file.Faults.Count > 0)
        {
            return file.Faults;
        }
        return library.Faults() is { Count: > 0 } faults ? faults.ToList() : library;
    }

    private static List<FacilityKind> Kinds(JsonField file, IReadOnlyList<DemandPoint> demand)
    {
        var kinds = new List<FacilityKind>();
        foreach (var field in file["kinds"].Items())
        {
            field.Only("name", "radius", "importance", "most");
            var name = LocationJson.Name(field["name"]);
            kinds.Add(
                new FacilityKind(name, field.OptionalNumber("radius"), field.OptionalNumber("importance") ?? 1)
                {
                    Most = field.OptionalWhole("most", 0, int.MaxValue),
                    Demand = Demand(file, name, demand),
                }
            );
        }
        return kinds;
    }

    /// <summary>What each point asks of a kind: its own figure among the weights, else its weight.</summary>
    private static double[] Demand(JsonField file, string kind, IReadOnlyList<DemandPoint> demand) =>
        [.. file["demand"].Items().Select((field, k) => field["weights"].OptionalNumber(kind) ?? demand[k].Weight)];

    private static Project Project(JsonField field, Dictionary<string, int> sites, Dictionary<string, int> kinds)
    {
        field.Only("name", "site", "kinds", "cost", "existing", "from");
        var site = Find(field["site"], sites, "地点");
        var of = field["kinds"].Items().Select(kind => Find(kind, kinds, "设施类别")).ToList();
        var name = LocationJson.Name(field[field.Has("name") ? "name" : "site"]);
        return new Project(name, site, of, field.OptionalNumber("cost") ?? 0)
        {
            Existing = field.Truth("existing"),
            From = field.OptionalWhole("from", 0, int.MaxValue) ?? 0,
        };
    }

    private static PlanYear Year(JsonField field)
    {
        field.Only("name", "budget", "weight");
        return new PlanYear(
            LocationJson.Name(field["name"]),
            field["budget"].Number(0),
            field.OptionalNumber("weight") ?? 1
        );
    }

    private static int Find(JsonField field, Dictionary<string, int> known, string what)
    {
        var name = field.Text();
        if (!known.TryGetValue(name, out var number))
        {
            field.Refuse($"没有叫“{name}”的{what}");
        }
        return number;
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
