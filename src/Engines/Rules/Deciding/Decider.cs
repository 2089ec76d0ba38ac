using System.Numerics;
using Yiju.Rules.Checking;

namespace Yiju.Rules.Deciding;

/// <summary>Decides for one subject by walking the checked rules. Kleene's three values: what is not known stays so unless it cannot matter.</summary>
internal static class Decider
{
    public static void Decide(
        RuleProgram program,
        ReadOnlySpan<Fact> facts,
        Span<Fact> results,
        IReadOnlyList<Records?>? lists
    )
    {
        if (
            facts.Length != program.Inputs.Count
            || results.Length < program.Rules.Count
            || (lists is not null && lists.Count != program.Lists.Count)
        )
        {
            throw new ArgumentException(
                $"{program.Inputs.Count} facts, {program.Lists.Count} lists and room for {program.Rules.Count} results are needed, got {facts.Length}, {lists?.Count} and {results.Length}."
            );
        }
        var scene = new Scene
        {
            Facts = facts,
            Results = results,
            Lists = lists,
        };
        for (var i = 0; i < program.Rules.Count; i++)
        {
            results[i] = Value(program.Rules[i].Body, scene);
        }
    }

    public static Fact Value(Node node, in Scene scene)
    {
        var value = Plain(node, scene);
        return scene.Flipped is { } flipped && value.Known && IsSame(node, flipped)
            ? Fact.Of(value.Number == 0)
            : value;
    }

    /// <summary>A fact is the same wherever it is read.</summary>
    private static bool IsSame(Node node, Node flipped) =>
        ReferenceEquals(node, flipped)
        || (node is Node.Input { Kind: Kind.Truth } a && flipped is Node.Input b && a.Index == b.Index);

    private static Fact Plain(Node node, in Scene scene)
    {
        switch (node)
        {
            case Node.Constant constant:
                return constant.Value is { } value ? Fact.Of(value) : Fact.Unknown;
            case Node.Input input:
                return InRange(input, input.Index, scene.Facts[input.Index]);
            case Node.Output output:
                return scene.Results[output.Index];
            case Node.Field field:
                return InRange(field, field.Index, scene.Record![field.Index]);
            case Node.Compare compare:
                return Both(compare.Left, compare.Right, scene) is var (k, l)
                    ? Fact.Of(Arithmetic.Holds(compare.Relation, k, l))
                    : Fact.Unknown;
            case Node.If choice:
                return If(choice, scene);
            case Node.And and:
                return And(Value(and.Left, scene), Value(and.Right, scene));
            case Node.Or or:
                return Not(And(Not(Value(or.Left, scene)), Not(Value(or.Right, scene))));
            case Node.Not not:
                return Not(Value(not.Operand, scene));
            case Node.Known known:
                return Fact.Of(Value(known.Operand, scene).Known);
            case Node.Fold fold:
                return Fold(fold, scene, out _);
            default:
                return OfTwo(node, scene);
        }
    }

    /// <summary>Nodes with two operands that make nothing of what is not known.</summary>
    private static Fact OfTwo(Node node, in Scene scene) =>
        node switch
        {
            Node.Add n => Both(n.Left, n.Right, scene) is var (a, b) ? Fact.Of(a + b) : Fact.Unknown,
            Node.Subtract n => Both(n.Left, n.Right, scene) is var (a, b) ? Fact.Of(a - b) : Fact.Unknown,
            Node.Multiply n => Both(n.Left, n.Right, scene) is var (a, b) ? Fact.Of(a * b) : Fact.Unknown,
            Node.Lesser n => Both(n.Left, n.Right, scene) is var (a, b) ? Fact.Of(Math.Min(a, b)) : Fact.Unknown,
            Node.Greater n => Both(n.Left, n.Right, scene) is var (a, b) ? Fact.Of(Math.Max(a, b)) : Fact.Unknown,
            Node.Includes n => Both(n.Left, n.Right, scene) is var (a, b) ? Fact.Of((a & b) == b) : Fact.Unknown,
            Node.Meets n => Both(n.Left, n.Right, scene) is var (a, b) ? Fact.Of((a & b) != 0) : Fact.Unknown,
            Node.Member n => Both(n.Operand, n.Of, scene) is var (a, b)
                ? Fact.Of((b >> (int)a & 1) == 1)
                : Fact.Unknown,
            Node.Span n => Both(n.From, n.To, scene) is var (a, b)
                ? Fact.Of(Arithmetic.Span(n.Unit, a, b))
                : Fact.Unknown,
            Node.Later n => Both(n.Operand, n.By, scene) is var (a, b)
                ? Fact.Of(Arithmetic.Later(n.Unit, a, b))
                : Fact.Unknown,
            Node.Within n => Both(n.Operand, n.Of, scene) is var (a, b) && Arithmetic.Inside(b) is var (first, last)
                ? Fact.Of(a >= first && a <= last)
                : Fact.Unknown,
            _ => OfOne(node, scene),
        };

