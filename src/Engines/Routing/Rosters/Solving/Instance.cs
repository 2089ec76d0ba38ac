namespace Yiju.Routing.Rosters.Solving;

internal enum NodeKind : byte
{
    Job,
    Break,
    Reload,
    Start,
    End,
}

/// <summary>
/// What never changes about a node of the routing graph: a job (one worker's part of a visit), a break or reload that
/// belongs to one tour, or the two ends of a tour. Times in seconds since midnight of the first day.
/// </summary>
internal struct NodeFacts
{
    public NodeKind Kind;

    /// <summary>Index of the place; −1 for a break, which is taken wherever the stop before it was.</summary>
    public int Place;
    public int Duration;

    /// <summary>The window of the start; with several windows the first opening and the last closing.</summary>
    public int From;
    public int Until;

    /// <summary>From here on the start is late; <see cref="int.MaxValue"/> where it never is.</summary>
    public int Due;

    /// <summary>Nobody sets out to it earlier.</summary>
    public int NotBefore;
    public int Demand;

    /// <summary>Index of the visit; −1 for anything but a job.</summary>
    public int Visit;

    /// <summary>The other worker's job of the same visit, or −1.</summary>
    public int Partner;

    /// <summary>Seconds from the start of the first job of the visit to that of the second, at least and at most.</summary>
    public int MinGap;
    public int MaxGap;
    public bool IsSecond;

    /// <summary>The windows where there are several, else null.</summary>
    public TimeWindow[]? Windows;

    /// <summary>Row of <see cref="Instance.PairRows"/>.</summary>
    public int Row;

    /// <summary>Worker who alone may do it, or −1.</summary>
    public int LockedWorker;

    /// <summary>Worker and start in the published plan, or −1.</summary>
    public int PublishedWorker;
    public int PublishedStart;
}

/// <summary>What never changes about a tour: one worker in one shift.</summary>
internal struct TourFacts
{
    public int Worker;
    public int Shift;
    public int Mode;
    public int Day;
    public int Capacity;
    public int LoadTime;
    public int First;
    public int Last;

    /// <summary>Breaks and reloads, in the order in which they stand in an empty tour.</summary>
    public int[] Pinned;
}

/// <summary>What never changes about a worker.</summary>
internal struct WorkerFacts
{
    public int DayCap;
    public int WeekCap;

    /// <summary>Tours of this worker: from, to (not included).</summary>
    public int FirstTour;
    public int EndTour;

    /// <summary>Seconds on shift within the horizon.</summary>
    public int OnShift;
}

/// <summary>A roster problem laid out in flat arrays for the search. Read only, so several searches may share it.</summary>
internal sealed class Instance
{
    /// <summary>In <see cref="PairRows"/>: this worker must not.</summary>
    public const int Forbidden = int.MaxValue;

    /// <summary>A time after everything.</summary>
    public const int Never = int.MaxValue / 4;

    /// <summary>A cost above all others.</summary>
    public const long Infinite = long.MaxValue / 4;

    /// <summary>Costs are whole hundredths of a second of travel.</summary>
    public const int Unit = 100;

    public required RosterProblem Problem { get; init; }

    public required Travel Travel { get; init; }

    /// <summary>Jobs come first, then breaks and reloads, then the ends of the tours.</summary>
    public required NodeFacts[] Nodes { get; init; }

    public required int Jobs { get; init; }

    public required TourFacts[] Tours { get; init; }

    public required WorkerFacts[] Workers { get; init; }

    /// <summary>For jobs with the same demands on a worker: cost of the pair by tour, or <see cref="Forbidden"/>.</summary>
    public required int[][] PairRows { get; init; }

    /// <summary>By job: jobs that must end before it starts, with the gap; null for most.</summary>
    public required (int Job, int Gap)[]?[] Before { get; init; }

    /// <summary>By job: jobs that must not start before it ends, with the gap; null for most.</summary>
    public required (int Job, int Gap)[]?[] After { get; init; }

    /// <summary>By visit: its first job, and its second or −1.</summary>
    public required (int First, int Second)[] JobsOf { get; init; }

    /// <summary>By visit: what it costs to leave it out.</summary>
    public required long[] UnservedCost { get; init; }

    /// <summary>By job: the other jobs of the same elder; empty where there are none or carers cost nothing.</summary>
    public required int[][] SameElder { get; init; }

    public required long TravelCost { get; init; }

    public required long LateCost { get; init; }

    public required long ShiftCost { get; init; }

    public required int OtherWorkerCost { get; init; }

    public required int CarerCost { get; init; }

    public required int TourCost { get; init; }

    public required double LoadFairness { get; init; }

    public required double TravelFairness { get; init; }

    /// <summary>True where a start can be late or differ from a published one, so that costs depend on times.</summary>
    public required bool TimesCost { get; init; }

    public int Seconds(int tour, int from, int to) => Travel.Seconds(Tours[tour].Mode, from, to);

    /// <summary>The first start not before a time that the windows allow, or <see cref="Never"/>.</summary>
    public static int SnapUp(in NodeFacts node, int time)
    {
        if (time > node.Until)
        {
            return Never;
        }
        if (node.Windows is null)
        {
            return Math.Max(time, node.From);
        }
        foreach (var window in node.Windows)
        {
            if (time <= window.Until)
            {
                return Math.Max(time, window.From);
            }
        }
        return Never;
    }

    /// <summary>The last start not after a time that the windows allow, or less than the first opening.</summary>
    public static int SnapDown(in NodeFacts node, int time)
    {
        if (node.Windows is null)
        {
            return Math.Min(time, node.Until);
        }
        for (var w = node.Windows.Length - 1; w >= 0; w--)
        {
            if (time >= node.Windows[w].From)
            {
                return Math.Min(time, node.Windows[w].Until);
            }
        }
        return -Never;
    }

    /// <summary>What a start at this time costs: lateness, and the difference to the published start.</summary>
    public long TimeCost(in NodeFacts node, int start)
    {
        var cost = 0L;
        if (start > node.Due)
        {
            cost += LateCost * Late(node, start);
        }
        if (node.PublishedStart >= 0)
        {
            cost += ShiftCost * Math.Abs(start - node.PublishedStart);
        }
        return cost;
    }

    private static int Late(in NodeFacts node, int start)
    {
        if (node.Windows is null)
        {
            return start - node.Due;
        }
        foreach (var window in node.Windows)
        {
            if (start <= window.Until)
            {
                return Math.Max(0, start - window.To);
            }
        }
        return 0;
    }
}
