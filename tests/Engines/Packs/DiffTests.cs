using System.Text;
using System.Text.Json;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Comparing;
using Yiju.Rules.Packs.Running;

namespace Yiju.Tests.Engines.Packs;

[Trait("req", "POL-16")]
public sealed class DiffTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    /// <summary>From level 1 on, 100 yuan more for the poor and a second benefit; in force from next year.</summary>
    private static readonly Pack Later = SmallPack.Read(
        "small",
        SmallPack
            .Text.Replace("version: \"1\"", "version: \"2\"")
            .Replace("2026-12-31", "2027-12-31")
            .Replace("2026-01-01", "2027-01-01")
            .Replace("level >= 2", "level >= 1")
            .Replace("is: 500 元", "is: 400 元")
            .Replace(
                "    bath: {",
                "    visit: { as: benefit, title: 探访, clause: 第三条, when: elder, amount: { rule: 20 元 }, every: visit }\n    bath: {"
            )
    );

    private const string People = """
        {"id":"1","birth":"1950-01-01","level":3,"living.division":"990101001000"}
        {"id":"2","birth":"1950-01-01","level":2,"living.division":"990101001000"}
        {"id":"3","birth":"1950-01-01","level":1,"living.division":"990102001000"}
        {"id":"4","birth":"1990-01-01","level":1,"living.division":"990102001000"}
        {"id":"5","birth":"1950-01-01"}
        {"id":"6","level":"x"}
        """;

    [Fact]
    public void Who_gains_and_who_loses_is_counted_by_benefit_county_and_group()
    {
        var report = Run();
        Assert.Equal((5, 1), (report.People, report.Faults));
        var care = Row(report, DiffCut.All, "", "care");
        Assert.Equal((2, 3, 1, 0, 0, 1), (care.Before, care.After, care.Gained, care.Lost, care.More, care.Less));
        Assert.Equal((1, 1), (care.UndecidedBefore, care.UndecidedAfter));
        Assert.Equal((8_400m, 9_600m), (care.YuanBefore, care.YuanAfter));
        Assert.Equal(
            (4, 4),
            (Row(report, DiffCut.All, "", "visit").After, Row(report, DiffCut.All, "", "visit").Gained)
        );
        Assert.Null(Row(report, DiffCut.All, "", "visit").YuanAfter);
        Assert.Equal(1, Row(report, DiffCut.Division, "990102", "care").Gained);
        Assert.Equal(0, Row(report, DiffCut.Division, "990101", "care").Gained);
        Assert.Equal(1, Row(report, DiffCut.Division, "", "care").UndecidedAfter);
        Assert.Equal(3, Row(report, DiffCut.Group, "elder", "care").After);
        Assert.Equal("老年人", Row(report, DiffCut.Group, "elder", "care").KeyTitle);
    }

    [Fact]
    public void The_report_is_a_table_json_and_commas()
    {
        var report = Run();
        var text = report.Text();
        Assert.Contains(
            "原：小城照护补贴办法（small@1）　新：小城照护补贴办法（small@2）　5 人",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("合计每年：原 8,400.00 元，新 9,600.00 元，差 1,200.00 元。", text, StringComparison.Ordinal);
        Assert.Contains("没有计入年花费", text, StringComparison.Ordinal);
        var rows = JsonDocument.Parse(report.Json()).RootElement.GetProperty("rows");
        Assert.Equal("all", rows[0].GetProperty("cut").GetString());
        Assert.Contains(
            "\n地区,990102,990102,照护补贴,0,1,1,0,0,0,0,0,0.00,2400.00,2400.00\n",
            report.Csv(),
            StringComparison.Ordinal
        );
    }

    private static DiffRow Row(DiffReport report, DiffCut cut, string key, string benefit) =>
        Assert.Single(report.Rows, r => (r.Cut, r.Key, r.Benefit) == (cut, key, benefit));

    private static DiffReport Run()
    {
        var (before, one) = DiffSide.Of(SmallPack.Pack, [SmallPack.Pack], "elder", Day);
        var (after, two) = DiffSide.Of(Later, [Later], "elder", Day);
        Assert.Empty(one.Concat(two));
        var diff = new PackDiff(before!, after!, new RunOptions(false, false, "id", [], Threads: 2));
        Assert.Equal("living.division", diff.Division);
        return diff.Run(new MemoryStream(Encoding.UTF8.GetBytes(People)), (_, _) => { });
    }
}
