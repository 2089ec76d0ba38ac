using System.Text.Json;

namespace Yiju.Siting.Location.Writing;

/// <summary>What the answers in JSON have in common.</summary>
internal static class JsonParts
{
    public static void List<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Null where there is none.</summary>
    public static void Amount(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>What was tried.</summary>
    public static void Steps(this Utf8JsonWriter json, IEnumerable<SearchStep> steps) =>
        json.List(
            "steps",
            steps,
            step =>
            {
                json.WriteString("method", step.Method);
                json.WriteNumber("seconds", Math.Round(step.Elapsed.TotalSeconds, 3));
                json.WriteNumber("iterations", step.Iterations);
                json.Amount("cost", step.Cost);
                json.Amount("bound", step.Bound);
            }
        );
}
