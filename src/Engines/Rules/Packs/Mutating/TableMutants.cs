using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Mutating;

/// <summary>
/// What can be wrong in a table. Its rows must leave no gap and no overlap, so a limit is moved in all rows of a column together: that is the
/// mistake somebody would make and no check would find.
/// </summary>
internal static class TableMutants
{
    public static IEnumerable<(Position At, string What, RuleSource Body)> Of(TableSource table)
    {
        foreach (var (head, i) in table.Heads.Select((h, i) => (h, i)))
        {
            foreach (var (at, what, heads) in Mutants.One(head, s => Mutants.With(table.Heads, i, s)))
            {
                yield return (at, what, table with { Heads = heads });
            }
        }
        for (var i = 0; i < table.Rows.Count; i++)
        {
            foreach (var (at, what, row) in Row(table, i))
            {
                yield return (at, what, table with { Rows = Mutants.With(table.Rows, i, row) });
            }
        }
        for (var column = 0; column < table.Heads.Count; column++)
        {
            foreach (var mutant in Column(table, column))
            {
                yield return mutant;
            }
        }
    }

    private static IEnumerable<(Position At, string What, RowSource Row)> Row(TableSource table, int index)
    {
        var row = table.Rows[index];
        if (Neighbour([.. table.Rows.Select(r => r.Is)], index) is { } other)
        {
            yield return (row.Is.Start, $"row {index + 1}: {row.Is.Text} → {other.Text}", row with { Is = other });
        }
        foreach (var mutant in Mutants.One(row.Is, s => row with { Is = s }))
        {
            yield return mutant;
        }
        for (var i = 0; i < row.Cells.Count && table.First; i++)
        {
            var column = i;
            foreach (
                var mutant in Mutants.One(row.Cells[i], s => row with { Cells = Mutants.With(row.Cells, column, s) })
            )
            {
                yield return mutant;
            }
        }
    }

    /// <summary>The result of the next row that says something else.</summary>
    public static Source? Neighbour(List<Source> results, int index) =>
        results.Skip(index + 1).Concat(results.Take(index)).FirstOrDefault(r => r.Text != results[index].Text);

    private static IEnumerable<(Position At, string What, RuleSource Body)> Column(TableSource table, int column)
    {
        var limits = new Limits([.. table.Rows.Select(r => r.Cells.Count > column ? r.Cells[column] : r.Is)]);
        foreach (var (at, what, cells) in limits.Changes())
        {
            yield return (
                at,
                what,
                table with
                {
                    Rows =
                    [
                        .. table.Rows.Select(
                            (r, i) =>
                                r.Cells.Count > column ? r with { Cells = Mutants.With(r.Cells, column, cells[i]) } : r
                        ),
                    ],
                }
            );
        }
    }
}
