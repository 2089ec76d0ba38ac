using Yiju.Rules;
using Yiju.Rules.Checking;
using Yiju.Rules.Deciding;

namespace Yiju.Tests.Engines.Rules;

public sealed class ExceptionTests
{
    private static Book Fee(params (string When, string Is)[] exceptions)
    {
        var book = World.Book("20 元", Kind.Money);
        return book with
        {
            Outputs =
            [
                book.Outputs[0] with
                {
                    Except =
                    [
                        .. exceptions.Select(
                            (e, i) =>
                                new ExceptionSource(
                                    World.Here with
                                    {
                                        Line = 50 + i,
                                    },
                                    World.Text(e.When),
                                    World.Text(e.Is),
                                    $"第{i + 4}条"
                                )
                        ),
                    ],
                },
            ],
        };
    }

    [Theory]
    [Trait("req", "POL-05")]
    [InlineData(0, 0, 0)]
    [InlineData(0, 3, 0)]
    [InlineData(1, 3, 1_000)]
    [InlineData(1, 0, 2_000)]
    public void The_first_exception_that_holds_takes_the_place_of_the_rule(long grade, long children, long expected) =>
        Assert.Equal(
            Fact.Of(expected),
            Desk.Of(Fee(("grade = 'low'", "0 元"), ("children > 2", "10 元")))
                .Decide("answer", ("grade", Fact.Of(grade)), ("children", Fact.Of(children)))
        );

    [Fact]
    [Trait("req", "POL-22")]
    public void The_explanation_says_which_exception_holds_and_its_clause()
    {
        var desk = Desk.Of(Fee(("grade = 'low'", "0 元"), ("children > 2", "10 元")));
        var why = desk.Explain("answer", ("grade", Fact.Of(1)), ("children", Fact.Of(3)));
        Assert.Equal(
            [
                (ReasonKind.Exception, "第4条", "等级是初级", "否"),
                (ReasonKind.Exception, "第5条", "子女数超过 2 人", "是"),
            ],
            why.Root.Because.Select(r => (r.What, r.Clause, r.Title, r.Said))
        );
        Assert.Equal([("等级是初级", "0 元"), ("子女数超过 2 人", "20 元")], why.Turns.Select(t => (t.Title, t.Said)));
    }

    [Theory]
    [InlineData("children > 2", "children > 5", 1)]
    [InlineData("children > 2 or disabled", "disabled", 1)]
    [InlineData("grade in {'low', 'mid'}", "grade = 'mid' and disabled", 1)]
    [InlineData("services meets {'bath', 'meal'}", "services includes {'bath'}", 1)]
    [InlineData("children > 20", "disabled", 0)]
    [InlineData("place within '440000000000'", "place within '440800000000'", 1)]
    [InlineData("area >= 20", "area > 20.5", 1)]
    public void An_exception_that_can_never_apply_is_a_mistake(string first, string second, int never)
    {
        var mistake = Assert.Single(RuleProgram.Compile(Fee((first, "0 元"), (second, "1 元")), Desk.Day).Mistakes);
        Assert.Contains($"第 {never + 1} 个例外永远用不到", mistake.Sentence, StringComparison.Ordinal);
        Assert.Equal(50 + never, mistake.At.Line);
    }

    [Theory]
    [InlineData("children > 5", "children > 2")]
    [InlineData("disabled", "children > 2")]
    [InlineData("salary > open.amount", "salary > 1 元")]
    [InlineData("children * 2 > 5", "children > 2")]
    public void An_exception_that_may_apply_is_none(string first, string second) =>
        Assert.Empty(RuleProgram.Compile(Fee((first, "0 元"), (second, "1 元")), Desk.Day).Mistakes);

    [Theory]
    [InlineData("children", "1 元", "例外的条件应当是“是或否”，却是数")]
    [InlineData("disabled", "1", "两边要同类。金额请写明单位")]
    public void An_exception_that_does_not_fit_gets_a_sentence(string when, string result, string sentence) =>
        Assert.Contains(
            RuleProgram.Compile(Fee((when, result)), Desk.Day).Mistakes,
            m => m.Sentence.Contains(sentence, StringComparison.Ordinal)
        );
}
