namespace Yiju.Routing.Rosters.Solving;

/// <summary>Tells the tours of a schedule as a plan, without the breaks and reloads that nobody needs.</summary>
internal static class PlanWriter
{
    public static RosterPlan Write(Schedule schedule)
    {
        var instance = schedule.Instance;
        var tours = new List<Tour>();
        for (var t = 0; t < instance.Tours.Length; t++)
        {
            if (schedule.Tour(t).Jobs > 0)
            {
                tours.Add(Tour(schedule, t));
            }
        }
        return new RosterPlan(tours);
    }

    private static Tour Tour(Schedule schedule, int tour)
    {
        var instance = schedule.Instance;
        var facts = instance.Tours[tour];
        var stops = Needed(schedule, tour);
        var worker = instance.Problem.Workers[facts.Worker];
        var result = new List<Stop>();
        var previous = facts.First;
        var (leave, ends) = (0, 0);
        foreach (var node in stops)
        {
            var start = schedule[node].Start;
            var travel = Leg(schedule, tour, previous, node);
            var arrival = result.Count == 0 ? start : Math.Max(ends, instance.Nodes[node].NotBefore) + travel;
            leave = result.Count == 0 ? start - travel : leave;
            ends = start + instance.Nodes[node].Duration;
            if (instance.Nodes[node].Kind == NodeKind.Reload)
            {
                start = arrival;
                ends = start + facts.LoadTime;
            }
            result.Add(Stop(instance, node, Math.Min(arrival, start), start, ends, travel));
            previous = instance.Nodes[node].Kind == NodeKind.Break ? previous : node;
        }
        var back = Leg(schedule, tour, previous, facts.Last);
        return new Tour(worker.Id, facts.Shift, leave, result, ends + back, back);
    }

    private static Stop Stop(Instance instance, int node, int arrival, int start, int end, int travel)
    {
        ref readonly var fact = ref instance.Nodes[node];
        return fact.Kind switch
        {
            NodeKind.Job => new Stop(
                StopKind.Visit,
                instance.Problem.Visits[fact.Visit].Id,
                fact.IsSecond,
                arrival,
                start,
                end,
                travel
            ),
            NodeKind.Break => new Stop(StopKind.Break, null, false, arrival, start, end, travel),
            _ => new Stop(StopKind.Reload, null, false, arrival, start, end, travel),
        };
    }

    private static int Leg(Schedule schedule, int tour, int from, int to)
    {
        var instance = schedule.Instance;
        return instance.Nodes[to].Kind == NodeKind.Break
            ? 0
            : instance.Seconds(tour, instance.Nodes[from].Place, instance.Nodes[to].Place);
    }

    /// <summary>
    /// Jobs; reloads between two of them; breaks, but for those that are due only after the worker is back or before she
    /// leaves.
    /// </summary>
    private static List<int> Needed(Schedule schedule, int tour)
    {
        var instance = schedule.Instance;
        var nodes = new List<int>();
        for (var n = schedule[instance.Tours[tour].First].Next; n != instance.Tours[tour].Last; n = schedule[n].Next)
        {
            nodes.Add(n);
        }
        bool IsJob(int node) => node < instance.Jobs;
        var (first, last) = (nodes.FindIndex(IsJob), nodes.FindLastIndex(IsJob));
        var leaves =
            schedule[nodes[first]].Start
            - Leg(schedule, tour, instance.Tours[tour].First, nodes[first])
            - instance.Tours[tour].LoadTime;
        var back =
            schedule[nodes[last]].Start
            + instance.Nodes[nodes[last]].Duration
            + Leg(schedule, tour, nodes[last], instance.Tours[tour].Last);
        var needed = new List<int>();
        var reload = -1;
        for (var i = 0; i < nodes.Count; i++)
        {
            ref readonly var fact = ref instance.Nodes[nodes[i]];
            switch (fact.Kind)
            {
                case NodeKind.Reload:
                    reload = nodes[i];
                    break;
                case NodeKind.Break when (i < first && leaves > fact.Until) || (i > last && back <= fact.Until):
                    break;
                default:
                    if (reload >= 0 && i > first && i <= last)
                    {
                        needed.Add(reload);
                    }
                    reload = i < first ? reload : -1;
                    needed.Add(nodes[i]);
                    break;
            }
        }
        return needed;
    }
}
