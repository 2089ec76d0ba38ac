namespace Yiju.Routing.Rosters.Solving;

/// <summary>What is the same for all positions of one tour while a job is tried in it.</summary>
internal readonly ref struct Trial
{
    private readonly Schedule schedule;
    private readonly Instance instance;
    private readonly int job;
    private readonly int place;
    private readonly int mode;
    private readonly int room;
    private readonly long placed;
    private readonly int tour;

    public Trial(Schedule schedule, int job, int tour)
    {
        this.schedule = schedule;
        this.job = job;
        this.tour = tour;
        instance = schedule.Instance;
        place = instance.Nodes[job].Place;
        mode = instance.Tours[tour].Mode;
        room = schedule.Room(tour);
        placed = schedule.PlacedCost(job, tour);
    }

    public int Last => instance.Tours[tour].Last;

    public int LoadTime => instance.Tours[tour].LoadTime;

    public int Seconds(int from, int to) => instance.Travel.Seconds(mode, from, to);

    public int Leaves(int after) => schedule[after].Start + instance.Nodes[after].Duration;

    public int Arrival(int after) =>
        Math.Max(Leaves(after), instance.Nodes[job].NotBefore)
        + Seconds(schedule[after].At, place)
        + (schedule[after].ToLoad ? LoadTime : 0);

    /// <summary>All but what depends on times; <see cref="Instance.Infinite"/> where the hours do not suffice.</summary>
    public long Cost(int after)
    {
        var next = PlaceAfter(after);
        var travel = Seconds(schedule[after].At, place) + Seconds(place, next);
        if (schedule.Tour(tour).Jobs > 0)
        {
            travel -= Seconds(schedule[after].At, next);
        }
        var service = instance.Nodes[job].Duration;
        return travel + service > room
            ? Instance.Infinite
            : placed + (instance.TravelCost * travel) + schedule.OutingCost(tour, service, travel);
    }

    /// <summary>When the job must have ended, so that what follows can be kept.</summary>
    public int LatestEnd(int after)
    {
        var next = schedule[after].Next;
        while (instance.Nodes[next].Kind == NodeKind.Break)
        {
            next = schedule[next].Next;
        }
        var bound = schedule[next].Latest - Seconds(place, instance.Nodes[next].Place);
        for (var rest = schedule[next].Prev; rest != after; rest = schedule[rest].Prev)
        {
            bound = schedule.SnapDown(rest, bound - instance.Nodes[rest].Duration);
        }
        return bound;
    }

    /// <summary>True where the vehicle holds the job besides the others of its trip.</summary>
    public bool Carries(int after)
    {
        var load = instance.Nodes[job].Demand;
        if (load == 0)
        {
            return true;
        }
        for (var node = after; instance.Nodes[node].Kind is NodeKind.Job or NodeKind.Break; node = schedule[node].Prev)
        {
            load += instance.Nodes[node].Demand;
        }
        for (
            var node = schedule[after].Next;
            instance.Nodes[node].Kind is NodeKind.Job or NodeKind.Break;
            node = schedule[node].Next
        )
        {
            load += instance.Nodes[node].Demand;
        }
        return load <= instance.Tours[tour].Capacity;
    }

    private int PlaceAfter(int after)
    {
        var next = schedule[after].Next;
        while (instance.Nodes[next].Kind == NodeKind.Break)
        {
            next = schedule[next].Next;
        }
        return instance.Nodes[next].Place;
    }
}
