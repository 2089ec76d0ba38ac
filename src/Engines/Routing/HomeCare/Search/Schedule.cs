namespace Yiju.Routing.HomeCare.Search;

/// <summary>
/// Routes as linked lists with the earliest start of every operation, kept up to date by propagation along the arcs
/// that a change really moves. Everything done since a <see cref="Mark"/> can be undone.
/// </summary>
/// <remarks>
/// Starts are the least fix-point of the difference constraints of <see cref="Timing.EarliestStarts"/>. Inserting an
/// operation only adds constraints, so raising starts from below reaches the new fix-point, and what is met on the way is
/// a lower bound of the new cost: an insertion is given up as soon as that exceeds what may be accepted. A positive cycle
/// would raise for ever and is cut off. Removing lowers starts until nothing changes; a ring of constraints whose weights
/// add up to exactly 0 may keep them too high then, which is why a result is timed afresh.
/// </remarks>
internal sealed class Schedule
{
    private readonly Stop[] stops;
    private readonly int[] travel;
    private readonly CareWeights weights;
    private readonly int operations;
    private readonly int mostRaises;
    private readonly int mostSteps;
    private int[] pendingStop;
    private readonly int[] pendingStart;
    private (int Stop, int Value)[] log;
    private int logged;
    private long distance;
    private long tardiness;
    private int largest;
    private int largestAt;

    public Schedule(CareInstance instance, CareWeights weights)
    {
        this.weights = weights;
        operations = instance.Operations.Count;
        travel = instance.TravelMatrix.ToArray();
        // Who stays at the office does not travel, whatever the instance says.
        travel[0] = 0;
        stops = new Stop[operations + instance.Caregivers.Count];
        mostRaises = 4 * operations + 64;
        mostSteps = 64 * mostRaises;
        pendingStop = new int[mostRaises + 4];
        pendingStart = new int[pendingStop.Length];
        log = new (int, int)[2 * mostRaises + 1024];
        for (var o = 0; o < operations; o++)
        {
            var operation = instance.Operations[o];
            var patient = instance.Patients[operation.Patient];
            var gap = patient.Gap ?? default;
            stops[o] = new Stop
            {
                Release = patient.Release,
                Due = patient.Due,
                Duration = instance.Demand(operation).Duration,
                Place = operation.Patient + 1,
                Ways = (operation.Patient + 1) * instance.Places,
                Partner = operation.Double ? o + 1 - 2 * operation.Demand : -1,
                Gap = operation.Demand == 0 ? gap.Least : -gap.Most,
            };
        }
        for (var office = operations; office < stops.Length; office++)
        {
            stops[office] = new Stop
            {
                Caregiver = office - operations,
                Due = int.MaxValue / 2,
                Partner = -1,
            };
        }
        Clear();
    }

    /// <summary>Where the schedule stood.</summary>
    public readonly record struct Mark(int Logged, long Distance, long Tardiness, int Largest, int LargestAt);

    /// <summary>The weighted sum of travel, total and largest tardiness of the operations that are in routes.</summary>
    public long Cost =>
        weights.Travel * distance + weights.Tardiness * tardiness + (long)weights.LargestTardiness * largest;

    /// <summary>The total tardiness.</summary>
    public long Tardiness => tardiness;

    /// <summary>The largest tardiness.</summary>
    public int Largest => largest;

    public ReadOnlySpan<Stop> Stops => stops;

    public Mark Now => new(logged, distance, tardiness, largest, largestAt);

    /// <summary>The office of a caregiver: before the first and after the last stop of the route.</summary>
    public int Office(int caregiver) => operations + caregiver;

    public bool IsOffice(int stop) => stop >= operations;

    /// <summary>Whether an operation is in a route.</summary>
    public bool Has(int operation) => stops[operation].Caregiver >= 0;

    /// <summary>Begins anew with these routes, which can be timed; operations of each caregiver in order.</summary>
    public void Load(IReadOnlyList<IReadOnlyList<int>> routes)
    {
        Clear();
        for (var caregiver = 0; caregiver < routes.Count; caregiver++)
        {
            var before = Office(caregiver);
            foreach (var operation in routes[caregiver])
            {
                Insert(operation, before, long.MaxValue);
                Forget();
                before = operation;
            }
        }
    }

