namespace Yiju.Routing.Rosters.Solving;

/// <summary>What changes about a node. A job outside of every tour has <see cref="Tour"/> −1.</summary>
internal struct NodeState
{
    public int Prev;
    public int Next;
    public int Tour;

    /// <summary>Place where the worker stands after it.</summary>
    public int At;

    /// <summary>The earliest start that the tour and the orders allow, the partner aside.</summary>
    public int Own;

    /// <summary>The earliest start.</summary>
    public int Start;

    /// <summary>The latest start that the tour and the orders allow, the partner aside.</summary>
    public int OwnLatest;

    /// <summary>The latest start at which everything after it, in whatever tour, can still be kept.</summary>
    public int Latest;

    /// <summary>True where the vehicle is loaded before the worker goes on to a job or a break.</summary>
    public bool ToLoad;
}

/// <summary>What changes about a tour. Seconds.</summary>
internal struct TourState
{
    public int Travel;
    public int Service;
    public int Jobs;
}

/// <summary>
/// The tours of a plan with the earliest and latest start of everything in them and what it all costs. Every change is
/// written to a journal, so that it can be taken back to a mark at the price of what changed.
/// </summary>
internal sealed partial class Schedule
{
    private readonly Instance instance;
    private readonly NodeFacts[] facts;
    private readonly NodeState[] nodes;
    private readonly TourState[] tours;
    private readonly Journal<NodeState> nodeJournal;
    private readonly Journal<TourState> tourJournal;

    public Schedule(Instance instance)
    {
        this.instance = instance;
        facts = instance.Nodes;
        nodes = new NodeState[facts.Length];
        tours = new TourState[instance.Tours.Length];
        nodeJournal = new Journal<NodeState>(nodes);
        tourJournal = new Journal<TourState>(tours);
        Low = new int[instance.Jobs];
        High = new int[instance.Jobs];
        Clear();
    }

    public Instance Instance => instance;

    /// <summary>Of everything, in hundredths of a second of travel.</summary>
    public long Cost { get; private set; }

    /// <summary>By job, bounds of the start besides its windows, for a job whose partner is out of reach.</summary>
    public int[] Low { get; }

    public int[] High { get; }

    public ref readonly NodeState this[int node] => ref nodes[node];

    public ref readonly TourState Tour(int tour) => ref tours[tour];

    public bool IsPlaced(int job) => nodes[job].Tour >= 0;

    /// <summary>Takes every job out of the tours and forgets the journal and the bounds.</summary>
    public void Clear()
    {
        Array.Fill(Low, int.MinValue);
        Array.Fill(High, int.MaxValue);
        Array.Clear(tours);
        for (var n = 0; n < nodes.Length; n++)
        {
            nodes[n] = new NodeState
            {
                Prev = -1,
                Next = -1,
                Tour = -1,
            };
        }
        Cost = instance.UnservedCost.Sum();
        for (var t = 0; t < tours.Length; t++)
        {
            ref readonly var tour = ref instance.Tours[t];
            var previous = tour.First;
            Enter(tour.First, t, -1);
            foreach (var pinned in tour.Pinned)
            {
                nodes[previous].Next = pinned;
                Enter(pinned, t, previous);
                previous = pinned;
            }
            nodes[previous].Next = tour.Last;
            Enter(tour.Last, t, previous);
            tours[t].Travel = instance.Seconds(t, facts[tour.First].Place, facts[tour.Last].Place);
            TimeEmpty(t);
        }
        Forget();
    }

    /// <summary>A point to come back to by <see cref="Undo"/>.</summary>
    public Mark Mark() => new(nodeJournal.Mark(), tourJournal.Mark(), Cost);

    /// <summary>Takes back everything since the mark.</summary>
    public void Undo(in Mark mark)
    {
        nodeJournal.Undo(mark.Nodes);
        tourJournal.Undo(mark.Tours);
        Cost = mark.Cost;
    }

    /// <summary>Makes everything so far final.</summary>
    public void Forget()
    {
        nodeJournal.Forget();
        tourJournal.Forget();
    }

    /// <summary>Puts a job after a node of a tour, and its times and those that follow from them in order.</summary>
    /// <returns>False where that breaks a time or closes a ring of waiting; the caller then takes it back.</returns>
    public bool Insert(int job, int after)
    {
        Link(job, after);
        if (!Forward(job, InsertSteps))
        {
            return false;
        }
        Backward(job);
        return true;
    }

    /// <summary>Puts both jobs of a visit into two tours.</summary>
    /// <returns>As <see cref="Insert"/>.</returns>
    public bool InsertPair(int first, int afterFirst, int second, int afterSecond)
    {
        Link(first, afterFirst);
        Link(second, afterSecond);
        if (!Forward(first, InsertSteps) || !Forward(second, InsertSteps))
        {
            return false;
        }
        Backward(first);
        Backward(second);
        return true;
    }

