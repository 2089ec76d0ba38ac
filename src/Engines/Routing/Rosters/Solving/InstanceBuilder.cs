namespace Yiju.Routing.Rosters.Solving;

/// <summary>Lays a problem out for the search.</summary>
internal sealed class InstanceBuilder
{
    private readonly RosterProblem problem;
    private readonly RosterData data;
    private readonly List<NodeFacts> nodes = [];
    private readonly (int First, int Second)[] jobsOf;
    private readonly List<TourFacts> tours = [];
    private readonly WorkerFacts[] workers;

    private InstanceBuilder(RosterProblem problem)
    {
        this.problem = problem;
        data = problem.Data;
        jobsOf = new (int, int)[problem.Visits.Count];
        workers = new WorkerFacts[problem.Workers.Count];
    }

    public static Instance Build(RosterProblem problem) => new InstanceBuilder(problem).Build();

    /// <summary>Of minutes of travel, in the units of the search.</summary>
    public static long Cost(double minutes) => (long)Math.Round(minutes * 60 * Instance.Unit);

    private static long PerSecond(double weight) => (long)Math.Round(weight * Instance.Unit);

    private Instance Build()
    {
        var weights = data.Weights;
        Jobs();
        var jobs = nodes.Count;
        Tours();
        var published = Publish();
        var rows = new PairTable(problem, tours).Fill(nodes, jobs);
        var (before, after) = Orders(jobs);
        return new Instance
        {
            Problem = problem,
            Travel = data.Travel,
            Nodes = [.. nodes],
            Jobs = jobs,
            Tours = [.. tours],
            Workers = workers,
            PairRows = rows,
            Before = before,
            After = after,
            JobsOf = jobsOf,
            UnservedCost = [.. problem.Visits.Select(v => Cost(Objective.UnservedMinutes(v, weights)))],
            SameElder = weights.Carers > 0 ? SameElder(jobs) : [.. Enumerable.Repeat(Array.Empty<int>(), jobs)],
            TravelCost = PerSecond(weights.Travel),
            LateCost = PerSecond(weights.Lateness),
            ShiftCost = PerSecond(weights.OtherTime),
            OtherWorkerCost = (int)Cost(weights.OtherWorker),
            CarerCost = (int)Cost(weights.Carers),
            TourCost = (int)Cost(weights.Tour),
            LoadFairness = weights.LoadFairness * Instance.Unit,
            TravelFairness = weights.TravelFairness * Instance.Unit,
            TimesCost =
                published
                || (
                    weights.Lateness > 0
                    && problem.Visits.Any(v => v.Lock?.Start is null && v.Windows.Any(w => w.To < w.Until))
                ),
        };
    }

    private void Jobs()
    {
        for (var v = 0; v < problem.Visits.Count; v++)
        {
            var visit = problem.Visits[v];
            var first = nodes.Count;
            var two = visit.Second is not null;
            nodes.Add(Job(visit, v, second: false, two ? first + 1 : -1));
            if (two)
            {
                nodes.Add(Job(visit, v, second: true, first));
            }
            jobsOf[v] = (first, two ? first + 1 : -1);
        }
    }

    private NodeFacts Job(Visit visit, int index, bool second, int partner)
    {
        var shift = second ? visit.Second! : null;
        var node = new NodeFacts
        {
            Kind = NodeKind.Job,
            Place = problem.Place(visit.Place),
            Duration = visit.Duration,
            Visit = index,
            Partner = partner,
            MinGap = visit.Second?.MinGap ?? 0,
            MaxGap = visit.Second?.MaxGap ?? 0,
            IsSecond = second,
            Demand = visit.Demand,
            NotBefore = data.Now ?? 0,
            Due = int.MaxValue,
            LockedWorker = visit.Lock is { } locked ? problem.Worker(locked.Workers[second ? 1 : 0]) : -1,
            PublishedWorker = -1,
            PublishedStart = -1,
        };
        if ((second ? visit.Lock?.SecondStart : visit.Lock?.Start) is { } start)
        {
            node.From = node.Until = start;
            node.NotBefore = 0;
            return node;
        }
        var windows = Windows(visit, shift);
        node.From = windows[0].From;
        node.Until = windows[^1].Until;
        node.Windows = windows.Length > 1 ? windows : null;
        if (visit.Windows.Any(w => w.To < w.Until))
        {
            node.Due = windows[0].To;
        }
        return node;
    }

    /// <summary>The windows are those of the first worker; the second follows within the gap.</summary>
    private static TimeWindow[] Windows(Visit visit, SecondWorker? second)
    {
        if (second is null)
        {
            return [.. visit.Windows];
        }
        var shifted = visit
            .Windows.Select(w => new TimeWindow(w.From + second.MinGap, w.To + second.MaxGap, w.Until + second.MaxGap))
            .ToList();
        for (var w = shifted.Count - 1; w > 0; w--)
        {
            if (shifted[w].From <= shifted[w - 1].Until)
            {
                var (earlier, later) = (shifted[w - 1], shifted[w]);
                shifted[w - 1] = new TimeWindow(earlier.From, Math.Max(earlier.To, later.To), later.Until);
                shifted.RemoveAt(w);
            }
        }
        return [.. shifted];
    }

