using System.Text;
using System.Text.Json;

namespace Yiju.Assessment.Domain;

/// <summary>JSON values as words in a sentence.</summary>
internal static class JsonWords
{
    /// <summary>The value as typed, cut short, for a sentence.</summary>
    public static string Raw(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            return "这个值";
        }
        var raw = Encoding.UTF8.GetString(reader.ValueSpan);
        var shown = raw.Length > 40 ? $"{raw[..40]}…" : raw;
        return reader.TokenType == JsonTokenType.String ? $"\"{shown}\"" : shown;
    }
}
