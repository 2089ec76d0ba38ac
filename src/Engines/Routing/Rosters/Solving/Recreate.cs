using Yiju.Kernel.Search;

namespace Yiju.Routing.Rosters.Solving;

/// <summary>Puts visits back where they cost least, one after the other (greedy insertion with blinks).</summary>
internal sealed class Recreate(Schedule schedule, Nearness near, SeededRandom random, bool[] active)
{
    /// <summary>An insertion that closes a ring is rare; a few other spots are tried then.</summary>
    private const int Tries = 4;

    private readonly Instance instance = schedule.Instance;
    private readonly Insertions insertions = new(schedule);
    private readonly int[] asked = new int[schedule.Instance.Tours.Length];
    private readonly Spot[] firsts = new Spot[Insertions.MostSpots];
    private readonly Spot[] seconds = new Spot[Insertions.MostSpots];
    private int question;

    /// <summary>Puts the visits back in this order.</summary>
    /// <param name="everywhere">Tries all tours for a visit that finds no room near by.</param>
    /// <returns>False when some found no room; they stay out.</returns>
    public bool Insert(ReadOnlySpan<int> visits, bool everywhere, bool blink)
    {
        var all = true;
        foreach (var visit in visits)
        {
            all &= Insert(visit, everywhere, blink);
        }
        return all;
    }

    /// <returns>True where the visit is in.</returns>
    public bool Insert(int visit, bool everywhere, bool blink)
    {
        var (first, second) = instance.JobsOf[visit];
        return second < 0
            ? One(first, wide: false, blink) || (everywhere && One(first, wide: true, blink: false))
            : Two(first, second, wide: false) || (everywhere && Two(first, second, wide: true));
    }

    private bool One(int job, bool wide, bool blink)
    {
        insertions.Ask(job);
        var refused = -1;
        for (var tries = 0; tries < Tries; tries++)
        {
            var best = new Spot { Tour = -1, Cost = Instance.Infinite };
            question++;
            if (wide)
            {
                for (var tour = 0; tour < asked.Length; tour++)
                {
                    Best(tour, refused, ref best, blink);
                }
            }
            else
            {
                foreach (var tour in near.Tours(job))
                {
                    Best(tour, refused, ref best, blink);
                }
                foreach (var other in near.Jobs(job))
                {
                    if (schedule[other].Tour is >= 0 and var tour)
                    {
                        Best(tour, refused, ref best, blink);
                    }
                }
            }
            if (best.Tour < 0 || best.Cost >= instance.UnservedCost[instance.Nodes[job].Visit])
            {
                return false;
            }
            var mark = schedule.Mark();
            if (schedule.Insert(job, best.After))
            {
                return true;
            }
            schedule.Undo(mark);
            refused = best.Tour;
        }
        return false;
    }

    private void Best(int tour, int refused, ref Spot best, bool blink)
    {
        if (IsNew(tour) && tour != refused)
        {
            insertions.Best(tour, ref best, blink ? random : null);
        }
    }

    /// <summary>True once for each question and tour that may take the job.</summary>
    private bool IsNew(int tour)
    {
        if (asked[tour] == question || !active[tour])
        {
            return false;
        }
        asked[tour] = question;
        return insertions.MayTake(tour);
    }

    private bool Two(int first, int second, bool wide)
    {
        var (ones, twos) = (Spots(first, wide, firsts), Spots(second, wide, seconds));
        var unserved = instance.UnservedCost[instance.Nodes[first].Visit];
        for (var tries = 0; tries < Tries; tries++)
        {
            var (one, two) = (-1, -1);
            var cost = unserved;
            for (var i = 0; i < ones; i++)
            {
                for (var j = 0; j < twos && firsts[i].Cost + seconds[j].Cost < cost; j++)
                {
                    if (Together(first, firsts[i], seconds[j]))
                    {
                        (one, two, cost) = (i, j, firsts[i].Cost + seconds[j].Cost);
                    }
                }
            }
            if (one < 0)
            {
                return false;
            }
            var mark = schedule.Mark();
            if (schedule.InsertPair(first, firsts[one].After, second, seconds[two].After))
            {
                return true;
            }
            schedule.Undo(mark);
            firsts[one].Cost = Instance.Infinite;
        }
        return false;
    }

    private int Spots(int job, bool wide, Spot[] list)
    {
        insertions.Ask(job);
        question++;
        var count = 0;
        if (wide)
        {
            for (var tour = 0; tour < asked.Length; tour++)
            {
                Several(tour, list, ref count);
            }
            return count;
        }
        foreach (var tour in near.Tours(job))
        {
            Several(tour, list, ref count);
        }
        foreach (var other in near.Jobs(job))
        {
            if (schedule[other].Tour is >= 0 and var tour)
            {
                Several(tour, list, ref count);
            }
        }
        return count;
    }

    private void Several(int tour, Spot[] list, ref int count)
    {
        if (IsNew(tour))
        {
            insertions.Several(tour, list, ref count);
        }
    }

    /// <summary>True where two workers can both be there within the gap.</summary>
    private bool Together(int first, in Spot one, in Spot two)
    {
        if (instance.Tours[one.Tour].Worker == instance.Tours[two.Tour].Worker)
        {
            return false;
        }
        ref readonly var fact = ref instance.Nodes[first];
        var start = Math.Max(one.Earliest, two.Earliest - fact.MaxGap);
        var other = Math.Max(two.Earliest, start + fact.MinGap);
        return start <= one.Latest && other <= two.Latest && other - start <= fact.MaxGap;
    }
}