    /// <summary>Makes everything done so far final.</summary>
    public void Forget() => logged = 0;

    /// <summary>Takes back everything done since then.</summary>
    public void Undo(in Mark mark)
    {
        while (logged > mark.Logged)
        {
            var (stop, value) = log[--logged];
            if (stop >= 0)
            {
                stops[stop].Start = value;
            }
            else if (value >= 0)
            {
                Link(~stop, value);
            }
            else
            {
                Unlink(~stop);
            }
        }
        (_, distance, tardiness, largest, largestAt) = mark;
    }

    /// <summary>
    /// Takes an operation out of its route; everybody behind it starts as early as they then can. False if the way
    /// without it is so much longer that the routes can no longer be timed; the caller undoes what was begun.
    /// </summary>
    public bool Remove(int operation)
    {
        Reserve();
        ref var stop = ref stops[operation];
        var (before, after) = (stop.Previous, stop.Next);
        distance -= Detour(before, stop, after);
        tardiness -= stop.Tardiness;
        Log(operation, stop.Start);
        stop.Start = Stop.Absent;
        Log(~operation, before);
        Unlink(operation);
        if (largestAt == operation)
        {
            largestAt = -1;
        }
        var count = 0;
        if (after < operations)
        {
            pendingStop[count++] = after;
        }
        if (stop.Partner >= 0 && stops[stop.Partner].Caregiver >= 0)
        {
            pendingStop[count++] = stop.Partner;
        }
        return Settle(count);
    }

    /// <summary>
    /// Puts an operation into the route behind <paramref name="before"/>. False if the cost then exceeds the limit or
    /// the routes can no longer be timed; the caller undoes what was begun.
    /// </summary>
    public bool Insert(int operation, int before, long limit)
    {
        Reserve();
        ref var stop = ref stops[operation];
        var after = stops[before].Next;
        var direct = stops[before].Start + stops[after].Leg;
        distance += Detour(before, stop, after);
        Log(~operation, -1);
        Link(operation, before);
        var start = Math.Max(stop.Release, stops[before].Start + stop.Leg);
        if (stop.Partner >= 0 && stops[stop.Partner].Caregiver >= 0)
        {
            start = Math.Max(start, stops[stop.Partner].Start + stops[stop.Partner].Gap);
        }
        if (start + stops[after].Leg < direct)
        {
            // Travel times need not be a metric: who comes after may gain by a detour.
            pendingStop[0] = operation;
            return Settle(1) && Cost <= limit;
        }
        return Raise(operation, start, limit);
    }

    /// <summary>The ways to a stop between two others, from it, and past it.</summary>
    public (int There, int Back, int Direct) Ways(in Stop first, in Stop stop, in Stop second) =>
        (travel[first.Ways + stop.Place], travel[stop.Ways + second.Place], travel[first.Ways + second.Place]);

    private int Detour(int before, in Stop stop, int after)
    {
        var (there, back, direct) = Ways(stops[before], stop, stops[after]);
        return there + back - direct;
    }

    /// <summary>Raises a start and all that it pushes; false as soon as the cost exceeds the limit.</summary>
    private bool Raise(int stop, int start, long limit)
    {
        var room = limit - weights.Travel * distance;
        var (raises, count) = (0, 0);
        while (true)
        {
            ref var at = ref stops[stop];
            var late = Math.Max(0, start - at.Due);
            tardiness += late - at.Tardiness;
            Log(stop, at.Start);
            at.Start = start;
            if (late > largest)
            {
                (largest, largestAt) = (late, stop);
            }
            var spent = weights.Tardiness * tardiness + (long)weights.LargestTardiness * largest;
            if (spent > room || ++raises > mostRaises)
            {
                return false;
            }
            if (at.Partner >= 0 && stops[at.Partner].Caregiver >= 0 && stops[at.Partner].Start < start + at.Gap)
            {
                pendingStop[count] = at.Partner;
                pendingStart[count++] = start + at.Gap;
            }
            stop = at.Next;
            if (stop < operations)
            {
                start += stops[stop].Leg;
                if (start > stops[stop].Start)
                {
                    continue;
                }
            }
            do
            {
                if (count == 0)
                {
                    return true;
                }
                stop = pendingStop[--count];
                start = pendingStart[count];
            } while (start <= stops[stop].Start);
        }
    }

