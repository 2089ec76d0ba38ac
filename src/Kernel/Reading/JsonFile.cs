using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Yiju.Kernel.Reading;

/// <summary>Reads a JSON file that a person may have written: all faults at once, each with its line or its path.</summary>
public static class JsonFile
{
    public const string Code = "json";

    /// <summary>More sentences only scroll away.</summary>
    internal const int MostFaults = 100;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <param name="read">Makes the value of the whole file; what it makes of a faulty file is dropped.</param>
    public static Outcome<T> Read<T>(string text, Func<JsonField, Outcome<T>> read) =>
        Read(Encoding.UTF8.GetBytes(text), read);

    /// <inheritdoc cref="Read{T}(string, Func{JsonField, Outcome{T}})"/>
    public static Outcome<T> Read<T>(ReadOnlyMemory<byte> utf8, Func<JsonField, Outcome<T>> read)
    {
        if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }
        if (!Utf8.IsValid(utf8.Span) || HasHalfCharacters(utf8.Span))
        {
            return Fault.Invalid("encoding", "文件里有不成字的字节，请用 UTF-8 编码保存。");
        }
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8, Lenient);
        }
        catch (JsonException error)
        {
            return Fault.Invalid(
                Code,
                $"第 {error.LineNumber + 1} 行第 {error.BytePositionInLine + 1} 字节处不是正确的 JSON。",
                $"第 {error.LineNumber + 1} 行"
            );
        }
        using (document)
        {
            var faults = new List<Fault>();
            var value = read(new JsonField(document.RootElement, "", faults));
            return faults.Count > 0 ? faults : value;
        }
    }

    /// <summary>True where an escape is half of a surrogate pair, which no text can hold.</summary>
    private static bool HasHalfCharacters(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\\u"u8) < 0)
        {
            return false;
        }
        var reader = new Utf8JsonReader(
            utf8,
            new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
        );
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
