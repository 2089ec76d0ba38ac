using Yiju.Rules.Deciding;

namespace Yiju.Rules.Checking;

/// <summary>
/// Conditions over a few columns, tried with every combination of values that can make a difference: the numbers that conditions name, those
/// just beside them, and all words.
/// </summary>
/// <param name="columns">What conditions are about: inputs whose index is their place here.</param>
internal sealed class Trial(IReadOnlyList<Node.Input> columns, IReadOnlyList<Node> conditions)
{
    /// <summary>More combinations are not tried.</summary>
    private const long Most = 200_000;

    /// <summary>Sets of more words that make a difference are not tried.</summary>
    private const int MostWords = 12;

    /// <returns>Every combination, in the same array, with the conditions that hold; null when there are too many.</returns>
    public IEnumerable<(Fact[] Facts, List<int> Holding)>? Combinations()
    {
        var values = columns.Select(Telling).ToList();
        return values.Aggregate((Int128)1, (all, v) => Int128.Min(all * v.Count, Most + 1)) > Most
            ? null
            : Each(values, new Fact[columns.Count], 0)
                .Select(facts =>
                    (facts, Enumerable.Range(0, conditions.Count).Where(c => Holds(conditions[c], facts)).ToList())
                );
    }

    private static bool Holds(Node condition, Fact[] facts) =>
        Decider.Value(condition, new Scene { Facts = facts }).Number == 1;

    private static IEnumerable<Fact[]> Each(List<List<long>> values, Fact[] facts, int column)
    {
        if (column == values.Count)
        {
            yield return facts;
            yield break;
        }
        foreach (var value in values[column])
        {
            facts[column] = Fact.Of(value);
            foreach (var combination in Each(values, facts, column + 1))
            {
                yield return combination;
            }
        }
    }

    /// <summary>Values of a column between which all conditions answer alike.</summary>
    private List<long> Telling(Node.Input column)
    {
        if (column.Kind is Kind.Truth or Kind.Word)
        {
            var first = (int)column.Bounds.Min;
            return [.. Enumerable.Range(first, (int)column.Bounds.Max - first + 1).Select(i => (long)i)];
        }
        if (column.Kind == Kind.Text)
        {
            return [.. Enumerable.Range(0, column.Words!.Count + 1).Select(i => (long)i)];
        }
        if (column.Kind == Kind.Set)
        {
            return Sets(column);
        }
        var values = new SortedSet<long> { (long)column.Bounds.Min, (long)column.Bounds.Max };
        foreach (var named in conditions.SelectMany(Parts.Everything).SelectMany(n => Named(n, column)))
        {
            values.UnionWith([named - 1, named, named + 1]);
        }
        return [.. values.Where(v => v >= column.Bounds.Min && v <= column.Bounds.Max)];
    }

    private static IEnumerable<long> Named(Node node, Node.Input column)
    {
        var (operand, named) = node switch
        {
            Node.Compare { Right: Node.Constant { Value: { } value } } compare => (compare.Left, [value]),
            Node.Compare { Left: Node.Constant { Value: { } value } } compare => (compare.Right, [value]),
            Node.OneOf one => (one.Operand, one.Values),
            Node.Within { Of.Value: { } division } within => (within.Operand, Ends(division)),
            _ => (node, Array.Empty<long>()),
        };
        if (named.Count == 0 || !Reads(operand, column.Index))
        {
            return [];
        }
        // Of a column that is only brought to finer parts, the whole values around the limit.
        var parts = Math.Max(1, operand.Denominator / column.Denominator);
        return named.SelectMany(v =>
            new[] { Arithmetic.Rounded(v, parts, Rounding.Down), Arithmetic.Rounded(v, parts, Rounding.Up) }
        );
    }

    private static IReadOnlyList<long> Ends(long division)
    {
        var (first, last) = Arithmetic.Inside(division);
        return [first, last];
    }

    private static bool Reads(Node node, int index) =>
        node is Node.Input input ? input.Index == index : Parts.Of(node).Any(p => Reads(p, index));

    /// <summary>All sets of the words that conditions name, each without and with all other words.</summary>
    private List<long> Sets(Node.Input column)
    {
        var named = conditions
            .SelectMany(Parts.Everything)
            .OfType<Node.Constant>()
            .Where(c => c.Kind == Kind.Set)
            .Aggregate(0L, (all, c) => all | c.Value!.Value);
        var others = (long)column.Bounds.Max & ~named;
        var words = Enumerable.Range(0, 60).Where(b => (named >> b & 1) == 1).ToList();
        if (words.Count > MostWords)
        {
            return [.. new long[Most + 1]];
        }
        var sets = Enumerable
            .Range(0, 1 << words.Count)
            .Select(s => words.Where((_, i) => (s >> i & 1) == 1).Aggregate(0L, (set, b) => set | 1L << b));
        return [.. sets.SelectMany(s => others == 0 ? new[] { s } : [s, s | others])];
    }
}
