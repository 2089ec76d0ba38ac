using Yiju.Rules;

namespace Yiju.Tests.Engines.Rules;

public sealed class TableTests
{
    private static string Table(string rows, string hit = "unique") =>
        $$"""
            inputs:
              score: { kind: number, from: 0, to: 100 }
              income: { kind: word, words: [low, lowEdge, other] }
            outputs:
              subsidy:
                kind: money
                table:
                  hit: {{hit}}
                  of: [score, income]
                  rows:
            {{string.Join('\n', rows.Split('\n').Select(r => "            " + r))}}
            """;

    private static readonly string Whole = Table(
        """
        - { when: ["<= 40", "-"], is: 0 元 }
        - { when: ["> 40 and <= 60", "'low'"], is: 200 元 }
        - { when: ["> 60", "'low'"], is: 300 元 }
        - { when: ["> 40", "{'lowEdge', 'other'}"], is: 50 元 }
        """
    );

    [Theory]
    [Trait("req", "POL-04")]
    [InlineData(40, 0, 0)]
    [InlineData(41, 0, 20_000)]
    [InlineData(60, 0, 20_000)]
    [InlineData(61, 0, 30_000)]
    [InlineData(61, 1, 5_000)]
    public void A_score_becomes_an_amount_by_a_table(long score, long income, long fen) =>
        Assert.Equal(
            Fact.Of(fen),
            Desk.Of(Whole).Decide("subsidy", ("score", Fact.Of(score)), ("income", Fact.Of(income)))
        );

    [Fact]
    public void A_fact_that_no_longer_matters_may_be_missing()
    {
        var desk = Desk.Of(Whole);
        Assert.Equal(Fact.Of(0), desk.Decide("subsidy", ("score", Fact.Of(40))));
        Assert.False(desk.Decide("subsidy", ("score", Fact.Of(41))).Known);
    }

    [Theory]
    [InlineData(
        """- { when: ["< 40", "-"], is: 0 元 }""" + "\n" + """- { when: ["> 40", "-"], is: 1 元 }""",
        "表里漏了：score = 40"
    )]
    [InlineData(
        """- { when: ["<= 40", "-"], is: 0 元 }""" + "\n" + """- { when: [">= 40", "-"], is: 1 元 }""",
        "重叠：score = 40"
    )]
    [InlineData("""- { when: ["-", "{'low', 'other'}"], is: 0 元 }""", "income = 'lowEdge' 时没有一行适用")]
    [InlineData("""- { when: ["-"], is: 0 元 }""", "这一行有 1 格，表头有 2 格")]
    [InlineData(
        """- { when: ["-", "-"], is: 0 元 }""" + "\n" + """- { when: ["> 100", "-"], is: 1 元 }""",
        "第 2 行永远用不到"
    )]
    [InlineData("""- { when: ["-", "'high'"], is: 0 元 }""", "可以是：low、lowEdge、other")]
    public void Gaps_overlaps_and_rows_never_reached_are_mistakes(string rows, string sentence) =>
        Assert.Contains(Desk.Mistakes(Table(rows)), m => m.Sentence.Contains(sentence, StringComparison.Ordinal));

    [Fact]
    public void The_first_fitting_row_decides_where_the_table_says_so()
    {
        var desk = Desk.Of(
            Table(
                """
                - { when: [">= 60", "-"], is: 2 元 }
                - { when: [">= 40", "-"], is: 1 元 }
                - { when: ["-", "-"], is: 0 元 }
                """,
                "first"
            )
        );
        Assert.Equal(Fact.Of(200), desk.Decide("subsidy", ("score", Fact.Of(60)), ("income", Fact.Of(0))));
        Assert.Equal(Fact.Of(100), desk.Decide("subsidy", ("score", Fact.Of(59)), ("income", Fact.Of(0))));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(600_000, 12_000)]
    [InlineData(600_100, 12_006)]
    [InlineData(1_240_000, 50_400)]
    [InlineData(1_240_100, 50_412)]
    public void Slices_take_each_part_at_its_own_rate(long salary, long fen)
    {
        const string Yaml = """
            inputs: { salary: { kind: money, from: 0 } }
            outputs:
              share: { kind: money, slices: { of: salary, rows: [{ to: 6000 元, rate: 2% }, { to: 12400 元, rate: 6% }, { rate: 12% }] } }
            """;
        Assert.Equal(Fact.Of(fen), Desk.Of(Yaml).Decide("share", ("salary", Fact.Of(salary))));
    }

    [Theory]
    [InlineData("[{ to: 6000 元, rate: 2% }]", "最后一段不能有 to")]
    [InlineData("[{ rate: 2% }, { rate: 3% }]", "只有最后一段可以没有 to")]
    [InlineData("[{ to: 6000 元, rate: 2% }, { to: 5000 元, rate: 3% }, { rate: 4% }]", "从小到大")]
    [InlineData("[{ to: 6000, rate: 2% }, { rate: 4% }]", "同类")]
    public void Slices_that_leave_a_hole_are_mistakes(string rows, string sentence)
    {
        var yaml =
            "inputs: { salary: { kind: money, from: 0 } }\noutputs:\n  share: { kind: money, slices: { of: salary, rows: "
            + rows
            + " } }";
        Assert.Contains(Desk.Mistakes(yaml), m => m.Sentence.Contains(sentence, StringComparison.Ordinal));
    }
}
