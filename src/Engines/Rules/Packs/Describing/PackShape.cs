using System.Text.Json.Nodes;

namespace Yiju.Rules.Packs.Describing;

/// <summary>What may stand in pack.yaml.</summary>
internal static class PackShape
{
    public static JsonObject Root() =>
        Shape.Map(
            "一份政策文件",
            ("pack*", Shape.Text("和文件夹同名", "jiangmen-2022")),
            ("version*", Shape.Text("第几版", "1")),
            ("title*", Shape.Text("文件标题")),
            ("document*", Shape.Text("文号和名称", "湛府办函〔2020〕25号")),
            ("issuer", Shape.Text("发文机关")),
            ("issued", Shape.Day("发文日期")),
            ("division*", Shape.Division("适用地区，12 位代码，要加引号")),
            ("from*", Shape.Day("有效期第一天")),
            ("to", Shape.Day("有效期最后一天；不写则到有文件取代为止")),
            (
                "completeness",
                Shape.Words("收录：full 全文，partial 部分，template 试点做法", "full", "partial", "template")
            ),
            ("replaces", Shape.Many("取代哪些政策包", Shape.Text("政策包"))),
            ("demonstration", Shape.Yes("演示参数，不是政策")),
            ("note", Shape.Text("每个决定都要附上的一句话", "演示参数，非政策")),
            ("purposes", Shape.Named("钱包用途：名称到标题", Shape.Text("标题", "居家照护"))),
            ("subjects", Shape.Named("新的对象：名称到标题", Shape.Text("标题", "老年人"))),
            ("clauses", Shape.Named("条款，按原文的顺序", Clause())),
            ("facts", Shape.Named("要用的资料，按对象", Shape.Named("名称到资料", Fact()))),
            ("parameters", Shape.Named("文件里的数", Parameter())),
            ("rules", Shape.Named("规则，按对象", Shape.Named("名称到规则", RuleShape.Any()))),
            ("checklists", Shape.Named("清单", Checklist()))
        );

    public static JsonObject Clause() =>
        Shape.Map(
            "一条",
            ("text*", Shape.Text("原文，一个字不改")),
            ("incomplete", Shape.Text("我们的文本缺什么")),
            ("norule", Shape.Text("为什么没有规则"))
        );

    public static JsonObject Checklist() =>
        Shape.Map(
            "检查或填表要看的几点",
            ("title*", Shape.Text("标题")),
            ("clause*", Shape.Text("条款")),
            ("items*", Shape.Many("各点", Shape.Text("一点")))
        );

    public static JsonObject Fact() => Fact(listed: true);

    private static JsonObject Fact(bool listed) =>
        Shape.Map(
            "一项资料",
            ("kind*", Kind(listed)),
            ("title", Shape.Text("标题")),
            ("unit", Shape.Text("单位", "周岁")),
            ("from", Limit("最小值")),
            ("to", Limit("最大值")),
            ("words", WordList()),
            ("places", Shape.Whole("小数位数，0 到 4")),
            ("most", Shape.Whole("最多几条记录")),
            ("of", listed ? Shape.Named("每条记录有什么", Fact(listed: false)) : Shape.Text("记录里不能再有记录"))
        );

    public static JsonObject Parameter() =>
        Shape.Map(
            "文件里的一个数；文件没有写的用 open",
            ("kind*", Kind(listed: false)),
            ("title", Shape.Text("标题")),
            ("unit", Shape.Text("单位")),
            ("clause", Shape.Text("出自哪一条")),
            ("takes", Shape.Words("按什么查的表", "number", "money", "date", "word")),
            ("like", Shape.Text("词和哪项资料一样", "assessment.grade")),
            ("words", WordList()),
            (
                "values",
                Shape.Named("从哪天起是多少", Shape.Either(Shape.Text("值", "600 元"), Shape.Many("一行一行", Band())))
            ),
            ("open", Shape.Text("原文没有写什么")),
            ("reference", Shape.Yes("只是文中提到的数，没有规则用它"))
        );

    public static JsonObject Band() =>
        Shape.Map(
            "表的一行；什么都不写是其余",
            ("from", Shape.Text("以上，含本数")),
            ("above", Shape.Text("超过，不含本数")),
            ("to", Shape.Text("以下，含本数")),
            ("below", Shape.Text("不到，不含本数")),
            ("of", Shape.Many("哪些词", Shape.Text("词"))),
            ("is*", Shape.Rule("是多少", "600 元"))
        );

    public static JsonObject Kind(bool listed)
    {
        ReadOnlySpan<string> kinds = ["truth", "number", "money", "date", "word", "set", "division", "text", "list"];
        return Shape.Words(
            "truth 是否，number 数，money 金额，date 日期，word 一个词，set 几个词，division 地区，text 文字，list 一列记录",
            listed ? kinds : kinds[..^1]
        );
    }

    public static JsonObject WordList() =>
        Shape.Either(
            Shape.Named("词到标题", Shape.Text("标题", "特困")),
            Shape.Many("词", Shape.Text("词", "destitute"))
        );

    private static JsonObject Limit(string description) => Shape.Text(description, "0");
}
