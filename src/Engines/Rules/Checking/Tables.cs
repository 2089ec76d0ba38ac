using Yiju.Rules.Deciding;
using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>
/// Turns tables and slices into choices and sums. A table is tried with every combination of values that can make a difference: the numbers
/// its cells name, those just beside them, and all words. So a gap, an overlap or a row that is never reached is found when the pack is read.
/// </summary>
/// <param name="check">Checks an expression.</param>
/// <param name="cell">Checks a cell whose column is about the node.</param>
internal sealed class Tables(Func<Source, Node> check, Func<Source, Node, Node> cell)
{
    /// <summary>A table with more combinations is refused: nobody reads it either.</summary>
    private const long Most = 200_000;

    /// <exception cref="MistakeException">The first thing that does not fit.</exception>
    public Node Of(TableSource table)
    {
        if (table.Rows.Count == 0)
        {
            throw Wrong(table.At, "这张表没有一行。");
        }
        foreach (var row in table.Rows.Where(r => r.Cells.Count != table.Heads.Count))
        {
            throw Wrong(row.At, $"这一行有 {row.Cells.Count} 格，表头有 {table.Heads.Count} 格。不限的格写 -。");
        }
        var heads = table.Heads.Select(check).ToList();
        for (var i = 0; i < heads.Count; i++)
        {
            if (heads[i].Denominator != 1)
            {
                throw Wrong(table.Heads[i].Start, "表头要是整数、金额、日期、文字或是否。请先用 round 取整。");
            }
        }
        Try(table, heads);
        var results = table.Rows.Select(r => check(r.Is)).ToList();
        var node = results[^1];
        for (var i = table.Rows.Count - 2; i >= 0; i--)
        {
            node = Choice(All(table.Rows[i], heads), results[i], node, table.Rows[i].At);
        }
        return node;
    }

    /// <exception cref="MistakeException">The first thing that does not fit.</exception>
    public Node Of(SlicesSource slices)
    {
        var amount = check(slices.Of);
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
        var node = check(to);
        return node is not Node.Constant { Value: { } value } constant || node.Kind != amount.Kind
                ? throw Wrong(to.Start, "to 要写成和对象同类的明确的值或参数。")
            : below is Node.Constant { Value: { } before } last
            && (Int128)value * last.Denominator <= (Int128)before * constant.Denominator
                ? throw Wrong(to.Start, "各段的 to 要从小到大。")
            : node;
    }

    private Node Rate(Source rate)
    {
        var node = check(rate);
        return node is Node.Constant { Kind: Kind.Number }
            ? node
            : throw Wrong(rate.Start, "rate 要写成明确的比例，例如 6%。");
    }

    private static Node Choice(Node condition, Node then, Node other, Position at)
    {
        if (then.Kind != other.Kind)
        {
            throw Wrong(at, "各行的结果要同类。");
        }
        (then, other) = Fit.Alike(then, other);
        return new Node.If(condition, then, other, at) { Words = then.Words };
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
            .Select((h, i) => (Node)new Node.Input(h.Kind, h.Bounds, i, h.At) { Words = h.Words })
            .ToList();
        var rows = table.Rows.Select(r => All(r, columns)).ToList();
        if (rows.Exists(HasOpen))
        {
            return;
        }
        var values = columns.Select((c, i) => Telling(c, rows, i)).ToList();
        if (values.Aggregate((Int128)1, (all, v) => all * v.Count) > Most)
        {
            throw Wrong(table.At, "这张表的组合太多，查不完有没有漏和重。请拆成几张。");
        }
        var hit = new bool[rows.Count];
        var facts = new Fact[columns.Count];
        foreach (var combination in Combinations(values, facts, 0))
        {
            var fitting = Enumerable
                .Range(0, rows.Count)
                .Where(r => Decider.Value(rows[r], facts, []).Number == 1)
                .ToList();
            if (fitting.Count == 0)
            {
                throw Wrong(table.At, $"表里漏了：{Say(table, columns, facts)} 时没有一行适用。");
            }
            if (fitting.Count > 1 && !table.First)
            {
                throw Wrong(
                    table.Rows[fitting[1]].At,
                    $"这一行和第 {fitting[0] + 1} 行重叠：{Say(table, columns, facts)} 时两行都适用。"
                );
            }
            hit[fitting[0]] = true;
        }
        if (Array.IndexOf(hit, false) is var never and >= 0)
        {
            throw Wrong(table.Rows[never].At, $"第 {never + 1} 行永远用不到。");
        }
    }

    private static bool HasOpen(Node node) => node is Node.Constant { Value: null } || Parts.Of(node).Any(HasOpen);

    /// <summary>Values of a column between which all rows answer alike.</summary>
    private static List<long> Telling(Node column, List<Node> rows, int index)
    {
        var values = new SortedSet<long> { (long)column.Bounds.Min, (long)column.Bounds.Max };
        if (column.Kind is Kind.Truth or Kind.Word)
        {
            return [.. Enumerable.Range(0, (int)column.Bounds.Max + 1).Select(i => (long)i)];
        }
        foreach (var node in rows.SelectMany(Everything))
        {
            var named = node switch
            {
                Node.Compare { Right: var right } compare when Reads(compare.Left, index) => Ends(right),
                Node.OneOf one when Reads(one.Operand, index) => one.Values,
                _ => [],
            };
            values.UnionWith(named.SelectMany(v => new[] { v - 1, v, v + 1 }));
        }
        return [.. values.Where(v => v >= column.Bounds.Min && v <= column.Bounds.Max)];
    }

    private static IEnumerable<Node> Everything(Node node) => Parts.Of(node).SelectMany(Everything).Prepend(node);

    private static bool Reads(Node node, int index) =>
        node is Node.Input input ? input.Index == index : Parts.Of(node).Any(p => Reads(p, index));

    /// <summary>The whole numbers around a limit that may be a fraction.</summary>
    private static IReadOnlyList<long> Ends(Node limit) =>
        limit is Node.Constant { Value: { } value, Denominator: var parts }
            ?
            [
                (long)Arithmetic.Rounded(value, parts, Rounding.Down),
                (long)Arithmetic.Rounded(value, parts, Rounding.Up),
            ]
            : [];

    private static IEnumerable<Fact[]> Combinations(List<List<long>> values, Fact[] facts, int column)
    {
        if (column == values.Count)
        {
            yield return facts;
            yield break;
        }
        foreach (var value in values[column])
        {
            facts[column] = Fact.Of(value);
            foreach (var combination in Combinations(values, facts, column + 1))
            {
                yield return combination;
            }
        }
    }

    private static string Say(TableSource table, List<Node> columns, Fact[] facts) =>
        string.Join("，", columns.Select((c, i) => $"{table.Heads[i].Text} = {Printer.Value(c, facts[i].Number)}"));

    private static MistakeException Wrong(Position at, string sentence) => new(new Mistake(at, sentence));
}
