using Yiju.Rules;
using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Tests.Engines.Rules;

/// <summary>Books with rules of every kind, and people who are partly unknown, from a seed.</summary>
internal sealed class RandomBook(int seed)
{
    private static readonly Position Here = new("random", 1, 1);
    private static readonly string[] Words = ["low", "lowEdge", "other"];

    private static readonly InputSource[] Inputs =
    [
        new("birth", Kind.Date, Here, new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2030, 1, 1).DayNumber),
        new("moved", Kind.Date, Here, new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2030, 1, 1).DayNumber),
        new("salary", Kind.Money, Here, -1_000, 5_000_000),
        new("rent", Kind.Money, Here, 0, 500_000),
        new("children", Kind.Number, Here, -3, 9),
        new("area", Kind.Number, Here, 0, 300),
        new("disabled", Kind.Truth, Here),
        new("tenant", Kind.Truth, Here),
        new("income", Kind.Word, Here, Words: [.. Words.Select(w => new WordSource(w, w))]),
    ];

    private readonly Random random = new(seed);
    private readonly List<(string Name, Kind Kind)> outputs = [];

    /// <summary>A book that compiles; those that do not (numbers too large, parts too fine) are drawn again.</summary>
    public RuleProgram Draw(DateOnly on)
    {
        while (true)
        {
            outputs.Clear();
            var parameters = new[]
            {
                new ParameterSource("share", Kind.Number, Here, [new(new DateOnly(2020, 1, 1), Text("17%"))]),
                new ParameterSource("open", Kind.Money, Here, [new(new DateOnly(2020, 1, 1), null)]),
            };
            var rules = new List<OutputSource>();
            for (var i = 0; i < 6; i++)
            {
                var kind = Pick(Kind.Truth, Kind.Number, Kind.Money);
                rules.Add(new OutputSource($"o{i}", kind, new ExpressionSource(Text(Rule(kind, 4)))));
                outputs.Add(($"o{i}", kind));
            }
            if (RuleProgram.Compile(new Book(Inputs, parameters, rules), on).Program is { } program)
            {
                return program;
            }
        }
    }

    /// <summary>One in four facts is unknown.</summary>
    public Fact[] Person() =>
        [
            .. Inputs.Select(i =>
                random.Next(4) == 0
                    ? Fact.Unknown
                    : Fact.Of(
                        i.Kind switch
                        {
                            Kind.Truth => random.Next(2),
                            Kind.Word => random.Next(Words.Length),
                            _ => random.NextInt64(i.From!.Value, i.To!.Value + 1),
                        }
                    )
            ),
        ];

    private static Source Text(string rule) => new(rule, Here);

    private T Pick<T>(params ReadOnlySpan<T> from) => from[random.Next(from.Length)];

    private string Rule(Kind kind, int depth) =>
        depth > 0 && random.Next(8) == 0
            ? $"(if {Rule(Kind.Truth, depth - 1)} then {Rule(kind, depth - 1)} else {Rule(kind, depth - 1)})"
        : outputs.FindAll(o => o.Kind == kind) is { Count: > 0 } known && random.Next(6) == 0
            ? known[random.Next(known.Count)].Name
        : kind switch
        {
            Kind.Truth => Truth(depth),
            Kind.Money => Money(depth),
            Kind.Number => Number(depth),
            _ => Pick("birth", "moved", "1999-02-28"),
        };

    private string Truth(int depth) =>
        depth == 0
            ? Pick(
                "disabled",
                "tenant",
                "known(birth)",
                "income = 'low'",
                "income not in {'low', 'other'}",
                "age(birth) >= 60"
            )
            : Pick(
                $"({Rule(Kind.Truth, depth - 1)} and {Rule(Kind.Truth, depth - 1)})",
                $"({Rule(Kind.Truth, depth - 1)} or {Rule(Kind.Truth, depth - 1)})",
                $"(not {Rule(Kind.Truth, depth - 1)})",
                $"({Rule(Kind.Money, depth - 1)} {Sign()} {Rule(Kind.Money, depth - 1)})",
                $"({Rule(Kind.Number, depth - 1)} {Sign()} {Rule(Kind.Number, depth - 1)})",
                $"({Rule(Kind.Date, 0)} {Sign()} {Rule(Kind.Date, 0)})",
                $"(children in {{1, 2, {random.Next(3, 9)}}})"
            );

    private string Money(int depth) =>
        depth == 0
            ? Pick("salary", "rent", "open", "600 元", "0.5 元")
            : Pick(
                $"({Rule(Kind.Money, depth - 1)} + {Rule(Kind.Money, depth - 1)})",
                $"({Rule(Kind.Money, depth - 1)} - {Rule(Kind.Money, depth - 1)})",
                $"({Rule(Kind.Money, depth - 1)} * {Pick("share", "children", "2", "33.3%")})",
                $"({Rule(Kind.Money, depth - 1)} / {random.Next(1, 13)})",
                $"{Pick("round", "floor", "ceil")}({Rule(Kind.Money, depth - 1)})",
                $"{Pick("min", "max")}({Rule(Kind.Money, depth - 1)}, {Rule(Kind.Money, depth - 1)})"
            );

    private string Number(int depth) =>
        depth == 0
            ? Pick("children", "area", "age(birth)", "age(moved)", "7", "0.25")
            : Pick(
                $"({Rule(Kind.Number, depth - 1)} + {Rule(Kind.Number, depth - 1)})",
                $"({Rule(Kind.Number, depth - 1)} - {Rule(Kind.Number, depth - 1)})",
                $"({Rule(Kind.Number, depth - 1)} * {Pick("share", "3", "children")})",
                $"({Rule(Kind.Number, depth - 1)} / {random.Next(1, 13)})",
                $"(-{Rule(Kind.Number, depth - 1)})",
                $"{Pick("min", "max")}({Rule(Kind.Number, depth - 1)}, {Rule(Kind.Number, depth - 1)})",
                $"({Rule(Kind.Date, 0)} - {Rule(Kind.Date, 0)})"
            );

    private string Sign() => Pick("=", "!=", "<", "<=", ">", ">=");
}
