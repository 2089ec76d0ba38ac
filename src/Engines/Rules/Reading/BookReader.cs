using System.Globalization;
using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Rules.Reading;

/// <summary>
/// Reads the rules of a pack: <c>inputs</c>, <c>parameters</c> and <c>outputs</c>, each a map from a name to what it is.
/// <code>
/// inputs:
///   birth:  { kind: date }
///   income: { kind: word, words: [low, lowEdge, other] }
/// parameters:
///   amount: { kind: money, values: { 2026-01-01: 200 元 } }   # values: { 2026-01-01: ~ } is left open by the text
/// outputs:
///   old:     { kind: truth, rule: age(birth) >= 60 }
///   allowed: { kind: money, clause: 第三条, rule: if old and income = 'low' then amount else 0 元 }
///   grade:                                        # exactly one row fits, whatever the facts; or hit: first
///     kind: money
///     table:
///       of: [income, age(birth)]
///       rows:
///         - { when: ["'low'", ">= 80"], is: 200 元 }
///         - { when: ["'low'", "&lt; 80"], is: 100 元 }
///         - { when: ["{'lowEdge', 'other'}", "-"], is: 0 元 }
///   tax: { kind: money, slices: { of: salary, rows: [{ to: 6000 元, rate: 2% }, { rate: 6% }] } }
/// </code>
/// </summary>
public static class BookReader
{
    /// <param name="file">How sentences call it.</param>
    /// <returns>The book, or every mistake of its form. What rules say is checked by <see cref="RuleProgram.Compile"/>.</returns>
    public static (Book? Book, IReadOnlyList<Mistake> Mistakes) Read(string file, string yaml)
    {
        var mistakes = new List<Mistake>();
        try
        {
            var root = Entries(Item.Read(file, yaml), "inputs", "parameters", "outputs");
            var book = new Book(
                Each(root, "inputs", mistakes, Input),
                Each(root, "parameters", mistakes, Parameter),
                Each(root, "outputs", mistakes, Output)
            );
            return mistakes.Count == 0 ? (book, []) : (null, mistakes);
        }
        catch (MistakeException error)
        {
            return (null, [.. mistakes, error.Mistake]);
        }
    }

    private static List<T> Each<T>(
        Dictionary<string, Item> root,
        string part,
        List<Mistake> mistakes,
        Func<Item.Scalar, Item, T> read
    )
    {
        var all = new List<T>();
        foreach (var (name, item) in root.TryGetValue(part, out var found) ? Map(found).Entries : [])
        {
            try
            {
                all.Add(read(name, item));
            }
            catch (MistakeException error)
            {
                mistakes.Add(error.Mistake);
            }
        }
        return all;
    }

    private static InputSource Input(Item.Scalar name, Item item)
    {
        var entries = Entries(item, "kind", "from", "to", "words");
        var kind = Kind(name, entries);
        var words = entries.TryGetValue("words", out var list) ? Words(list) : null;
        return new InputSource(
            name.Text,
            kind,
            name.At,
            Limit(entries, "from", kind),
            Limit(entries, "to", kind),
            words
        );
    }

    private static ParameterSource Parameter(Item.Scalar name, Item item)
    {
        var entries = Entries(item, "kind", "values");
        var values = Map(Needed(name, entries, "values")).Entries;
        return new ParameterSource(
            name.Text,
            Kind(name, entries),
            name.At,
            [
                .. values.Select(v => new DatedValue(
                    Day(v.Key),
                    Text(v.Value) is "" or "~" or "null" ? null : Expression(v.Value)
                )),
            ]
        );
    }

    private static OutputSource Output(Item.Scalar name, Item item)
    {
        var entries = Entries(item, "kind", "clause", "rule", "table", "slices");
        var ways = entries.Where(e => e.Key is "rule" or "table" or "slices").ToList();
        if (ways.Count != 1)
        {
            throw Wrong(name, $"“{name.Text}”要正好写 rule、table、slices 中的一样。");
        }
        RuleSource rule = ways[0].Key switch
        {
            "rule" => new ExpressionSource(Expression(ways[0].Value)),
            "table" => Table(name, ways[0].Value),
            _ => Slices(name, ways[0].Value),
        };
        return new OutputSource(
            name.Text,
            Kind(name, entries),
            rule,
            entries.TryGetValue("clause", out var clause) ? Text(clause) : null
        );
    }

