using Yiju.Rules;
using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Tests.Engines.Rules;

/// <summary>Books with rules of every kind over a <see cref="World"/>, and people who are partly unknown, from a seed.</summary>
internal sealed class RandomBook(int seed)
{
    private static readonly Position Here = new("random", 1, 1);

    private readonly Random random = new(seed);
    private readonly List<(string Name, Kind Kind)> outputs = [];

    /// <summary>Rules are drawn until so many compile; those that do not (numbers too large, parts too fine, a list in a list) are left out.</summary>
    public RuleProgram Draw(DateOnly on)
    {
        const int Rules = 6;
        outputs.Clear();
        var rules = new List<OutputSource>();
        RuleProgram? program = null;
        while (rules.Count < Rules)
        {
            var rule = Output($"o{rules.Count}");
            if (RuleProgram.Compile(Book([.. rules, rule]), on).Program is { } compiled)
            {
                program = compiled;
                rules.Add(rule);
                outputs.Add((rule.Name, rule.Kind));
            }
        }
        return program!;
    }

    /// <summary>One in four facts is unknown.</summary>
    public Fact[] Person() => [.. World.Inputs.Where(i => i.Kind != Kind.List).Select(Fact)];

    /// <summary>Up to six records, of which much is unknown; or no list at all.</summary>
    public Records?[] Lists() =>
        [
            .. World
                .Inputs.Where(i => i.Kind == Kind.List)
                .Select(l =>
                    random.Next(6) == 0
                        ? null
                        : new Records([
                            .. Enumerable.Range(0, random.Next(7)).Select(_ => l.Fields!.Select(Fact).ToArray()),
                        ])
                ),
        ];

    /// <summary>A rule of some kind, as it may be written.</summary>
    public (Kind Kind, string Text) Expression()
    {
        var kind = Pick(Kind.Truth, Kind.Number, Kind.Money, Kind.Date);
        return (kind, Rule(kind, random.Next(1, 4)));
    }

    private Fact Fact(InputSource input) =>
        random.Next(input.Kind == Kind.Truth ? 4 : 6) == 0
            ? Yiju.Rules.Fact.Unknown
            : Yiju.Rules.Fact.Of(
                input.Kind switch
                {
                    Kind.Truth => random.Next(2),
                    Kind.Word => random.Next(input.Words!.Count),
                    Kind.Set => random.Next(1 << input.Words!.Count),
                    Kind.Text => random.Next(3),
                    Kind.Division => random.Next(440_800, 440_804) * 1_000_000L + random.Next(3) * 1_001,
                    _ => random.NextInt64(
                        input.From ?? new DateOnly(1990, 1, 1).DayNumber,
                        (input.To ?? new DateOnly(2040, 1, 1).DayNumber) + 1
                    ),
                }
            );

    /// <summary>Everything a rule may use, and these outputs.</summary>
    public static Book Book(IReadOnlyList<OutputSource> rules) =>
        new(
            World.Inputs,
            [
                .. World.Parameters,
                World.Lookup("fees", Kind.Money, Kind.Word, "low = 10.5 元", "mid = 7 元", "= 0 元"),
                World.Lookup("shares", Kind.Number, Kind.Number, "to 0 = 0", "above 0 to 7.5 = 0.25", "= 33.3%"),
                World.Lookup("steps", Kind.Money, Kind.Money, "below 1000元 = 1 元", "from 1000元 = 2.25 元"),
                World.Lookup("terms", Kind.Number, Kind.Date, "below 2010-01-01 = 3", "= 1"),
                World.Lookup("open.fees", Kind.Money, Kind.Number),
            ],
            rules
        );

