using Yiju.Rules;
using Yiju.Rules.Deciding;
using Yiju.Rules.Language;
using Yiju.Rules.Population;
using Yiju.Rules.Reading;

namespace Yiju.Tests.Engines.Rules;

/// <summary>A small pack and somebody to decide about.</summary>
internal sealed class Desk
{
    public static readonly DateOnly Day = new(2026, 6, 1);

    private readonly RuleProgram program;

    private Desk(RuleProgram program) => this.program = program;

    public RuleProgram Program => program;

    public static Desk Of(string yaml, DateOnly? on = null)
    {
        var (book, unreadable) = BookReader.Read("pack.yaml", yaml);
        Assert.Empty(unreadable);
        var (program, mistakes) = RuleProgram.Compile(book!, on ?? Day);
        Assert.Empty(mistakes);
        return new Desk(program!);
    }

    /// <summary>What is wrong with a pack, reading and checking together.</summary>
    public static IReadOnlyList<Mistake> Mistakes(string yaml)
    {
        var (book, unreadable) = BookReader.Read("pack.yaml", yaml);
        return book is null ? unreadable : RuleProgram.Compile(book, Day).Mistakes;
    }

    /// <summary>One rule over the inputs that tests use.</summary>
    public static string Rule(string rule, string kind = "truth", string more = "") =>
        $$"""
            inputs:
              birth: { kind: date }
              income: { kind: word, words: [low, lowEdge, other] }
              salary: { kind: money, from: 0, to: 1000000 }
              children: { kind: number, from: 0, to: 20 }
              disabled: { kind: truth }
            {{more}}
            outputs:
              answer: { kind: {{kind}}, rule: "{{rule}}" }
            """;

    /// <summary>One rule over everything that a <see cref="World"/> has.</summary>
    public static Desk Of(Book book, DateOnly? on = null)
    {
        var (program, mistakes) = RuleProgram.Compile(book, on ?? Day);
        Assert.Empty(mistakes);
        return new Desk(program!);
    }

    /// <summary>Decides one by one and as a crowd of one, which must agree.</summary>
    public Fact Decide(string output, params (string Name, Fact Value)[] facts) => Decide(output, facts, []);

    /// <summary>Decides one by one and as a crowd of one, which must agree.</summary>
    public Fact Decide(string output, (string Name, Fact Value)[] facts, (string Name, Records? Records)[] records)
    {
        var (row, lists) = (Row(facts), Lists(records));
        var one = new Fact[program.Outputs.Count];
        program.Decide(row, one, lists);
        var results = program.Outputs.Select(_ => Column.For(1)).ToArray();
        program
            .Over()
            .Run(1, [.. row.Select(f => new Column([f.Number], [f.Known]))], results, lists: [.. Columns(lists)]);
        Assert.Equal(one, results.Select(r => r[0]));
        return one[program.OutputIndex(output)];
    }

    public Explanation Explain(string output, params (string Name, Fact Value)[] facts) => Explain(output, facts, []);

    public Explanation Explain(
        string output,
        (string Name, Fact Value)[] facts,
        (string Name, Records? Records)[] records
    ) => program.Explain(output, Row(facts), Lists(records));

    private IEnumerable<RecordColumns?> Columns(Records?[] lists) =>
        lists.Select(
            (l, i) =>
                l is null
                    ? null
                    : new RecordColumns(
                        [0, l.Rows.Count],
                        [
                            .. program
                                .Lists[i]
                                .Fields!.Select(
                                    (_, f) =>
                                        new Column(
                                            [.. l.Rows.Select(r => r[f].Number)],
                                            [.. l.Rows.Select(r => r[f].Known)]
                                        )
                                ),
                        ]
                    )
        );

    private Records?[] Lists((string Name, Records? Records)[] records)
    {
        var lists = new Records?[program.Lists.Count];
        foreach (var (name, value) in records)
        {
            lists[program.ListIndex(name)] = value;
        }
        return lists;
    }

    private Fact[] Row((string Name, Fact Value)[] facts)
    {
        var row = new Fact[program.Inputs.Count];
        foreach (var (name, value) in facts)
        {
            row[program.InputIndex(name)] = value;
        }
        return row;
    }
}