    /// <summary>Takes a visit out, from both tours where it needs two workers.</summary>
    /// <returns>
    /// False where what follows could then not be kept: the break behind it would be taken farther away, or the way past
    /// it is longer. The caller then takes it back.
    /// </returns>
    public bool Remove(int job)
    {
        var partner = facts[job].Partner;
        var (next, previous) = Unlink(job);
        if (partner < 0 || !IsPlaced(partner))
        {
            return Relax(next, previous) && RelaxOrders(job);
        }
        var (other, before) = Unlink(partner);
        return Relax(other, before) && Relax(next, previous) && RelaxOrders(job) && RelaxOrders(partner);
    }

    /// <summary>Seconds on the road into a node, without loading.</summary>
    public int Leg(int from, int to) =>
        facts[to].Kind == NodeKind.Break
            ? 0
            : instance.Travel.Seconds(instance.Tours[nodes[from].Tour].Mode, nodes[from].At, facts[to].Place);

    private int LegTime(int from, int to)
    {
        var seconds = Leg(from, to);
        return nodes[from].ToLoad && facts[to].Kind is NodeKind.Job or NodeKind.Break
            ? seconds + instance.Tours[nodes[from].Tour].LoadTime
            : seconds;
    }

    private void Enter(int node, int tour, int previous)
    {
        nodes[node].Prev = previous;
        nodes[node].Tour = tour;
        Stand(node);
    }

    private void Stand(int node)
    {
        ref var state = ref nodes[node];
        var kind = facts[node].Kind;
        state.At = kind == NodeKind.Break ? nodes[state.Prev].At : facts[node].Place;
        state.ToLoad = kind is NodeKind.Start or NodeKind.Reload && instance.Tours[state.Tour].Capacity > 0;
    }

    /// <summary>Breaks after a node are taken where the node is.</summary>
    private void StandAfter(int node)
    {
        for (var n = nodes[node].Next; facts[n].Kind == NodeKind.Break; n = nodes[n].Next)
        {
            nodeJournal.Note(n);
            Stand(n);
        }
    }

    private void Link(int job, int after)
    {
        var tour = nodes[after].Tour;
        var next = nodes[after].Next;
        BeforeChange(tour);
        nodeJournal.Note(job);
        nodeJournal.Note(after);
        nodeJournal.Note(next);
        var travel = tours[tour].Travel - LegsFrom(after);
        nodes[after].Next = job;
        nodes[next].Prev = job;
        nodes[job].Next = next;
        nodes[job].Own = nodes[job].Start = int.MinValue;
        nodes[job].OwnLatest = nodes[job].Latest = Instance.Never;
        Enter(job, tour, after);
        StandAfter(job);
        travel += LegsFrom(after) + LegsFrom(job);
        Cost += PlacedCost(job, tour) - ServedWith(job);
        AfterChange(tour, travel, facts[job].Duration, 1);
    }

    private (int Next, int Previous) Unlink(int job)
    {
        var (tour, next, previous) = (nodes[job].Tour, nodes[job].Next, nodes[job].Prev);
        BeforeChange(tour);
        nodeJournal.Note(job);
        nodeJournal.Note(previous);
        nodeJournal.Note(next);
        var travel = tours[tour].Travel - LegsFrom(previous) - LegsFrom(job);
        nodes[previous].Next = next;
        nodes[next].Prev = previous;
        nodes[job].Tour = -1;
        StandAfter(previous);
        travel += LegsFrom(previous);
        Cost -= instance.TimesCost ? instance.TimeCost(facts[job], nodes[job].Start) : 0;
        Cost -= PlacedCost(job, tour) - ServedWith(job);
        AfterChange(tour, travel, -facts[job].Duration, -1);
        return (next, previous);
    }

    /// <summary>What is no longer lost when a job is placed: the whole visit with the last of its jobs.</summary>
    private long ServedWith(int job) =>
        facts[job].Partner is >= 0 and var partner && nodes[partner].Tour < 0
            ? 0
            : instance.UnservedCost[facts[job].Visit];

    /// <summary>Seconds on the road from a node to the next that has a place of its own.</summary>
    private int LegsFrom(int node)
    {
        var next = nodes[node].Next;
        while (facts[next].Kind == NodeKind.Break)
        {
            next = nodes[next].Next;
        }
        return Leg(node, next);
    }
}

/// <summary>A point in the journals of a schedule.</summary>
internal readonly record struct Mark(int Nodes, int Tours, long Cost);
