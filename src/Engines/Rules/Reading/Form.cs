using System.Globalization;
using Yiju.Rules.Language;

namespace Yiju.Rules.Reading;

/// <summary>Takes the parts of a YAML file that a reader asks for, and says what stands there instead.</summary>
/// <exception cref="MistakeException">From every member.</exception>
internal static class Form
{
    public static MistakeException Wrong(Item item, string sentence) => new(new Mistake(item.At, sentence));

    /// <summary>The entries of a map that may have these keys and no others.</summary>
    public static Dictionary<string, Item> Entries(Item item, params ReadOnlySpan<string> known)
    {
        foreach (var (key, _) in Map(item).Entries)
        {
            if (!known.Contains(key.Text))
            {
                throw Wrong(key, $"没有“{key.Text}”这一项，可以写：{string.Join('、', known.ToArray())}。");
            }
        }
        return Map(item).Entries.ToDictionary(e => e.Key.Text, e => e.Value, StringComparer.Ordinal);
    }

    public static Item.Map Map(Item item) => item as Item.Map ?? throw Wrong(item, "这里应当是几行“名称: 内容”。");

    public static IReadOnlyList<Item> Items(Item item) =>
        item is Item.List list ? list.Items : throw Wrong(item, "这里应当是一个列表，例如 [a, b]。");

    /// <param name="of">What lacks the entry, for the sentence and its place.</param>
    public static Item Needed(this Dictionary<string, Item> entries, Item.Scalar of, string key) =>
        entries.TryGetValue(key, out var item) ? item : throw Wrong(of, $"“{of.Text}”缺 {key}，必须写。");

    public static string Text(Item item) => (item as Item.Scalar ?? throw Wrong(item, "这里应当是一个值。")).Text;

    /// <summary>Null when the entry is missing or left empty.</summary>
    public static string? Text(this Dictionary<string, Item> entries, string key) =>
        entries.TryGetValue(key, out var item) && Text(item) is { Length: > 0 } text ? text : null;

    public static Source Expression(Item item)
    {
        var scalar = item as Item.Scalar ?? throw Wrong(item, "这里应当是一条规则，写成一行或一段文字。");
        return new Source(scalar.Text, scalar.At);
    }

    public static Source? Expression(this Dictionary<string, Item> entries, string key) =>
        entries.TryGetValue(key, out var item) ? Expression(item) : null;

    public static DateOnly Day(Item item) =>
        DateOnly.TryParseExact(Text(item), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong(item, $"应为日期，例如 2026-01-01，现在是“{Text(item)}”。");

    public static DateOnly? Day(this Dictionary<string, Item> entries, string key) =>
        entries.TryGetValue(key, out var item) ? Day(item) : null;

    public static long Whole(Item item) =>
        long.TryParse(Text(item), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong(item, $"应为整数，现在是“{Text(item)}”。");

    /// <summary>A whole number between two limits, both included.</summary>
    public static int? Whole(this Dictionary<string, Item> entries, string key, int least, int most)
    {
        if (!entries.TryGetValue(key, out var item))
        {
            return null;
        }
        var number = Whole(item);
        return number >= least && number <= most
            ? (int)number
            : throw Wrong(item, $"{key} 应在 {least} 到 {most} 之间，现在是 {number}。");
    }

    public static bool Yes(this Dictionary<string, Item> entries, string key)
    {
        if (!entries.TryGetValue(key, out var item))
        {
            return false;
        }
        return Text(item) switch
        {
            "true" => true,
            "false" => false,
            var other => throw Wrong(item, $"{key} 应为 true 或 false，现在是“{other}”。"),
        };
    }

    /// <summary>One of the words a key knows; the first when it is not written.</summary>
    public static string OneOf(this Dictionary<string, Item> entries, string key, params ReadOnlySpan<string> words)
    {
        var word = entries.Text(key) ?? words[0];
        return words.Contains(word)
            ? word
            : throw Wrong(entries[key], $"没有“{word}”，{key} 可以是：{string.Join('、', words.ToArray())}。");
    }

    public static List<string> Texts(this Dictionary<string, Item> entries, string key) =>
        entries.TryGetValue(key, out var item) ? [.. Items(item).Select(Text)] : [];
}