    private static TableSource Table(Item.Scalar name, Item item)
    {
        var entries = Entries(item, "hit", "of", "rows");
        var hit = entries.TryGetValue("hit", out var word) ? Text(word) : "unique";
        return hit is not ("unique" or "first")
            ? throw Wrong(word!, $"没有“{hit}”，可以是：unique（正好一行适用）、first（第一行适用的）。")
            : new TableSource(
                item.At,
                hit == "first",
                [.. Items(Needed(name, entries, "of")).Select(Expression)],
                [
                    .. Items(Needed(name, entries, "rows"))
                        .Select(r => (Row: r, Parts: Entries(r, "when", "is")))
                        .Select(r => new RowSource(
                            r.Row.At,
                            [.. Items(Needed(name, r.Parts, "when")).Select(Expression)],
                            Expression(Needed(name, r.Parts, "is"))
                        )),
                ]
            );
    }

    private static SlicesSource Slices(Item.Scalar name, Item item)
    {
        var entries = Entries(item, "of", "rows");
        return new SlicesSource(
            item.At,
            Expression(Needed(name, entries, "of")),
            [
                .. Items(Needed(name, entries, "rows"))
                    .Select(r => (Row: r, Parts: Entries(r, "to", "rate")))
                    .Select(r => new SliceSource(
                        r.Row.At,
                        r.Parts.TryGetValue("to", out var to) ? Expression(to) : null,
                        Expression(Needed(name, r.Parts, "rate"))
                    )),
            ]
        );
    }

    private static IReadOnlyList<Item> Items(Item item) =>
        item is Item.List list ? list.Items : throw Wrong(item, "这里应当是一个列表，例如 [a, b]。");

    private static Source Expression(Item item)
    {
        var scalar = item as Item.Scalar ?? throw Wrong(item, "这里应当是一条规则，写成一行或一段文字。");
        return new Source(scalar.Text, scalar.At);
    }

    private static Dictionary<string, Item> Entries(Item item, params string[] known)
    {
        foreach (var (key, _) in Map(item).Entries)
        {
            if (!known.Contains(key.Text, StringComparer.Ordinal))
            {
                throw Wrong(key, $"没有“{key.Text}”这一项，可以写：{string.Join('、', known)}。");
            }
        }
        return Map(item).Entries.ToDictionary(e => e.Key.Text, e => e.Value, StringComparer.Ordinal);
    }

    private static Item.Map Map(Item item) => item as Item.Map ?? throw Wrong(item, "这里应当是几行“名称: 内容”。");

    private static Item Needed(Item.Scalar name, Dictionary<string, Item> entries, string key) =>
        entries.TryGetValue(key, out var item) ? item : throw Wrong(name, $"“{name.Text}”缺 {key}，必须写。");

    private static string Text(Item item) => (item as Item.Scalar ?? throw Wrong(item, "这里应当是一个值。")).Text;

    private static List<WordSource> Words(Item item) =>
        item is Item.Map map ? [.. map.Entries.Select(e => new WordSource(e.Key.Text, Text(e.Value)))]
        : item is Item.List list ? [.. list.Items.Select(Text).Select(w => new WordSource(w, w))]
        : throw Wrong(item, "words 是一个列表，例如 [low, other]。");

    private static Kind Kind(Item.Scalar name, Dictionary<string, Item> entries)
    {
        var item = Needed(name, entries, "kind");
        return Text(item) switch
        {
            "truth" => Checking.Kind.Truth,
            "number" => Checking.Kind.Number,
            "money" => Checking.Kind.Money,
            "date" => Checking.Kind.Date,
            "word" => Checking.Kind.Word,
            var other => throw Wrong(item, $"没有“{other}”这一类，可以是：truth、number、money、date、word。"),
        };
    }

    private static DateOnly Day(Item item) =>
        DateOnly.TryParseExact(Text(item), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong(item, $"应为日期，例如 2026-01-01，现在是“{Text(item)}”。");

    /// <summary>A limit is a whole number, yuan for money, or a day.</summary>
    private static long? Limit(Dictionary<string, Item> entries, string key, Kind kind)
    {
        if (!entries.TryGetValue(key, out var item))
        {
            return null;
        }
        if (kind == Checking.Kind.Date)
        {
            return Day(item).DayNumber;
        }
        return !long.TryParse(Text(item), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? throw Wrong(item, $"应为整数，现在是“{Text(item)}”。")
            : kind != Checking.Kind.Money ? number
            : Int128.Abs(number) < long.MaxValue / 100 ? number * 100
            : throw Wrong(item, "这个数太大。");
    }

    private static MistakeException Wrong(Item item, string sentence) => new(new Mistake(item.At, sentence));
}
