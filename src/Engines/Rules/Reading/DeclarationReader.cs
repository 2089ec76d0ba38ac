using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Rules.Reading;

/// <summary>Reads what facts and parameters are.</summary>
internal static class DeclarationReader
{
    /// <summary>Words a set can hold: a bit for each.</summary>
    private const int MostWords = 60;

    private const int MostRecords = 10_000;

    public static InputSource Input(Item.Scalar name, Item item) => Input(name, item, listed: true);

    private static InputSource Input(Item.Scalar name, Item item, bool listed)
    {
        var entries = Form.Entries(item, "kind", "title", "unit", "from", "to", "words", "places", "most", "of");
        var kind = KindOf(name, entries, listed);
        var places = Places(name, entries, kind);
        if ((kind == Kind.List) != entries.ContainsKey("of"))
        {
            throw Form.Wrong(name, "一列记录（kind: list）要用 of 写明每条记录有什么，别的种类不能写 of。");
        }
        return new InputSource(
            name.Text,
            kind,
            name.At,
            Limit(entries, "from", kind, places),
            Limit(entries, "to", kind, places),
            Words(name, entries, kind)
        )
        {
            Title = entries.Text("title"),
            Unit = entries.Text("unit"),
            Places = places,
            Most = entries.Whole("most", 1, MostRecords) ?? 100,
            Fields = entries.TryGetValue("of", out var of)
                ? [.. Form.Map(of).Entries.Select(e => Input(e.Key, e.Value, listed: false))]
                : null,
        };
    }

    public static ParameterSource Parameter(Item.Scalar name, Item item)
    {
        var entries = Form.Entries(
            item,
            "kind",
            "title",
            "unit",
            "clause",
            "takes",
            "like",
            "words",
            "values",
            "open",
            "reference"
        );
        var kind = KindOf(name, entries, listed: false);
        var open = entries.Text("open");
        if (open is null != entries.ContainsKey("values"))
        {
            throw Form.Wrong(
                name,
                $"“{name.Text}”要正好写一样：文件写明的数用 values，文件没有写的用 open 说明原文怎么说。"
            );
        }
        Kind? takes = entries.TryGetValue("takes", out var taken) ? Named(taken, listed: false) : null;
        return new ParameterSource(
            name.Text,
            kind,
            name.At,
            open is null ? [.. Form.Map(entries["values"]).Entries.Select(v => Dated(v.Key, v.Value, takes))] : []
        )
        {
            Title = entries.Text("title"),
            Unit = entries.Text("unit"),
            Clause = entries.Text("clause"),
            Takes = takes,
            Like = entries.Expression("like"),
            Words = entries.TryGetValue("words", out var words) ? WordsOf(words) : null,
            Open = open,
            Reference = entries.Yes("reference"),
        };
    }

    /// <summary>Fills the words of parameters that are <c>like</c> a fact or a field of its records.</summary>
    public static IReadOnlyList<ParameterSource> Alike(
        IEnumerable<ParameterSource> parameters,
        IReadOnlyCollection<InputSource> facts
    ) =>
        [
            .. parameters.Select(p =>
                p.Like is { } like
                    ? p with
                    {
                        Words =
                            facts
                                .SelectMany(f =>
                                    (f.Fields ?? [])
                                        .Select(field => (Name: $"{f.Name}.{field.Name}", field.Words))
                                        .Prepend((f.Name, f.Words))
                                )
                                .FirstOrDefault(f => f.Name == like.Text && f.Words is not null)
                                .Words
                            ?? throw new MistakeException(
                                new Mistake(like.Start, $"没有“{like.Text}”这项文字资料，like 要写一项已有的资料。")
                            ),
                    }
                    : p
            ),
        ];

    /// <summary>A value, or the rows of a look-up table, that holds on any day.</summary>
    public static DatedValue Set(Item item) =>
        item is Item.List rows
            ? new DatedValue(DateOnly.MinValue, null) { Bands = [.. rows.Items.Select(Band)] }
            : new DatedValue(DateOnly.MinValue, Form.Expression(item));

