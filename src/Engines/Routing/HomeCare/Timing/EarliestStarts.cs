namespace Yiju.Routing.HomeCare.Timing;

/// <summary>
/// The component-wise earliest starts that given routes allow, and with them the least tardiness: the least fix-point of
/// the difference constraints start(b) ≥ start(a) + weight, with an arc for each leg of a route, one from the first to the
/// second service of a patient (the least gap) and one back (minus the greatest gap, which holds the first one up).
/// </summary>
/// <remarks>
/// Bellman and Ford in rounds: a round relaxes the arcs back, then all others in topological order. A path without a
/// repeated arc passes each arc back once, so a round more than there are such arcs that still changes something proves a
/// positive cycle: these routes cannot be timed. A cycle without arcs back holds a service, which lasts, so it is positive.
/// </remarks>
internal sealed class EarliestStarts
{
    private const int None = -1;
    private readonly CareInstance instance;
    private readonly int[] start;
    private readonly int[] before;
    private readonly int[] after;
    private readonly int[] cause;
    private readonly int[] order;

    public EarliestStarts(CareInstance instance)
    {
        this.instance = instance;
        var count = instance.Operations.Count;
        start = new int[count];
        before = new int[count];
        after = new int[count];
        cause = new int[count];
        order = new int[count];
    }

    /// <summary>Of each operation; meaningful after <see cref="Find"/> said that there are such times.</summary>
    public ReadOnlySpan<int> Starts => start;

    /// <summary>Operations that wait for one another in a ring, in the order of waiting; empty when there are times.</summary>
    public IReadOnlyList<int> Cycle { get; private set; } = [];

    /// <summary>Finds the times; false if there are none, then <see cref="Cycle"/> says why.</summary>
    /// <param name="routes">Operations of each caregiver in order; every operation is in exactly one.</param>
    public bool Find(IReadOnlyList<IReadOnlyList<int>> routes)
    {
        Cycle = [];
        Lay(routes);
        if (Sort() is var stuck and not None)
        {
            Cycle = Ring(stuck, Awaited);
            return false;
        }
        Release();
        var backArcs = instance.Patients.Count(patient => patient.Gap is not null);
        var changed = Relax();
        for (var round = 0; changed != None; round++)
        {
            if (round > backArcs)
            {
                Cycle = Ring(changed, operation => cause[operation]);
                return false;
            }
            HoldUp();
            changed = Relax();
        }
        return true;
    }

    private void Lay(IReadOnlyList<IReadOnlyList<int>> routes)
    {
        foreach (var route in routes)
        {
            for (var at = 0; at < route.Count; at++)
            {
                before[route[at]] = at == 0 ? None : route[at - 1];
                after[route[at]] = at == route.Count - 1 ? None : route[at + 1];
            }
        }
    }

    /// <summary>Topological order of the arcs forward (Kahn); an operation that cannot be put in order, or none.</summary>
    private int Sort()
    {
        var waits = new int[start.Length];
        var (head, tail) = (0, 0);
        for (var operation = 0; operation < start.Length; operation++)
        {
            waits[operation] = (before[operation] == None ? 0 : 1) + (IsSecond(operation) ? 1 : 0);
            if (waits[operation] == 0)
            {
                order[tail++] = operation;
            }
        }
        while (head < tail)
        {
            var operation = order[head++];
            Free(after[operation]);
            Free(IsFirst(operation) ? operation + 1 : None);
        }
        // In Awaited an operation that is in order waits for nobody any more.
        Array.Fill(cause, 0);
        foreach (var sorted in order.AsSpan(0, tail))
        {
            cause[sorted] = None;
        }
        return Array.FindIndex(cause, mark => mark != None);

        void Free(int operation)
        {
            if (operation != None && --waits[operation] == 0)
            {
                order[tail++] = operation;
            }
        }
    }

    /// <summary>Of two operations that one waits for, one that could not be put in order either.</summary>
    private int Awaited(int operation) =>
        before[operation] != None && cause[before[operation]] != None ? before[operation] : operation - 1;

    private void Release()
    {
        for (var operation = 0; operation < start.Length; operation++)
        {
            start[operation] = instance.Patients[instance.Operations[operation].Patient].Release;
            cause[operation] = None;
        }
    }

    /// <summary>The arcs forward, in order; an operation that had to start later, or none.</summary>
    private int Relax()
    {
        var changed = None;
        foreach (var operation in order)
        {
            var (earliest, by) = (start[operation], None);
            var arrival = Arrival(operation);
            if (arrival > earliest)
            {
                (earliest, by) = (arrival, before[operation]);
            }
            if (IsSecond(operation) && start[operation - 1] + Gap(operation).Least is var gapped && gapped > earliest)
            {
                (earliest, by) = (gapped, operation - 1);
            }
            if (earliest > start[operation])
            {
                (start[operation], cause[operation], changed) = (earliest, by, operation);
            }
        }
        return changed;
    }

    /// <summary>The arcs back: the first service starts at most the greatest gap before the second.</summary>
    private void HoldUp()
    {
        for (var second = 1; second < start.Length; second++)
        {
            if (IsSecond(second) && start[second] - Gap(second).Most > start[second - 1])
            {
                (start[second - 1], cause[second - 1]) = (start[second] - Gap(second).Most, second);
            }
        }
    }

    private int Arrival(int operation)
    {
        var previous = before[operation];
        var to = instance.Operations[operation].Patient + 1;
        if (previous == None)
        {
            return instance.Travel(0, to);
        }
        var from = instance.Operations[previous];
        return start[previous] + instance.Demand(from).Duration + instance.Travel(from.Patient + 1, to);
    }

    private bool IsFirst(int operation) => instance.Operations[operation] is { Double: true, Demand: 0 };

    private bool IsSecond(int operation) => instance.Operations[operation].Demand == 1;

    private CareGap Gap(int operation) => instance.Patients[instance.Operations[operation].Patient].Gap!.Value;

    /// <summary>Follows what each one waits for until somebody comes up again.</summary>
    private List<int> Ring(int from, Func<int, int> awaited)
    {
        for (var step = 0; step < start.Length; step++)
        {
            from = awaited(from);
        }
        var ring = new List<int>();
        for (var at = from; ring.Count == 0 || at != from; at = awaited(at))
        {
            ring.Add(at);
        }
        ring.Reverse();
        return ring;
    }
}
