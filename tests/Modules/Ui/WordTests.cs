using Yiju.Kernel;
using Yiju.Ui;
using static Yiju.Tests.Modules.Ui.Rendering;

namespace Yiju.Tests.Modules.Ui;

public sealed class WordTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);

    [Theory]
    [InlineData(0, "0.00 元")]
    [InlineData(5, "0.05 元")]
    [InlineData(123450, "1,234.50 元")]
    [InlineData(-5000, "-50.00 元")]
    public async Task An_amount_has_two_decimals_and_groups_of_three(long fen, string words)
    {
        var page = await Render<MoneyText>(("Amount", (Money?)new Money(fen)));
        Assert.Equal(words, page.Body!.Plain());
        Assert.Null(page.QuerySelector(".trouble"));
    }

    [Fact]
    public async Task An_amount_nobody_knows_is_not_zero() =>
        Assert.Equal("未知", (await Render<MoneyText>(("Amount", null))).Body!.Plain());

    [Fact]
    public async Task The_source_of_money_is_a_dot_with_its_word()
    {
        var page = await Render<MoneyText>(("Amount", (Money?)Money.Yuan(1)), ("Source", "市级"), ("SourceColour", 3));
        Assert.NotNull(page.QuerySelector(".source svg.c3[aria-hidden=true]"));
        Assert.StartsWith("市级", page.Body!.Plain(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-07-01", "今天")]
    [InlineData("2026-06-30", "昨天")]
    [InlineData("2026-07-02", "明天")]
    [InlineData("2026-06-01", "6月1日")]
    [InlineData("2025-12-31", "2025年12月31日")]
    public async Task Days_in_lists_are_near_words(string day, string words)
    {
        var page = await Render<DayText>(("Day", (DateOnly?)DateOnly.Parse(day)), ("Today", (DateOnly?)Today));
        Assert.Equal(words, page.Body!.Plain());
        Assert.Equal(day, page.QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task A_day_by_itself_is_whole_and_has_its_weekday() =>
        Assert.Equal("2026年7月1日（周三）", (await Render<DayText>(("Day", (DateOnly?)Today))).Body!.Plain());

    [Fact]
    public async Task An_instant_is_wall_clock_time_of_Shanghai_on_its_own_day()
    {
        var late = new DateTime(2026, 6, 30, 16, 5, 0, DateTimeKind.Utc);
        var page = await Render<InstantText>(("At", (DateTime?)late), ("Today", (DateOnly?)Today));
        Assert.Equal("今天 00:05", page.Body!.Plain());
    }

    [Fact]
    public async Task A_state_is_a_word_and_a_shape()
    {
        foreach (var state in Enum.GetValues<StateKind>())
        {
            var page = await Render<StateBadge>(("State", state));
            Assert.NotEmpty(page.Body!.Plain());
            Assert.NotEmpty(page.QuerySelector("svg.shape")!.Children);
        }
    }

    [Theory]
    [InlineData(30, "不到 1 分")]
    [InlineData(258, "4 分")]
    [InlineData(4800, "1 小时 20 分")]
    [InlineData(259200, "3 天")]
    public void Time_left_is_said_in_the_two_largest_units(int seconds, string words) =>
        Assert.Equal(words, Say.Span(TimeSpan.FromSeconds(seconds)));
}
