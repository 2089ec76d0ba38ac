namespace Yiju.Tests.Engines.Rules;

public sealed class MistakeTests
{
    [Theory]
    [InlineData("childern > 1", "number", "是不是想写“children”")]
    [InlineData("salary + children", "money", "不能相加")]
    [InlineData("salary > 600", "truth", "例如 600 元")]
    [InlineData("income = 'lwo'", "truth", "可以是：low、lowEdge、other")]
    [InlineData("income > 'low'", "truth", "只能比较相同")]
    [InlineData("disabled > false", "truth", "没有大小")]
    [InlineData("children / 0", "number", "不能除以 0")]
    [InlineData("children / children", "number", "只能除以写明的数或参数")]
    [InlineData("salary * salary", "money", "金额不能乘金额")]
    [InlineData("(children", "number", "应当是“)”")]
    [InlineData("children >", "truth", "表达式的结尾")]
    [InlineData("children ≥ 1", "truth", "请写 >=")]
    [InlineData("if disabled then 1", "number", "应当是“else”")]
    [InlineData("if disabled then 1 else 2 元", "number", "两边要同类")]
    [InlineData("age(children)", "number", "age 要一个出生日期")]
    [InlineData("wurzel(children)", "number", "没有“wurzel”这个函数")]
    [InlineData("children", "truth", "写明是“是或否”，规则算出来却是数")]
    [InlineData("answer + 1", "number", "绕成了一圈")]
    [InlineData("children * 1000000000000 * 1000000000", "number", "放不下")]
    public void A_rule_that_cannot_be_gets_a_sentence(string rule, string kind, string sentence) =>
        Assert.Contains(
            Desk.Mistakes(Desk.Rule(rule, kind)),
            m => m.Sentence.Contains(sentence, StringComparison.Ordinal)
        );

    [Fact]
    public void A_mistake_names_file_line_and_column()
    {
        const string Yaml = """
            inputs:
              children: { kind: number }
            outputs:
              answer: { kind: truth, rule: children > childern }
            """;
        var mistake = Assert.Single(Desk.Mistakes(Yaml));
        Assert.Equal("pack.yaml:4:43", mistake.At.ToString());
    }

    [Fact]
    public void All_mistakes_are_shown_at_once()
    {
        const string Yaml = """
            outputs:
              one: { kind: number, rule: a }
              two: { kind: number, rule: b }
            """;
        Assert.Equal([2, 3], Desk.Mistakes(Yaml).Select(m => m.At.Line));
    }

    [Theory]
    [InlineData("inputs: { a: &x { kind: date }, b: *x }", "不能用 & 和 *")]
    [InlineData("inputs: { a: { kind: date }, a: { kind: date } }", "写了两次")]
    [InlineData("inputs: { a: { kind: color } }", "没有“color”这一类")]
    [InlineData("inputs: { a: { knid: date } }", "没有“knid”这一项")]
    [InlineData("inputs: { a: { kind: number, from: 5, to: 4 } }", "范围是空的")]
    [InlineData("inputs: [a]", "名称: 内容")]
    [InlineData("inputs: { a: {", "不是正确的 YAML")]
    [InlineData("", "文件是空的")]
    [InlineData("parameters: { p: { kind: number, values: { 2026-13-01: 1 } } }", "应为日期")]
    public void A_file_that_is_no_pack_gets_a_sentence(string yaml, string sentence) =>
        Assert.Contains(Desk.Mistakes(yaml), m => m.Sentence.Contains(sentence, StringComparison.Ordinal));

    [Fact]
    public void Deep_nesting_is_refused_and_not_a_crash()
    {
        var deep = new string('(', 400) + "1" + new string(')', 400);
        Assert.Contains(
            Desk.Mistakes(Desk.Rule(deep, "number")),
            m => m.Sentence.Contains("套得太深", StringComparison.Ordinal)
        );
        Assert.Contains(
            Desk.Mistakes(Desk.Rule(string.Join(" + ", Enumerable.Repeat("1", 100_000)), "number")),
            m => m.Sentence.Contains("太长", StringComparison.Ordinal)
        );
        var yaml = new string('[', 100_000);
        Assert.Contains(Desk.Mistakes(yaml), m => m.Sentence.Contains("套得太深", StringComparison.Ordinal));
    }
}
