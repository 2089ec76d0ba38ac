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

    private static Fact Plain(Node node, in Scene scene) =>
        node switch
        {
            Node.Output n => scene.Results[n.Index],
            Node.Input n => InRange(n, n.Index, n.Range, scene.Facts[n.Index]),
            Node.Constant n => n.Value is { } value ? Fact.Of(value) : Fact.Unknown,
            Node.Compare n => Both(n.Left, n.Right, scene, out var a, out var b)
                ? Fact.Of(Arithmetic.Holds(n.Relation, a, b))
                : Fact.Unknown,
            Node.If n => If(n, scene),
            Node.And n => Settled(n.Left, n.Right, 0, scene),
            Node.Or n => Settled(n.Left, n.Right, 1, scene),
            Node.Not n => Not(Value(n.Operand, scene)),
            Node.Scale n => Value(n.Operand, scene) is { Known: true, Number: var a }
                ? Fact.Of(a * n.Factor)
                : Fact.Unknown,
            Node.Add n => Both(n.Left, n.Right, scene, out var a, out var b) ? Fact.Of(a + b) : Fact.Unknown,
            Node.Subtract n => Both(n.Left, n.Right, scene, out var a, out var b) ? Fact.Of(a - b) : Fact.Unknown,
            Node.Multiply n => Both(n.Left, n.Right, scene, out var a, out var b) ? Fact.Of(a * b) : Fact.Unknown,
            Node.Lesser n => Both(n.Left, n.Right, scene, out var a, out var b)
                ? Fact.Of(Math.Min(a, b))
                : Fact.Unknown,
            Node.Greater n => Both(n.Left, n.Right, scene, out var a, out var b)
                ? Fact.Of(Math.Max(a, b))
                : Fact.Unknown,
            Node.Round n => Value(n.Operand, scene) is { Known: true, Number: var a }
                ? Fact.Of(Arithmetic.Rounded(a, n.Parts, n.Way))
                : Fact.Unknown,
            Node.YearsSince n => Value(n.Operand, scene) is { Known: true, Number: var a }
                ? Fact.Of(Arithmetic.YearsSince(a, n.On))
                : Fact.Unknown,
            Node.OneOf n => Value(n.Operand, scene) is { Known: true, Number: var a }
                ? Fact.Of(n.Values.Contains(a))
                : Fact.Unknown,
            Node.Known n => Fact.Of(Value(n.Operand, scene).Known),
            Node.Field n => InRange(n, n.Index, n.Range, scene.Record![n.Index]),
            Node.Fold n => Fold(n, scene, out _),
            Node.Includes n => Both(n.Left, n.Right, scene, out var a, out var b)
                ? Fact.Of((a & b) == b)
                : Fact.Unknown,
            Node.Meets n => Both(n.Left, n.Right, scene, out var a, out var b) ? Fact.Of((a & b) != 0) : Fact.Unknown,
            Node.Member n => Both(n.Operand, n.Of, scene, out var a, out var b)
                ? Fact.Of((b >> (int)a & 1) == 1)
                : Fact.Unknown,
            Node.Span n => Both(n.From, n.To, scene, out var a, out var b)
                ? Fact.Of(Arithmetic.Span(n.Unit, a, b))
                : Fact.Unknown,
            Node.Later n => Both(n.Operand, n.By, scene, out var a, out var b)
                ? Fact.Of(Arithmetic.Later(n.Unit, a, b))
                : Fact.Unknown,
            Node.Within n => Both(n.Operand, n.Of, scene, out var a, out var b)
                ? Fact.Of(a >= b && a <= Arithmetic.Inside(b).Last)
                : Fact.Unknown,
            _ => OfOne(node, scene),
        };

    /// <summary>Nodes with one operand that make nothing of what is not known.</summary>
    private static Fact OfOne(Node node, in Scene scene) =>
        node switch
        {
            Node.Size n => Value(n.Operand, scene) is { Known: true, Number: var a }
                ? Fact.Of(BitOperations.PopCount((ulong)a))
                : Fact.Unknown,
            Node.Calendar n => Value(n.Operand, scene) is { Known: true, Number: var a }
                ? Fact.Of(Arithmetic.Calendar(n.Unit, a))
                : Fact.Unknown,
            Node.Lookup n => Value(n.Operand, scene) is { Known: true, Number: var a }
                ? Fact.Of(n.Values[Row(n.Starts, a)])
                : Fact.Unknown,
            _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}."),
        };

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

    private static Fact InRange(Node node, int index, (long Least, long Greatest) range, Fact fact) =>
        !fact.Known ? Fact.Unknown
        : fact.Number >= range.Least && fact.Number <= range.Greatest ? fact
        : throw new ArgumentException(
            $"{node.Label?.Name ?? $"Fact {index}"} is {fact.Number}, outside {range.Least} to {range.Greatest}."
        );

    private static bool Both(Node left, Node right, in Scene scene, out long a, out long b)
    {
        var (first, second) = (Value(left, scene), Value(right, scene));
        (a, b) = (first.Number, second.Number);
        return first.Known && second.Known;
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

    /// <summary>“And” and “or”: one part that is known to be <paramref name="enough"/> settles it.</summary>
    /// <param name="enough">No (0) for “and”, yes (1) for “or”.</param>
    private static Fact Settled(Node left, Node right, long enough, in Scene scene)
    {
        var first = Value(left, scene);
        if (first.Known && first.Number == enough)
        {
            return first;
        }
        var second = Value(right, scene);
        return (second.Known && second.Number == enough) || first.Known ? second : Fact.Unknown;
    }

    private static Fact Not(Fact fact) => fact.Known ? Fact.Of(fact.Number == 0) : Fact.Unknown;
}
