using System.Text.Json.Nodes;

namespace Yiju.Rules.Packs.Describing;

/// <summary>What may stand in scenarios.yaml.</summary>
internal static class ScenarioShape
{
    public static JsonObject Scenario() =>
        Shape.Map(
            "资料进去，决定出来",
            ("name*", Shape.Text("一句话", "每百户 20 平方米，不足百户按百户")),
            ("about*", Shape.Text("关于哪一类对象", "elder")),
            ("on*", Shape.Day("按哪一天判断")),
            ("in", Shape.Division("在哪里；不写则政策包的地区")),
            ("facts", Facts()),
            ("cases", Shape.Many("几例", Case())),
            (
                "set",
                Shape.Named(
                    "当地定的值",
                    Shape.Either(Shape.Text("值", "50000 元"), Shape.Many("一行一行", PackShape.Band()))
                )
            ),
            ("with", Shape.Many("同时有效的别的政策包", Shape.Text("政策包"))),
            ("expect", Expect()),
            ("needs", Needs())
        );

    public static JsonObject Case() => Shape.Map("一例", ("facts", Facts()), ("expect*", Expect()), ("needs", Needs()));

    private static JsonObject Facts() =>
        Shape.Named("资料", Shape.Either(Shape.Text("值"), Shape.Many("几个词，或一列记录", new JsonObject())));

    private static JsonObject Expect() =>
        Shape.Named(
            "结果：yes、no、unknown、stopped、数、金额、词、日期",
            Shape.Either(
                Shape.Text("值"),
                Shape.Many("几个词", Shape.Text("词")),
                Shape.Named("几个词", Shape.Text("词"))
            )
        );

    private static JsonObject Needs() => Shape.Many("还缺什么", Shape.Text("资料或参数"));
}
