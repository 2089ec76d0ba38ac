using System.Runtime.CompilerServices;
using Yiju.Kernel.Search;

namespace Yiju.Routing.HomeCare.Search;

/// <summary>
/// Finds places for operations that are in no route: the one where cost plus noise is least. A place is first judged by
/// what it costs at once (the detour, the tardiness of the operation and of the next stop), which is a lower bound, and
/// only timed if that may still be the best.
/// </summary>
internal sealed class Insertion
{
    /// <summary>A limit that no cost reaches.</summary>
    public const long NoLimit = long.MaxValue / 4;
    private readonly CareInstance instance;
    private readonly long weightTravel;
    private readonly long weightTardiness;
    private readonly long weightLargest;
    private readonly Schedule schedule;
    private readonly Candidates leaders;
    private readonly Candidates candidates;
    private readonly Noise noise;
    private int drawn;

    public Insertion(
        CareInstance instance,
        CareWeights weights,
        AnnealingSettings settings,
        Schedule schedule,
        SeededRandom random,
        int[][] near,
        Noise noise
    )
    {
        this.instance = instance;
        weightTravel = weights.Travel;
        weightTardiness = weights.Tardiness;
        weightLargest = weights.LargestTardiness;
        this.schedule = schedule;
        leaders = new Candidates(instance, schedule, random, near, settings.MostLeaders);
        candidates = new Candidates(instance, schedule, random, near, settings.MostCaregivers);
        this.noise = noise;
    }

    /// <summary>Places that were timed.</summary>
    public long Timed { get; private set; }

    /// <summary>Places that were judged.</summary>
    public long Judged { get; private set; }

    private record struct Choice(long Value, int Place);

    /// <summary>Puts an operation back where it stood or elsewhere, each place with its Boltzmann probability.</summary>
    /// <param name="operation">In no route.</param>
    /// <param name="stood">Behind which stop it stood.</param>
    /// <param name="cost">What the schedule cost then.</param>
    public void Resample(int operation, int stood, long cost)
    {
        drawn = noise.Begin();
        var best = new Choice(cost + noise.Gumbel(drawn++), stood);
        Judge(operation, stood, ref best);
        schedule.Insert(operation, best.Place, NoLimit);
    }

    /// <summary>Puts an operation, and its partner if that is in no route either, where they cost least.</summary>
    /// <param name="operation">In no route.</param>
    /// <param name="limit">Of the cost afterwards.</param>
    /// <returns>False, with nothing changed, if there is no place within the limit.</returns>
    public bool Place(int operation, long limit)
    {
        drawn = noise.Begin();
        var partner = schedule.Stops[operation].Partner;
        if (partner >= 0 && !schedule.Has(partner))
        {
            return Lead(operation, partner, limit);
        }
        var best = new Choice(limit, -1);
        Judge(operation, -1, ref best);
        if (best.Place < 0)
        {
            return false;
        }
        schedule.Insert(operation, best.Place, NoLimit);
        return true;
    }

    /// <summary>Puts an operation and its partner, if it has one, at the end of routes, which always goes.</summary>
    /// <param name="operation">In no route, and neither is its partner.</param>
    public void Append(int operation)
    {
        var partner = schedule.Stops[operation].Partner;
        var reserved = partner >= 0 && instance.Able(partner) is [var only] ? only : -1;
        schedule.Insert(operation, Last(operation, reserved), NoLimit);
        if (partner >= 0)
        {
            schedule.Insert(partner, Last(partner, schedule.Stops[operation].Caregiver), NoLimit);
        }
    }

    /// <summary>The last stop of the able caregiver who is free first.</summary>
    private int Last(int operation, int except)
    {
        var (last, free) = (-1, int.MaxValue);
        foreach (var caregiver in instance.Able(operation))
        {
            var stop = schedule.Stops[schedule.Office(caregiver)].Previous;
            var end = schedule.Stops[stop].Start + schedule.Stops[stop].Duration;
            if (caregiver != except && end < free)
            {
                (last, free) = (stop, end);
            }
        }
        return last;
    }

