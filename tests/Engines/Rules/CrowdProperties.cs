using FsCheck;
using FsCheck.Fluent;
using Yiju.Rules;
using Yiju.Rules.Deciding;
using Yiju.Rules.Population;

namespace Yiju.Tests.Engines.Rules;

public sealed class CrowdProperties
{
    private const int People = 1_300;

    /// <summary>Random rules, random people of whom little is known: the crowd's results are those of one after the other, on any threads.</summary>
    [Fact]
    [Trait("req", "POL-25")]
    public void A_crowd_is_decided_as_each_of_them_alone() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150),
            Prop.ForAll<int>(seed =>
            {
                var random = new RandomBook(seed);
                var program = random.Draw(Desk.Day);
                var people = Enumerable.Range(0, People).Select(_ => random.Person()).ToList();
                var records = Enumerable.Range(0, People).Select(_ => random.Lists()).ToList();
                var facts = program
                    .Inputs.Select(
                        (_, i) => new Column([.. people.Select(p => p[i].Number)], [.. people.Select(p => p[i].Known)])
                    )
                    .ToList();
                var lists = program.Lists.Select((l, i) => Rows(l, [.. records.Select(r => r[i])])).ToList();
                var one = Crowd(program, facts, lists, 1);
                var two = Crowd(program, facts, lists, 2);
                var alone = new Fact[one.Length];
                for (var p = 0; p < People; p++)
                {
                    program.Decide(people[p], alone, records[p]);
                    Assert.Equal(alone, one.Select(c => c[p]));
                    Assert.Equal(alone, two.Select(c => c[p]));
                }
                Explain(program, people[0], records[0]);
            })
        );

    /// <summary>An explanation comes to what was decided, has words for everything, and misses something only where nothing was decided.</summary>
    private static void Explain(RuleProgram program, Fact[] person, Records?[] records)
    {
        var results = new Fact[program.Outputs.Count];
        program.Decide(person, results, records);
        for (var i = 0; i < results.Length; i++)
        {
            var why = program.Explain(program.Outputs[i].Name, person, records);
            Assert.Equal(results[i], why.Root.Value);
            Assert.Equal(results[i].Known, why.Needs.Count == 0);
            Assert.All(All(why.Root), r => Assert.False(string.IsNullOrWhiteSpace(r.Title) || r.Said.Length == 0));
        }
    }

    private static IEnumerable<Reason> All(Reason reason) => reason.Because.SelectMany(All).Prepend(reason);

    private static RecordColumns Rows(RuleProgram.Slot list, IReadOnlyList<Records?> records)
    {
        var starts = new int[records.Count + 1];
        for (var i = 0; i < records.Count; i++)
        {
            starts[i + 1] = starts[i] + (records[i]?.Rows.Count ?? 0);
        }
        var rows = records.SelectMany(r => r?.Rows ?? []).ToList();
        return new RecordColumns(
            starts,
            [
                .. list.Fields!.Select(
                    (_, f) => new Column([.. rows.Select(r => r[f].Number)], [.. rows.Select(r => r[f].Known)])
                ),
            ],
            [.. records.Select(r => r is not null)]
        );
    }

    private static Column[] Crowd(
        RuleProgram program,
        IReadOnlyList<Column> facts,
        IReadOnlyList<RecordColumns> lists,
        int threads
    )
    {
        var results = program.Outputs.Select(_ => Column.For(People)).ToArray();
        program.Over().Run(People, facts, results, threads, lists);
        return results;
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, -1_000_000_000_000)]
    [InlineData(12, -7)]
    [InlineData(600, 0)]
    [InlineData(999_999_999_989, -1_152_921_504_606_846_976)]
    [InlineData(1_000_000_000_000, -5)]
    public void Division_by_multiplication_is_division(long by, long least)
    {
        var divisor = new Divisor(by, least);
        var random = new Random(7);
        for (var i = 0; i < 100_000; i++)
        {
            var number = random.NextInt64(least, 1L << 60);
            number = i % 3 == 0 ? number / by * by - (i % 2) : number;
            number = Math.Max(number, least);
            Assert.Equal((long)Math.Floor((decimal)number / by), divisor.Floor(number));
        }
    }
}
