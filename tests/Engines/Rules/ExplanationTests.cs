using Yiju.Rules;
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
}
