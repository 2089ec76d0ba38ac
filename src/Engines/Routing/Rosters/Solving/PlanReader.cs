namespace Yiju.Routing.Rosters.Solving;

/// <summary>Brings a plan into the form of the search.</summary>
internal static class PlanReader
{
    /// <summary>Successors of all nodes; visits and workers that the problem does not know, or not there, are passed over.</summary>
    public static int[] Layout(Instance instance, RosterPlan plan)
    {
        var next = new int[instance.Nodes.Length];
        var stops = new List<Stop>?[instance.Tours.Length];
        var problem = instance.Problem;
        foreach (var tour in plan.Tours)
        {
            if (problem.Worker(tour.Worker) is >= 0 and var worker && tour.Shift < problem.Workers[worker].Shifts.Count)
            {
                stops[instance.Workers[worker].FirstTour + tour.Shift] = [.. tour.Stops];
            }
        }
        var placed = Placed(instance, stops);
        for (var t = 0; t < stops.Length; t++)
        {
            var previous = instance.Tours[t].First;
            foreach (var node in Nodes(instance, t, stops[t] ?? [], placed))
            {
                next[previous] = node;
                previous = node;
            }
            next[previous] = instance.Tours[t].Last;
            next[instance.Tours[t].Last] = -1;
        }
        return next;
    }

    /// <summary>By job, true where it stands in a tour whose worker may make it, and its partner does too.</summary>
    private static bool[] Placed(Instance instance, List<Stop>?[] stops)
    {
        var placed = new bool[instance.Jobs];
        for (var t = 0; t < stops.Length; t++)
        {
            foreach (var stop in stops[t] ?? [])
            {
                var job = Job(instance, stop);
                if (job >= 0)
                {
                    ref readonly var fact = ref instance.Nodes[job];
                    placed[job] =
                        !placed[job]
                        && instance.PairRows[fact.Row][t] != Instance.Forbidden
                        && (fact.LockedWorker < 0 || fact.LockedWorker == instance.Tours[t].Worker);
                }
            }
        }
        for (var job = 0; job < placed.Length; job++)
        {
            if (instance.Nodes[job].Partner is >= 0 and var partner && !placed[partner])
            {
                placed[job] = false;
            }
        }
        return placed;
    }

    private static int Job(Instance instance, Stop stop)
    {
        var visit = stop.Visit is null ? -1 : instance.Problem.Visit(stop.Visit);
        return visit < 0 ? -1
            : stop.Second ? instance.JobsOf[visit].Second
            : instance.JobsOf[visit].First;
    }

    /// <summary>Breaks that the plan does not tell were due before the worker left or after she was back.</summary>
    private static List<int> Nodes(Instance instance, int tour, List<Stop> stops, bool[] placed)
    {
        var pinned = instance.Tours[tour].Pinned;
        var breaks = pinned.Where(n => instance.Nodes[n].Kind == NodeKind.Break).ToList();
        var reloads = new Queue<int>(pinned.Where(n => instance.Nodes[n].Kind == NodeKind.Reload));
        var nodes = new List<int>();
        foreach (var stop in stops)
        {
            var job = Job(instance, stop);
            if (job >= 0 && placed[job])
            {
                nodes.Add(job);
                placed[job] = false;
            }
            else if (stop.Kind == StopKind.Reload && reloads.TryDequeue(out var reload))
            {
                nodes.Add(reload);
            }
            else if (stop.Kind == StopKind.Break)
            {
                var rest = breaks.FindIndex(b =>
                    stop.Start >= instance.Nodes[b].From && stop.Start <= instance.Nodes[b].Until
                );
                if (rest >= 0)
                {
                    nodes.Add(breaks[rest]);
                    breaks.RemoveAt(rest);
                }
            }
        }
        var leave = stops.Count == 0 ? 0 : stops[0].Start;
        nodes.InsertRange(0, breaks.Where(b => instance.Nodes[b].Until < leave));
        nodes.AddRange(breaks.Where(b => instance.Nodes[b].Until >= leave));
        nodes.InsertRange(0, reloads);
        return nodes;
    }
}
