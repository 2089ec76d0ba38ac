using System.Globalization;
using System.Text;
using System.Text.Json;
using Yiju.Rules.Checking;

namespace Yiju.Rules.Packs.Running;

/// <summary>Reads rows of NDJSON: one object a line, lists of records as arrays of objects.</summary>
internal sealed class JsonRow(Intake intake) : IRowReader
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public RowFault? Read(ReadOnlySpan<byte> row, long line, People into)
    {
        seen.Clear();
        into.Begin();
        var field = (string?)null;
        var reader = new Utf8JsonReader(row);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return new RowFault(line, null, "每一行应当是一个 JSON 对象，例如 {\"id\": \"1\", …}。");
            }
            var id = "";
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                field = reader.GetString()!;
                if (!seen.Add(field))
                {
                    return new RowFault(line, field, "写了两次，只能写一次。");
                }
                reader.Read();
                if (field == intake.Id)
                {
                    id = Scalar(ref reader) ?? "";
                }
                else if (intake.Ignores(field))
                {
                    reader.Skip();
                }
                else if (One(ref reader, field, into) is { } wrong)
                {
                    return new RowFault(line, field, wrong);
                }
            }
            field = null;
            if (reader.Read())
            {
                return new RowFault(line, null, "一行里只能有一个 JSON 对象。");
            }
            into.End(id == "" ? line.ToString(CultureInfo.InvariantCulture) : id);
            return null;
        }
        catch (JsonException)
        {
            return new RowFault(line, field, "不是正确的 JSON。");
        }
        catch (InvalidOperationException)
        {
            return new RowFault(line, field, "不是正确的 UTF-8 文字。");
        }
    }

    private string? One(ref Utf8JsonReader reader, string field, People into)
    {
        if (intake.Input(field) is >= 0 and var input)
        {
            if (Text(ref reader, intake.Program.Inputs[input].Kind, out var text) is { } wrong)
            {
                return wrong;
            }
            if (intake.Fact(input, text, out var fact) is { } other)
            {
                return other;
            }
            into.Set(input, fact);
            return null;
        }
        return intake.List(field) is >= 0 and var list ? Records(ref reader, list, into) : intake.Unknown(field);
    }

    private string? Records(ref Utf8JsonReader reader, int list, People into)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return "应为一列记录，例如 [{…}, {…}]。";
        }
        into.KnowList(list);
        var fields = intake.Program.Lists[list].Fields!;
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (++count > intake.Most(list))
            {
                return $"最多 {intake.Most(list)} 条。";
            }
            var record = new Fact[fields.Count];
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                var index = Index(fields, name);
                if (index < 0)
                {
                    return $"第 {count} 条里没有“{name}”，可以写：{string.Join('、', fields.Select(f => f.Name))}。";
                }
                reader.Read();
                if (
                    (
                        Text(ref reader, fields[index].Kind, out var text)
                        ?? intake.Fact(list, index, text, out record[index])
                    ) is
                    { } wrong
                )
                {
                    return $"第 {count} 条：{wrong}";
                }
            }
            into.Add(list, record);
        }
        return reader.TokenType == JsonTokenType.EndArray ? null : "每条记录应当是一个 JSON 对象。";
    }

    private static int Index(IReadOnlyList<RuleProgram.Slot> fields, string name)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name == name)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>The text of a value; of an array of words for a set.</summary>
    private static string? Text(ref Utf8JsonReader reader, Kind kind, out string? text)
    {
        text = null;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            if (kind != Kind.Set || reader.TokenType == JsonTokenType.StartObject)
            {
                return "这里应当是一个值。";
            }
            var words = new List<string?>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                words.Add(Scalar(ref reader));
            }
            text = $"{{{string.Join(',', words)}}}";
            return null;
        }
        text = Scalar(ref reader);
        return null;
    }

    private static string? Scalar(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.Null => null,
            _ => throw new JsonException(),
        };
}
