using System.Globalization;
using System.Text.Json;
using Yiju.Kernel;

namespace Yiju.Routing.Rosters.Json;

/// <summary>
/// A value in a JSON text with its path. Reading what is not there or of another kind adds a sentence to the mistakes and
/// goes on with a default, so that one reading finds them all.
/// </summary>
internal readonly struct JsonField(JsonElement value, string path, List<Fault> mistakes)
{
    /// <summary>More sentences only scroll away.</summary>
    public const int MostMistakes = 100;

    public string Path => path;

    public JsonElement Value => value;

    /// <summary>A mistake for every property but these.</summary>
    public void Only(params ReadOnlySpan<string> names)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Wrong("应为对象 { … }");
            return;
        }
        foreach (var property in value.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                Add(
                    $"{Child(property.Name)}：没有这个字段，可以写：{string.Join('、', names!)}。",
                    Child(property.Name)
                );
            }
        }
    }

    public bool Has(string name) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty(name, out var found)
        && found.ValueKind != JsonValueKind.Null;

    public JsonField this[string name] =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found)
            ? new JsonField(found, Child(name), mistakes)
            : new JsonField(default, Child(name), mistakes);

    /// <summary>An empty list where the property is missing.</summary>
    public List<T> List<T>(string name, Func<JsonField, T> read)
    {
        var list = new List<T>();
        if (!Has(name))
        {
            return list;
        }
        var field = this[name];
        if (field.Value.ValueKind != JsonValueKind.Array)
        {
            field.Wrong("应为列表 [ … ]");
            return list;
        }
        foreach (var item in field.Value.EnumerateArray())
        {
            if (mistakes.Count >= MostMistakes)
            {
                break;
            }
            list.Add(read(new JsonField(item, $"{field.Path}[{list.Count}]", mistakes)));
        }
        return list;
    }

    public List<string> Texts(string name) => List(name, item => item.Text());

    public string Text()
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }
        Wrong("应为文字");
        return "";
    }

    public string? OptionalText(string name) => Has(name) ? this[name].Text() : null;

    public double Number(double least, double most)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number))
        {
            Wrong("应为数字");
            return least;
        }
        if (!(number >= least && number <= most))
        {
            Add($"{path}：应在 {least:0.##} 到 {most:0.##} 之间，现在是 {value.GetRawText()}。", path);
            return least;
        }
        return number;
    }

    public int Whole(int least, int most)
    {
        var number = Number(least, most);
        if (number != Math.Floor(number))
        {
            Add($"{path}：应为整数，现在是 {value.GetRawText()}。", path);
        }
        return (int)number;
    }

    /// <summary>Minutes, also with a fraction, as whole seconds.</summary>
    public int Minutes(double least = 0, double most = RosterData.MostDays * 1440) =>
        (int)Math.Round(Number(least, most) * 60);

    public int? OptionalMinutes(string name) => Has(name) ? this[name].Minutes() : null;

    public bool Truth(string name)
    {
        if (!Has(name))
        {
            return false;
        }
        var field = this[name];
        if (field.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            field.Wrong("应为 true 或 false");
        }
        return field.Value.ValueKind == JsonValueKind.True;
    }

    public DateOnly Date()
    {
        if (
            DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
        {
            return day;
        }
        Add($"{path}：应为日期，例如 2026-03-02。", path);
        return DateOnly.MinValue;
    }

    /// <summary>Seconds since midnight of the first day, from 08:30 or 2026-03-03T08:30.</summary>
    public int Time(DateOnly firstDay)
    {
        if (TimeText.TryRead(Text(), firstDay, out var seconds))
        {
            return seconds;
        }
        Add($"{path}：应为时间，例如 08:30（第一天）或 2026-03-03T08:30，并且不早于第一天。", path);
        return 0;
    }

    public int? OptionalTime(string name, DateOnly firstDay) => Has(name) ? this[name].Time(firstDay) : null;

    /// <summary>One of some words.</summary>
    public T? Word<T>(string name, params ReadOnlySpan<(string Word, T Value)> words)
        where T : struct
    {
        if (!Has(name))
        {
            return null;
        }
        var field = this[name];
        var text = field.Text();
        var all = new List<string>();
        foreach (var (word, meaning) in words)
        {
            if (word == text)
            {
                return meaning;
            }
            all.Add(word);
        }
        Add($"{field.Path}：可以写 {string.Join('、', all)}，现在是“{text}”。", field.Path);
        return null;
    }

    public void Wrong(string expected) =>
        Add(
            value.ValueKind == JsonValueKind.Undefined
                ? $"{path}：缺少，{expected}。"
                : $"{path}：{expected}，现在是 {Shown()}。",
            path
        );

    private void Add(string sentence, string at)
    {
        if (mistakes.Count < MostMistakes)
        {
            mistakes.Add(Fault.Invalid("json", sentence, at));
        }
    }

    private string Child(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private string Shown()
    {
        var text = value.GetRawText();
        return text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
    }
}
