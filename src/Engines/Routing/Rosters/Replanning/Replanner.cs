using Yiju.Kernel;
using Yiju.Kernel.Search;
using Yiju.Routing.Rosters.Solving;

namespace Yiju.Routing.Rosters.Replanning;

/// <summary>
/// Mends a plan after something happened: only tours near the trouble are touched, and every difference to what people
/// were told costs (plan stability).
/// </summary>
public static class Replanner
{
    /// <summary>Visits that a worker must set out to within so many seconds are promised.</summary>
    public const int UsualPromise = 1800;

    /// <summary>Tours that may change for each visit in need of a worker.</summary>
    private const int ToursPerVisit = 24;

    /// <param name="now">Seconds since midnight of the first day.</param>
    /// <param name="promise">Visits that a worker must set out to within so many seconds from now keep worker and time, unless that worker is sick.</param>
    public static Outcome<Replanned> Replan(
        RosterProblem problem,
        RosterPlan plan,
        IReadOnlyList<DayEvent> events,
        int now,
        SearchBudget budget,
        ulong seed = 1,
        int promise = UsualPromise
    )
    {
        if (plan.Tours.FirstOrDefault(t => !IsKnown(problem, t)) is { } strange)
        {
            return Fault.Refused(
                "plan-broken",
                $"计划里“{strange.Worker}”的班次或服务在问题里没有，请先用 check 查看。"
            );
        }
        var aftermath = new Aftermath(problem, plan, events, now, promise);
        if (aftermath.Faults.Count > 0)
        {
            return aftermath.Faults;
        }
        var created = RosterProblem.Create(aftermath.Data());
        if (!created.Ok)
        {
            return created.As<Replanned>();
        }
        var instance = InstanceBuilder.Build(created.Value);
        var whole = new Schedule(instance);
        int[] everything = [.. Enumerable.Range(0, instance.Tours.Length)];
        if (!TryKeep(instance, whole, everything, plan, aftermath))
        {
            return Fault.Refused("plan-broken", "计划与问题对不上，已定的服务时间互相矛盾，请先用 check 查看。");
        }
        var mended = PlanWriter.Write(
            Mend(instance, whole, everything, Left(problem, instance, whole, plan), budget, seed)
        );
        return new Replanned(created.Value, mended, Changes(problem, created.Value, plan, mended));
    }

    private static bool IsKnown(RosterProblem problem, Tour tour) =>
        problem.Worker(tour.Worker) is >= 0 and var worker
        && tour.Shift >= 0
        && tour.Shift < problem.Workers[worker].Shifts.Count
        && tour.Stops.All(s => s.Visit is null || problem.Visit(s.Visit) >= 0);

    /// <summary>Takes over the plan; what follows an overrun gives way one by one until the rest can be kept.</summary>
    private static bool TryKeep(
        Instance instance,
        Schedule whole,
        int[] everything,
        RosterPlan plan,
        Aftermath aftermath
    )
    {
        var freed = aftermath.Freed.ToHashSet(StringComparer.Ordinal);
        var behind = new Queue<string>(aftermath.Behind);
        while (!whole.TryLoad(everything, PlanReader.Layout(instance, Without(plan, freed))))
        {
            if (!behind.TryDequeue(out var next))
            {
                return false;
            }
            freed.Add(next);
        }
        return true;
    }

    private static RosterPlan Without(RosterPlan plan, HashSet<string> visits) =>
        new([
            .. plan.Tours.Select(t =>
                t with
                {
                    Stops = [.. t.Stops.Where(s => s.Visit is null || !visits.Contains(s.Visit))],
                }
            ),
        ]);

    /// <summary>What lost its worker, and what is new; not what had nobody before.</summary>
    private static List<int> Left(RosterProblem problem, Instance instance, Schedule whole, RosterPlan plan)
    {
        var had = plan.Tours.SelectMany(t => t.Stops).Select(s => s.Visit).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Enumerable
                .Range(0, instance.JobsOf.Length)
                .Where(v => !whole.IsPlaced(instance.JobsOf[v].First))
                .Where(v => instance.Problem.Visits[v].Id is var id && (had.Contains(id) || problem.Visit(id) < 0)),
        ];
    }

    private static Schedule Mend(
        Instance instance,
        Schedule whole,
        int[] everything,
        List<int> left,
        SearchBudget budget,
        ulong seed
    )
    {
        var layout = new int[instance.Nodes.Length];
        whole.Save(everything, layout);
        if (left.Count == 0)
        {
            return whole;
        }
        var near = new Nearness(instance);
        var search = new LocalSearch(instance, near, new SeededRandom(seed));
        search.Take(Around(instance, whole, near, left), left, layout, whole);
        search.Construct(budget);
        var annealing = new Annealing(budget, 10 * Instance.Unit, Instance.Unit);
        search.Advance(budget.Iterations, annealing, budget, 0);
        search.SaveBest(layout);
        whole.Load(everything, layout);
        return whole;
    }

    /// <summary>All tours of the workers who are near the visits, and can make them, on their way or from where they start.</summary>
    private static int[] Around(Instance instance, Schedule whole, Nearness near, List<int> left)
    {
        var workers = new SortedSet<int>();
        foreach (var visit in left)
        {
            var (first, second) = instance.JobsOf[visit];
            foreach (var job in second < 0 ? [first] : new[] { first, second })
            {
                var row = instance.PairRows[instance.Nodes[job].Row];
                var passing = near.Jobs(job).Select(j => whole[j].Tour).Where(t => t >= 0);
                foreach (
                    var tour in passing
                        .Concat(near.Tours(job))
                        .Where(t => row[t] != Instance.Forbidden)
                        .Distinct()
                        .Take(ToursPerVisit)
                )
                {
                    workers.Add(instance.Tours[tour].Worker);
                }
            }
        }
        return
        [
            .. workers.SelectMany(w =>
                Enumerable.Range(
                    instance.Workers[w].FirstTour,
                    instance.Workers[w].EndTour - instance.Workers[w].FirstTour
                )
            ),
        ];
    }

    private static List<PlanChange> Changes(
        RosterProblem before,
        RosterProblem after,
        RosterPlan old,
        RosterPlan mended
    )
    {
        var (was, present) = (Services(old), Services(mended));
        var changes = new List<PlanChange>();
        foreach (
            var key in was.Keys.Union(present.Keys).Where(k => after.Visit(k.Visit) >= 0 || before.Visit(k.Visit) < 0)
        )
        {
            (string Worker, int Start)? from = was.TryGetValue(key, out var f) ? f : null;
            (string Worker, int Start)? to = present.TryGetValue(key, out var t) ? t : null;
            if (from != to)
            {
                changes.Add(new PlanChange(key.Visit, key.Second, from?.Worker, to?.Worker, from?.Start, to?.Start));
            }
        }
        return
        [
            .. changes
                .OrderBy(c => c.ToStart ?? c.FromStart)
                .ThenBy(c => c.Visit, StringComparer.Ordinal)
                .ThenBy(c => c.Second),
        ];
    }

    private static Dictionary<(string Visit, bool Second), (string Worker, int Start)> Services(RosterPlan plan)
    {
        var services = new Dictionary<(string, bool), (string, int)>();
        foreach (var tour in plan.Tours)
        {
            foreach (var stop in tour.Stops.Where(s => s.Visit is not null))
            {
                services[(stop.Visit!, stop.Second)] = (tour.Worker, stop.Start);
            }
        }
        return services;
    }
}
