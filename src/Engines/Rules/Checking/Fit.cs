using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>Joins checked operands so that their parts fit and nothing can overflow.</summary>
internal static class Fit
{
    /// <summary>Finer parts than these are refused: sums of such parts would no longer be read by anybody.</summary>
    private const long FinestPart = 1_000_000_000_000;

    public static Node Sum(Node left, Node right, Position at)
    {
        var kind = left.Kind;
        (left, right) = Alike(left, right);
        return Bounded(new Node.Add(left, right, kind, at));
    }

    public static Node Difference(Node left, Node right, Position at)
    {
        var kind = left.Kind;
        (left, right) = Alike(left, right);
        return Bounded(new Node.Subtract(left, right, kind, at));
    }

    /// <summary>At most one of the two is money.</summary>
    public static Node Product(Node left, Node right, Position at)
    {
        var kind = left.Kind == Kind.Money || right.Kind == Kind.Money ? Kind.Money : Kind.Number;
        return (Int128)left.Denominator * right.Denominator > FinestPart
            ? throw TooFine(at)
            : Bounded(new Node.Multiply(left, right, kind, at));
    }

    /// <param name="by">Known, and above zero.</param>
    public static Node Quotient(Node left, Node.Constant by, Position at)
    {
        var finer = (Int128)left.Denominator * by.Value!.Value;
        return finer > FinestPart
            ? throw TooFine(at)
            : Bounded(new Node.Scale(left, by.Denominator, (long)finer, left.Kind) { By = by });
    }

    /// <summary>One of two, which must be alike.</summary>
    public static Node.If Choice(Node condition, Node then, Node other, Position at)
    {
        if (then.Kind != other.Kind)
        {
            throw new MistakeException(
                new Mistake(
                    at,
                    $"一边是{Say.Of(then.Kind)}，一边是{Say.Of(other.Kind)}，两边要同类。{Say.Hint(then.Kind, other.Kind)}"
                )
            );
        }
        if (!HaveSameWords(then, other))
        {
            throw new MistakeException(new Mistake(at, "两边的词表不同，不能作为同一个结果。"));
        }
        (then, other) = Alike(then, other);
        return new Node.If(condition, then, other, at) { Words = then.Words };
    }

    public static bool HaveSameWords(Node left, Node right) =>
        ReferenceEquals(left.Words, right.Words)
        || (
            left.Kind != Kind.Text
            && left.Words is { } a
            && right.Words is { } b
            && a.Select(w => w.Word).SequenceEqual(b.Select(w => w.Word))
        );

    /// <summary>Rounded half up to so many decimal places.</summary>
    public static Node Rounded(Node node, int places)
    {
        var parts = (long)Math.Pow(10, places);
        var (fine, _) = Alike(node, new Node.Constant(node.Kind, parts, 0, null, node.At));
        return fine.Denominator == parts
            ? fine
            : new Node.Round(fine, Rounding.HalfUp, parts, node.At) { Words = node.Words };
    }

    public static Node Lesser(Node left, Node right, Position at)
    {
        (left, right) = Alike(left, right);
        return new Node.Lesser(left, right, at);
    }

    public static Node Greater(Node left, Node right, Position at)
    {
        (left, right) = Alike(left, right);
        return new Node.Greater(left, right, at);
    }

    /// <summary>Both in the parts that fit both.</summary>
    public static (Node Left, Node Right) Alike(Node left, Node right)
    {
        if (left.Denominator == right.Denominator)
        {
            return (left, right);
        }
        var common = (Int128)left.Denominator / Arithmetic.Gcd(left.Denominator, right.Denominator) * right.Denominator;
        return common <= FinestPart
            ? (Scaled(left, (long)common), Scaled(right, (long)common))
            : throw TooFine(right.At);
    }

    public static Node Scaled(Node node, long denominator)
    {
        if (node.Denominator == denominator)
        {
            return node;
        }
        var factor = denominator / node.Denominator;
        return
            node is Node.Constant constant
            && (Int128)(constant.Value ?? 0) * factor is var value
            && new Bounds(value, value).Fit
            ? constant with
            {
                Denominator = denominator,
                Value = constant.Value is null ? null : (long)value,
                Bounds = new Bounds(value, value),
            }
            : Bounded(new Node.Scale(node, factor, denominator, node.Kind));
    }

    /// <exception cref="MistakeException">The node could leave <see cref="Bounds.Limit"/>.</exception>
    public static Node Bounded(Node node) =>
        node.Bounds.Fit
            ? node
            : throw new MistakeException(
                new Mistake(node.At, "这里的数可能大到放不下。请给用到的输入写上 from 和 to 的范围。")
            );

    private static MistakeException TooFine(Position at) =>
        new(new Mistake(at, "这里的分数太细。请先用 round 取整再往下算。"));
}
