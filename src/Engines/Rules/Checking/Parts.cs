namespace Yiju.Rules.Checking;

/// <summary>Walks down a checked expression.</summary>
internal static class Parts
{
    /// <summary>The operands of a node, in the order in which they were written.</summary>
    public static IReadOnlyList<Node> Of(Node node) =>
        node switch
        {
            Node.Add n => [n.Left, n.Right],
            Node.Subtract n => [n.Left, n.Right],
            Node.Multiply n => [n.Left, n.Right],
            Node.Compare n => [n.Left, n.Right],
            Node.And n => [n.Left, n.Right],
            Node.Or n => [n.Left, n.Right],
            Node.Lesser n => [n.Left, n.Right],
            Node.Greater n => [n.Left, n.Right],
            Node.If n => [n.Condition, n.Then, n.Else],
            Node.Includes n => [n.Left, n.Right],
            Node.Meets n => [n.Left, n.Right],
            Node.Member n => [n.Operand, n.Of],
            Node.Within n => [n.Operand, n.Of],
            Node.Span n => [n.From, n.To],
            Node.Later n => [n.Operand, n.By],
            Node.Fold { Of: { } of, Where: { } where } => [of, where],
            Node.Fold { Of: { } of } => [of],
            Node.Fold { Where: { } where } => [where],
            Node.Scale { By: { } by } n => [n.Operand, by],
            Node.Scale n => [n.Operand],
            Node.Round n => [n.Operand],
            Node.OneOf n => [n.Operand],
            Node.Not n => [n.Operand],
            Node.Known n => [n.Operand],
            Node.YearsSince n => [n.Operand],
            Node.Size n => [n.Operand],
            Node.Calendar n => [n.Operand],
            Node.Lookup n => [n.Operand],
            _ => [],
        };

    /// <summary>The node and all that is in it.</summary>
    public static IEnumerable<Node> Everything(Node node) => Of(node).SelectMany(Everything).Prepend(node);

    /// <summary>True where the answer may hang on a parameter that the text leaves open.</summary>
    public static bool HasOpen(Node node) => Everything(node).Any(n => n is Node.Constant { Value: null });

    /// <summary>True for the smallest things that are yes or no: a comparison, a membership, a fact that is one itself.</summary>
    public static bool IsAtom(Node node) =>
        node
            is Node.Compare
                or Node.OneOf
                or Node.Member
                or Node.Includes
                or Node.Meets
                or Node.Within
                or Node.Known
                or Node.Fold { Kind: Kind.Truth }
                or Node.Input { Kind: Kind.Truth };
}