    /// <summary>
    /// Lets the first so many pending stops start as early as they can, then all whose earliest start that changes; false
    /// if that does not end.
    /// </summary>
    private bool Settle(int count)
    {
        for (var steps = 0; count > 0; steps++)
        {
            if (steps > mostSteps)
            {
                return false;
            }
            var stop = pendingStop[--count];
            ref var at = ref stops[stop];
            var start = Math.Max(at.Release, stops[at.Previous].Start + at.Leg);
            if (at.Partner >= 0 && stops[at.Partner].Caregiver >= 0)
            {
                ref var partner = ref stops[at.Partner];
                var other = Math.Max(partner.Release, stops[partner.Previous].Start + partner.Leg);
                (start, other) = (Math.Max(start, other + partner.Gap), Math.Max(other, start + at.Gap));
                count = SetStart(at.Partner, other, count);
            }
            count = SetStart(stop, start, count);
        }
        if (largestAt < 0)
        {
            FindLargest();
        }
        return true;
    }

    private int SetStart(int stop, int start, int count)
    {
        ref var at = ref stops[stop];
        if (start == at.Start)
        {
            return count;
        }
        Reserve();
        Log(stop, at.Start);
        tardiness -= at.Tardiness;
        at.Start = start;
        tardiness += at.Tardiness;
        if (at.Tardiness > largest)
        {
            (largest, largestAt) = (at.Tardiness, stop);
        }
        else if (largestAt == stop)
        {
            largestAt = -1;
        }
        if (at.Next < operations)
        {
            if (count == pendingStop.Length)
            {
                Array.Resize(ref pendingStop, 2 * count);
            }
            pendingStop[count++] = at.Next;
        }
        return count;
    }

    private void Clear()
    {
        for (var operation = 0; operation < operations; operation++)
        {
            ref var stop = ref stops[operation];
            (stop.Start, stop.Caregiver) = (Stop.Absent, -1);
        }
        for (var office = operations; office < stops.Length; office++)
        {
            (stops[office].Next, stops[office].Previous) = (office, office);
        }
        (logged, distance, tardiness, largest, largestAt) = (0, 0, 0, 0, stops.Length);
    }

    private void FindLargest()
    {
        (largest, largestAt) = (0, stops.Length);
        for (var stop = 0; stop < operations; stop++)
        {
            if (stops[stop].Start - stops[stop].Due > largest)
            {
                (largest, largestAt) = (stops[stop].Start - stops[stop].Due, stop);
            }
        }
    }

    private void Link(int operation, int before)
    {
        ref var stop = ref stops[operation];
        ref var first = ref stops[before];
        stop.Previous = before;
        stop.Next = first.Next;
        stop.Caregiver = first.Caregiver;
        stop.Leg = first.Duration + travel[first.Ways + stop.Place];
        first.Next = operation;
        ref var second = ref stops[stop.Next];
        second.Previous = operation;
        second.Leg = stop.Duration + travel[stop.Ways + second.Place];
    }

    private void Unlink(int operation)
    {
        ref var stop = ref stops[operation];
        ref var first = ref stops[stop.Previous];
        ref var second = ref stops[stop.Next];
        first.Next = stop.Next;
        second.Previous = stop.Previous;
        second.Leg = first.Duration + travel[first.Ways + second.Place];
        stop.Caregiver = -1;
    }

    /// <summary>What a stop's start was; or, with the complement of the stop, behind which one it stood, −1 for nowhere.</summary>
    private void Log(int stop, int value) => log[logged++] = (stop, value);

    /// <summary>Room in the log for one more change of any size.</summary>
    private void Reserve()
    {
        if (log.Length - logged < mostRaises + 8)
        {
            Array.Resize(ref log, 2 * log.Length);
        }
    }
}
