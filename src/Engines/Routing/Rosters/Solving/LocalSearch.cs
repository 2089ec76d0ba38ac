using Yiju.Kernel.Search;

namespace Yiju.Routing.Rosters.Solving;

/// <summary>
/// Ruin and recreate with simulated annealing (Schrimpf et al. 2000, doi 10.1006/jcph.1999.6413; Christiaens and Vanden
/// Berghe 2020) over some tours of a plan: all of them, or one part of a city while others search the rest.
/// </summary>
internal sealed class LocalSearch
{
    /// <summary>Visits left out near by that are tried again in one iteration.</summary>
    private const int Retried = 4;

    /// <summary>One iteration in so many looks at all tours for what finds no room near by.</summary>
    private const int WideEvery = 16;

    private readonly Instance instance;
    private readonly Schedule schedule;
    private readonly Nearness near;
    private readonly SeededRandom random;
    private readonly Ruin ruin;
    private readonly Recreate recreate;
    private readonly bool[] active;
    private readonly bool[] removable;
    private readonly int[] best;
    private readonly int[] absentAt;
    private readonly (long Key, int Visit)[] order;
    private readonly List<int> jobs = [];
    private readonly List<int> absent = [];
    private readonly List<int> pool = [];
    private int[] tours = [];
    private long taken;
    private long bestCost;
    private long iterations;

    public LocalSearch(Instance instance, Nearness near, SeededRandom random)
    {
        this.instance = instance;
        this.near = near;
        this.random = random;
        schedule = new Schedule(instance);
        active = new bool[instance.Tours.Length];
        removable = new bool[instance.Jobs];
        best = new int[instance.Nodes.Length];
        absentAt = new int[instance.JobsOf.Length];
        order = new (long, int)[instance.JobsOf.Length];
        ruin = new Ruin(schedule, near, random, removable);
        recreate = new Recreate(schedule, near, random, active);
    }

    /// <summary>How much better the best found is than what was taken.</summary>
    public long Gain => taken - bestCost;

    /// <summary>How much better the present tours are than what was taken.</summary>
    public long PresentGain => taken - schedule.Cost;

    /// <summary>Takes over a part of a plan.</summary>
    /// <param name="part">Tours it may change.</param>
    /// <param name="left">Visits left out that it may put in.</param>
    /// <param name="layout">Successors of all nodes.</param>
    /// <param name="whole">The whole plan as it is timed now: what is outside of the part stays so.</param>
    public void Take(int[] part, IEnumerable<int> left, int[] layout, Schedule whole)
    {
        tours = part;
        Array.Clear(active);
        Array.Clear(removable);
        Array.Fill(absentAt, -1);
        jobs.Clear();
        absent.Clear();
        foreach (var tour in part)
        {
            active[tour] = true;
        }
        schedule.Load(part, layout, () => Hold(whole));
        var own = left.ToHashSet();
        foreach (var visit in own.Order())
        {
            var (first, second) = instance.JobsOf[visit];
            if (StandsAlone(first, own) && (second < 0 || StandsAlone(second, own)))
            {
                SetAbsent(visit);
                Free(first);
                if (second >= 0)
                {
                    Free(second);
                }
            }
        }
        schedule.Save(tours, best);
        bestCost = taken = schedule.Cost;
    }

    /// <summary>Writes the best tours that were found.</summary>
    public void SaveBest(int[] layout)
    {
        foreach (var tour in tours)
        {
            for (var node = instance.Tours[tour].First; node >= 0; node = best[node])
            {
                layout[node] = best[node];
            }
        }
    }

    /// <summary>Writes the tours as they are at present.</summary>
    public void SavePresent(int[] layout) => schedule.Save(tours, layout);

    /// <summary>Puts in what is left out, urgent and early visits first.</summary>
    public void Construct(SearchBudget budget)
    {
        pool.Clear();
        pool.AddRange(absent.OrderBy(Rank));
        foreach (var visit in pool)
        {
            if (budget.Over)
            {
                break;
            }
            recreate.Insert(visit, everywhere: true, blink: false);
        }
        Settle();
        Improve();
    }

    /// <summary>So many iterations, fewer when the budget is over.</summary>
    public void Advance(long steps, Annealing annealing, SearchBudget budget, long done)
    {
        if (jobs.Count == 0)
        {
            return;
        }
        var temperature = annealing.At(done);
        for (var step = 0L; step < steps && !budget.Over; step++)
        {
            if (step % 64 == 0)
            {
                temperature = annealing.At(done + step);
            }
            Iterate(temperature);
        }
    }

    private void Iterate(double temperature)
    {
        var mark = schedule.Mark();
        var before = schedule.Cost;
        pool.Clear();
        var seed = jobs[random.Below(jobs.Count)];
        Recall(seed);
        var placed = FirstPlaced(seed);
        if (placed >= 0)
        {
            ruin.Around(placed, pool);
        }
        Sort();
        recreate.Insert(SortedVisits(), ++iterations % WideEvery == 0, blink: true);
        if (schedule.Cost < before - (temperature * Math.Log(1 - random.Unit())))
        {
            schedule.Forget();
            Settle();
            Improve();
        }
        else
        {
            schedule.Undo(mark);
            schedule.Forget();
        }
    }