    /// <summary>Tries every place of one of two partners with every place of the other.</summary>
    private bool Lead(int operation, int partner, long limit)
    {
        var best = new Choice(limit, -1);
        var lead = -1;
        ref readonly var stop = ref schedule.Stops[operation];
        var (mark, cost) = (schedule.Now, schedule.Cost);
        foreach (var caregiver in leaders.Of(operation))
        {
            var before = schedule.Office(caregiver);
            do
            {
                Judged++;
                ref readonly var first = ref schedule.Stops[before];
                var least = AtOnce(mark, stop, first, schedule.Stops[first.Next], stop.Release, out _);
                if (cost + least < best.Value)
                {
                    var was = best.Place;
                    Timed++;
                    if (schedule.Insert(operation, before, best.Value))
                    {
                        best.Place = -1;
                        Judge(partner, -1, ref best);
                        (best.Place, lead) = best.Place < 0 ? (was, lead) : (best.Place, before);
                    }
                    schedule.Undo(mark);
                }
                before = schedule.Stops[before].Next;
            } while (!schedule.IsOffice(before));
        }
        if (best.Place < 0)
        {
            return false;
        }
        schedule.Insert(operation, lead, NoLimit);
        schedule.Insert(partner, best.Place, NoLimit);
        return true;
    }

    /// <summary>Looks for a place better than the best so far.</summary>
    /// <param name="operation">In no route; its partner, if any, is in one.</param>
    /// <param name="skip">A place that needs no judging.</param>
    /// <param name="best">With noise.</param>
    private void Judge(int operation, int skip, ref Choice best)
    {
        var stops = schedule.Stops;
        ref readonly var stop = ref stops[operation];
        var (taken, release) = (-1, stop.Release);
        if (stop.Partner >= 0)
        {
            ref readonly var partner = ref stops[stop.Partner];
            (taken, release) = (partner.Caregiver, Math.Max(release, partner.Start + partner.Gap));
        }
        var (mark, cost, offices, judged) = (schedule.Now, schedule.Cost, schedule.Office(0), 0);
        var leastNoise = noise.Least + cost;
        foreach (var caregiver in candidates.Of(operation))
        {
            if (caregiver == taken)
            {
                continue;
            }
            var before = schedule.Office(caregiver);
            do
            {
                judged++;
                ref readonly var first = ref stops[before];
                var added = noise.Gumbel(drawn++) + cost;
                var least = AtOnce(mark, stop, first, stops[first.Next], release, out var own);
                if (least + added < best.Value && before != skip)
                {
                    Time(operation, before, added - cost, mark, ref best);
                }
                else if (own + leastNoise >= best.Value)
                {
                    // Later in this route it is only later.
                    break;
                }
                before = first.Next;
            } while (before < offices);
        }
        Judged += judged;
    }

    private void Time(int operation, int before, long added, in Schedule.Mark mark, ref Choice best)
    {
        Timed++;
        if (schedule.Insert(operation, before, best.Value - added) && schedule.Cost + added < best.Value)
        {
            best = new Choice(schedule.Cost + added, before);
        }
        schedule.Undo(mark);
    }

    /// <summary>The least that the schedule costs with a stop at a place.</summary>
    /// <param name="at">Where the schedule stands.</param>
    /// <param name="stop">In no route.</param>
    /// <param name="first">What it would follow.</param>
    /// <param name="second">What would follow it.</param>
    /// <param name="release">Its earliest start.</param>
    /// <param name="own">The least with the stop's own tardiness alone.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long AtOnce(in Schedule.Mark at, in Stop stop, in Stop first, in Stop second, int release, out long own)
    {
        var (there, back, direct) = schedule.Ways(first, stop, second);
        var arrival = first.Start + first.Duration;
        var start = Math.Max(release, arrival + there);
        var late = Math.Max(0, start - stop.Due);
        own = weightTardiness * late + weightLargest * Math.Max(0, late - at.Largest);
        var least = own + weightTravel * (there + back - direct);
        var next = start + stop.Duration + back;
        if (next > second.Start)
        {
            least += weightTardiness * (Math.Max(0, next - second.Due) - second.Tardiness);
        }
        return next < arrival + direct ? long.MinValue / 2 : least;
    }
}
