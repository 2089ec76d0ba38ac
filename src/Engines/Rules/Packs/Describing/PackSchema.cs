using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Yiju.Rules.Packs.Describing;

/// <summary>
/// JSON Schema (2020-12) of the files of a pack, for editors that complete and underline. What expressions say is not in it: that is what
/// <c>yiju pack check</c> is for.
/// </summary>
public static class PackSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Of pack.yaml.</summary>
    public static string Pack() => File("政策包", PackShape.Root());

    /// <summary>Of scenarios.yaml.</summary>
    public static string Scenarios() => File("情形", Shape.Many("一个情形一项", ScenarioShape.Scenario()));

    private static string File(string title, JsonObject shape)
    {
        var root = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (key, value) in shape)
        {
            root[key] = value?.DeepClone();
        }
        return root.ToJsonString(Readable) + "\n";
    }
}
