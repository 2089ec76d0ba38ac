using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Yiju.Kernel.Writing;
using Yiju.Rules.Checking;
using Yiju.Rules.Population;

namespace Yiju.Rules.Packs.Running;

/// <summary>Writes results, a row for each subject. Money in yuan; what is not decided is null, in CSV <c>unknown</c>.</summary>
/// <param name="id">What the first column is called.</param>
/// <param name="shown">Places of the results to write.</param>
internal sealed class OutcomeWriter(
    string id,
    IReadOnlyList<RuleProgram.Slot> results,
    IReadOnlyList<int> shown,
    bool csv
)
{
    private readonly JsonEncodedText[] names =
    [
        .. shown.Select(i => JsonEncodedText.Encode(results[i].Name, JsonText.Encoder)),
    ];

    private readonly JsonEncodedText idName = JsonEncodedText.Encode(id, JsonText.Encoder);

    /// <summary>The head of a CSV file; nothing for NDJSON.</summary>
    public byte[] Head() =>
        csv
            ? Encoding.UTF8.GetBytes(
                $"\uFEFF{string.Join(',', shown.Select(i => results[i].Name).Prepend(id).Select(Quoted))}\n"
            )
            : [];

    public ReadOnlyMemory<byte> Write(People people, IReadOnlyList<Column> columns)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        if (csv)
        {
            Csv(people, columns, buffer);
        }
        else
        {
            Json(people, columns, buffer);
        }
        return buffer.WrittenMemory;
    }

    private void Csv(People people, IReadOnlyList<Column> columns, ArrayBufferWriter<byte> buffer)
    {
        var line = new StringBuilder();
        for (var s = 0; s < people.Count; s++)
        {
            line.Clear().Append(Quoted(people.Ids[s]));
            foreach (var i in shown)
            {
                var text = FactText.Write(results[i], columns[i][s]);
                line.Append(',').Append(Quoted(text.EndsWith(" 元", StringComparison.Ordinal) ? text[..^2] : text));
            }
            line.Append('\n');
            foreach (var chunk in line.GetChunks())
            {
                Encoding.UTF8.GetBytes(chunk.Span, buffer);
            }
        }
    }

    private void Json(People people, IReadOnlyList<Column> columns, ArrayBufferWriter<byte> buffer)
    {
        using var writer = new Utf8JsonWriter(buffer, JsonText.Dense);
        for (var s = 0; s < people.Count; s++)
        {
            writer.WriteStartObject();
            writer.WriteString(idName, people.Ids[s]);
            for (var c = 0; c < shown.Count; c++)
            {
                writer.WritePropertyName(names[c]);
                Value(writer, results[shown[c]], columns[shown[c]][s]);
            }
            writer.WriteEndObject();
            writer.Flush();
            buffer.Write("\n"u8);
            writer.Reset();
        }
    }

    /// <summary>A fact as JSON.</summary>
    public static void Value(Utf8JsonWriter writer, RuleProgram.Slot slot, Fact fact)
    {
        if (!fact.Known)
        {
            writer.WriteNullValue();
            return;
        }
        switch (slot.Kind)
        {
            case Kind.Truth:
                writer.WriteBooleanValue(fact.Number == 1);
                break;
            case Kind.Money:
                writer.WriteNumberValue(fact.Number / 100m);
                break;
            case Kind.Number:
                writer.WriteRawValue(FactText.Write(slot, fact));
                break;
            case Kind.Set:
                writer.WriteStartArray();
                foreach (var word in (slot.Words ?? []).Where((_, i) => (fact.Number >> i & 1) == 1))
                {
                    writer.WriteStringValue(word.Word);
                }
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(FactText.Write(slot, fact));
                break;
        }
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny("\",\r\n")
            ? string.Create(CultureInfo.InvariantCulture, $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
            : cell;
}
