using System.Text;
using System.Text.Json;
using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>One input line, read without reflection; the instance is filled anew by each <see cref="Read"/>.</summary>
internal sealed class AnswerLine(Scale scale)
{
    private readonly byte[][] ids = [.. scale.Items.Select(item => Encoding.UTF8.GetBytes(item.Id))];
    private readonly int[] points = new int[scale.Items.Count];
    private readonly List<Fault> faults = [];

    /// <summary>Null when the line has none, or broke off before it.</summary>
    public string? Id { get; private set; }

    public ReadOnlySpan<int> Points => points;

    public Conditions Conditions { get; private set; }

    /// <param name="utf8">The line without its end.</param>
    /// <param name="number">Number of the line, from 1, for the sentences.</param>
    /// <returns>What is wrong with the line; empty when it can be scored.</returns>
    public List<Fault> Read(ReadOnlySpan<byte> utf8, long number)
    {
        Id = null;
        Conditions = Conditions.None;
        faults.Clear();
        Array.Fill(points, Scale.Missing);
        try
        {
            ReadObject(utf8, number);
        }
        catch (JsonException wrong)
        {
            var at = $"第 {number} 行第 {wrong.BytePositionInLine + 1} 个字节处";
            return [Fault.Invalid("line-not-json", $"{at}不是正确的 JSON，请检查括号、引号和逗号。")];
        }
        catch (InvalidOperationException)
        {
            // A \u escape that is half a character: well-formed JSON that is no text.
            return [Fault.Invalid("line-not-json", $"第 {number} 行有不完整的 \\u 字符，请检查。")];
        }
        if (faults.Count == 0 && string.IsNullOrEmpty(Id))
        {
            faults.Add(Fault.Invalid("id-missing", $"第 {number} 行没有 id，请补上。", "id"));
        }
        // A copy: the list is cleared for the next line while an outcome may still hold the faults.
        return [.. faults];
    }

    private void ReadObject(ReadOnlySpan<byte> utf8, long number)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            reader.Read();
            var sentence = $"第 {number} 行不是一次评估，应为 {{\"id\":…,\"answers\":{{…}}}}。";
            faults.Add(Fault.Invalid("line-not-an-assessment", sentence));
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                ReadId(ref reader);
            }
            else if (reader.ValueTextEquals("answers"u8))
            {
                reader.Read();
                ReadAnswers(ref reader);
            }
            else if (reader.ValueTextEquals("conditions"u8))
            {
                reader.Read();
                Conditions = Opens(ref reader, "conditions")
                    ? ConditionsJson.Read(ref reader, faults)
                    : Conditions.None;
            }
            else
            {
                reader.Skip();
            }
        }
        // One more step: anything behind the closing brace is an error of the line.
        reader.Read();
    }

    private void ReadId(ref Utf8JsonReader reader)
    {
        Id = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => JsonWords.Raw(ref reader),
            _ => null,
        };
        reader.Skip();
    }

    private void ReadAnswers(ref Utf8JsonReader reader)
    {
        if (!Opens(ref reader, "answers"))
        {
            return;
        }
        var expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var place = expected < ids.Length && reader.ValueTextEquals(ids[expected]) ? expected : Find(ref reader);
            reader.Read();
            if (place >= 0)
            {
                expected = place + 1;
                Put(ref reader, place);
            }
            reader.Skip();
        }
    }

    private int Find(ref Utf8JsonReader reader)
    {
        var name = reader.GetString()!;
        var place = scale.Place(name);
        if (place < 0)
        {
            faults.Add(scale.Check.Unknown(name));
        }
        return place;
    }

    private void Put(ref Utf8JsonReader reader, int place)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }
        var item = scale.Items[place];
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var given) || given == Scale.Missing)
        {
            faults.Add(scale.Check.Impossible(item, JsonWords.Raw(ref reader)));
        }
        else if (points[place] != Scale.Missing)
        {
            faults.Add(Fault.Invalid("item-twice", $"{item.Id}「{item.Title}」填了两次，请只留一次。", item.Id));
        }
        else
        {
            points[place] = given;
        }
    }

    /// <summary>True inside an object; null counts as left out; anything else is a fault.</summary>
    private bool Opens(ref Utf8JsonReader reader, string field)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return true;
        }
        if (reader.TokenType != JsonTokenType.Null)
        {
            faults.Add(Fault.Invalid($"{field}-not-an-object", $"{field} 应为 {{\"名称\":值}} 的形式。", field));
        }
        reader.Skip();
        return false;
    }
}
