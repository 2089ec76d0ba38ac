using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Yiju.Kernel.Writing;

/// <summary>JSON that people read too: indented, with Chinese characters as they are. Not to be put into a web page.</summary>
public static class JsonText
{
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = Encoder };

    /// <summary>For files with a line or a point for everybody, where indenting only costs room.</summary>
    public static readonly JsonWriterOptions Dense = new() { Encoder = Encoder };

    /// <summary>One object as text, without a line end.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        Write(stream, write);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>One object.</summary>
    public static void Write(Stream output, Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(output, Indented);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }
}
