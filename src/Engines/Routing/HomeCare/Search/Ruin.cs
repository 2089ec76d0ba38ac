using Yiju.Kernel.Search;

namespace Yiju.Routing.HomeCare.Search;

/// <summary>
/// Takes strings of neighbouring stops out of routes that pass near one another, after Christiaens and Vanden Berghe
/// (<i>Slack induction by string removals</i>, 2020, doi 10.1287/trsc.2019.0914), and puts them back one after the other.
/// </summary>
internal sealed class Ruin
{
    private readonly CareInstance instance;
    private readonly AnnealingSettings settings;
    private readonly Schedule schedule;
    private readonly Insertion insertion;
    private readonly SeededRandom random;
    private readonly int[][] near;
    private readonly int[] removed;
    private readonly Comparison<int>[] orders;
    private int count;

    public Ruin(
        CareInstance instance,
        AnnealingSettings settings,
        Schedule schedule,
        Insertion insertion,
        SeededRandom random,
        int[][] near
    )
    {
        this.instance = instance;
        this.settings = settings;
        this.schedule = schedule;
        this.insertion = insertion;
        this.random = random;
        this.near = near;
        removed = new int[instance.Operations.Count];
        orders =
        [
            (a, b) => schedule.Stops[a].Due.CompareTo(schedule.Stops[b].Due),
            (a, b) => instance.Able(a).Length.CompareTo(instance.Able(b).Length),
        ];
    }

    /// <summary>Takes out stops around one operation; false if the schedule cannot be timed without them.</summary>
    public bool Take(int around)
    {
        var size = 1 + random.Below(settings.LargestRuin);
        var neighbours = near[around];
        var at = around;
        for (var rank = 0; ; )
        {
            if (schedule.Has(at) && !TakeString(at, size - count))
            {
                return false;
            }
            if (count >= size || rank >= neighbours.Length)
            {
                return true;
            }
            at = neighbours[rank];
            rank += 1 + random.Below(3);
        }
    }

    /// <summary>Puts back what was taken out; false, with something still missing, if that cannot be done within the limit.</summary>
    public bool Recreate(long limit)
    {
        var taken = removed.AsSpan(0, count);
        random.Shuffle(taken);
        var order = random.Below(2 * orders.Length);
        if (order < orders.Length)
        {
            Sort(taken, orders[order]);
        }
        foreach (var operation in taken)
        {
            if (!schedule.Has(operation) && !insertion.Place(operation, limit))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Forgets what was taken out.</summary>
    public void Clear() => count = 0;

    /// <summary>A string of random length, not beyond the most, that has an operation somewhere in it.</summary>
    private bool TakeString(int operation, int most)
    {
        var length = 1 + random.Below(Math.Clamp(most, 1, settings.LongestString));
        for (var back = random.Below(length); back > 0; back--)
        {
            var previous = schedule.Stops[operation].Previous;
            if (schedule.IsOffice(previous))
            {
                break;
            }
            operation = previous;
        }
        for (; length > 0 && !schedule.IsOffice(operation); length--)
        {
            var next = schedule.Stops[operation].Next;
            var partner = schedule.Stops[operation].Partner;
            var whole = partner >= 0 && schedule.Has(partner) && random.Below(4) > 0;
            if (!Remove(operation) || (whole && !Remove(partner)))
            {
                return false;
            }
            operation = next;
        }
        return true;
    }

    private bool Remove(int operation)
    {
        removed[count++] = operation;
        return schedule.Remove(operation);
    }

    /// <summary>By insertion: a few items, and no allocation.</summary>
    private static void Sort(Span<int> items, Comparison<int> order)
    {
        for (var i = 1; i < items.Length; i++)
        {
            var item = items[i];
            var to = i;
            for (; to > 0 && order(items[to - 1], item) > 0; to--)
            {
                items[to] = items[to - 1];
            }
            items[to] = item;
        }
    }
}
