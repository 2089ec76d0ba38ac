using Yiju.Rules.Deciding;
using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>
/// Turns tables and slices into choices and sums. A table is tried with every combination of values that can make a difference: so a gap, an
/// overlap or a row that is never reached is found when the pack is read.
/// </summary>
/// <param name="check">Checks an expression.</param>
/// <param name="cell">Checks a cell whose column is about the node.</param>
internal sealed class Tables(Func<Source, Sort?, Node> check, Func<Source, Node, Node> cell)
{
    /// <param name="sort">What its rows come to.</param>
    /// <exception cref="MistakeException">The first thing that does not fit.</exception>
    public Node Of(TableSource table, Sort? sort)
    {
        if (table.Rows.Count == 0)
        {
            throw Wrong(table.At, "这张表没有一行。");
        }
        foreach (var row in table.Rows.Where(r => r.Cells.Count != table.Heads.Count))
        {
            throw Wrong(row.At, $"这一行有 {row.Cells.Count} 格，表头有 {table.Heads.Count} 格。不限的格写 -。");
        }
        var heads = table.Heads.Select(h => check(h, null)).ToList();
        Try(table, heads);
        var results = new List<Node>();
        foreach (var row in table.Rows)
        {
            results.Add(check(row.Is, sort ?? (results.Count > 0 ? Sort.Of(results[0]) : null)));
        }
        var node = results[^1];
        for (var i = table.Rows.Count - 2; i >= 0; i--)
        {
            node = Fit.Choice(All(table.Rows[i], heads), results[i], node, table.Rows[i].At);
        }
        return node;
    }

    /// <exception cref="MistakeException">The first thing that does not fit.</exception>
    public Node Of(SlicesSource slices)
    {
        var amount = check(slices.Of, null);
        if (amount.Kind is not (Kind.Number or Kind.Money) || amount.Bounds.Min < 0)
        {
            throw Wrong(slices.Of.Start, "分段计算的对象要是不小于 0 的数或金额。请给输入写上 from: 0。");
        }
        Node? sum = null;
        Node? below = null;
        for (var i = 0; i < slices.Slices.Count; i++)
        {
            var (at, to, _) = slices.Slices[i];
            if (to is null != (i == slices.Slices.Count - 1))
            {
                throw Wrong(at, to is null ? "只有最后一段可以没有 to。" : "最后一段不能有 to，否则更大的数没有比例。");
            }
            var end = to is null ? null : Limit(to, amount, below);
            var part = Part(amount, below, end, at);
            var share = Fit.Product(part, Rate(slices.Slices[i].Rate), at);
            sum = sum is null ? share : Fit.Sum(sum, share, at);
            below = end;
        }
        return sum ?? throw Wrong(slices.At, "还没有写一段。");
    }

    private static Node Part(Node amount, Node? below, Node? end, Position at)
    {
        var upTo = end is null ? amount : Fit.Lesser(amount, end, at);
        return below is null ? upTo : Fit.Difference(Fit.Greater(upTo, below, at), below, at);
    }

    private Node Limit(Source to, Node amount, Node? below)
    {
        var node = check(to, null);
        return node is not Node.Constant { Value: { } value } constant || node.Kind != amount.Kind
                ? throw Wrong(to.Start, "to 要写成和对象同类的明确的值或参数。")
            : below is Node.Constant { Value: { } before } last
            && (Int128)value * last.Denominator <= (Int128)before * constant.Denominator
                ? throw Wrong(to.Start, "各段的 to 要从小到大。")
            : node;
    }

    private Node Rate(Source rate)
    {
        var node = check(rate, null);
        return node is Node.Constant { Kind: Kind.Number }
            ? node
            : throw Wrong(rate.Start, "rate 要写成明确的比例，例如 6%。");
    }

    private Node All(RowSource row, IReadOnlyList<Node> heads) =>
        row
            .Cells.Select((c, i) => cell(c, heads[i]))
            .Where(c => c is not Node.Constant { Value: 1 })
            .DefaultIfEmpty(new Node.Constant(Kind.Truth, 1, 1, null, row.At))
            .Aggregate((a, b) => new Node.And(a, b, row.At));

    private void Try(TableSource table, IReadOnlyList<Node> heads)
    {
        var columns = heads
            .Select((h, i) => new Node.Input(h.Kind, h.Bounds, i, h.Denominator, h.At) { Words = h.Words })
            .ToList();
        var rows = table.Rows.Select(r => All(r, columns)).ToList();
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            if (
                Parts
                    .Everything(row)
                    .Any(n =>
                        n is Node.Output or Node.Fold or Node.Input && !columns.Exists(c => ReferenceEquals(c, n))
                    )
            )
            {
                throw Wrong(table.Rows[i].At, "格里只能写明确的值或参数，例如 >= 60。要比较别的项，请另加一列。");
            }
        }
        if (rows.Exists(Parts.HasOpen))
        {
            return;
        }
        var hit = new bool[rows.Count];
        var combinations =
            new Trial(columns, rows).Combinations()
            ?? throw Wrong(table.At, "这张表的组合太多，查不完有没有漏和重。请拆成几张。");
        foreach (var (facts, fitting) in combinations)
        {
            if (fitting.Count == 0)
            {
                throw Wrong(table.At, $"表里漏了：{Tell(table, columns, facts)} 时没有一行适用。");
            }
            if (fitting.Count > 1 && !table.First)
            {
                throw Wrong(
                    table.Rows[fitting[1]].At,
                    $"这一行和第 {fitting[0] + 1} 行重叠：{Tell(table, columns, facts)} 时两行都适用。"
                );
            }
            hit[fitting[0]] = true;
        }
        if (Array.IndexOf(hit, false) is var never and >= 0)
        {
            throw Wrong(table.Rows[never].At, $"第 {never + 1} 行永远用不到。");
        }
    }

    private static string Tell(TableSource table, List<Node.Input> columns, Fact[] facts) =>
        string.Join("，", columns.Select((c, i) => $"{table.Heads[i].Text} = {Printer.Value(c, facts[i].Number)}"));

    private static MistakeException Wrong(Position at, string sentence) => new(new Mistake(at, sentence));
}
