using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Rules.Reading;

/// <summary>Reads how something is decided: an expression, a table or slices, and what is excepted.</summary>
internal static class RuleReader
{
    /// <summary>What may be written of any rule.</summary>
    public static readonly string[] Keys =
    [
        "kind",
        "title",
        "unit",
        "clause",
        "places",
        "words",
        "rule",
        "table",
        "slices",
        "except",
    ];

    public static OutputSource Output(Item.Scalar name, Item item)
    {
        var entries = Form.Entries(item, Keys);
        return Output(name, entries, DeclarationReader.KindOf(name, entries, listed: false));
    }

    /// <param name="entries">Those of <see cref="Keys"/> are read; others are the caller's.</param>
    public static OutputSource Output(Item.Scalar name, Dictionary<string, Item> entries, Kind kind) =>
        new(name.Text, kind, Rule(name, entries), entries.Text("clause"))
        {
            Title = entries.Text("title"),
            Unit = entries.Text("unit"),
            Places = DeclarationReader.Places(name, entries, kind),
            Words = DeclarationReader.Words(name, entries, kind),
            Except = Exceptions(entries),
        };

    public static IReadOnlyList<ExceptionSource> Exceptions(Dictionary<string, Item> entries) =>
        entries.TryGetValue("except", out var list) ? [.. Form.Items(list).Select(Exception)] : [];

    private static ExceptionSource Exception(Item item)
    {
        var entries = Form.Entries(item, "when", "is", "clause");
        return new ExceptionSource(
            item.At,
            Part(item, entries, "when"),
            Part(item, entries, "is"),
            entries.Text("clause")
        );
    }

    private static RuleSource Rule(Item.Scalar name, Dictionary<string, Item> entries)
    {
        var ways = entries.Where(e => e.Key is "rule" or "table" or "slices").ToList();
        return ways.Count != 1
            ? throw Form.Wrong(name, $"“{name.Text}”要正好写 rule、table、slices 中的一样。")
            : ways[0].Key switch
            {
                "rule" => new ExpressionSource(Form.Expression(ways[0].Value)),
                "table" => Table(name, ways[0].Value),
                _ => Slices(name, ways[0].Value),
            };
    }

    private static TableSource Table(Item.Scalar name, Item item)
    {
        var entries = Form.Entries(item, "hit", "of", "rows");
        return new TableSource(
            item.At,
            entries.OneOf("hit", "unique", "first") == "first",
            [.. Form.Items(entries.Needed(name, "of")).Select(Form.Expression)],
            [.. Form.Items(entries.Needed(name, "rows")).Select(Row)]
        );
    }

    private static RowSource Row(Item item)
    {
        var entries = Form.Entries(item, "when", "is");
        return !entries.TryGetValue("when", out var cells)
            ? throw Form.Wrong(item, "这一行缺 when，必须写。")
            : new RowSource(item.At, [.. Form.Items(cells).Select(Form.Expression)], Part(item, entries, "is"));
    }

    private static SlicesSource Slices(Item.Scalar name, Item item)
    {
        var entries = Form.Entries(item, "of", "rows");
        return new SlicesSource(
            item.At,
            Form.Expression(entries.Needed(name, "of")),
            [.. Form.Items(entries.Needed(name, "rows")).Select(Slice)]
        );
    }

    private static SliceSource Slice(Item item)
    {
        var entries = Form.Entries(item, "to", "rate");
        return new SliceSource(item.At, entries.Expression("to"), Part(item, entries, "rate"));
    }

    private static Source Part(Item of, Dictionary<string, Item> entries, string key) =>
        entries.Expression(key) ?? throw Form.Wrong(of, $"这一行缺 {key}，必须写。");
}