    private OutputSource Output(string name)
    {
        var kind = Pick(Kind.Truth, Kind.Number, Kind.Money, Kind.Truth, Kind.Number, Kind.Money, Kind.Word, Kind.Date);
        return new OutputSource(name, kind, new ExpressionSource(Text(Rule(kind, 4))), "第一条")
        {
            Places = kind == Kind.Number ? random.Next(3) : 0,
            Words = kind == Kind.Word ? World.Grades : null,
            Except =
            [
                .. Enumerable
                    .Range(0, random.Next(3))
                    .Select(_ => new ExceptionSource(Here, Text(Rule(Kind.Truth, 2)), Text(Rule(kind, 1)), "第二条")),
            ],
        };
    }

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
            Kind.Word => Pick("grade", "usual", "'low'", "'high'"),
            Kind.Set => Pick("services", "wanted", "{'bath', 'visit'}", "{}"),
            _ => Date(depth),
        };

    private string Truth(int depth) =>
        depth == 0
            ? Pick(
                "disabled",
                "strict",
                "known(birth)",
                "known(certificates)",
                "grade = 'low'",
                "grade not in {'low', 'high'}",
                "grade in eligible",
                "street = '甲街'",
                "street in {'甲街', '乙街'}",
                "place within county",
                "place within '440802000000'",
                "area in {20, 30.25}",
                "age(birth) >= 60"
            )
            : random.Next(3) switch
            {
                0 => Pick(
                    $"({Rule(Kind.Truth, depth - 1)} and {Rule(Kind.Truth, depth - 1)})",
                    $"({Rule(Kind.Truth, depth - 1)} or {Rule(Kind.Truth, depth - 1)})",
                    $"(not {Rule(Kind.Truth, depth - 1)})"
                ),
                1 => Pick(
                    $"({Rule(Kind.Money, depth - 1)} {Sign()} {Rule(Kind.Money, depth - 1)})",
                    $"({Rule(Kind.Number, depth - 1)} {Sign()} {Rule(Kind.Number, depth - 1)})",
                    $"({Rule(Kind.Date, depth - 1)} {Sign()} {Rule(Kind.Date, depth - 1)})",
                    $"(grade {Pick("=", "!=")} {Rule(Kind.Word, depth - 1)})",
                    $"(services {Pick("=", "!=", "includes", "meets")} {Rule(Kind.Set, depth - 1)})"
                ),
                _ => Pick(
                    $"(children in {{1, 2, {random.Next(3, 9)}}})",
                    $"{Pick("any", "all")}(certificates where {Where(depth - 1)})",
                    $"{Pick("any", "all")}(certificates where {Where(depth - 1)})"
                ),
            };

    /// <summary>A condition on a record, which may also be about the person.</summary>
    private string Where(int depth) =>
        Pick(
            "free",
            "known(until)",
            "level = 'mid'",
            "level in eligible",
            "level = grade",
            "size * 2 > area",
            "shares(size) > 0",
            $"until {Sign()} {Rule(Kind.Date, 0)}",
            $"(free or {Rule(Kind.Truth, Math.Min(depth, 1))})",
            $"(level != 'low' and {Rule(Kind.Truth, Math.Min(depth, 1))})",
            $"(if {Rule(Kind.Truth, 0)} then size > 50 else free)"
        );

    private string Money(int depth) =>
        depth == 0
            ? Pick("salary", "amount", "open.amount", "600 元", "0.5 元", "fees(grade)")
            : Pick(
                $"({Rule(Kind.Money, depth - 1)} + {Rule(Kind.Money, depth - 1)})",
                $"({Rule(Kind.Money, depth - 1)} - {Rule(Kind.Money, depth - 1)})",
                $"({Rule(Kind.Money, depth - 1)} * {Pick("shares(children)", "children", "2", "33.3%")})",
                $"({Rule(Kind.Money, depth - 1)} / {Pick("months", "12", "7")})",
                $"{Pick("round", "floor", "ceil")}({Rule(Kind.Money, depth - 1)})",
                $"{Pick("min", "max")}({Rule(Kind.Money, depth - 1)}, {Rule(Kind.Money, depth - 1)})",
                $"steps({Rule(Kind.Money, depth - 1)})",
                $"open.fees({Rule(Kind.Number, depth - 1)})",
                $"sum(size * 1.5 元 of certificates where {Where(depth - 1)})"
            );

    private string Number(int depth) =>
        depth == 0
            ? Pick("children", "area", "age(birth)", "size(services)", "month(moved)", "year(birth)", "7", "0.25", "-3")
        : random.Next(2) == 0
            ? Pick(
                $"({Rule(Kind.Number, depth - 1)} + {Rule(Kind.Number, depth - 1)})",
                $"({Rule(Kind.Number, depth - 1)} - {Rule(Kind.Number, depth - 1)})",
                $"({Rule(Kind.Number, depth - 1)} * {Pick("min.age", "3", "children")})",
                $"({Rule(Kind.Number, depth - 1)} / {random.Next(1, 13)})",
                $"(-{Rule(Kind.Number, depth - 1)})",
                $"{Pick("min", "max")}({Rule(Kind.Number, depth - 1)}, {Rule(Kind.Number, depth - 1)})"
            )
        : Pick(
            $"({Rule(Kind.Date, depth - 1)} - {Rule(Kind.Date, depth - 1)})",
            $"{Pick("years", "months", "days")}({Rule(Kind.Date, depth - 1)}, {Rule(Kind.Date, depth - 1)})",
            $"shares({Rule(Kind.Number, depth - 1)})",
            $"terms({Rule(Kind.Date, depth - 1)})",
            "count(certificates)",
            $"count(certificates where {Where(depth - 1)})",
            $"sum({Pick("size", "size * children", "shares(size)", "age(until)")} of certificates where {Where(depth - 1)})"
        );

    private string Date(int depth) =>
        depth == 0
            ? Pick("birth", "moved", "1999-02-28", "today", "since")
            : Pick(
                $"{Pick("add-years", "add-months", "add-days")}({Rule(Kind.Date, 0)}, {Pick("1", "-13", "months", "open.years", "18")})",
                $"{Pick("min", "max")}({Rule(Kind.Date, depth - 1)}, {Rule(Kind.Date, depth - 1)})",
                Rule(Kind.Date, 0)
            );

    private string Sign() => Pick("=", "!=", "<", "<=", ">", ">=");
}
