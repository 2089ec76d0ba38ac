using Yiju.Rules;

namespace Yiju.Tests.Engines.Rules;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("7 - 2 - 1", 4)]
    [InlineData("-children + 5", 3)]
    [InlineData("if children > 1 then 10 else 20", 10)]
    [InlineData("min(children, 1, 5) + max(3, children)", 4)]
    [InlineData("floor(7 / 2)", 3)]
    [InlineData("ceil(7 / 2)", 4)]
    [InlineData("round(5 / 2)", 3)]
    [InlineData("round(0 - 5 / 2)", -2)]
    [InlineData("7 / 3", 2)]
    [InlineData("8 / 3", 3)]
    [InlineData("0.1 * 3 * 10", 3)]
    public void Numbers_are_exact_and_rounded_half_up_once(string rule, long expected) =>
        Assert.Equal(Fact.Of(expected), Desk.Of(Desk.Rule(rule, "number")).Decide("answer", ("children", Fact.Of(2))));

    [Theory]
    [InlineData("15% * salary", 100_001, 15_000)]
    [InlineData("15% * salary", 100_004, 15_001)]
    [InlineData("salary / 12", 100, 8)]
    [InlineData("salary * 1000 / 12", 1, 83)]
    [InlineData("max(17 元, salary / 12)", 1200, 1700)]
    public void Money_keeps_its_fraction_until_the_result(string rule, long salary, long expected) =>
        Assert.Equal(
            Fact.Of(expected),
            Desk.Of(Desk.Rule(rule, "money")).Decide("answer", ("salary", Fact.Of(salary)))
        );

    /// <summary>Civil Code art. 1259: 以上 includes the number, and a year of age is full on the birthday.</summary>
    [Theory]
    [Trait("req", "POL-01")]
    [InlineData("1966-06-02", false)]
    [InlineData("1966-06-01", true)]
    [InlineData("1966-05-31", true)]
    public void Sixty_years_are_reached_on_the_birthday(string birth, bool expected) =>
        Assert.Equal(
            Fact.Of(expected),
            Desk.Of(Desk.Rule("age(birth) >= 60"))
                .Decide("answer", ("birth", Fact.Of(DateOnly.ParseExact(birth, "yyyy-MM-dd"))))
        );

    [Theory]
    [InlineData("income = 'low'", 0, true)]
    [InlineData("income != 'low'", 0, false)]
    [InlineData("income in {'low', 'lowEdge'}", 1, true)]
    [InlineData("income not in {'low', 'lowEdge'}", 2, true)]
    public void Words_are_compared_by_name(string rule, long income, bool expected) =>
        Assert.Equal(Fact.Of(expected), Desk.Of(Desk.Rule(rule)).Decide("answer", ("income", Fact.Of(income))));

    [Theory]
    [InlineData("2025-12-31", 100)]
    [InlineData("2026-01-01", 200)]
    public void A_parameter_has_the_value_of_the_day(string on, long expected)
    {
        const string Yaml = """
            parameters:
              amount: { kind: number, values: { 2020-01-01: 100, 2026-01-01: 200 } }
            outputs:
              answer: { kind: number, rule: amount }
            """;
        Assert.Equal(Fact.Of(expected), Desk.Of(Yaml, DateOnly.ParseExact(on, "yyyy-MM-dd")).Decide("answer"));
    }

    [Fact]
    [Trait("req", "POL-22")]
    public void What_the_text_leaves_open_stays_undecided_and_is_named()
    {
        const string Yaml = """
            inputs:
              disabled: { kind: truth }
            parameters:
              amount: { kind: money, values: { 2020-01-01: ~ } }
            outputs:
              answer: { kind: money, rule: if disabled then amount else 0 元 }
            """;
        var desk = Desk.Of(Yaml);
        Assert.Equal(Fact.Of(0), desk.Decide("answer", ("disabled", Fact.Of(false))));
        Assert.Equal(Fact.Unknown, desk.Decide("answer", ("disabled", Fact.Of(true))));
        Assert.Equal(["amount"], desk.Explain("answer", ("disabled", Fact.Of(true))).Needs);
    }

    [Theory]
    [InlineData("disabled and children > 1", false, true)]
    [InlineData("children > 1 and disabled", false, true)]
    [InlineData("disabled or children >= 0", true, false)]
    [InlineData("disabled and children >= 0", true, false)]
    public void An_unknown_fact_matters_only_where_it_can(string rule, bool disabled, bool decided) =>
        Assert.Equal(
            decided || rule.Contains(" or ", StringComparison.Ordinal),
            Desk.Of(Desk.Rule(rule)).Decide("answer", ("disabled", Fact.Of(disabled))).Known
        );

    [Theory]
    [InlineData("if disabled then 5 else 5", true)]
    [InlineData("if disabled then 5 else 6", false)]
    public void A_choice_with_one_answer_needs_no_condition(string rule, bool decided) =>
        Assert.Equal(decided, Desk.Of(Desk.Rule(rule, "number")).Decide("answer").Known);

    [Theory]
    [InlineData(null, false)]
    [InlineData(true, true)]
    public void Known_asks_whether_a_fact_is_stated(bool? disabled, bool expected) =>
        Assert.Equal(
            Fact.Of(expected),
            Desk.Of(Desk.Rule("known(disabled)"))
                .Decide("answer", ("disabled", disabled is { } d ? Fact.Of(d) : Fact.Unknown))
        );

    [Fact]
    public void A_fact_outside_its_declared_range_is_refused_by_both_ways()
    {
        var desk = Desk.Of(Desk.Rule("children > 1"));
        Assert.Throws<ArgumentException>(() => desk.Decide("answer", ("children", Fact.Of(21))));
    }
}
