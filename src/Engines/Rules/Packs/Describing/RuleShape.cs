using System.Text.Json.Nodes;

namespace Yiju.Rules.Packs.Describing;

/// <summary>What may stand in a rule, by what it is for.</summary>
internal static class RuleShape
{
    public static JsonObject Any() => Shape.Either(Step(), Group(), Benefit(), Share(), Standard(), Target());

    public static JsonObject Step() => Shape.Map("计算中间用到的量", Common("kind*"));

    public static JsonObject Group() => Shape.Map("哪些人属于一个群体", [As("group"), .. Common("kind")]);

    public static JsonObject Standard() =>
        Shape.Map("应当怎样", [As("standard"), .. Common("kind"), ("soft", Shape.Yes("原文写“原则上”"))]);

    public static JsonObject Target() =>
        Shape.Map("到哪天要达到什么", [As("target"), .. Common("kind"), ("due", Shape.Day("到哪天"))]);

    public static JsonObject Share() =>
        Shape.Map(
            "价格的百分之几由公家付",
            [
                As("share"),
                .. Common("kind"),
                ("items*", Shape.Many("项目代码，* 表示后面任意", Shape.Text("代码", "ZC*"))),
                ("purpose*", Shape.Text("钱包用途")),
            ]
        );

    public static JsonObject Benefit() =>
        Shape.Map(
            "谁得到什么",
            As("benefit"),
            ("title*", Shape.Text("标题")),
            ("clause*", Shape.Text("条款")),
            Cites(),
            ("when*", Shape.Rule("给谁", "adult and assessment.care-need.level >= 2")),
            ("amount", Amount()),
            ("every", Shape.Words("多久一次", "month", "year", "once", "visit", "meal", "course")),
            ("purpose", Shape.Text("钱包用途")),
            ("source", Shape.Text("资金来源")),
            ("payer", Shape.Words("哪一级的钱", "county", "city")),
            ("expires", Shape.Words("什么时候到期", "month-end")),
            ("unspent", Shape.Words("没用完的怎么办", "lapse", "return", "carry-over")),
            ("on-end", Shape.Words("去世或者迁出时余额怎么办", "return")),
            ("apply", Shape.Words("要不要申请", "needed", "automatic")),
            (
                "yields-to",
                Shape.Either(
                    Shape.Many("已有哪些待遇时不发", Shape.Text("待遇")),
                    Shape.Named("待遇到条款", Shape.Text("条款"))
                )
            ),
            ("verify-within", Shape.Whole("镇（街）几个工作日内核实")),
            ("decide-within", Shape.Whole("县级几个工作日内决定")),
            ("except", Except())
        );

    public static JsonObject Amount() =>
        Shape.Map(
            "多少钱",
            ("rule", Rule()),
            ("table", Table()),
            ("slices", Slices()),
            ("except", Except()),
            ("clause", Shape.Text("条款")),
            ("title", Shape.Text("标题"))
        );

    public static JsonObject Table() =>
        Shape.Map(
            "一行一行的表",
            ("hit", Shape.Words("unique 正好一行适用，first 第一行适用的", "unique", "first")),
            ("of*", Shape.Many("表头", Shape.Text("看什么"))),
            ("rows*", Shape.Many("各行", Row()))
        );

    public static JsonObject Row() =>
        Shape.Map("一行", ("when*", Shape.Many("各格", Shape.Rule("条件，- 表示不限", "<= 40"))), ("is*", Rule()));

    public static JsonObject Slices() =>
        Shape.Map("分段计算", ("of*", Shape.Rule("什么的分段", "salary")), ("rows*", Shape.Many("各段", Slice())));

    public static JsonObject Slice() =>
        Shape.Map("一段", ("to", Shape.Rule("到多少；最后一段不写", "6000 元")), ("rate*", Shape.Rule("比例", "2%")));

    public static JsonObject Exception() =>
        Shape.Map("例外", ("when*", Rule()), ("is*", Rule()), ("clause", Shape.Text("条款")));

    private static JsonObject Except() => Shape.Many("例外，先于一般规则", Exception());

    private static JsonObject Rule() => Shape.Rule("一条算式", "age(person.birth-date) >= elder.minAge");

    private static (string, JsonObject) Cites() => ("cites", Shape.Many("还依据哪些条款", Shape.Text("条款")));

    private static (string, JsonObject) As(string role) => ("as*", Shape.Words("这条规则是什么", role));

    private static (string, JsonObject)[] Common(string kind) =>
        [
            (kind, PackShape.Kind(listed: false)),
            .. kind.EndsWith('*')
                ? new[] { ("title", Shape.Text("标题")), ("clause", Shape.Text("条款")) }
                : [("title*", Shape.Text("标题")), ("clause*", Shape.Text("条款"))],
            Cites(),
            ("unit", Shape.Text("单位")),
            ("places", Shape.Whole("小数位数，0 到 4")),
            ("words", PackShape.WordList()),
            ("rule", Rule()),
            ("table", Table()),
            ("slices", Slices()),
            ("except", Except()),
        ];
}
