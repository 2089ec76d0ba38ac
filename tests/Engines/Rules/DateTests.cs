using Yiju.Rules;
using Yiju.Rules.Checking;

namespace Yiju.Tests.Engines.Rules;

/// <summary>Years and months are whole units to the corresponding day, or to the last of a month that has none (Civil Code art. 202).</summary>
public sealed class DateTests
{
    [Theory]
    [Trait("req", "POL-01")]
    [InlineData("years(moved, 2025-02-27)", "2024-02-29", 0)]
    [InlineData("years(moved, 2025-02-28)", "2024-02-29", 1)]
    [InlineData("years(moved, today)", "2016-06-01", 10)]
    [InlineData("years(moved, today)", "2016-06-02", 9)]
    [InlineData("months(moved, 2024-02-28)", "2024-01-31", 0)]
    [InlineData("months(moved, 2024-02-29)", "2024-01-31", 1)]
    [InlineData("months(moved, 2025-01-30)", "2024-01-31", 11)]
    [InlineData("months(moved, 2024-01-30)", "2024-01-31", -1)]
    [InlineData("months(moved, 2024-01-31)", "2024-01-31", 0)]
    [InlineData("days(moved, 2024-03-01)", "2024-02-28", 2)]
    [InlineData("days(moved, 2024-02-27)", "2024-02-28", -1)]
    [InlineData("year(moved)", "2024-02-28", 2024)]
    [InlineData("month(moved)", "2024-12-31", 12)]
    [InlineData("days(moved, add-months(moved, 1))", "2024-01-31", 29)]
    [InlineData("days(moved, add-months(moved, months))", "2024-01-31", 90)]
    [InlineData("days(moved, add-years(moved, 1))", "2024-02-29", 365)]
    [InlineData("days(moved, add-years(moved, -1))", "2024-02-29", -366)]
    [InlineData("days(moved, add-days(moved, 10))", "2024-02-29", 10)]
    [InlineData("days(2024-12-31, add-months(2024-12-31, 2))", "2024-02-29", 59)]
    public void Whole_units_between_days(string rule, string moved, long expected) =>
        Assert.Equal(Fact.Of(expected), World.Decide(rule, Kind.Number, ("moved", World.Day(moved))));

    [Fact]
    public void Age_is_years_until_today()
    {
        var desk = Desk.Of(World.Book("age(birth) = years(birth, today)", Kind.Truth));
        for (var day = new DateOnly(1940, 1, 1); day < new DateOnly(1948, 1, 1); day = day.AddDays(1))
        {
            Assert.Equal(Fact.Of(true), desk.Decide("answer", ("birth", Fact.Of(day))));
        }
    }

    [Fact]
    [Trait("req", "POL-22")]
    public void A_period_that_the_text_leaves_open_is_not_known()
    {
        var desk = Desk.Of(World.Book("add-years(moved, open.years) <= today", Kind.Truth));
        Assert.Equal(Fact.Unknown, desk.Decide("answer", ("moved", World.Day("2020-01-01"))));
        Assert.Equal(["open.years"], desk.Explain("answer", ("moved", World.Day("2020-01-01"))).Needs);
    }

    [Theory]
    [InlineData("add-years(moved, 8000) > today", "超出日历")]
    [InlineData("add-years(moved, -1990) > today", "超出日历")]
    [InlineData("add-days(moved, 99999999999) > today", "超出日历")]
    [InlineData("add-months(moved, children) > today", "明确的整数或参数")]
    [InlineData("add-months(moved, 1.5) > today", "明确的整数或参数")]
    [InlineData("moved + 3 > today", "add-days")]
    [InlineData("years(moved) > 3", "从哪天，到哪天")]
    [InlineData("years(moved, children) > 3", "这里要一个日期")]
    [InlineData("month(children) > 3", "这里要一个日期")]
    public void A_date_that_cannot_be_gets_a_sentence(string rule, string sentence) =>
        Assert.Contains(World.Mistakes(rule), m => m.Sentence.Contains(sentence, StringComparison.Ordinal));
}
