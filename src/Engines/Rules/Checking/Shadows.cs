using Yiju.Rules.Deciding;

namespace Yiju.Rules.Checking;

/// <summary>
/// Finds exceptions that can never apply because those before them always do, or because they never hold. What conditions compare is taken
/// for free, each on its own: so what is found is true, and what is not found may still be there.
/// </summary>
internal sealed class Shadows
{
    private readonly Dictionary<string, Node.Input> columns = new(StringComparer.Ordinal);

    private Shadows() { }

    /// <returns>Index of the first condition that is never the first to hold; -1 when none is seen.</returns>
    public static int Find(IReadOnlyList<Node> conditions)
    {
        if (conditions.Any(Parts.HasOpen))
        {
            return -1;
        }
        var shadows = new Shadows();
        var free = conditions.Select(shadows.Free).ToList();
        if (free.Exists(IsSettled))
        {
            return -1;
        }
        if (new Trial([.. shadows.columns.Values], free).Combinations() is not { } combinations)
        {
            return -1;
        }
        var first = new bool[conditions.Count];
        foreach (var (_, holding) in combinations)
        {
            if (holding.Count > 0)
            {
                first[holding[0]] = true;
            }
        }
        return Array.IndexOf(first, false);
    }

    /// <summary>A condition over other rules that always come out alike, such as a benefit for everybody.</summary>
    private static bool IsSettled(Node condition) =>
        Parts.Everything(condition).OfType<Node.Input>().ToList() is { Count: > 0 } columns
        && columns.TrueForAll(c => c.Bounds.Min == c.Bounds.Max);

    private Node Free(Node node) =>
        node switch
        {
            Node.And and => new Node.And(Free(and.Left), Free(and.Right), and.At),
            Node.Or or => new Node.Or(Free(or.Left), Free(or.Right), or.At),
            Node.Not not => new Node.Not(Free(not.Operand), not.At),
            Node.Constant => node,
            Node.If choice => new Node.If(Free(choice.Condition), Free(choice.Then), Free(choice.Else), choice.At),
            Node.Compare { Right: Node.Constant } compare => compare with { Left = Column(compare.Left) },
            Node.Compare { Left: Node.Constant } compare => compare with { Right = Column(compare.Right) },
            Node.OneOf one => one with { Operand = Column(one.Operand) },
            Node.Within within => within with { Operand = Column(within.Operand) },
            Node.Member { Of: Node.Constant } member => member with { Operand = Column(member.Operand) },
            Node.Includes { Right: Node.Constant } includes => includes with { Left = Column(includes.Left) },
            Node.Meets { Right: Node.Constant } meets => meets with { Left = Column(meets.Left) },
            _ => Column(node),
        };

    private Node.Input Column(Node node)
    {
        var name = $"{node.Denominator}|{Printer.Print(node)}";
        if (!columns.TryGetValue(name, out var column))
        {
            columns[name] = column = new Node.Input(node.Kind, node.Bounds, columns.Count, node.Denominator, node.At)
            {
                Words = node.Words,
            };
        }
        return column;
    }
}