    /// <summary>Visits left out near by are tried again.</summary>
    private void Recall(int seed)
    {
        if (absent.Count == 0)
        {
            return;
        }
        if (absentAt[instance.Nodes[seed].Visit] >= 0)
        {
            pool.Add(instance.Nodes[seed].Visit);
        }
        foreach (var job in near.Jobs(seed))
        {
            var visit = instance.Nodes[job].Visit;
            if (pool.Count < Retried && absentAt[visit] >= 0 && !pool.Contains(visit))
            {
                pool.Add(visit);
            }
        }
    }

    private int FirstPlaced(int seed)
    {
        if (schedule.IsPlaced(seed))
        {
            return seed;
        }
        foreach (var job in near.Jobs(seed))
        {
            if (schedule.IsPlaced(job) && removable[job])
            {
                return job;
            }
        }
        return -1;
    }

    private void Sort()
    {
        var kind = random.Below(12);
        for (var i = 0; i < pool.Count; i++)
        {
            order[i] = (Key(pool[i], kind), pool[i]);
        }
        order.AsSpan(0, pool.Count).Sort();
    }

    private ReadOnlySpan<int> SortedVisits()
    {
        for (var i = 0; i < pool.Count; i++)
        {
            pool[i] = order[i].Visit;
        }
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pool);
    }

    /// <summary>At random, the long first, the early first, the narrow first, or those of two workers first.</summary>
    private long Key(int visit, int kind)
    {
        var (first, second) = instance.JobsOf[visit];
        ref readonly var fact = ref instance.Nodes[first];
        return kind switch
        {
            < 4 => (long)(random.Next() >> 1),
            < 6 => -fact.Duration,
            < 8 => fact.From,
            < 10 => fact.Until - fact.From,
            _ => second >= 0 ? 0 : (long)(random.Next() >> 1),
        };
    }

    private (int, long, int, int) Rank(int visit)
    {
        var (first, second) = instance.JobsOf[visit];
        return (
            instance.Nodes[first].LockedWorker >= 0 ? 0 : 1,
            -instance.UnservedCost[visit],
            instance.Nodes[first].From,
            second >= 0 ? 0 : 1
        );
    }

    /// <summary>Books which visits of the pool are out now.</summary>
    private void Settle()
    {
        foreach (var visit in pool)
        {
            if (!schedule.IsPlaced(instance.JobsOf[visit].First))
            {
                SetAbsent(visit);
            }
            else if (absentAt[visit] is >= 0 and var at)
            {
                var last = absent[^1];
                absent[at] = last;
                absentAt[last] = at;
                absent.RemoveAt(absent.Count - 1);
                absentAt[visit] = -1;
            }
        }
    }

    private void SetAbsent(int visit)
    {
        if (absentAt[visit] < 0)
        {
            absentAt[visit] = absent.Count;
            absent.Add(visit);
        }
    }

    private void Improve()
    {
        if (schedule.Cost < bestCost)
        {
            bestCost = schedule.Cost;
            schedule.Save(tours, best);
        }
    }

    /// <summary>Finds out what may be moved: not what is settled, nor what depends on something outside of the part.</summary>
    private void Hold(Schedule whole)
    {
        foreach (var tour in tours)
        {
            for (var node = schedule[instance.Tours[tour].First].Next; node >= 0; node = schedule[node].Next)
            {
                if (node >= instance.Jobs)
                {
                    continue;
                }
                if (LeansOutside(node, whole))
                {
                    schedule.Low[node] = schedule.High[node] = whole[node].Start;
                }
                else if (
                    !IsSettled(node) && (instance.Nodes[node].Partner is not (>= 0 and var other) || !IsSettled(other))
                )
                {
                    Free(node);
                }
            }
        }
    }

    private void Free(int job)
    {
        removable[job] = true;
        jobs.Add(job);
    }

    private bool IsSettled(int job) =>
        instance.Nodes[job].LockedWorker >= 0 && instance.Nodes[job].From == instance.Nodes[job].Until;

    private bool LeansOutside(int job, Schedule whole)
    {
        bool Outside(int other) => whole.IsPlaced(other) && !schedule.IsPlaced(other);
        var partner = instance.Nodes[job].Partner;
        return (partner >= 0 && (Outside(partner) || Related(partner).Any(Outside))) || Related(job).Any(Outside);
    }

    private bool StandsAlone(int job, HashSet<int> own) =>
        Related(job).All(other => schedule.IsPlaced(other) || own.Contains(instance.Nodes[other].Visit));

    private IEnumerable<int> Related(int job) =>
        (instance.Before[job] ?? []).Concat(instance.After[job] ?? []).Select(o => o.Job);
}
