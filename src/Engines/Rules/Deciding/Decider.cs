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
        if (facts.Length != program.Inputs.Count || results.Length < program.Rules.Count)
        {
            throw new ArgumentException(
                $"{program.Inputs.Count} facts and room for {program.Rules.Count} results are needed, got {facts.Length} and {results.Length}."
            );
        }
        for (var i = 0; i < program.Rules.Count; i++)
        {
            results[i] = Value(program.Rules[i].Body, facts, results);
        }
    }

    /// <param name="flipped">A condition that is taken for its opposite, to see whether it matters.</param>
    public static Fact Value(Node node, ReadOnlySpan<Fact> facts, ReadOnlySpan<Fact> results, Node? flipped = null)
    {
        var value = Plain(node, facts, results, flipped);
        return value.Known && IsSame(node, flipped) ? Fact.Of(value.Number == 0) : value;
    }

    /// <summary>A fact is the same wherever it is read.</summary>
    private static bool IsSame(Node node, Node? flipped) =>
        ReferenceEquals(node, flipped)
        || (node is Node.Input { Kind: Kind.Truth } a && flipped is Node.Input b && a.Index == b.Index);

    private static Fact Plain(Node node, ReadOnlySpan<Fact> facts, ReadOnlySpan<Fact> results, Node? flipped)
    {
        switch (node)
        {
            case Node.Constant constant:
                return constant.Value is { } value ? Fact.Of(value) : Fact.Unknown;
            case Node.Input input:
                return InRange(input, facts[input.Index]);
            case Node.Output output:
                return results[output.Index];
            case Node.Add add:
                return Both(add.Left, add.Right, facts, results, flipped) is var (a, b) ? Fact.Of(a + b) : Fact.Unknown;
            case Node.Subtract subtract:
                return Both(subtract.Left, subtract.Right, facts, results, flipped) is var (c, d)
                    ? Fact.Of(c - d)
                    : Fact.Unknown;
            case Node.Multiply multiply:
                return Both(multiply.Left, multiply.Right, facts, results, flipped) is var (e, f)
                    ? Fact.Of(e * f)
                    : Fact.Unknown;
            case Node.Lesser lesser:
                return Both(lesser.Left, lesser.Right, facts, results, flipped) is var (g, h)
                    ? Fact.Of(Math.Min(g, h))
                    : Fact.Unknown;
            case Node.Greater greater:
                return Both(greater.Left, greater.Right, facts, results, flipped) is var (i, j)
                    ? Fact.Of(Math.Max(i, j))
                    : Fact.Unknown;
            case Node.Compare compare:
                return Both(compare.Left, compare.Right, facts, results, flipped) is var (k, l)
                    ? Fact.Of(Arithmetic.Holds(compare.Relation, k, l))
                    : Fact.Unknown;
            case Node.If choice:
                return If(choice, facts, results, flipped);
            case Node.And and:
                return And(Value(and.Left, facts, results, flipped), Value(and.Right, facts, results, flipped));
            case Node.Or or:
                return Not(
                    And(Not(Value(or.Left, facts, results, flipped)), Not(Value(or.Right, facts, results, flipped)))
                );
            case Node.Not not:
                return Not(Value(not.Operand, facts, results, flipped));
            case Node.Known known:
                return Fact.Of(Value(known.Operand, facts, results, flipped).Known);
            default:
                return Of(node, facts, results, flipped);
        }
    }

    /// <summary>Nodes with one operand that make nothing of what is not known.</summary>
    private static Fact Of(Node node, ReadOnlySpan<Fact> facts, ReadOnlySpan<Fact> results, Node? flipped)
    {
        var operand = node switch
        {
            Node.Scale scale => scale.Operand,
            Node.Round round => round.Operand,
            Node.OneOf one => one.Operand,
            Node.YearsSince years => years.Operand,
            _ => throw new InvalidOperationException($"No such node: {node.GetType().Name}."),
        };
        var value = Value(operand, facts, results, flipped);
        if (!value.Known)
        {
            return Fact.Unknown;
        }
        return node switch
        {
            Node.Scale scale => Fact.Of(value.Number * scale.Factor),
            Node.Round round => Fact.Of((long)Arithmetic.Rounded(value.Number, operand.Denominator, round.Way)),
            Node.OneOf one => Fact.Of(one.Values.Contains(value.Number)),
            _ => Fact.Of(Arithmetic.YearsSince(value.Number, ((Node.YearsSince)node).On)),
        };
    }

    private static Fact InRange(Node.Input input, Fact fact) =>
        !fact.Known || (fact.Number >= input.Bounds.Min && fact.Number <= input.Bounds.Max)
            ? fact
            : throw new ArgumentException(
                $"Fact {input.Index} is {fact.Number}, outside {input.Bounds.Min} to {input.Bounds.Max} ({input.At})."
            );

    private static (long Left, long Right)? Both(
        Node left,
        Node right,
        ReadOnlySpan<Fact> facts,
        ReadOnlySpan<Fact> results,
        Node? flipped
    )
    {
        var (a, b) = (Value(left, facts, results, flipped), Value(right, facts, results, flipped));
        return a.Known && b.Known ? (a.Number, b.Number) : null;
    }

    /// <summary>When the condition is not known, both branches may still say the same.</summary>
    private static Fact If(Node.If choice, ReadOnlySpan<Fact> facts, ReadOnlySpan<Fact> results, Node? flipped)
    {
        var condition = Value(choice.Condition, facts, results, flipped);
        if (condition.Known)
        {
            return Value(condition.Number == 1 ? choice.Then : choice.Else, facts, results, flipped);
        }
        var (then, other) = (Value(choice.Then, facts, results, flipped), Value(choice.Else, facts, results, flipped));
        return then == other ? then : Fact.Unknown;
    }

    private static Fact And(Fact a, Fact b) =>
        a is { Known: true, Number: 0 } || b is { Known: true, Number: 0 } ? Fact.Of(false)
        : a.Known && b.Known ? Fact.Of(true)
        : Fact.Unknown;

    private static Fact Not(Fact fact) => fact.Known ? Fact.Of(fact.Number == 0) : Fact.Unknown;
}
