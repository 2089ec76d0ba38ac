using Yiju.Rules;
using Yiju.Rules.Checking;

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

    [Theory]
    [InlineData("services = 'bath'", "请写花括号，例如 {'bath'}")]
    [InlineData("services includes 'bath'", "请写花括号，例如 {'bath'}")]
    [InlineData("services includes grade", "两边都要是一组文字，这里却是文字")]
    [InlineData("services includes {'wash'}", "可以是：bath、meal、clean、visit")]
    [InlineData("services meets {'bath', 'bath'}", "同一个词写了两次")]
    [InlineData("services meets {1}", "花括号里只能写文字")]
    [InlineData("services in {'bath'}", "请写 includes")]
    [InlineData("services includes eligible", "两组的词表不同")]
    [InlineData("services > wanted", "没有大小")]
    [InlineData("grade = eligible", "请写 in")]
    [InlineData("grade in services", "词表不同")]
    [InlineData("grade in children", "in 后面要写花括号")]
    [InlineData("{'bath'} = {'meal'}", "不知道是哪一类文字")]
    [InlineData("'a' = 'b'", "只能和一项文字比较")]
    [InlineData("children = 'a'", "不能和文字“a”比较。要写成 12 或 15% 这样")]
    [InlineData("size(certificates) > 1", "一列记录，不是一个值")]
    [InlineData("size(grade) > 1", "记录有几条请写 count")]
    [InlineData("place = '4408'", "请写 12 位数字")]
    [InlineData("place within grade", "12 位地区代码")]
    [InlineData("children within '440800000000'", "within 前面要是地区")]
    [InlineData("place < '440800000000'", "文字只能比较相同")]
    [InlineData("street = street", "要和写明的文本比较")]
    [InlineData("if disabled then street else street", "写明是“是或否”，规则算出来却是文本")]
    [InlineData("1 < children < 3", "比较不能连着写，用 and 连接")]
    [InlineData("children == 3", "相等写一个 =")]
    [InlineData("children <> 3", "不等写 !=")]
    [InlineData("children >= 3人", "多出“人”")]
    [InlineData("salary >= 600 元以上", "“以上”写 >=")]
    [InlineData("children ＞ 3", "请用半角")]
    [InlineData("children > １", "请用半角")]
    [InlineData("children × 2 > 3", "乘请写 *")]
    [InlineData("children ! 3", "请写 !=")]
    [InlineData("street = ‘a’", "英文单引号")]
    [InlineData("years(birth, today) > 60 元", "金额请写明单位")]
    [InlineData("max(grade, 1) > 1", "max 要数、金额或日期")]
    [InlineData("today", "写明是“是或否”，规则算出来却是日期")]
    public void A_rule_over_other_kinds_gets_a_sentence_that_helps(string rule, string sentence) =>
        Assert.Contains(World.Mistakes(rule), m => m.Sentence.Contains(sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData("if", "不能作名称")]
    [InlineData("a b", "不能作名称")]
    [InlineData("where", "不能作名称")]
    [InlineData("a.1", "不能作名称")]
    [InlineData("", "不能作名称")]
    [InlineData("birth", "已经有了")]
    [InlineData("certificates", "已经有了")]
    public void A_name_that_rules_could_not_write_gets_a_sentence(string name, string sentence) =>
        Assert.Contains(
            RuleProgram.Compile(new Book(World.Inputs, [], [World.Output(name, Kind.Number, "1")]), Desk.Day).Mistakes,
            m => m.Sentence.Contains(sentence, StringComparison.Ordinal)
        );

    [Theory]
    [InlineData(Kind.Number, "600 元", "明确的数，例如 12 或 15%")]
    [InlineData(Kind.Money, "600", "明确的金额，例如 600 元")]
    [InlineData(Kind.Date, "3", "明确的日期，例如 2026-01-01")]
    [InlineData(Kind.Division, "'44'", "请写 12 位数字")]
    [InlineData(Kind.Set, "{'a'}", "可以是：low、mid、high")]
    [InlineData(Kind.Word, "'a'", "可以是：low、mid、high")]
    [InlineData(Kind.Number, "1 + 1", "明确的数")]
    public void A_value_of_a_later_day_is_read_today(Kind kind, string value, string sentence)
    {
        var parameter = new ParameterSource(
            "p",
            kind,
            World.Here,
            [new DatedValue(new DateOnly(2030, 1, 1), World.Text(value))]
        )
        {
            Words = World.Grades,
        };
        Assert.Contains(
            RuleProgram.Compile(new Book([], [parameter], []), Desk.Day).Mistakes,
            m => m.Sentence.Contains(sentence, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(Kind.Word, "'a'", "可以是：low、mid、high")]
    [InlineData(Kind.Set, "services", "两处要一样")]
    [InlineData(Kind.List, "certificates", "结果不能是一列记录")]
    [InlineData(Kind.Text, "street", "结果不能是文本")]
    public void A_result_of_words_must_fit_them(Kind kind, string rule, string sentence)
    {
        var output = World.Output("answer", kind, rule) with { Words = World.Grades };
        Assert.Contains(
            RuleProgram.Compile(new Book(World.Inputs, [], [output]), Desk.Day).Mistakes,
            m => m.Sentence.Contains(sentence, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_cell_that_is_about_something_else_gets_a_sentence()
    {
        var table = new TableSource(
            World.Here,
            true,
            [World.Text("area")],
            [new RowSource(World.Here, [World.Text("> children")], World.Text("1"))]
        );
        var output = World.Output("answer", Kind.Number, "") with { Rule = table };
        var mistake = Assert.Single(RuleProgram.Compile(new Book(World.Inputs, [], [output]), Desk.Day).Mistakes);
        Assert.Contains("格里只能写明确的值或参数", mistake.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_chain_of_rules_is_refused_and_not_a_crash()
    {
        var outputs = Enumerable
            .Range(0, 20_000)
            .Select(i => World.Output($"o{i}", Kind.Number, i == 19_999 ? "1" : $"o{i + 1} + 1"));
        Assert.Contains(
            RuleProgram.Compile(new Book([], [], [.. outputs]), Desk.Day).Mistakes,
            m => m.Sentence.Contains("太长了", StringComparison.Ordinal)
        );
    }

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
