using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Describing;
using Yiju.Rules.Reading;

namespace Yiju.Tests.Engines.Packs;

[Trait("req", "POL-01")]
public sealed partial class SchemaTests
{
    private static readonly JsonNode Pack = JsonNode.Parse(PackSchema.Pack())!;

    private static readonly JsonNode Scenarios = JsonNode.Parse(PackSchema.Scenarios())!;

    /// <summary>Where an unknown key is written, and the map of the schema that should know the same keys as the parser.</summary>
    public static TheoryData<string, string> Places =>
        new()
        {
            { "zzz: 1", "" },
            { "clauses: { c: { zzz: 1 } }", "clauses *" },
            { "facts: { elder: { f: { zzz: 1 } } }", "facts * *" },
            { "parameters: { p: { zzz: 1 } }", "parameters *" },
            {
                "parameters: { p: { kind: money, takes: number, values: { 2026-01-01: [{ zzz: 1 }] } } }",
                "parameters * values * 1 []"
            },
            { "checklists: { c: { zzz: 1 } }", "checklists *" },
            { "rules: { elder: { r: { zzz: 1 } } }", "rules * * 0" },
            { "rules: { elder: { r: { as: group, zzz: 1 } } }", "rules * * 1" },
            { "rules: { elder: { r: { as: benefit, zzz: 1 } } }", "rules * * 2" },
            { "rules: { elder: { r: { as: share, zzz: 1 } } }", "rules * * 3" },
            { "rules: { elder: { r: { as: standard, zzz: 1 } } }", "rules * * 4" },
            { "rules: { elder: { r: { as: target, zzz: 1 } } }", "rules * * 5" },
            {
                "rules: { elder: { r: { as: benefit, title: t, clause: c, when: 'true', amount: { zzz: 1 } } } }",
                "rules * * 2 amount"
            },
            { "rules: { elder: { r: { kind: truth, table: { zzz: 1 } } } }", "rules * * 0 table" },
            {
                "rules: { elder: { r: { kind: truth, table: { of: [a], rows: [{ zzz: 1 }] } } } }",
                "rules * * 0 table rows []"
            },
            { "rules: { elder: { r: { kind: money, slices: { zzz: 1 } } } }", "rules * * 0 slices" },
            {
                "rules: { elder: { r: { kind: money, slices: { of: a, rows: [{ zzz: 1 }] } } } }",
                "rules * * 0 slices rows []"
            },
            { "rules: { elder: { r: { kind: truth, rule: a, except: [{ zzz: 1 }] } } }", "rules * * 0 except []" },
        };

    [Theory]
    [MemberData(nameof(Places))]
    public void The_schema_knows_the_keys_that_the_parser_knows(string yaml, string place)
    {
        var head =
            "pack: p\nversion: \"1\"\ntitle: t\ndocument: d\ndivision: \"440800000000\"\nfrom: 2026-01-01\n" + yaml;
        var (_, mistakes) = PackParser.Read("p", head, null);
        var step = place == "rules * * 0";
        Assert.Equal(Known(mistakes).Where(k => !(step && k == "as")), Keys(At(Pack, place)));
    }

    [Theory]
    [InlineData("- { zzz: 1 }", "[]")]
    [InlineData("- { name: n, about: elder, on: 2026-01-01, cases: [{ zzz: 1 }] }", "[] cases []")]
    public void The_schema_of_scenarios_knows_the_keys_that_the_parser_knows(string yaml, string place)
    {
        var (_, mistakes) = PackParser.Read("small", SmallPack.Text, yaml);
        Assert.Equal(Known(mistakes), Keys(At(Scenarios, place)));
    }

    [Fact]
    public void Every_pack_of_the_repository_has_the_form_of_the_schema()
    {
        var packs = Path.Combine(AppContext.BaseDirectory, "packs");
        foreach (var folder in Directory.GetDirectories(packs))
        {
            foreach (var (file, schema) in new[] { (PackParser.PackFile, Pack), (PackParser.ScenarioFile, Scenarios) })
            {
                var path = Path.Combine(folder, file);
                if (File.Exists(path))
                {
                    var name = $"{Path.GetFileName(folder)}/{file}";
                    Assert.Null(Wrong(schema, Item.Read(name, File.ReadAllText(path))));
                }
            }
        }
    }