    /// <summary>Nodes with one operand that make nothing of what is not known.</summary>
    private static Fact OfOne(Node node, in Scene scene)
    {
        var operand = node switch
        {
            Node.Scale n => n.Operand,
            Node.Round n => n.Operand,
            Node.OneOf n => n.Operand,
            Node.Size n => n.Operand,
            Node.YearsSince n => n.Operand,
            Node.Calendar n => n.Operand,
            Node.Lookup n => n.Operand,
            _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}."),
        };
        var value = Value(operand, scene);
        if (!value.Known)
        {
            return Fact.Unknown;
        }
        return node switch
        {
            Node.Scale n => Fact.Of(value.Number * n.Factor),
            Node.Round n => Fact.Of((long)Arithmetic.Rounded(value.Number, n.Parts, n.Way)),
            Node.OneOf n => Fact.Of(n.Values.Contains(value.Number)),
            Node.Size => Fact.Of(BitOperations.PopCount((ulong)value.Number)),
            Node.YearsSince n => Fact.Of(Arithmetic.YearsSince(value.Number, n.On)),
            Node.Calendar n => Fact.Of(Arithmetic.Calendar(n.Unit, value.Number)),
            Node.Lookup n => Fact.Of(n.Values[Row(n.Starts, value.Number)]),
            _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}."),
        };
    }

    /// <summary>The last row that has begun.</summary>
    private static int Row(IReadOnlyList<long> starts, long number)
    {
        var row = starts.Count - 1;
        while (starts[row] > number)
        {
            row--;
        }
        return row;
    }

    private static Fact InRange(Node node, int index, Fact fact) =>
        !fact.Known || (fact.Number >= node.Bounds.Min && fact.Number <= node.Bounds.Max)
            ? fact
            : throw new ArgumentException(
                $"{node.Label?.Name ?? $"Fact {index}"} is {fact.Number}, outside {node.Bounds.Min} to {node.Bounds.Max}."
            );

    private static (long Left, long Right)? Both(Node left, Node right, in Scene scene)
    {
        var (a, b) = (Value(left, scene), Value(right, scene));
        return a.Known && b.Known ? (a.Number, b.Number) : null;
    }

    /// <summary>When the condition is not known, both branches may still say the same.</summary>
    private static Fact If(Node.If choice, in Scene scene)
    {
        var condition = Value(choice.Condition, scene);
        if (condition.Known)
        {
            return Value(condition.Number == 1 ? choice.Then : choice.Else, scene);
        }
        var (then, other) = (Value(choice.Then, scene), Value(choice.Else, scene));
        return then == other ? then : Fact.Unknown;
    }

    /// <summary>Goes through a list: a known yes settles <c>any</c>, a known no <c>all</c>; a count or a sum needs every record.</summary>
    /// <param name="counted">How many records are known to meet the condition.</param>
    public static Fact Fold(Node.Fold fold, in Scene scene, out int counted)
    {
        counted = 0;
        if (scene.Lists?[fold.List] is not { } records)
        {
            return Fact.Unknown;
        }
        if (records.Rows.Count > fold.Most)
        {
            throw new ArgumentException($"{fold.Label!.Name} has {records.Rows.Count} records, more than {fold.Most}.");
        }
        var (total, open, failed) = (0L, false, false);
        var inside = scene;
        foreach (var record in records.Rows)
        {
            inside.Record = record;
            var meets = fold.Where is null ? Fact.Of(true) : Value(fold.Where, inside);
            open |= !meets.Known;
            failed |= meets is { Known: true, Number: 0 };
            if (meets is { Known: true, Number: 1 })
            {
                counted++;
                var of = fold.Of is null ? Fact.Of(1) : Value(fold.Of, inside);
                open |= !of.Known;
                total += of.Number;
            }
        }
        return fold.Way switch
        {
            FoldWay.Any when counted > 0 => Fact.Of(true),
            FoldWay.All when failed => Fact.Of(false),
            _ when open => Fact.Unknown,
            FoldWay.Any => Fact.Of(false),
            FoldWay.All => Fact.Of(true),
            _ => Fact.Of(total),
        };
    }

    private static Fact And(Fact a, Fact b) =>
        a is { Known: true, Number: 0 } || b is { Known: true, Number: 0 } ? Fact.Of(false)
        : a.Known && b.Known ? Fact.Of(true)
        : Fact.Unknown;

    private static Fact Not(Fact fact) => fact.Known ? Fact.Of(fact.Number == 0) : Fact.Unknown;
}
