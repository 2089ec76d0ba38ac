using Yiju.Rules;
using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Tests.Engines.Rules;

public sealed class LookupTests
{
    private static readonly string[] Scores = ["to 29 = 600 元", "above 29 to 45 = 450 元", "above 45 = 300 元"];

    [Theory]
    [Trait("req", "POL-04")]
    [InlineData("children * 10", 2, 60_000)]
    [InlineData("children * 10", 3, 45_000)]
    [InlineData("children * 9", 5, 45_000)]
    [InlineData("children * 10", 5, 30_000)]
    [InlineData("children * 4.9", 6, 45_000)]
    public void A_number_is_looked_up(string argument, long children, long expected) =>
        Assert.Equal(
            Fact.Of(expected),
            Desk.Of(
                    World.Book(
                        $"amounts({argument})",
                        Kind.Money,
                        World.Lookup("amounts", Kind.Money, Kind.Number, Scores)
                    )
                )
                .Decide("answer", ("children", Fact.Of(children)))
        );

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 250)]
    [InlineData(2, 250)]
    public void A_word_is_looked_up_and_the_last_row_may_be_for_the_rest(long grade, long expected) =>
        Assert.Equal(
            Fact.Of(expected),
            Desk.Of(
                    World.Book(
                        "if disabled then 0 else fees(grade) * 100",
                        Kind.Number,
                        World.Lookup("fees", Kind.Number, Kind.Word, "low = 1", "= 2.5")
                    )
                )
                .Decide("answer", ("grade", Fact.Of(grade)), ("disabled", Fact.Of(false)))
        );

    [Theory]
    [InlineData("2019-12-31", 0)]
    [InlineData("2020-01-01", 2)]
    public void A_day_is_looked_up_and_a_word_may_come_out(string moved, long expected)
    {
        var book = World.Book(
            "levels(moved)",
            Kind.Word,
            World.Lookup("levels", Kind.Word, Kind.Date, "below 2020-01-01 = 'low'", "from 2020-01-01 = 'high'")
        );
        Assert.Equal(Fact.Of(expected), Desk.Of(book).Decide("answer", ("moved", World.Day(moved))));
    }

    [Fact]
    [Trait("req", "POL-22")]
    public void A_table_that_the_text_leaves_open_is_not_known()
    {
        var desk = Desk.Of(
            World.Book("amounts(children)", Kind.Money, World.Lookup("amounts", Kind.Money, Kind.Number))
        );
        Assert.Equal(Fact.Unknown, desk.Decide("answer", ("children", Fact.Of(1))));
        Assert.Equal(["amounts"], desk.Explain("answer", ("children", Fact.Of(1))).Needs);
    }

    [Fact]
    public void The_explanation_names_the_table_and_what_was_looked_up()
    {
        var desk = Desk.Of(
            World.Book("amounts(children * 10)", Kind.Money, World.Lookup("amounts", Kind.Money, Kind.Number, Scores))
        );
        var reason = Assert.Single(desk.Explain("answer", ("children", Fact.Of(3))).Root.Because);
        Assert.Equal(("amounts", "对照表", "450 元"), (reason.Text, reason.Title, reason.Said));
        Assert.Equal(("子女数", "3 人"), (Assert.Single(reason.Because).Title, reason.Because[0].Said));
    }

    [Theory]
    [InlineData("amounts(children)", "to 9 = 1 元|from 11 = 2 元", "漏了 10", 101)]
    [InlineData("amounts(children)", "to 9 = 1 元|from 10 to 15 = 2 元", "漏了 16 到 20", 101)]
    [InlineData("amounts(children)", "from 5 = 1 元", "漏了 0 到 4", 100)]
    [InlineData("amounts(children)", "to 10 = 1 元|from 10 = 2 元", "重叠：10", 101)]
    [InlineData("amounts(children)", "to 10 = 1 元|above 10 = 2 元|from 30 = 3 元", "第 3 行永远用不到", 102)]
    [InlineData("amounts(children)", "to 10 = 1 元|above 10 = 2 元|= 3 元", "前面各行已经全有了", 102)]
    [InlineData("amounts(children)", "= 1 元|to 10 = 2 元", "只有最后一行", 100)]
    [InlineData("amounts(children)", "to 10元 = 1 元|= 2 元", "明确的数", 100)]
    [InlineData("amounts(children)", "to 10 = 1|= 2 元", "明确的金额", 100)]
    [InlineData("amounts(area)", "to 9 = 1 元|from 10 = 2 元", "漏了 9.01 到 9.99", 101)]
    public void Gaps_overlaps_and_rows_never_reached_are_mistakes(string rule, string rows, string sentence, int line)
    {
        var book = World.Book(rule, Kind.Money, World.Lookup("amounts", Kind.Money, Kind.Number, rows.Split('|')));
        Contains(book, sentence, line);
    }

    [Theory]
    [InlineData("fees(grade)", "low = 1|mid = 2", "漏了 'high'", 101)]
    [InlineData("fees(grade)", "low, mid = 1|mid, high = 2", "重叠：'mid'", 101)]
    [InlineData("fees(grade)", "low = 1|hihg = 2", "可以是：low、mid、high", 101)]
    [InlineData("fees(children)", "low = 1|= 2", "要查文字，这里却是数", 7)]
    [InlineData("fees + 1", "low = 1|= 2", "对照表，要写明查什么", 7)]
    [InlineData("fees(grade, 1)", "low = 1|= 2", "正好一个值", 7)]
    public void Words_that_are_left_out_are_mistakes(string rule, string rows, string sentence, int line)
    {
        var book = World.Book(rule, Kind.Number, World.Lookup("fees", Kind.Number, Kind.Word, rows.Split('|')));
        Contains(book, sentence, line);
    }

    [Fact]
    public void A_row_is_reached_when_one_use_reaches_it_and_a_table_that_none_uses_is_tried_too()
    {
        var table = World.Lookup("amounts", Kind.Money, Kind.Number, Scores);
        Assert.Equal(
            Fact.Of(30_000),
            Desk.Of(World.Book("amounts(min.age + children) + 0 * amounts(children * 10)", Kind.Money, table))
                .Decide("answer", ("children", Fact.Of(0)))
        );
        Contains(World.Book("amounts(min.age + children)", Kind.Money, table), "第 1 行永远用不到", 100);
        Contains(
            World.Book(
                "0 元",
                Kind.Money,
                World.Lookup("amounts", Kind.Money, Kind.Number, "to 5 = 1 元", "from 5 = 2 元")
            ),
            "重叠：5",
            101
        );
    }

    private static void Contains(Book book, string sentence, int line) =>
        Assert.Contains(
            RuleProgram.Compile(book, Desk.Day).Mistakes,
            m => m.Sentence.Contains(sentence, StringComparison.Ordinal) && m.At.Line == line
        );
}
