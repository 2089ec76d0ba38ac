using Yiju.Kernel.Search;

namespace Yiju.Routing.HomeCare.Bounds;

/// <summary>
/// A lower bound from the assignment relaxation: every operation has one predecessor and one successor, another
/// operation that one caregiver may do as well or the office. An arc costs its travel and the tardiness that its end
/// cannot avoid even if its start is served as early as its window allows. Solved exactly by
/// successive shortest paths with potentials (Kuhn 1955, doi 10.1002/nav.3800020109; Tomizawa 1971,
/// doi 10.1002/net.3230010206). The largest tardiness is at least the largest of the unavoidable ones.
/// </summary>
internal sealed class AssignmentBound
{
    private const long Forbidden = 1L << 50;

    /// <summary>The matrix of costs has their square, 8 MB.</summary>
    private const int MostRows = 1000;

    /// <summary>Entries of the matrix that are looked at, some 50 ms.</summary>
    private const long MostWork = 30_000_000;
    private readonly CareInstance instance;
    private readonly CareWeights weights;
    private readonly int operations;
    private readonly int size;
    private readonly long[] cost = [];
    private readonly long[] rows = [];
    private readonly long[] columns = [];
    private long work;

    /// <remarks>
    /// The potentials are a dual solution at every moment: with a large instance, or when the budget is over, the bound
    /// is what they are worth by then.
    /// </remarks>
    public AssignmentBound(CareInstance instance, CareWeights weights, SearchBudget budget)
    {
        this.instance = instance;
        this.weights = weights;
        operations = instance.Operations.Count;
        size = operations + instance.Caregivers.Count;
        if (size > MostRows)
        {
            return;
        }
        cost = new long[size * size];
        rows = new long[size + 1];
        columns = new long[size + 1];
        Largest = Fill();
        Assign(budget);
        // Row 0 belongs to no operation: it stands for the free columns.
        Value = rows.Skip(1).Sum() + columns.Skip(1).Sum();
    }

    /// <summary>No plan has a smaller weighted sum of travel and tardiness, in thousandths of a minute.</summary>
    public long Value { get; }

    /// <summary>No plan has a smaller largest tardiness.</summary>
    public int Largest { get; }

    /// <summary>No plan has a smaller weighted sum of the parts.</summary>
    public long OfAll => Value + (long)weights.LargestTardiness * Largest;

    /// <summary>
    /// How much more than the bound a plan costs at least for each arc that it uses; from and to are operations, or
    /// their number for the office. Not before the bound was computed.
    /// </summary>
    public long Reduced(int from, int to) => cost[from * size + to] - rows[from + 1] - columns[to + 1];

    /// <summary>The tardiness of an operation that cannot be avoided behind another or the office.</summary>
    public int Unavoidable(int from, int to)
    {
        if (from == operations)
        {
            return Tardiness(to, instance.Travel(0, Place(to)));
        }
        var way = instance.Travel(Place(from), Place(to));
        return Tardiness(to, Release(from) + instance.Demand(instance.Operations[from]).Duration + way);
    }

    /// <summary>
    /// Rows are what comes before, columns what comes after; routes that stay empty go from office to office for nothing.
    /// Returns the largest tardiness that no predecessor can avoid.
    /// </summary>
    private int Fill()
    {
        var largest = 0;
        for (var to = 0; to < operations; to++)
        {
            var least = Unavoidable(operations, to);
            for (var office = operations; office < size; office++)
            {
                cost[office * size + to] = Cost(instance.Travel(0, Place(to)), least);
            }
            for (var from = 0; from < operations; from++)
            {
                if (!Follows(from, to))
                {
                    cost[from * size + to] = Forbidden;
                    continue;
                }
                var late = Unavoidable(from, to);
                cost[from * size + to] = Cost(instance.Travel(Place(from), Place(to)), late);
                least = Math.Min(least, late);
            }
            largest = Math.Max(largest, least);
        }
        for (var from = 0; from < operations; from++)
        {
            cost.AsSpan(from * size + operations, size - operations).Fill(Cost(instance.Travel(Place(from), 0), 0));
        }
        return largest;
    }

    private long Cost(int way, int late) => (long)weights.Travel * way + (long)weights.Tardiness * late;

    private bool Follows(int from, int to) =>
        Place(from) != Place(to) && instance.Able(from).ContainsAny(instance.Able(to));

    private int Release(int operation) => instance.Patients[instance.Operations[operation].Patient].Release;

    private int Tardiness(int operation, int arrival) =>
        Math.Max(0, arrival - instance.Patients[instance.Operations[operation].Patient].Due);

    private int Place(int operation) => instance.Operations[operation].Patient + 1;

    /// <summary>Row by row along the shortest alternating path.</summary>
    private void Assign(SearchBudget budget)
    {
        var (match, way) = (new int[size + 1], new int[size + 1]);
        for (var row = 1; row <= size && work < MostWork && !budget.Over; row++)
        {
            Augment(row, match, way);
        }
    }

    private void Augment(int row, int[] match, int[] way)
    {
        var least = new long[size + 1];
        Array.Fill(least, long.MaxValue);
        var done = new bool[size + 1];
        match[0] = row;
        var column = 0;
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
                var reduced = cost[(from - 1) * size + to - 1] - rows[from] - columns[to];
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
    }
}
