using Yiju.Rules;
using Yiju.Rules.Checking;
using Yiju.Rules.Deciding;

namespace Yiju.Tests.Engines.Rules;

public sealed class ExplanationTests
{
    private const string Yaml = """
        inputs:
          birth: { kind: date }
          income: { kind: word, words: [low, other] }
        parameters:
          amount: { kind: money, values: { 2026-01-01: 200 元 } }
        outputs:
          old: { kind: truth, rule: age(birth) >= 60, clause: 第二条 }
          allowance: { kind: money, clause: 第三条, rule: if old and income = 'low' then amount else 0 元 }
        """;

    private static readonly (string, Fact) Old = ("birth", Fact.Of(new DateOnly(1950, 1, 1)));

    [Fact]
    [Trait("req", "POL-22")]
    public void It_names_rule_clause_facts_and_parameter()
    {
        var why = Desk.Of(Yaml).Explain("allowance", Old, ("income", Fact.Of(0)));
        Assert.Equal(Fact.Of(20_000), why.Root.Value);
        Assert.Equal("第三条", why.Root.Clause);
        Assert.Equal(["old", "income = 'low'", "amount"], why.Root.Because.Select(r => r.Text));
        var old = why.Root.Because[0];
        Assert.Equal(("第二条", "age(birth) >= 60"), (old.Clause, Assert.Single(old.Because).Text));
        Assert.Equal(ReasonKind.Fact, Assert.Single(old.Because[0].Because).What);
    }

    [Fact]
    [Trait("req", "POL-22")]
    public void It_says_what_would_have_to_be_otherwise()
    {
        var why = Desk.Of(Yaml).Explain("allowance", Old, ("income", Fact.Of(1)));
        var turn = Assert.Single(why.Turns);
        Assert.Equal(("income = 'low'", false, Fact.Of(20_000)), (turn.Condition, turn.Holds, turn.Then));
    }

    [Fact]
    [Trait("req", "POL-22")]
    public void It_says_which_evidence_is_missing()
    {
        var why = Desk.Of(Yaml).Explain("allowance", Old);
        Assert.False(why.Root.Value.Known);
        Assert.Equal(["income"], why.Needs);
        Assert.Empty(Desk.Of(Yaml).Explain("allowance", ("birth", Fact.Of(new DateOnly(2000, 1, 1)))).Needs);
    }

    [Theory]
    [Trait("req", "POL-22")]
    [InlineData("age(birth) >= 60", "出生日期满 60 周岁")]
    [InlineData("age(birth) >= min.age", "出生日期满 60 岁")]
    [InlineData("age(birth) < 60", "出生日期不满 60 周岁")]
    [InlineData("area >= 20.5", "面积达到 20.5 平方米")]
    [InlineData("20.5 <= area", "面积达到 20.5 平方米")]
    [InlineData("children < 2", "子女数不足 2 人")]
    [InlineData("salary <= 600 元", "月收入不超过 600 元")]
    [InlineData("salary > amount * 150%", "月收入超过 600 元 × 1.5")]
    [InlineData("salary > open.amount", "月收入超过奖励金额（原文未定）")]
    [InlineData("salary / 2 > 1 元", "月收入 ÷ 2 超过 1 元")]
    [InlineData("children = 2", "子女数是 2 人")]
    [InlineData("children in {1, 2}", "子女数是 1 人或 2 人")]
    [InlineData("grade = 'mid'", "等级是中级")]
    [InlineData("grade != 'mid'", "等级不是中级")]
    [InlineData("grade in {'low', 'mid'}", "等级是初级或中级")]
    [InlineData("disabled", "残疾")]
    [InlineData("disabled = false", "并非“残疾”")]
    [InlineData("services includes {'bath', 'meal'}", "已开展的服务包括助浴、助餐")]
    [InlineData("services meets {'bath', 'meal'}", "已开展的服务包括助浴、助餐中的至少一项")]
    [InlineData("size(services) >= 3", "已开展的服务的项数达到 3")]
    [InlineData("place within '440800000000'", "户籍地在 440800000000 之内")]
    [InlineData("place within county", "户籍地在 440800000000 之内")]
    [InlineData("street = '霞山街道'", "街道是霞山街道")]
    [InlineData("moved >= 2026-01-02", "入住日期不早于 2026年1月2日")]
    [InlineData("add-years(moved, 3) < today", "入住日期的 3 年之后早于当天")]
    [InlineData("months(moved, today) >= 6", "入住日期到当天满 6 个月")]
    [InlineData("known(salary)", "已知月收入")]
    [InlineData(
        "any(certificates where level = 'high' and until >= today)",
        "证书中有“级别是高级，并且有效期不早于当天”的"
    )]
    [InlineData("all(certificates where free)", "每一条证书都“免费”")]
    [InlineData("sum(size of certificates where free) > 3", "证书中“免费”的分值合计超过 3")]
    public void It_says_conditions_in_plain_chinese(string rule, string expected)
    {
        var why = Desk.Of(World.Book(rule, Kind.Truth)).Explain("answer");
        Assert.Equal(expected, why.Root.Because[0].Title);
        Assert.NotEqual(expected, why.Root.Because[0].Text);
    }

    [Fact]
    [Trait("req", "POL-22")]
    public void Every_step_has_its_title_its_value_in_words_and_its_document()
    {
        var why = Desk.Of(World.Book("if age(birth) >= min.age then amount else 0 元", Kind.Money))
            .Explain("answer", ("birth", World.Day("1950-01-02")));
        Assert.Equal("600 元", why.Root.Said);
        var age = why.Root.Because[0];
        Assert.Equal(("是", "age(birth) >= min.age"), (age.Said, age.Text));
        Assert.Equal(
            [("出生日期", "1950年1月2日", null, null), ("最低年龄", "60 岁", "第二条", "p@1")],
            age.Because.Select(r => (r.Title, r.Said, r.Clause, r.Document))
        );
        Assert.Equal(("补贴金额", "600 元"), (why.Root.Because[1].Title, why.Root.Because[1].Said));
        var turn = Assert.Single(why.Turns);
        Assert.Equal("0 元", turn.Said);
    }

    [Fact]
    public void A_rule_that_many_stand_on_is_told_once()
    {
        var outputs = Enumerable
            .Range(1, 40)
            .Select(i => World.Output($"o{i}", Kind.Truth, $"o{i - 1} and (o{i - 1} or disabled)"))
            .Prepend(World.Output("o0", Kind.Truth, "disabled"));
        var desk = Desk.Of(new Book(World.Inputs, [], [.. outputs]));
        Assert.Equal(Fact.Of(true), desk.Explain("o40", ("disabled", Fact.Of(true))).Root.Value);
    }
}
