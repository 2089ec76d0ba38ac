using Yiju.Kernel.Search;

namespace Yiju.Routing.HomeCare.Search;

/// <summary>
/// Two caregivers go on with each other's routes from a stop on (2-opt*, Potvin and Rousseau 1995,
/// doi 10.1057/jors.1995.204), or from the office on, which exchanges their whole routes.
/// </summary>
internal sealed class TailSwap(CareInstance instance, Schedule schedule, SeededRandom random, int[][] near)
{
    private readonly int[] mine = new int[instance.Operations.Count];
    private readonly int[] theirs = new int[instance.Operations.Count];

    /// <summary>Swaps the tail from an operation on with one that begins near it.</summary>
    /// <returns>False, with the schedule left as it then was, if that is impossible or costs more than the limit.</returns>
    public bool Try(int operation, long limit)
    {
        var neighbours = near[operation];
        if (neighbours.Length == 0)
        {
            return false;
        }
        var other = neighbours[random.Below(1 + random.Below(neighbours.Length))];
        var (who, whose) = (schedule.Stops[operation].Caregiver, schedule.Stops[other].Caregiver);
        if (who == whose)
        {
            return false;
        }
        var before = schedule.Stops[operation].Previous;
        var behind = random.Below(2) == 0 ? other : schedule.Stops[other].Previous;
        var myTail = Tail(before, mine);
        var theirTail = Tail(behind, theirs);
        return Fits(myTail, whose, theirTail)
            && Fits(theirTail, who, myTail)
            && Remove(myTail)
            && Remove(theirTail)
            && Append(theirTail, before, limit)
            && Append(myTail, behind, limit);
    }

    private ReadOnlySpan<int> Tail(int before, int[] tail)
    {
        var count = 0;
        for (var stop = schedule.Stops[before].Next; !schedule.IsOffice(stop); stop = schedule.Stops[stop].Next)
        {
            tail[count++] = stop;
        }
        return tail.AsSpan(0, count);
    }

    /// <summary>Whether a caregiver who gives a tail away can do all of another one and is nobody's partner in it.</summary>
    private bool Fits(ReadOnlySpan<int> tail, int caregiver, ReadOnlySpan<int> givenAway)
    {
        foreach (var operation in tail)
        {
            var partner = schedule.Stops[operation].Partner;
            if (
                !instance.Able(operation).Contains(caregiver)
                || (partner >= 0 && schedule.Stops[partner].Caregiver == caregiver && !givenAway.Contains(partner))
            )
            {
                return false;
            }
        }
        return true;
    }

    private bool Remove(ReadOnlySpan<int> tail)
    {
        for (var last = tail.Length - 1; last >= 0; last--)
        {
            if (!schedule.Remove(tail[last]))
            {
                return false;
            }
        }
        return true;
    }

    private bool Append(ReadOnlySpan<int> tail, int before, long limit)
    {
        foreach (var operation in tail)
        {
            if (!schedule.Insert(operation, before, limit))
            {
                return false;
            }
            before = operation;
        }
        return true;
    }
}
