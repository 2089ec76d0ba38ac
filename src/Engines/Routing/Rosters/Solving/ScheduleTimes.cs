namespace Yiju.Routing.Rosters.Solving;

/// <summary>
/// The timing. Starts are the least solution of the inequalities that tours, partners and orders put on them, latest
/// starts the greatest; both are found by propagation from what changed. As nobody waits for himself in a valid plan,
/// the inequalities have no ring and propagation ends at their only solution; an insertion that closes a ring
/// would go on rising and is refused when a start leaves its windows or the steps are used up.
/// </summary>
internal sealed partial class Schedule
{
    /// <summary>An insertion that touches more nodes than this is taken for a ring.</summary>
    private const int InsertSteps = 4000;

    /// <summary>Nodes to go on from, first in first out: a last in first out order may take exponentially many steps.</summary>
    private int[] work = new int[256];
    private int head;
    private int waiting;

    /// <summary>Earliest starts from a node on, in its tour and wherever a start depends on one that changed.</summary>
    private bool Forward(int from, int steps)
    {
        waiting = 0;
        Push(from);
        var moved = AfterBreaks(from);
        if (moved != from)
        {
            Push(moved);
        }
        return PropagateStarts(steps);
    }

    private bool PropagateStarts(int steps)
    {
        while (waiting > 0)
        {
            for (var node = Pop(); node >= 0; node = nodes[node].Next)
            {
                if (steps-- == 0)
                {
                    return false;
                }
                var own = EarliestOwn(node);
                if (own >= Instance.Never)
                {
                    return false;
                }
                ref readonly var fact = ref facts[node];
                var start = own;
                if (fact.Partner >= 0 && nodes[fact.Partner].Tour >= 0 && !Meet(node, own, out start))
                {
                    return false;
                }
                if (own == nodes[node].Own && start == nodes[node].Start)
                {
                    break;
                }
                nodeJournal.Note(node);
                nodes[node].Own = own;
                SetStart(node, start);
            }
        }
        return true;
    }

    /// <summary>Brings both parts of a visit together; the partner's part of the work is pushed where it changes.</summary>
    private bool Meet(int node, int own, out int start)
    {
        ref readonly var fact = ref facts[node];
        var other = fact.Partner;
        var otherOwn = nodes[other].Own;
        if (otherOwn == int.MinValue)
        {
            start = own;
            return true;
        }
        var (first, second) = fact.IsSecond ? (other, node) : (node, other);
        var (one, two) = fact.IsSecond ? (otherOwn, own) : (own, otherOwn);
        if (!Joint(first, second, ref one, ref two))
        {
            start = Instance.Never;
            return false;
        }
        start = fact.IsSecond ? two : one;
        var otherStart = fact.IsSecond ? one : two;
        if (otherStart != nodes[other].Start)
        {
            nodeJournal.Note(other);
            SetStart(other, otherStart);
            Push(nodes[other].Next);
        }
        return true;
    }

    /// <summary>The least starts of both parts, each at or after its own, within the gap and the windows.</summary>
    private bool Joint(int first, int second, ref int one, ref int two)
    {
        var (min, max) = (facts[first].MinGap, facts[first].MaxGap);
        while (true)
        {
            one = SnapUp(first, Math.Max(one, two - max));
            if (one >= Instance.Never)
            {
                return false;
            }
            two = SnapUp(second, Math.Max(two, one + min));
            if (two >= Instance.Never)
            {
                return false;
            }
            if (two - one <= max)
            {
                return true;
            }
        }
    }

    private void SetStart(int node, int start)
    {
        var old = nodes[node].Start;
        if (start == old)
        {
            return;
        }
        nodes[node].Start = start;
        if (facts[node].Kind != NodeKind.Job)
        {
            return;
        }
        if (instance.TimesCost)
        {
            Cost += instance.TimeCost(facts[node], start);
            Cost -= old == int.MinValue ? 0 : instance.TimeCost(facts[node], old);
        }
        foreach (var (job, _) in instance.After[node] ?? [])
        {
            if (nodes[job].Tour >= 0)
            {
                Push(job);
            }
        }
    }

    private int EarliestOwn(int node)
    {
        var previous = nodes[node].Prev;
        ref readonly var fact = ref facts[node];
        if (previous < 0)
        {
            return fact.From;
        }
        var leave = Math.Max(nodes[previous].Start + facts[previous].Duration, fact.NotBefore);
        return SnapUp(node, Math.Max(leave + LegTime(previous, node), Released(node)));
    }

    /// <summary>What the orders ask: not before the visits that come first have ended.</summary>
    public int Released(int node)
    {
        var least = int.MinValue;
        if (node < instance.Jobs && instance.Before[node] is { } before)
        {
            foreach (var (job, gap) in before)
            {
                if (nodes[job].Tour >= 0 && nodes[job].Start != int.MinValue)
                {
                    least = Math.Max(least, nodes[job].Start + facts[job].Duration + gap);
                }
            }
        }
        return least;
    }

    /// <summary>And not so late that the visits that come after could not be kept.</summary>
    public int Bounded(int node)
    {
        var most = int.MaxValue;
        if (node < instance.Jobs && instance.After[node] is { } after)
        {
            foreach (var (job, gap) in after)
            {
                if (nodes[job].Tour >= 0)
                {
                    most = Math.Min(most, nodes[job].Latest - gap - facts[node].Duration);
                }
            }
        }
        return most;
    }

