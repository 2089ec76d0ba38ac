using Yiju.Ui;
using static Yiju.Tests.Modules.Ui.Rendering;

namespace Yiju.Tests.Modules.Ui;

public sealed class ChartTests
{
    [Fact]
    public async Task Bars_have_the_same_numbers_as_a_table_and_unknown_is_said()
    {
        var page = await Render<BarChart>(
            ("Title", "南塘村最少"),
            ("Unit", "%"),
            ("Items", new[] { new Bar("东岸村", 71), new Bar("南塘村", 35.5), new Bar("西岸村", null) })
        );
        var rows = page.QuerySelectorAll("details table tbody tr")
            .Select(r => string.Join(' ', r.Children.Select(c => c.Plain())));
        Assert.Equal(["东岸村 71%", "南塘村 35.5%", "西岸村 未知"], rows);
        Assert.Equal(["100%", "50%"], page.QuerySelectorAll("rect").Select(r => r.GetAttribute("width")));
        Assert.Equal("南塘村最少", page.QuerySelector("figcaption")!.Plain());
    }

    [Fact]
    public async Task A_goal_beyond_all_bars_still_stands_inside_the_chart()
    {
        var page = await Render<BarChart>(
            ("Title", "离目标很远"),
            ("Items", new[] { new Bar("甲", 10) }),
            ("Mark", 40.0)
        );
        Assert.Equal("100%", page.QuerySelector("line.mark")!.GetAttribute("x1"));
        Assert.Equal("25%", page.QuerySelector("rect")!.GetAttribute("width"));
    }

    [Fact]
    public async Task A_value_nobody_knows_breaks_the_line_and_is_said_in_the_table()
    {
        var page = await Render<LineChart>(
            ("Title", "略升"),
            ("Labels", new[] { "1月", "2月", "3月" }),
            ("Lines", new[] { new Line("上门", [1, null, 2]) })
        );
        Assert.Equal(2, page.QuerySelector("path.line")!.GetAttribute("d")!.Count(c => c == 'M'));
        Assert.Equal(["1", "未知", "2"], page.QuerySelectorAll("tbody td").Select(c => c.Plain()));
    }

    [Fact]
    public async Task A_chart_without_numbers_is_a_sentence()
    {
        var page = await Render<BarChart>(
            ("Title", "支出"),
            ("Items", Array.Empty<Bar>()),
            ("Empty", "7 月还没有支出。")
        );
        Assert.Equal("7 月还没有支出。", page.QuerySelector(".empty")!.Plain());
        Assert.Null(page.QuerySelector("table"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.3, 0.3)]
    [InlineData(262, 300)]
    [InlineData(1000, 1000)]
    [InlineData(1001, 2000)]
    public void Axes_end_on_round_numbers(double value, double top) => Assert.Equal(top, Scale.Above(value), 9);

    [Fact]
    public void Labels_of_a_map_never_cover_each_other_and_the_larger_count_keeps_its_name()
    {
        AreaShape[] areas =
        [
            new("小村", null, 3, null, 500, 500),
            new("大村", null, 900, null, 505, 505),
            new("远村", null, 1, null, 100, 100),
        ];
        Assert.Equal([LabelRoom.None, LabelRoom.Both, LabelRoom.Both], AreaLabels.Place(areas, 540, 13));
    }

    [Fact]
    public async Task A_map_of_areas_leads_one_level_down_and_marks_where_somebody_calls_for_help()
    {
        var page = await Render<AreaMap>(
            ("Title", "数字是老人"),
            (
                "Areas",
                new AreaShape[]
                {
                    new("东岭镇", "/map?at=1", 1200, "M0 0l9 0l0 9z", 300, 300, Alarm: true),
                    new("西岭镇", "/map?at=2", 0, null, 700, 700),
                }
            )
        );
        Assert.Equal(["/map?at=1", "/map?at=2"], page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("东岭镇：1,200", page.QuerySelector("path.s4 title")!.TextContent);
        Assert.NotNull(page.QuerySelector("circle.s0"));
        Assert.Single(page.QuerySelectorAll(".dot.alarm"));
    }
}
