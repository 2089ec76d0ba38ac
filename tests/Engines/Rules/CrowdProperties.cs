using FsCheck;
using FsCheck.Fluent;
using Yiju.Rules;
using Yiju.Rules.Language;
using Yiju.Rules.Population;
using Yiju.Rules.Reading;

namespace Yiju.Tests.Engines.Rules;

public sealed class CrowdProperties
{
    private const int People = 1_300;

    private static readonly string[] Pieces =
    [
        "if",
        "then",
        "else",
        "and",
        "or",
        "not",
        "in",
        "(",
        ")",
        "{",
        "}",
        ",",
        "+",
        "-",
        "*",
        "/",
        "<=",
        "=",
        "1",
        "2.5",
        "3%",
        "元",
        "a",
        "birth",
        "'x'",
        "'",
        "age",
        "round",
        "2026-01-01",
        "\n",
        "  ",
        "≥",
        "：",
        "𠮷",
        "\0",
        "9999999999999999999",
        "known",
    ];

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
                var facts = program
                    .Inputs.Select(
                        (_, i) => new Column([.. people.Select(p => p[i].Number)], [.. people.Select(p => p[i].Known)])
                    )
                    .ToList();
                var one = Crowd(program, facts, 1);
                var two = Crowd(program, facts, 2);
                var alone = new Fact[one.Length];
                for (var p = 0; p < People; p++)
                {
                    program.Decide(people[p], alone);
                    Assert.Equal(alone, one.Select(c => c[p]));
                    Assert.Equal(alone, two.Select(c => c[p]));
                }
            })
        );

    private static Column[] Crowd(RuleProgram program, IReadOnlyList<Column> facts, int threads)
    {
        var results = program.Outputs.Select(_ => Column.For(People)).ToArray();
        program.Over().Run(People, facts, results, threads);
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

    /// <summary>Whatever is thrown at it: no crash, no hang, and every mistake has a place.</summary>
    [Fact]
    public void Any_text_is_a_rule_or_a_mistake_with_its_place()
    {
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000),
            Prop.ForAll<int>(seed =>
            {
                var random = new Random(seed);
                var text = string.Concat(
                    Enumerable
                        .Range(0, random.Next(30))
                        .Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(3) == 0 ? "" : " "))
                );
                var (syntax, mistake) = Parser.Parse(new Source(text, new Position("f", 1, 1)));
                Assert.True(syntax is not null ^ mistake is not null);
                Assert.True(
                    mistake is null || (mistake.At.Line >= 1 && mistake.At.Column >= 1 && mistake.Sentence.Length > 3)
                );
                var (book, mistakes) = BookReader.Read("f", text);
                Assert.True(book is not null || mistakes.Count > 0);
            })
        );
    }
}