    public int SnapUp(int node, int time)
    {
        if (node >= instance.Jobs)
        {
            return Instance.SnapUp(facts[node], time);
        }
        var start = Instance.SnapUp(facts[node], Math.Max(time, Low[node]));
        return start > High[node] ? Instance.Never : start;
    }

    public int SnapDown(int node, int time) =>
        Instance.SnapDown(facts[node], node < instance.Jobs ? Math.Min(time, High[node]) : time);

    /// <summary>Latest starts from a node back.</summary>
    private void Backward(int from)
    {
        waiting = 0;
        Push(from);
        var moved = AfterBreaks(from);
        if (moved != from)
        {
            Push(nodes[moved].Prev);
        }
        PropagateLatest();
    }

    /// <summary>
    /// The first node that a change at this one sets out to from somewhere else: breaks between are taken elsewhere now,
    /// but not always at another time, so that propagation would end at them.
    /// </summary>
    private int AfterBreaks(int node)
    {
        var next = facts[node].Kind == NodeKind.Break || nodes[node].Next < 0 ? node : nodes[node].Next;
        while (facts[next].Kind == NodeKind.Break)
        {
            next = nodes[next].Next;
        }
        return next;
    }

    private void PropagateLatest()
    {
        while (waiting > 0)
        {
            for (var node = Pop(); node >= 0; node = nodes[node].Prev)
            {
                var next = nodes[node].Next;
                var bound =
                    next < 0
                        ? facts[node].Until
                        : Math.Min(nodes[next].Latest - LegTime(node, next) - facts[node].Duration, Bounded(node));
                var own = SnapDown(node, bound);
                var latest = own;
                var partner = facts[node].Partner;
                if (partner >= 0 && nodes[partner].Tour >= 0)
                {
                    latest = Part(node, own);
                }
                if (own == nodes[node].OwnLatest && latest == nodes[node].Latest)
                {
                    break;
                }
                nodeJournal.Note(node);
                nodes[node].OwnLatest = own;
                SetLatest(node, latest);
            }
        }
    }

    private int Part(int node, int own)
    {
        ref readonly var fact = ref facts[node];
        var other = fact.Partner;
        var (first, second) = fact.IsSecond ? (other, node) : (node, other);
        var (one, two) = fact.IsSecond ? (nodes[other].OwnLatest, own) : (own, nodes[other].OwnLatest);
        while (true)
        {
            two = SnapDown(second, Math.Min(two, one + fact.MaxGap));
            one = SnapDown(first, Math.Min(one, two - fact.MinGap));
            if (two - one <= fact.MaxGap || one <= -Instance.Never)
            {
                break;
            }
        }
        var (latest, otherLatest) = fact.IsSecond ? (two, one) : (one, two);
        if (otherLatest != nodes[other].Latest)
        {
            nodeJournal.Note(other);
            SetLatest(other, otherLatest);
            Push(nodes[other].Prev);
        }
        return latest;
    }

    private void SetLatest(int node, int latest)
    {
        if (latest == nodes[node].Latest)
        {
            return;
        }
        nodes[node].Latest = latest;
        if (node < instance.Jobs)
        {
            foreach (var (job, _) in instance.Before[node] ?? [])
            {
                if (nodes[job].Tour >= 0)
                {
                    Push(job);
                }
            }
        }
    }

    /// <summary>After something was taken out between the two.</summary>
    private bool Relax(int next, int previous)
    {
        if (!Forward(next, int.MaxValue))
        {
            return false;
        }
        Backward(previous);
        return true;
    }

    private bool RelaxOrders(int job)
    {
        foreach (var (then, _) in instance.After[job] ?? [])
        {
            if (IsPlaced(then) && !Forward(then, int.MaxValue))
            {
                return false;
            }
        }
        foreach (var (first, _) in instance.Before[job] ?? [])
        {
            if (IsPlaced(first))
            {
                Backward(first);
            }
        }
        return true;
    }

    private void TimeEmpty(int tour)
    {
        ref readonly var ends = ref instance.Tours[tour];
        for (var node = ends.First; node >= 0; node = nodes[node].Next)
        {
            nodes[node].Own = nodes[node].Start = Math.Min(EarliestOwn(node), Instance.Never);
        }
        for (var node = ends.Last; node >= 0; node = nodes[node].Prev)
        {
            var next = nodes[node].Next;
            var bound = next < 0 ? facts[node].Until : nodes[next].Latest - LegTime(node, next) - facts[node].Duration;
            nodes[node].OwnLatest = nodes[node].Latest = SnapDown(node, bound);
        }
    }

    private void Push(int node)
    {
        if (node < 0)
        {
            return;
        }
        if (waiting == work.Length)
        {
            var longer = new int[2 * waiting];
            for (var i = 0; i < waiting; i++)
            {
                longer[i] = work[(head + i) & (work.Length - 1)];
            }
            (work, head) = (longer, 0);
        }
        work[(head + waiting++) & (work.Length - 1)] = node;
    }

    private int Pop()
    {
        var node = work[head];
        head = (head + 1) & (work.Length - 1);
        waiting--;
        return node;
    }
}
