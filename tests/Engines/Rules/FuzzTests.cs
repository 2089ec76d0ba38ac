using Yiju.Rules;
using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Tests.Engines.Rules;

/// <summary>Whatever is written: no crash, no hang, and every mistake has its place and a sentence.</summary>
public sealed class FuzzTests
{
    private const int Cases = 3_000;

    private static readonly string[] Pieces =
    [
        .. "if then else and or not in ( ) { } , + - * / <= = != < > >= % . _ 1 0 2.5 3% 元 yuan where of today true false".Split(
            ' '
        ),
        .. "includes meets within 'x' 'low' {'bath'} '440800000000' ' 2026-01-01 2026-13-01 9999999999999999999 1_000 600".Split(
            ' '
        ),
        .. "age years months days add-years add-months add-days year month min max round floor ceil known size".Split(
            ' '
        ),
        .. "count any all sum fees shares steps terms open.fees birth moved salary children area disabled grade".Split(
            ' '
        ),
        .. "services place street certificates level until free amount open.amount county eligible answer nobody".Split(
            ' '
        ),
        .. "≥ ： （ “ 𠮷 \ud840 \0 \n \t && == 元以上 １".Split(' '),
    ];

    [Fact]
    public void Random_characters() =>
        Each(random =>
            (
                (Kind)random.Next(1, 7),
                string.Concat(
                    Enumerable
                        .Range(0, random.Next(40))
                        .Select(_ => random.Next(3) == 0 ? (char)random.Next(0x10000) : (char)random.Next(1, 128))
                )
            )
        );

    [Fact]
    public void Random_words_and_signs() =>
        Each(random =>
            (
                (Kind)random.Next(1, 7),
                string.Concat(
                    Enumerable
                        .Range(0, random.Next(25))
                        .Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(4) == 0 ? "" : " "))
                )
            )
        );

    [Fact]
    public void Rules_with_something_changed()
    {
        var compiled = Each(random =>
        {
            var (kind, rule) = new RandomBook(random.Next()).Expression();
            for (var i = random.Next(4); i > 0 && rule.Length > 0; i--)
            {
                var (at, length) = (random.Next(rule.Length), random.Next(1, 8));
                var end = Math.Min(rule.Length, at + length);
                rule = random.Next(4) switch
                {
                    0 => rule[..at] + rule[end..],
                    1 => rule[..at] + Pieces[random.Next(Pieces.Length)] + rule[at..],
                    2 => rule[..at] + " " + Pieces[random.Next(Pieces.Length)] + " " + rule[end..],
                    _ => rule[..end] + rule[at..],
                };
            }
            return (kind, rule);
        });
        Assert.InRange(compiled, Cases / 10, Cases * 3);
    }

    /// <summary>The same text as a rule, as a cell of a table, as a condition of an exception and as the value of a parameter.</summary>
    /// <returns>How many compiled.</returns>
    private static int Each(Func<Random, (Kind Kind, string Text)> draw)
    {
        var compiled = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            var (kind, drawn) = draw(random);
            var text = new Source(drawn, World.Here);
            var rule = World.Output("answer", kind, "");
            RuleSource[] ways =
            [
                new ExpressionSource(text),
                new TableSource(
                    World.Here,
                    true,
                    [World.Text("children")],
                    [new RowSource(World.Here, [text], World.Text("1"))]
                ),
                new SlicesSource(World.Here, text, [new SliceSource(World.Here, null, World.Text("1%"))]),
            ];
            compiled += Compile(text, RandomBook.Book([rule with { Rule = ways[seed % 3] }]), random);
            var exception = new ExceptionSource(World.Here, text, World.Text("1"), null);
            rule = rule with { Kind = Kind.Number, Rule = new ExpressionSource(World.Text("2")), Except = [exception] };
            compiled += Compile(text, RandomBook.Book([rule]), random);
            var value = new ParameterSource("value", kind, World.Here, [new DatedValue(default, text)]);
            compiled += Compile(text, RandomBook.Book([]) with { Parameters = [value] }, random);
        }
        return compiled;
    }

    /// <summary>Rows of look-up tables stand in lines from 100 on; a rule may leave one that is never reached.</summary>
    /// <returns>1 when it compiles; then a person is decided and explained too.</returns>
    private static int Compile(Source text, Book book, Random random)
    {
        var (program, mistakes) = RuleProgram.Compile(book, Desk.Day);
        Assert.True(program is not null ^ mistakes.Count > 0);
        Assert.All(mistakes.Where(m => m.At.Line < 100), m => Placed(m, text));
        if (program is null)
        {
            return 0;
        }
        var people = new RandomBook(random.Next());
        var (facts, lists) = (people.Person(), people.Lists());
        program.Decide(facts, new Fact[program.Outputs.Count], lists);
        foreach (var output in program.Outputs)
        {
            Assert.NotEmpty(program.Explain(output.Name, facts, lists).Root.Said);
        }
        return 1;
    }

    private static void Placed(Mistake mistake, Source text)
    {
        var lines = text.Text.Split('\n');
        var line = mistake.At.Line - World.Here.Line;
        Assert.Equal(World.Here.File, mistake.At.File);
        Assert.InRange(line, 0, lines.Length - 1);
        var first = line == 0 ? World.Here.Column : 1;
        Assert.InRange(mistake.At.Column, first, first + lines[line].Length);
        Assert.True(mistake.Sentence.Length > 5 && mistake.Sentence[^1] is '。' or '？', mistake.Sentence);
    }
}
