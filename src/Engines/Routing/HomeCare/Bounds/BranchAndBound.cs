using Yiju.Kernel.Search;
using Yiju.Routing.HomeCare.Search;

namespace Yiju.Routing.HomeCare.Bounds;

/// <summary>
/// Proves a plan of a few operations best, or finds a better one: depth first, caregiver by caregiver, operation by
/// operation at the end of the route. A node is bounded by the assignment relaxation plus the reduced costs of the arcs
/// so far (Fischetti and Toth 1989, doi 10.1287/opre.37.2.319) plus the tardiness so far beyond what those arcs count as
/// unavoidable; both only grow.
/// </summary>
internal sealed class BranchAndBound
{
    private const int MostOperations = 24;
    private const long MostNodes = 1_000_000;

    /// <summary>A node is about as much work as a tenth of an iteration: a short search is not followed by a long proof.</summary>
    private const int NodesPerIteration = 64;
    private readonly CareInstance instance;
    private readonly CareWeights weights;
    private readonly AssignmentBound bound;
    private readonly SearchBudget budget;
    private readonly Schedule schedule;
    private readonly int[] caregivers;
    private readonly int[][] doable;
    private readonly bool[] alike;
    private readonly int[] lastTurn;
    private readonly long mostNodes;
    private long nodes;
    private bool stopped;

    private BranchAndBound(CareInstance instance, CareWeights weights, AssignmentBound bound, SearchBudget budget)
    {
        this.instance = instance;
        this.weights = weights;
        this.bound = bound;
        this.budget = budget;
        mostNodes = Math.Min(budget.Iterations, MostNodes / NodesPerIteration) * NodesPerIteration;
        schedule = new Schedule(instance, weights);
        var operations = Enumerable.Range(0, instance.Operations.Count).ToArray();
        var all = Enumerable
            .Range(0, instance.Caregivers.Count)
            .Select(c => (Caregiver: c, Doable: operations.Where(o => instance.Able(o).Contains(c)).ToArray()))
            .OrderBy(c => c.Doable.Length)
            .ThenBy(c => string.Join(' ', c.Doable))
            .ToArray();
        caregivers = [.. all.Select(c => c.Caregiver)];
        doable = [.. all.Select(c => c.Doable)];
        alike = [.. all.Select((c, turn) => turn > 0 && c.Doable.AsSpan().SequenceEqual(all[turn - 1].Doable))];
        lastTurn = [.. operations.Select(o => Array.FindLastIndex(doable, list => list.Contains(o)))];
    }

    /// <summary>Of the best plan known.</summary>
    public long Cost { get; private set; }

    /// <summary>Operations of each caregiver in a plan better than the one given; null if there was none.</summary>
    public List<List<int>>? Better { get; private set; }

    /// <summary>Tries to prove that no plan costs less; null if the instance is too large, or the tree, or the time too short.</summary>
    /// <param name="cost">Of the best plan known.</param>
    public static BranchAndBound? Prove(
        CareInstance instance,
        CareWeights weights,
        AssignmentBound bound,
        long cost,
        SearchBudget budget
    )
    {
        if (instance.Operations.Count > MostOperations || budget.Over)
        {
            return null;
        }
        var search = new BranchAndBound(instance, weights, bound, budget) { Cost = cost };
        search.Begin(0, 0);
        return search.stopped ? null : search;
    }

    /// <summary>The route of the next caregiver, from the office.</summary>
    /// <param name="turn">Which caregiver, in the order of the search.</param>
    /// <param name="beyond">What the arcs so far add to the assignment bound, without their unavoidable tardiness.</param>
    private void Begin(int turn, long beyond)
    {
        if (turn < caregivers.Length)
        {
            Extend(turn, schedule.Office(caregivers[turn]), beyond);
        }
        else if (schedule.Cost < Cost)
        {
            Cost = schedule.Cost;
            Better = [.. instance.Caregivers.Select((_, caregiver) => Route(caregiver))];
        }
    }

    private void Extend(int turn, int last, long beyond)
    {
        if (++nodes > mostNodes || (nodes % 64 == 0 && budget.Over))
        {
            stopped = true;
        }
        if (stopped)
        {
            return;
        }
        var from = Math.Min(last, instance.Operations.Count);
        foreach (var operation in doable[turn])
        {
            var partner = schedule.Stops[operation].Partner;
            if (
                !schedule.Has(operation)
                && (partner < 0 || schedule.Stops[partner].Caregiver != caregivers[turn])
                && (from < instance.Operations.Count || InOrder(turn, operation))
            )
            {
                Append(turn, operation, last, beyond + Added(from, operation));
            }
        }
        if (MayEnd(turn))
        {
            Begin(turn + 1, beyond + bound.Reduced(from, instance.Operations.Count));
        }
    }

    private long Added(int from, int operation) =>
        bound.Reduced(from, operation) - (long)weights.Tardiness * bound.Unavoidable(from, operation);

    private void Append(int turn, int operation, int last, long beyond)
    {
        var mark = schedule.Now;
        if (schedule.Insert(operation, last, Insertion.NoLimit) && Least(beyond) < Cost)
        {
            Extend(turn, operation, beyond);
        }
        schedule.Undo(mark);
    }

    private long Least(long beyond) =>
        bound.Value
        + beyond
        + weights.Tardiness * schedule.Tardiness
        + (long)weights.LargestTardiness * Math.Max(schedule.Largest, bound.Largest);

    /// <summary>Of caregivers with the same abilities the first operations ascend.</summary>
    private bool InOrder(int turn, int operation)
    {
        if (!alike[turn])
        {
            return true;
        }
        var before = schedule.Stops[schedule.Office(caregivers[turn - 1])].Next;
        return !schedule.IsOffice(before) && before < operation;
    }

    /// <summary>Whether all that nobody after this caregiver can do is done.</summary>
    private bool MayEnd(int turn)
    {
        foreach (var operation in doable[turn])
        {
            if (lastTurn[operation] == turn && !schedule.Has(operation))
            {
                return false;
            }
        }
        return true;
    }

    private List<int> Route(int caregiver)
    {
        var route = new List<int>();
        for (
            var stop = schedule.Stops[schedule.Office(caregiver)].Next;
            !schedule.IsOffice(stop);
            stop = schedule.Stops[stop].Next
        )
        {
            route.Add(stop);
        }
        return route;
    }
}