    private void Tours()
    {
        for (var w = 0; w < problem.Workers.Count; w++)
        {
            var worker = problem.Workers[w];
            workers[w].DayCap = worker.DayCap ?? int.MaxValue;
            workers[w].WeekCap = worker.WeekCap ?? int.MaxValue;
            workers[w].FirstTour = tours.Count;
            for (var s = 0; s < worker.Shifts.Count; s++)
            {
                workers[w].OnShift += worker.Shifts[s].Until - worker.Shifts[s].From;
                tours.Add(Tour(worker, w, s));
            }
            workers[w].EndTour = tours.Count;
        }
        for (var t = 0; t < tours.Count; t++)
        {
            var tour = tours[t];
            var worker = problem.Workers[tour.Worker];
            var shift = worker.Shifts[tour.Shift];
            tour.First = nodes.Count;
            nodes.Add(Fixture(NodeKind.Start, problem.Place(worker.Start), shift.From, shift.From, 0));
            tour.Last = nodes.Count;
            nodes.Add(Fixture(NodeKind.End, problem.Place(worker.End), shift.From, shift.Until, 0));
            tours[t] = tour;
        }
    }

    private TourFacts Tour(Worker worker, int index, int shift)
    {
        var hours = worker.Shifts[shift];
        var pinned = new List<int>();
        for (var trip = 1; trip < worker.Vehicle?.Trips; trip++)
        {
            pinned.Add(nodes.Count);
            nodes.Add(Fixture(NodeKind.Reload, problem.Place(worker.Start), hours.From, hours.Until, 0));
        }
        foreach (var rest in hours.Breaks)
        {
            pinned.Add(nodes.Count);
            nodes.Add(Fixture(NodeKind.Break, -1, rest.From, rest.Until, rest.Duration));
        }
        return new TourFacts
        {
            Worker = index,
            Shift = shift,
            Mode = problem.Mode(worker),
            Day = hours.From / RosterProblem.DaySeconds,
            Capacity = worker.Vehicle?.Capacity ?? 0,
            LoadTime = worker.Vehicle?.LoadTime ?? 0,
            Pinned = [.. pinned],
        };
    }

    private static NodeFacts Fixture(NodeKind kind, int place, int from, int until, int duration) =>
        new()
        {
            Kind = kind,
            Place = place,
            From = from,
            Until = until,
            Duration = duration,
            Due = int.MaxValue,
            Visit = -1,
            Partner = -1,
            LockedWorker = -1,
            PublishedWorker = -1,
            PublishedStart = -1,
        };

    /// <returns>True where a difference in time to the published plan costs something.</returns>
    private bool Publish()
    {
        foreach (var tour in data.Published?.Tours ?? [])
        {
            foreach (var stop in tour.Stops.Where(s => s.Visit is not null && problem.Visit(s.Visit) >= 0))
            {
                var jobs = jobsOf[problem.Visit(stop.Visit!)];
                var job = stop.Second ? jobs.Second : jobs.First;
                if (job >= 0)
                {
                    var node = nodes[job];
                    node.PublishedWorker = problem.Worker(tour.Worker);
                    node.PublishedStart = data.Weights.OtherTime > 0 ? stop.Start : -1;
                    nodes[job] = node;
                }
            }
        }
        return data.Published is not null && data.Weights.OtherTime > 0;
    }

    private ((int, int)[]?[] Before, (int, int)[]?[] After) Orders(int jobs)
    {
        var (before, after) = (new (int, int)[]?[jobs], new (int, int)[]?[jobs]);
        foreach (var order in data.Orders)
        {
            foreach (var first in JobsOf(order.First))
            {
                foreach (var then in JobsOf(order.Then))
                {
                    before[then] = [.. before[then] ?? [], (first, order.MinGap)];
                    after[first] = [.. after[first] ?? [], (then, order.MinGap)];
                }
            }
        }
        return (before, after);
    }

    private IEnumerable<int> JobsOf(string visit)
    {
        var (first, second) = jobsOf[problem.Visit(visit)];
        return second < 0 ? [first] : [first, second];
    }

    private int[][] SameElder(int jobs)
    {
        var byElder = Enumerable
            .Range(0, jobs)
            .ToLookup(j => problem.Visits[nodes[j].Visit].Elder, StringComparer.Ordinal);
        return
        [
            .. Enumerable
                .Range(0, jobs)
                .Select(j => byElder[problem.Visits[nodes[j].Visit].Elder].Where(other => other != j).ToArray()),
        ];
    }
}
