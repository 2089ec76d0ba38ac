using Yiju.Kernel.Search;
using Yiju.Routing.Assigning;

namespace Yiju.Routing.HomeCare.Bounds;

/// <summary>
/// A lower bound from the assignment relaxation: every operation has one predecessor and one successor, another
/// operation that one caregiver may do as well or the office. An arc costs its travel and the tardiness that its end
/// cannot avoid even if its start is served as early as its window allows. The largest tardiness is at least the largest
/// of the unavoidable ones.
/// </summary>
internal sealed class AssignmentBound
{
    /// <summary>The matrix of costs has their square, 8 MB.</summary>
    private const int MostRows = 1000;

    /// <summary>Entries of the matrix that are looked at, some 50 ms.</summary>
    private const long MostWork = 30_000_000;
    private readonly CareInstance instance;
    private readonly CareWeights weights;
    private readonly int operations;
    private readonly int size;
    private readonly long[] cost = [];
    private readonly Assignment? assignment;

    /// <remarks>Of a large instance, or when the budget is over, the bound is what the potentials are worth by then.</remarks>
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
        Largest = Fill();
        assignment = new Assignment(cost, size, MostWork, budget);
    }

    /// <summary>No plan has a smaller weighted sum of travel and tardiness, in thousandths of a minute.</summary>
    public long Value => assignment?.Value ?? 0;

    /// <summary>No plan has a smaller largest tardiness.</summary>
    public int Largest { get; }

    /// <summary>No plan has a smaller weighted sum of the parts.</summary>
    public long OfAll => Value + (long)weights.LargestTardiness * Largest;

    /// <summary>
    /// How much more than the bound a plan costs at least for each arc that it uses; from and to are operations, or
    /// their number for the office. Not before the bound was computed.
    /// </summary>
    public long Reduced(int from, int to) => assignment!.Reduced(from, to);

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
                    cost[from * size + to] = Assignment.Forbidden;
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
}
