using Yiju.Kernel.Search;

namespace Yiju.Routing.Assigning;

/// <summary>
/// The assignment problem: every row gets one column of its own at the least sum. Solved by successive shortest paths
/// with potentials (Kuhn 1955, doi 10.1002/nav.3800020109; Tomizawa 1971, doi 10.1002/net.3230010206), from the least
/// entries of rows and columns on (Jonker and Volgenant 1987, doi 10.1007/BF02278710). The potentials are a dual
/// solution at every moment, so that what they are worth is a lower bound even where the work is broken off.
/// </summary>
internal sealed class Assignment
{
    /// <summary>A pair that must not be.</summary>
    public const long Forbidden = 1L << 50;

    private readonly long[] cost;
    private readonly int size;

    /// <summary>Potentials from 1; row 0 and column 0 stand for none.</summary>
    private readonly long[] rows;
    private readonly long[] columns;

    /// <param name="cost">cost[row · size + column], none negative.</param>
    /// <param name="mostWork">Entries that are looked at, at most.</param>
    public Assignment(long[] cost, int size, long mostWork, SearchBudget budget)
    {
        (this.cost, this.size) = (cost, size);
        (rows, columns) = (new long[size + 1], new long[size + 1]);
        Reduce();
        var (match, way, work) = (new int[size + 1], new int[size + 1], 0L);
        for (var row = 1; row <= size && work < mostWork && !budget.Over; row++)
        {
            work += Augment(row, match, way);
        }
        Value = rows.Skip(1).Sum() + columns.Skip(1).Sum();
    }

    /// <summary>No assignment costs less; <see cref="Forbidden"/> or more where there is none.</summary>
    public long Value { get; }

    /// <summary>How much more than <see cref="Value"/> an assignment with this pair costs at least.</summary>
    public long Reduced(int row, int column) => cost[(row * size) + column] - rows[row + 1] - columns[column + 1];

    private void Reduce()
    {
        for (var row = 0; row < size; row++)
        {
            var entries = cost.AsSpan(row * size, size);
            var least = long.MaxValue;
            foreach (var entry in entries)
            {
                least = Math.Min(least, entry);
            }
            rows[row + 1] = least;
        }
        Array.Fill(columns, long.MaxValue, 1, size);
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                columns[column + 1] = Math.Min(columns[column + 1], cost[(row * size) + column] - rows[row + 1]);
            }
        }
    }

    /// <summary>Gives one more row a column, along the shortest alternating path.</summary>
    /// <returns>Entries that were looked at.</returns>
    private long Augment(int row, int[] match, int[] way)
    {
        var least = new long[size + 1];
        Array.Fill(least, long.MaxValue);
        var done = new bool[size + 1];
        match[0] = row;
        var (column, work) = (0, 0L);
        do
        {
            done[column] = true;
            work += size;
            var (from, delta, next) = (match[column], long.MaxValue, 0);
            for (var to = 1; to <= size; to++)
            {
                if (done[to])
                {
                    continue;
                }
                var reduced = Reduced(from - 1, to - 1);
                if (reduced < least[to])
                {
                    (least[to], way[to]) = (reduced, column);
                }
                if (least[to] < delta)
                {
                    (delta, next) = (least[to], to);
                }
            }
            for (var to = 0; to <= size; to++)
            {
                if (done[to])
                {
                    rows[match[to]] += delta;
                    columns[to] -= delta;
                }
                else
                {
                    least[to] -= delta;
                }
            }
            column = next;
        } while (match[column] != 0);
        while (column != 0)
        {
            match[column] = match[way[column]];
            column = way[column];
        }
        return work;
    }
}
