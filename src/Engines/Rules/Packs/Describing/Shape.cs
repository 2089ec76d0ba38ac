using System.Text.Json.Nodes;

namespace Yiju.Rules.Packs.Describing;

/// <summary>Pieces of a JSON Schema.</summary>
internal static class Shape
{
    /// <summary>A map with these keys and no others; a star behind a key marks one that must be written.</summary>
    public static JsonObject Map(string description, params ReadOnlySpan<(string Key, JsonObject Shape)> entries)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var (key, shape) in entries)
        {
            properties[key.TrimEnd('*')] = shape;
            if (key.EndsWith('*'))
            {
                required.Add(key.TrimEnd('*'));
            }
        }
        var map = new JsonObject
        {
            ["type"] = "object",
            ["description"] = description,
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (required.Count > 0)
        {
            map["required"] = required;
        }
        return map;
    }

    /// <summary>A map from names that the writer chooses.</summary>
    public static JsonObject Named(string description, JsonObject each) =>
        new()
        {
            ["type"] = "object",
            ["description"] = description,
            ["additionalProperties"] = each,
        };

    public static JsonObject Many(string description, JsonObject each) =>
        new()
        {
            ["type"] = "array",
            ["description"] = description,
            ["items"] = each,
        };

    public static JsonObject Either(params ReadOnlySpan<JsonObject> shapes) =>
        new() { ["anyOf"] = new JsonArray([.. shapes]) };

    /// <summary>One line of text, a number or yes and no: YAML tells them apart, packs do not.</summary>
    public static JsonObject Text(string description, string? example = null)
    {
        var text = new JsonObject
        {
            ["type"] = new JsonArray("string", "number", "boolean", "null"),
            ["description"] = description,
        };
        if (example is not null)
        {
            text["examples"] = new JsonArray(example);
        }
        return text;
    }

    public static JsonObject Words(string description, params ReadOnlySpan<string> words)
    {
        var all = new JsonArray();
        foreach (var word in words)
        {
            all.Add(word);
        }
        return new JsonObject { ["enum"] = all, ["description"] = description };
    }

    public static JsonObject Pattern(string description, string pattern, string example) =>
        new()
        {
            ["type"] = "string",
            ["pattern"] = pattern,
            ["description"] = description,
            ["examples"] = new JsonArray(example),
        };

    public static JsonObject Day(string description) => Pattern(description, "^\\d{4}-\\d{2}-\\d{2}$", "2026-01-01");

    public static JsonObject Division(string description) => Pattern(description, "^\\d{12}$", "440800000000");

    public static JsonObject Yes(string description) => new() { ["type"] = "boolean", ["description"] = description };

    public static JsonObject Whole(string description) => new() { ["type"] = "integer", ["description"] = description };

    public static JsonObject Rule(string description, string example) => Text(description, example);
}