    public static List<WordSource>? Words(Item.Scalar name, Dictionary<string, Item> entries, Kind kind)
    {
        var words = entries.TryGetValue("words", out var item) ? WordsOf(item) : null;
        return kind is Kind.Word or Kind.Set
                ? words ?? throw Form.Wrong(name, $"“{name.Text}”是文字，要用 words 列出可以有哪些词。")
            : words is null ? null
            : throw Form.Wrong(item!, "只有 word 和 set 能写 words。");
    }

    public static Kind KindOf(Item.Scalar name, Dictionary<string, Item> entries, bool listed) =>
        Named(entries.Needed(name, "kind"), listed);

    public static int Places(Item.Scalar name, Dictionary<string, Item> entries, Kind kind)
    {
        var places = entries.Whole("places", 0, 4) ?? 0;
        return places > 0 && kind != Kind.Number
            ? throw Form.Wrong(name, "只有 number 能写 places（小数位数）。")
            : places;
    }

    private static List<WordSource> WordsOf(Item item)
    {
        List<WordSource> words = item is Item.Map map
            ? [.. map.Entries.Select(e => new WordSource(e.Key.Text, Form.Text(e.Value)))]
            : [.. Form.Items(item).Select(Form.Text).Select(w => new WordSource(w, w))];
        return words.Count == 0 ? throw Form.Wrong(item, "words 里还没有一个词。")
            : words.Count > MostWords ? throw Form.Wrong(item, $"词太多：{words.Count} 个，最多 {MostWords} 个。")
            : words.Select(w => w.Word).Distinct(StringComparer.Ordinal).Count() < words.Count
                ? throw Form.Wrong(item, "同一个词写了两次。")
            : words;
    }

    private static DatedValue Dated(Item.Scalar from, Item item, Kind? takes)
    {
        if (item is Item.List rows)
        {
            return takes is null
                ? throw Form.Wrong(item, "这里应当是一个值。一行一行的表要用 takes 写明按什么查。")
                : new DatedValue(Form.Day(from), null) { Bands = [.. rows.Items.Select(Band)] };
        }
        return takes is not null ? throw Form.Wrong(item, "按什么查的表要一行一行写，例如 - { to: 29, is: 600 元 }。")
            : Form.Text(item) is "" or "~" or "null" ? new DatedValue(Form.Day(from), null)
            : new DatedValue(Form.Day(from), Form.Expression(item));
    }

    private static BandSource Band(Item row)
    {
        var entries = Form.Entries(row, "from", "above", "to", "below", "of", "is");
        return !entries.TryGetValue("is", out var value)
            ? throw Form.Wrong(row, "这一行缺 is，必须写。")
            : new BandSource(
                row.At,
                Form.Expression(value),
                entries.Expression("from"),
                entries.Expression("above"),
                entries.Expression("to"),
                entries.Expression("below"),
                entries.ContainsKey("of") ? entries.Texts("of") : null
            );
    }

    private static Kind Named(Item item, bool listed) =>
        Form.Text(item) switch
        {
            "truth" => Kind.Truth,
            "number" => Kind.Number,
            "money" => Kind.Money,
            "date" => Kind.Date,
            "word" => Kind.Word,
            "set" => Kind.Set,
            "division" => Kind.Division,
            "text" => Kind.Text,
            "list" when listed => Kind.List,
            var other => throw Form.Wrong(
                item,
                $"没有“{other}”这一类，可以是：truth、number、money、date、word、set、division、text{(listed ? "、list" : "")}。"
            ),
        };

    /// <summary>A limit is a whole number, yuan for money, or a day.</summary>
    private static long? Limit(Dictionary<string, Item> entries, string key, Kind kind, int places)
    {
        if (!entries.TryGetValue(key, out var item))
        {
            return null;
        }
        if (kind == Kind.Date)
        {
            return Form.Day(item).DayNumber;
        }
        if (kind is not (Kind.Number or Kind.Money))
        {
            throw Form.Wrong(item, $"只有数、金额和日期能写 {key}。");
        }
        var limit = (Int128)Form.Whole(item) * (kind == Kind.Money ? 100 : TenTo(places));
        return Int128.Abs(limit) < long.MaxValue ? (long)limit : throw Form.Wrong(item, "这个数太大。");
    }

    private static long TenTo(int places) => places == 0 ? 1 : 10 * TenTo(places - 1);
}
