using System.Text.Json;
using Yiju.Kernel;

namespace Yiju.Siting.Location.Reading;

/// <summary>A part of a JSON file with its place, and the first thing that was wrong in the file.</summary>
internal sealed class JsonNode
{
    private readonly JsonElement element;
    private readonly string path;
    private readonly Complaint complaint;

    private JsonNode(JsonElement element, string path, Complaint complaint)
    {
        this.element = element;
        this.path = path;
        this.complaint = complaint;
    }

    /// <summary>The first thing that was wrong; null while all was well.</summary>
    public Fault? Fault => complaint.First;

    public static Outcome<JsonNode> Parse(string text)
    {
        try
        {
            var options = new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
            };
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'), options);
            return new JsonNode(document.RootElement.Clone(), "", new Complaint());
        }
        catch (JsonException error)
        {
            return Fault.Invalid(
                "location-json",
                $"第 {error.LineNumber + 1} 行第 {error.BytePositionInLine + 1} 个字节处不是完整的 JSON。"
            );
        }
    }

    /// <summary>A field; null when it is missing or null.</summary>
    public JsonNode? this[string field] =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(field, out var value)
        && value.ValueKind != JsonValueKind.Null
            ? new JsonNode(value, path.Length == 0 ? field : $"{path}.{field}", complaint)
            : null;

    /// <summary>The items of a list; a fault and none when it is something else.</summary>
    public IEnumerable<JsonNode> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Refuse("应为列表 [ … ]");
            yield break;
        }
        var k = 0;
        foreach (var item in element.EnumerateArray())
        {
            yield return new JsonNode(item, $"{path}[{k++}]", complaint);
        }
    }

    /// <summary>The items of a field that must be there.</summary>
    public IEnumerable<JsonNode> List(string field) =>
        this[field]?.Items() ?? Missing(field, Enumerable.Empty<JsonNode>());

    /// <summary>Only these fields may be there.</summary>
    public void Only(params ReadOnlySpan<string> fields)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse("应为 { … }");
            return;
        }
        foreach (var property in element.EnumerateObject())
        {
            if (!fields.Contains(property.Name))
            {
                Refuse($"没有“{property.Name}”这一项，可以写 {string.Join('、', fields.ToArray())}");
            }
        }
    }

    public string Text(string field, string? otherwise = null)
    {
        if (this[field] is not { } node)
        {
            return otherwise ?? Missing(field, "");
        }
        if (node.element.ValueKind == JsonValueKind.String && node.element.GetString() is { Length: > 0 } text)
        {
            return text;
        }
        node.Refuse("应为不空的文字");
        return "";
    }

    public bool Truth(string field) => this[field] is { } node && node.IsTrue();

    /// <summary>A number that is not negative.</summary>
    public double Amount(string field, double? otherwise = null)
    {
        if (this[field] is not { } node)
        {
            return otherwise ?? Missing(field, 0.0);
        }
        var number = node.Number();
        if (number < 0)
        {
            node.Refuse($"不能为负，现在是 {number}");
        }
        return number;
    }

    public double? MaybeAmount(string field) => this[field] is null ? null : Amount(field);

    public int? MaybeWhole(string field)
    {
        if (this[field] is not { } node)
        {
            return null;
        }
        if (node.Number() is var number && double.IsInteger(number) && Math.Abs(number) <= int.MaxValue)
        {
            return (int)number;
        }
        node.Refuse("应为整数");
        return null;
    }

    /// <summary>This as a number of either sign.</summary>
    public double Number()
    {
        if (
            element.ValueKind == JsonValueKind.Number
            && element.TryGetDouble(out var number)
            && double.IsFinite(number)
        )
        {
            return number;
        }
        Refuse("应为数");
        return 0;
    }

    /// <summary>A way: not negative, infinite where <c>null</c> stands.</summary>
    public double Way()
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return double.PositiveInfinity;
        }
        var way = Number();
        if (way < 0)
        {
            Refuse($"不能为负，现在是 {way}");
            return 0;
        }
        return way;
    }

    /// <summary>This as text.</summary>
    public string Word()
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return element.GetString()!;
        }
        Refuse("应为文字");
        return "";
    }

    public void Refuse(string sentence) =>
        complaint.First ??= Fault.Invalid(
            "location-json",
            path.Length == 0 ? $"文件{sentence}。" : $"{path}：{sentence}。",
            path.Length == 0 ? null : path
        );

    private bool IsTrue()
    {
        if (element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Refuse("应为 true 或 false");
        }
        return element.ValueKind == JsonValueKind.True;
    }

    private T Missing<T>(string field, T nothing)
    {
        Refuse($"缺少“{field}”");
        return nothing;
    }

    private sealed class Complaint
    {
        public Fault? First { get; set; }
    }
}