    [Theory]
    [InlineData("pack: p", "version")]
    [InlineData("pack: p\nversion: 1\ntitle: t\ndocument: d\ndivision: 44\nfrom: 2026-01-01", "division")]
    [InlineData(
        "pack: p\nversion: 1\ntitle: t\ndocument: d\ndivision: \"440800000000\"\nfrom: 2026-01-01\ncompleteness: much",
        "completeness"
    )]
    [InlineData("[]", "object")]
    public void What_is_wrong_is_wrong_by_the_schema_too(string yaml, string part) =>
        Assert.Contains(part, Wrong(Pack, Item.Read("pack.yaml", yaml))!, StringComparison.Ordinal);

    private static IEnumerable<string> Known(IReadOnlyList<Yiju.Rules.Language.Mistake> mistakes) =>
        KeyList()
            .Match(Assert.Single(mistakes, m => m.Sentence.Contains("“zzz”", StringComparison.Ordinal)).Sentence)
            .Groups[1]
            .Value.Split('、')
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Keys(JsonNode schema) =>
        schema["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal);

    /// <summary>Names are keys, * any name of a map, [] the elements of a list, a number one of several shapes.</summary>
    private static JsonNode At(JsonNode schema, string place) =>
        place
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(
                schema,
                (s, part) =>
                    part == "*" ? s["additionalProperties"]!
                    : part == "[]" ? s["items"]!
                    : int.TryParse(part, out var index) ? s["anyOf"]![index]!
                    : s["properties"]![part]!
            );

    /// <summary>As much of JSON Schema as ours uses.</summary>
    private static string? Wrong(JsonNode schema, Item item)
    {
        if (schema["anyOf"] is JsonArray shapes)
        {
            var all = shapes.Select(s => Wrong(s!, item)).ToList();
            return all.Contains(null) ? null : string.Join(" / ", all);
        }
        if (schema["enum"] is JsonArray words)
        {
            return item is Item.Scalar word && words.Any(w => w!.GetValue<string>() == word.Text)
                ? null
                : $"{item.At}: one of {words.ToJsonString()}";
        }
        var type = schema["type"]?.ToJsonString().Trim('"');
        return (type, item) switch
        {
            (null, _) => null,
            ("object", Item.Map map) => Map(schema, map),
            ("array", Item.List list) => list
                .Items.Select(i => Wrong(schema["items"]!, i))
                .FirstOrDefault(w => w is not null),
            ("object" or "array", _) => $"{item.At}: should be {type}",
            (_, Item.Scalar scalar) => schema["pattern"] is { } pattern
            && !Regex.IsMatch(scalar.Text, pattern.GetValue<string>())
                ? $"{item.At}: {pattern}"
            : type == "integer" && !int.TryParse(scalar.Text, out _) ? $"{item.At}: integer"
            : type == "boolean" && scalar.Text is not ("true" or "false") ? $"{item.At}: boolean"
            : null,
            _ => $"{item.At}: should be {type}",
        };
    }

    private static string? Map(JsonNode schema, Item.Map map)
    {
        var missing = schema["required"]
            ?.AsArray()
            .FirstOrDefault(r => !map.Entries.Any(e => e.Key.Text == r!.GetValue<string>()));
        if (missing is not null)
        {
            return $"{map.At}: {missing} is missing";
        }
        foreach (var (key, value) in map.Entries)
        {
            var shape = schema["properties"]?[key.Text] ?? schema["additionalProperties"];
            var wrong = shape is null or JsonValue ? $"{key.At}: {key.Text} is not known" : Wrong(shape, value);
            if (wrong is not null)
            {
                return $"{key.Text} {wrong}";
            }
        }
        return null;
    }

    [GeneratedRegex("可以写：(.+)。$")]
    private static partial Regex KeyList();
}
