using Yiju.Rules;
using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Exchange;

namespace Yiju.Tests.Engines.Packs;

[Trait("req", "POL-19")]
public sealed class DmnTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    private static readonly Pack Tables = SmallPack.Read(
        "small",
        SmallPack.Text.Replace(
            "    bath: {",
            """
                fee:
                  kind: money
                  title: 收费
                  clause: 第三条
                  table:
                    hit: first
                    of: [level, income, age(birth), birth, elder, care.amount]
                    rows:
                      - { when: ["> 3", "-", "-", "-", "-", "-"], is: 0 元 }
                      - { when: ["-", "'destitute'", ">= 60 and < 80", "<= 1960-02-03", "true", "-"], is: 1.5 元 }
                      - { when: ["{1, 2}", "{'destitute', 'ordinary'}", "> elder.minAge", "-", "-", "-"], is: care.amount * 15% }
                      - { when: ["!= 1", "-", "-", "> 2000-01-01", "-", "> 100 元"], is: 7 元 }
                      - { when: ["-", "-", "-", "-", "-", "-"], is: 9 元 }
                bath: {
            """
        )
    );

    [Fact]
    public void Tables_that_go_out_and_come_back_decide_the_same()
    {
        var (xml, left) = DmnExport.Write(Tables, [Tables], Day);
        Assert.Empty(left);
        Assert.Contains("<text>[60..80)</text>", xml, StringComparison.Ordinal);
        Assert.Contains("<text>&lt;= date(\"1960-02-03\")</text>", xml, StringComparison.Ordinal);
        Assert.Contains("<text>&gt; 60</text>", xml, StringComparison.Ordinal);
        Assert.Contains("<text>not(1)</text>", xml, StringComparison.Ordinal);
        Assert.Contains("hitPolicy=\"FIRST\"", xml, StringComparison.Ordinal);
        var (yaml, lost) = DmnImport.Read(xml, "elder");
        Assert.Empty(lost);
        var fee = yaml![yaml!.IndexOf("    fee:", StringComparison.Ordinal)..];
        var start = SmallPack.Text.IndexOf("    bath: {", StringComparison.Ordinal);
        var back = SmallPack.Read("small", SmallPack.Text[..start] + fee + SmallPack.Text[start..]);
        var (one, two) = (Program(Tables), Program(back));
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++)
        {
            Fact[] facts =
            [
                Some(random, new DateOnly(1930, 1, 1).DayNumber, new DateOnly(2010, 1, 1).DayNumber),
                Some(random, 0, 5),
                Some(random, 0, 2),
                Fact.Unknown,
            ];
            Assert.Equal(Fee(one, facts), Fee(two, facts));
        }
    }

    [Theory]
    [InlineData("-", "-")]
    [InlineData("\"low\"", "'low'")]
    [InlineData("\"low\",\"high\"", "{'low', 'high'}")]
    [InlineData("not(\"low\", \"high\")", "!= 'low' and != 'high'")]
    [InlineData("<= 5", "<= 5")]
    [InlineData("[1..5]", ">= 1 and <= 5")]
    [InlineData("(1..5[", "> 1 and < 5")]
    [InlineData("]-1 .. 5.5]", "> -1 and <= 5.5")]
    [InlineData("< 1, [3..4), 7", "< 1 | >= 3 and < 4 | 7")]
    [InlineData("not(> 3)", "<= 3")]
    [InlineData("date(\"2026-01-01\")", "2026-01-01")]
    [InlineData(">= @\"2026-01-01\"", ">= 2026-01-01")]
    [InlineData("true", "true")]
    public void Unary_tests_of_other_tools_become_cells(string feel, string cell) =>
        Assert.Equal(cell, string.Join(" | ", new FeelTest(feel, Plain).Cells()));

    [Theory]
    [InlineData("? > 5")]
    [InlineData("count(x) > 2")]
    [InlineData("not([1..2])")]
    [InlineData("\"low")]
    [InlineData("[1..")]
    [InlineData("1 2")]
    [InlineData("")]
    public void What_is_not_supported_is_said(string feel) =>
        Assert.Throws<FormatException>(() => new FeelTest(feel, Plain).Cells());

    [Fact]
    public void A_table_of_another_tool_becomes_facts_and_rules_of_a_pack()
    {
        var (yaml, left) = DmnImport.Read(
            """
            <dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20180521/MODEL/" name="d">
              <dmn:decision id="a" name="Bed Subsidy">
                <dmn:decisionTable>
                  <dmn:input><dmn:inputExpression typeRef="string"><dmn:text>Home Kind</dmn:text></dmn:inputExpression></dmn:input>
                  <dmn:input><dmn:inputExpression typeRef="integer"><dmn:text>beds</dmn:text></dmn:inputExpression></dmn:input>
                  <dmn:output typeRef="number"/>
                  <dmn:rule><dmn:inputEntry><dmn:text>"public"</dmn:text></dmn:inputEntry><dmn:inputEntry><dmn:text/></dmn:inputEntry><dmn:outputEntry><dmn:text>0</dmn:text></dmn:outputEntry></dmn:rule>
                  <dmn:rule><dmn:inputEntry><dmn:text>"private"</dmn:text></dmn:inputEntry><dmn:inputEntry><dmn:text>&lt; 10, &gt; 100</dmn:text></dmn:inputEntry><dmn:outputEntry><dmn:text>beds * 2.5</dmn:text></dmn:outputEntry></dmn:rule>
                  <dmn:rule><dmn:inputEntry><dmn:text>"private"</dmn:text></dmn:inputEntry><dmn:inputEntry><dmn:text>[10..100]</dmn:text></dmn:inputEntry><dmn:outputEntry><dmn:text>30</dmn:text></dmn:outputEntry></dmn:rule>
                </dmn:decisionTable>
              </dmn:decision>
              <dmn:decision id="b" name="sum"><dmn:decisionTable hitPolicy="COLLECT"/></dmn:decision>
              <dmn:decision id="c" name="text"><dmn:literalExpression/></dmn:decision>
            </dmn:definitions>
            """,
            "home"
        );
        Assert.Equal(
            """
            facts:
              home:
                Home_Kind: { kind: word, title: "Home Kind", words: ["public", "private"] }
                beds: { kind: number, title: "beds" }
            rules:
              home:
                Bed_Subsidy:
                  kind: number
                  places: 1
                  table:
                    hit: unique
                    of: ["Home_Kind", "beds"]
                    rows:
                      - { when: ["'public'", "-"], is: "0" }
                      - { when: ["'private'", "< 10"], is: "beds * 2.5" }
                      - { when: ["'private'", "> 100"], is: "beds * 2.5" }
                      - { when: ["'private'", ">= 10 and <= 100"], is: "30" }

            """,
            yaml
        );
        Assert.Equal(["“sum”的命中方式是 COLLECT，只支持 UNIQUE 和 FIRST。", "“text”不是决策表，没有读。"], left);
        var pack = SmallPack.Read(
            "small",
            $"pack: small\nversion: \"1\"\ntitle: t\ndocument: d\ndivision: \"990100000000\"\nfrom: 2026-01-01\nsubjects: {{ home: 机构 }}\n{yaml}"
        );
        Assert.Empty(Library.Of(pack, [pack]).For(pack.Division, Day).Mistakes);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><definitions/>", "DOCTYPE")]
    [InlineData("<definitions", "不是可以读的 XML")]
    [InlineData("<html/>", "这不是 DMN 文件")]
    public void A_file_that_is_none_is_refused(string xml, string sentence)
    {
        var (yaml, left) = DmnImport.Read(xml, "elder");
        Assert.Null(yaml);
        Assert.Contains(sentence, Assert.Single(left), StringComparison.Ordinal);
        Assert.Contains(
            "文件太大",
            DmnImport.Read(new string(' ', 2_000_001), "elder").Left[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_table_of_the_repository_goes_out_and_comes_back()
    {
        var tables = 0;
        foreach (var pack in ShippedPackTests.All)
        {
            var (xml, _) = DmnExport.Write(pack, ShippedPackTests.All, Day);
            var (yaml, left) = DmnImport.Read(xml, "elder");
            Assert.Empty(left);
            tables += yaml!.Split("table:").Length - 1;
        }
        Assert.True(tables > 0);
    }

    private static string Plain(FeelLiteral literal) => literal.Kind == 's' ? $"'{literal.Text}'" : literal.Text;

    private static Fact Some(Random random, long from, long below) =>
        random.Next(6) == 0 ? Fact.Unknown : Fact.Of(random.NextInt64(from, below));

    private static Fact Fee(RuleProgram program, Fact[] facts)
    {
        var results = new Fact[program.Outputs.Count];
        program.Decide(facts, results);
        return results[program.OutputIndex("fee")];
    }

    private static RuleProgram Program(Pack pack)
    {
        var regime = Library.Of(pack, [pack]).For(pack.Division, Day);
        Assert.Empty(regime.Mistakes);
        return regime.Subjects["elder"].Program;
    }
}
