using System.Globalization;
using System.Text.Json;

namespace Yiju.Kernel.Reading;

/// <summary>
/// A value in a JSON file with its path. Reading what is not there or of another kind adds a sentence to the faults and
/// goes on with a default, so that one reading finds them all. Only good while <see cref="JsonFile"/> reads.
/// </summary>
public readonly struct JsonField
{
    private const int MostShown = 40;

    private readonly string path;
    private readonly int item;
    private readonly List<Fault> faults;

    internal JsonField(JsonElement value, string path, List<Fault> faults, int item = -1)
    {
        Value = value;
        this.path = path;
        this.item = item;
        this.faults = faults;
    }

    /// <summary>As it stands in the file; undefined where nothing stands.</summary>
    public JsonElement Value { get; }

    /// <summary>For example <c>visits[3].windows[0].from</c>; empty for the whole file.</summary>
    public string Path => item < 0 ? path : $"{path}[{item}]";

    /// <summary>What was wrong in the file so far.</summary>
    public List<Fault> Faults => faults;

    /// <summary>A fault for every property but these.</summary>
    public void Only(params ReadOnlySpan<string> names)
    {
        if (Value.ValueKind != JsonValueKind.Object)
        {
            Wrong("应为对象 { … }");
            return;
        }
        foreach (var property in Value.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                Child(property.Name, property.Value).Refuse($"没有这个字段，可以写：{string.Join('、', names!)}");
            }
        }
    }

    /// <summary>Whether something stands there; <c>null</c> is nothing.</summary>
    public bool Has(string name) =>
        Value.ValueKind == JsonValueKind.Object
        && Value.TryGetProperty(name, out var found)
        && found.ValueKind != JsonValueKind.Null;

    public JsonField this[string name] =>
        Child(
            name,
            Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var found) ? found : default
        );

    /// <summary>The items of this list.</summary>
    public IEnumerable<JsonField> Items()
    {
        if (Value.ValueKind != JsonValueKind.Array)
        {
            Wrong("应为列表 [ … ]");
            yield break;
        }
        var (at, next) = (Path, 0);
        foreach (var one in Value.EnumerateArray())
        {
            if (faults.Count >= JsonFile.MostFaults)
            {
                yield break;
            }
            yield return new JsonField(one, at, faults, next++);
        }
    }

    /// <summary>A list that may be missing; then it is empty.</summary>
    public List<T> List<T>(string name, Func<JsonField, T> read) =>
        Has(name) ? [.. this[name].Items().Select(read)] : [];

    public List<string> Texts(string name) => List(name, field => field.Text());

    public string Text()
    {
        if (Value.ValueKind == JsonValueKind.String)
        {
            return Value.GetString()!;
        }
        Wrong("应为文字");
        return "";
    }

    public string? OptionalText(string name) => Has(name) ? this[name].Text() : null;

    /// <summary>A number between two others, these included.</summary>
    public double Number(double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        if (Value.ValueKind != JsonValueKind.Number || !Value.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            Wrong("应为数字");
            return double.IsFinite(least) ? least : 0;
        }
        if (number >= least && number <= most)
        {
            return number;
        }
        Wrong(double.IsFinite(most) ? $"应在 {least:0.##} 到 {most:0.##} 之间" : $"不能小于 {least:0.##}");
        return least;
    }

    public double? OptionalNumber(string name, double least = 0) => Has(name) ? this[name].Number(least) : null;

    public int Whole(int least, int most)
    {
        var number = Number(least, most);
        if (number != Math.Floor(number))
        {
            Wrong("应为整数");
        }
        return (int)number;
    }

    public int? OptionalWhole(string name, int least, int most) => Has(name) ? this[name].Whole(least, most) : null;

    /// <summary>False where nothing stands.</summary>
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
            !DateOnly.TryParseExact(
                Text(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
        {
            Wrong("应为日期，例如 2026-03-02");
        }
        return day;
    }

    /// <summary>One of some words; null where nothing stands.</summary>
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
        field.Wrong($"可以写 {string.Join('、', all)}");
        return null;
    }

    /// <summary>What stands here is not what it should be, or nothing does.</summary>
    /// <param name="expected">What should stand here, for example 应为文字.</param>
    public void Wrong(string expected) =>
        Refuse(Value.ValueKind == JsonValueKind.Undefined ? $"缺少，{expected}" : $"{expected}，现在是 {Shown()}");

    /// <param name="sentence">Without its full stop.</param>
    public void Refuse(string sentence)
    {
        if (faults.Count < JsonFile.MostFaults)
        {
            var at = Path;
            faults.Add(
                at.Length == 0
                    ? Fault.Invalid(JsonFile.Code, $"文件{sentence}。")
                    : Fault.Invalid(JsonFile.Code, $"{at}：{sentence}。", at)
            );
        }
    }

    private JsonField Child(string name, JsonElement value) =>
        new(value, Path is { Length: > 0 } parent ? $"{parent}.{name}" : name, faults);

    private string Shown()
    {
        var text = Value.GetRawText();
        return text.Length <= MostShown ? text : string.Concat(text.AsSpan(0, MostShown), "…");
    }
}
