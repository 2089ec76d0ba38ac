using System.Text.Json;
using System.Text.Unicode;
using Yiju.Kernel;

namespace Yiju.Routing.Rosters.Json;

/// <summary>What every one of our files has in common: one object that names its format.</summary>
internal static class JsonText
{
    /// <summary>Reads a text, or tells all its mistakes.</summary>
    /// <param name="what">What the file should be, for the sentence when it is something else.</param>
    public static Outcome<T> Read<T>(ReadOnlyMemory<byte> utf8, string format, string what, Func<JsonField, T> read)
    {
        if (!Utf8.IsValid(utf8.Span) || HasHalfCharacters(utf8.Span))
        {
            return Fault.Invalid("encoding", "文件里有不成字的字节，请用 UTF-8 编码保存。");
        }
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8);
        }
        catch (JsonException error)
        {
            return Fault.Invalid(
                "json",
                $"第 {error.LineNumber + 1} 行第 {error.BytePositionInLine + 1} 字节处不是正确的 JSON。"
            );
        }
        using (document)
        {
            var mistakes = new List<Fault>();
            var root = new JsonField(document.RootElement, "", mistakes);
            if (
                document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("format", out var named)
                || named.ValueKind != JsonValueKind.String
                || named.GetString() != format
            )
            {
                return Fault.Invalid("format", $"这不是{what}：开头应写 \"format\": \"{format}\"。", "format");
            }
            var value = read(root);
            return mistakes.Count > 0 ? mistakes : value;
        }
    }

    /// <summary>True where an escape is half of a surrogate pair, which no text can hold.</summary>
    private static bool HasHalfCharacters(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\\u"u8) < 0)
        {
            return false;
        }
        var reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
