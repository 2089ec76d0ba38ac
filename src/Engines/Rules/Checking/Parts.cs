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
            Node.Scale n => [n.Operand],
            Node.Round n => [n.Operand],
            Node.OneOf n => [n.Operand],
            Node.Not n => [n.Operand],
            Node.Known n => [n.Operand],
            Node.YearsSince n => [n.Operand],
            _ => [],
        };

    /// <summary>True for the smallest things that are yes or no: a comparison, a membership, a fact that is one itself.</summary>
    public static bool IsAtom(Node node) =>
        node is Node.Compare or Node.OneOf or Node.Known or Node.Input { Kind: Kind.Truth };
}
