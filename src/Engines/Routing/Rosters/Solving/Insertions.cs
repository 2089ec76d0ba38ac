using Yiju.Kernel.Search;

namespace Yiju.Routing.Rosters.Solving;

/// <summary>A place for a job in the present tours.</summary>
internal struct Spot
{
    public int Tour;
    public int After;

    /// <summary>What it adds, in hundredths of a second of travel.</summary>
    public long Cost;

    /// <summary>The earliest and latest start there, the partner aside.</summary>
    public int Earliest;
    public int Latest;
}

/// <summary>
/// Tries the positions of tours for a job. A position is decided in constant time from the earliest start before it and
/// the latest start after it (Savelsbergh 1992, doi 10.1287/ijoc.4.2.146); where lateness costs, what is pushed back is
/// walked until the delay is absorbed.
/// </summary>
internal sealed class Insertions(Schedule schedule)
{
    /// <summary>Spots kept for each part of a visit of two.</summary>
    public const int MostSpots = 24;

    /// <summary>Of one tour among them.</summary>
    private const int MostOfTour = 3;

    private readonly Instance instance = schedule.Instance;
    private readonly Spot[] ofTour = new Spot[MostOfTour];
    private int job;
    private int released;
    private int bounded;

    /// <summary>The job that the next questions are about, its other part out of the tours.</summary>
    public void Ask(int newJob)
    {
        job = newJob;
        released = schedule.Released(job);
        bounded = schedule.Bounded(job);
    }

    /// <summary>True where a worker may make the job and the shift overlaps its windows.</summary>
    public bool MayTake(int tour)
    {
        ref readonly var fact = ref instance.Nodes[job];
        ref readonly var own = ref instance.Tours[tour];
        return instance.PairRows[fact.Row][tour] != Instance.Forbidden
            && (fact.LockedWorker < 0 || fact.LockedWorker == own.Worker)
            && fact.Until >= instance.Nodes[own.First].From
            && fact.From <= instance.Nodes[own.Last].Until;
    }

    /// <summary>Puts the cheapest spot of a tour into <paramref name="best"/> where it is cheaper.</summary>
    /// <param name="blinks">Overlooks one position in a hundred (Christiaens and Vanden Berghe 2020); null: none.</param>
    public void Best(int tour, ref Spot best, SeededRandom? blinks)
    {
        var tried = new Trial(schedule, job, tour);
        for (var after = instance.Tours[tour].First; after != instance.Tours[tour].Last; after = schedule[after].Next)
        {
            if (tried.Leaves(after) > instance.Nodes[job].Until)
            {
                return;
            }
            var cost = tried.Cost(after);
            if (
                cost < best.Cost
                && Fits(tried, after, out var earliest, out var latest)
                && (cost += TimeCost(tried, after, earliest)) < best.Cost
                && (blinks is null || blinks.Below(100) != 0)
            )
            {
                best = new Spot
                {
                    Tour = tour,
                    After = after,
                    Cost = cost,
                    Earliest = earliest,
                    Latest = latest,
                };
            }
        }
    }

    /// <summary>Merges the cheapest few spots of a tour into a list in order of cost.</summary>
    public void Several(int tour, Span<Spot> list, ref int count)
    {
        var tried = new Trial(schedule, job, tour);
        var found = 0;
        for (var after = instance.Tours[tour].First; after != instance.Tours[tour].Last; after = schedule[after].Next)
        {
            if (tried.Leaves(after) > instance.Nodes[job].Until)
            {
                break;
            }
            var cost = tried.Cost(after);
            if (cost < Instance.Infinite && Fits(tried, after, out var earliest, out var latest))
            {
                Keep(
                    new Spot
                    {
                        Tour = tour,
                        After = after,
                        Cost = cost + TimeCost(tried, after, earliest),
                        Earliest = earliest,
                        Latest = latest,
                    },
                    ofTour,
                    ref found
                );
            }
        }
        foreach (ref readonly var spot in ofTour.AsSpan(0, found))
        {
            Keep(spot, list, ref count);
        }
    }

    private static void Keep(in Spot spot, Span<Spot> list, ref int count)
    {
        if (count == list.Length && spot.Cost >= list[count - 1].Cost)
        {
            return;
        }
        var at = count < list.Length ? count++ : count - 1;
        for (; at > 0 && list[at - 1].Cost > spot.Cost; at--)
        {
            list[at] = list[at - 1];
        }
        list[at] = spot;
    }

    private bool Fits(in Trial tried, int after, out int earliest, out int latest)
    {
        earliest = schedule.SnapUp(job, Math.Max(tried.Arrival(after), released));
        latest = -Instance.Never;
        if (earliest >= Instance.Never)
        {
            return false;
        }
        latest = schedule.SnapDown(job, Math.Min(tried.LatestEnd(after) - instance.Nodes[job].Duration, bounded));
        return earliest <= latest && tried.Carries(after);
    }

    /// <summary>What the starts cost more: of the job, and of everything behind that it pushes back.</summary>
    private long TimeCost(in Trial tried, int after, int start)
    {
        if (!instance.TimesCost)
        {
            return 0;
        }
        var cost = instance.TimeCost(instance.Nodes[job], start);
        var leave = start + instance.Nodes[job].Duration;
        var at = instance.Nodes[job].Place;
        for (var node = schedule[after].Next; node != tried.Last; node = schedule[node].Next)
        {
            ref readonly var fact = ref instance.Nodes[node];
            ref readonly var state = ref schedule[node];
            var arrival = leave;
            if (fact.Kind != NodeKind.Break)
            {
                arrival = Math.Max(leave, fact.NotBefore) + tried.Seconds(at, fact.Place);
                at = fact.Place;
                arrival +=
                    schedule[state.Prev].ToLoad && fact.Kind == NodeKind.Job && state.Prev != after
                        ? tried.LoadTime
                        : 0;
            }
            var pushed = Math.Max(schedule.SnapUp(node, arrival), state.Start);
            if (pushed == state.Start && fact.Kind == NodeKind.Job)
            {
                break;
            }
            if (fact.Kind == NodeKind.Job)
            {
                cost += instance.TimeCost(fact, pushed) - instance.TimeCost(fact, state.Start);
            }
            leave = pushed + fact.Duration;
        }
        return cost;
    }
}
