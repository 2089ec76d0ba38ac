using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>Writes result lines; Chinese stays readable, because the lines go to files and terminals, never into HTML.</summary>
internal sealed class ResultLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> bytes = new(2048);
    private readonly Utf8JsonWriter json;
    private char[] chars = new char[2048];

    public ResultLine() => json = new Utf8JsonWriter(bytes, Options);

    public void Write(TextWriter output, string id, Score score)
    {
        Begin();
        json.WriteString("id"u8, id);
        json.WriteStartObject("sections"u8);
        foreach (var section in score.Sections)
        {
            json.WriteStartObject(section.Id);
            Number("points"u8, section.Points);
            Number("grade"u8, section.Grade);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (score.Total is { } total)
        {
            json.WriteNumber("total"u8, total);
        }
        Number("preliminary"u8, score.Preliminary);
        Number("level"u8, score.Level);
        json.WriteString("name"u8, score.Name);
        if (score.Unsettled)
        {
            json.WriteStartArray("candidates"u8);
            foreach (var level in score.Candidates)
            {
                json.WriteNumberValue(level);
            }
            json.WriteEndArray();
        }
        json.WriteStartArray("reasons"u8);
        foreach (var reason in score.Reasons)
        {
            json.WriteStringValue(reason);
        }
        json.WriteEndArray();
        json.WriteBoolean("unsettled"u8, score.Unsettled);
        json.WriteString("scaleVersion"u8, score.ScaleVersion);
        End(output);
    }

    /// <summary>Reports the first fault; the sentence says how many more there are.</summary>
    public void Write(TextWriter output, string? id, long line, IReadOnlyList<Fault> faults)
    {
        var first = faults[0];
        Begin();
        json.WriteString("id"u8, id);
        json.WriteNumber("line"u8, line);
        json.WriteStartObject("error"u8);
        json.WriteString("code"u8, first.Code);
        var more = faults.Count > 1 ? $"（另有 {faults.Count - 1} 处问题）" : "";
        json.WriteString("message"u8, first.Sentence + more);
        json.WriteString("field"u8, first.Field);
        json.WriteEndObject();
        End(output);
    }

    private void Begin()
    {
        bytes.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
    }

    private void End(TextWriter output)
    {
        json.WriteEndObject();
        json.Flush();
        if (chars.Length < bytes.WrittenCount + 1)
        {
            chars = new char[bytes.WrittenCount + 1];
        }
        var length = Encoding.UTF8.GetChars(bytes.WrittenSpan, chars);
        chars[length] = '\n';
        output.Write(chars, 0, length + 1);
    }

    private void Number(ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
