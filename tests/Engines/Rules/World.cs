using Yiju.Rules;
using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Tests.Engines.Rules;

/// <summary>Facts of every kind, parameters and look-up tables, for rules that tests write.</summary>
internal static class World
{
    public static readonly Position Here = new("pack.yaml", 7, 5);

    private static readonly DateOnly Long = new(2000, 1, 1);

    public static readonly IReadOnlyList<WordSource> Grades =
    [
        new("low", "初级"),
        new("mid", "中级"),
        new("high", "高级"),
    ];

    private static readonly IReadOnlyList<WordSource> Services =
    [
        new("bath", "助浴"),
        new("meal", "助餐"),
        new("clean", "助洁"),
        new("visit", "探访"),
    ];

    public static readonly IReadOnlyList<InputSource> Inputs =
    [
        Input("birth", Kind.Date, "出生日期") with
        {
            From = new DateOnly(1900, 1, 1).DayNumber,
            To = new DateOnly(2030, 1, 1).DayNumber,
        },
        Input("moved", Kind.Date, "入住日期") with
        {
            From = new DateOnly(1990, 1, 1).DayNumber,
            To = new DateOnly(2040, 1, 1).DayNumber,
        },
        Input("salary", Kind.Money, "月收入") with
        {
            From = 0,
            To = 100_000_000,
        },
        Input("children", Kind.Number, "子女数") with
        {
            From = 0,
            To = 20,
            Unit = "人",
        },
        Input("area", Kind.Number, "面积") with
        {
            From = 0,
            To = 1_000_000,
            Places = 2,
            Unit = "平方米",
        },
        Input("disabled", Kind.Truth, "残疾"),
        Input("grade", Kind.Word, "等级") with
        {
            Words = Grades,
        },
        Input("services", Kind.Set, "已开展的服务") with
        {
            Words = Services,
        },
        Input("place", Kind.Division, "户籍地"),
        Input("street", Kind.Text, "街道"),
        Input("certificates", Kind.List, "证书") with
        {
            Most = 20,
            Fields =
            [
                Input("level", Kind.Word, "级别") with
                {
                    Words = Grades,
                },
                Input("until", Kind.Date, "有效期"),
                Input("size", Kind.Number, "分值") with
                {
                    From = 0,
                    To = 10_000,
                    Places = 1,
                },
                Input("free", Kind.Truth, "免费"),
            ],
        },
    ];

    public static readonly IReadOnlyList<ParameterSource> Parameters =
    [
        Parameter("min.age", Kind.Number, "60") with
        {
            Title = "最低年龄",
            Unit = "岁",
            Clause = "第二条",
            Document = "p@1",
        },
        Parameter("open.years", Kind.Number, null),
        Parameter("months", Kind.Number, "3"),
        Parameter("county", Kind.Division, "'440800000000'") with
        {
            Title = "湛江市",
        },
        Parameter("wanted", Kind.Set, "{'bath', 'meal'}") with
        {
            Words = Services,
        },
        Parameter("eligible", Kind.Set, "{'mid', 'high'}") with
        {
            Words = Grades,
        },
        Parameter("usual", Kind.Word, "'mid'") with
        {
            Words = Grades,
        },
        Parameter("since", Kind.Date, "2020-02-29"),
        Parameter("strict", Kind.Truth, "true"),
        Parameter("amount", Kind.Money, "600 元") with
        {
            Title = "补贴金额",
        },
        Parameter("open.amount", Kind.Money, null) with
        {
            Title = "奖励金额",
        },
    ];

    public static Book Book(string rule, Kind kind, params ReadOnlySpan<ParameterSource> more) =>
        new(Inputs, [.. Parameters, .. more], [Output("answer", kind, rule)]);

    public static OutputSource Output(string name, Kind kind, string rule) =>
        new(name, kind, new ExpressionSource(Text(rule)), "第一条");

    /// <summary>Decides one rule, both ways.</summary>
    public static Fact Decide(string rule, Kind kind, params (string Name, Fact Value)[] facts) =>
        Desk.Of(Book(rule, kind)).Decide("answer", facts);

    public static IReadOnlyList<Mistake> Mistakes(string rule, Kind kind = Kind.Truth) =>
        RuleProgram.Compile(Book(rule, kind), Desk.Day).Mistakes;

    public static Source Text(string text) => new(text, Here);

    public static ParameterSource Parameter(string name, Kind kind, string? value) =>
        new(name, kind, Here, [new DatedValue(Long, value is null ? null : Text(value))]);

    /// <summary>A look-up table, each row “to 29 = 600 元”, “above 29 to 45 = 450 元”, “low, mid = 1 元” or “= 0 元”; none: left open.</summary>
    public static ParameterSource Lookup(string name, Kind kind, Kind takes, params string[] rows) =>
        new(
            name,
            kind,
            Here,
            [
                new DatedValue(Long, null)
                {
                    Bands = rows.Length == 0 ? null : [.. rows.Select((r, i) => Band(r, Here with { Line = 100 + i }))],
                },
            ]
        )
        {
            Takes = takes,
            Words = takes == Kind.Word || kind == Kind.Word ? Grades : null,
            Title = "对照表",
        };

    private static BandSource Band(string row, Position at)
    {
        var sides = row.Split('=', 2, StringSplitOptions.TrimEntries);
        var band = new BandSource(at, new Source(sides[1], at));
        var words = sides[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i += 2)
        {
            var limit = i + 1 < words.Length ? new Source(words[i + 1], at) : null;
            band = words[i] switch
            {
                "from" => band with { From = limit },
                "above" => band with { Above = limit },
                "to" => band with { To = limit },
                "below" => band with { Below = limit },
                _ => band with { Of = sides[0].Split(',', StringSplitOptions.TrimEntries) },
            };
        }
        return band;
    }

    private static InputSource Input(string name, Kind kind, string title) => new(name, kind, Here) { Title = title };

    public static Fact Day(string day) => Fact.Of(DateOnly.ParseExact(day, "yyyy-MM-dd"));

    public static (string, Records?) Certificates(params Fact[][] rows) => ("certificates", new Records(rows));

    /// <summary>A certificate; what is null is not known.</summary>
    public static Fact[] Certificate(int? level, string? until, long? size = 10, bool? free = false) =>
        [
            level is { } l ? Fact.Of(l) : Fact.Unknown,
            until is null ? Fact.Unknown : Day(until),
            size is { } s ? Fact.Of(s) : Fact.Unknown,
            free is { } f ? Fact.Of(f) : Fact.Unknown,
        ];
}
