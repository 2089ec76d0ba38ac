namespace Yiju.Routing.Rosters.Solving;

/// <summary>Whole tours in and out, as successors of nodes.</summary>
internal sealed partial class Schedule
{
    /// <summary>Steps of propagation for each node; tours that use them up wait for each other in a ring.</summary>
    private const int LoadSteps = 200;

    /// <summary>Writes the successors within some tours.</summary>
    public void Save(ReadOnlySpan<int> tourNumbers, int[] next)
    {
        foreach (var tour in tourNumbers)
        {
            for (var node = instance.Tours[tour].First; node >= 0; node = nodes[node].Next)
            {
                next[node] = nodes[node].Next;
            }
        }
    }

    /// <summary>Starts anew with some tours as they were saved; the others are empty.</summary>
    /// <param name="next">Successors of a plan that was valid.</param>
    /// <param name="hold">As for <see cref="TryLoad"/>.</param>
    public void Load(ReadOnlySpan<int> tourNumbers, int[] next, Action? hold = null)
    {
        if (!TryLoad(tourNumbers, next, hold))
        {
            throw new InvalidOperationException("A plan was saved that cannot be kept.");
        }
    }

    /// <summary>As <see cref="Load"/>, for tours of any origin.</summary>
    /// <returns>False where they cannot be kept; the schedule is then to be cleared.</returns>
    /// <param name="hold">Called when the jobs are in, before they are timed: may set <see cref="Low"/> and <see cref="High"/>.</param>
    public bool TryLoad(ReadOnlySpan<int> tourNumbers, int[] next, Action? hold = null)
    {
        Clear();
        foreach (var tour in tourNumbers)
        {
            Fill(tour, next);
        }
        hold?.Invoke();
        waiting = 0;
        foreach (var tour in tourNumbers)
        {
            if (tours[tour].Jobs == 0)
            {
                TimeEmpty(tour);
                continue;
            }
            for (var node = instance.Tours[tour].First; node >= 0; node = nodes[node].Next)
            {
                nodes[node].Own = nodes[node].Start = int.MinValue;
                nodes[node].OwnLatest = nodes[node].Latest = Instance.Never;
            }
            Push(instance.Tours[tour].First);
        }
        if (!PropagateStarts(LoadSteps * nodes.Length))
        {
            return false;
        }
        foreach (var tour in tourNumbers)
        {
            Push(tours[tour].Jobs == 0 ? -1 : instance.Tours[tour].Last);
        }
        PropagateLatest();
        Forget();
        return true;
    }

    private void Fill(int tour, int[] next)
    {
        ref readonly var ends = ref instance.Tours[tour];
        BeforeChange(tour);
        var (travel, service, jobs) = (0, 0, 0);
        var previous = ends.First;
        for (var node = next[ends.First]; node >= 0; node = next[node])
        {
            nodes[previous].Next = node;
            Enter(node, tour, previous);
            travel += Leg(previous, node);
            if (facts[node].Kind == NodeKind.Job)
            {
                Cost += PlacedCost(node, tour) - ServedWith(node);
                service += facts[node].Duration;
                jobs++;
            }
            previous = node;
        }
        nodes[previous].Next = -1;
        AfterChange(tour, travel, service, jobs);
    }
}
