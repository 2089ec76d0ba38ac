using Yiju.Kernel.Search;

namespace Yiju.Routing.Rosters.Solving;

/// <summary>
/// Takes visits out of the tours, close to each other so that they can change places: strings of adjacent tours
/// (Christiaens and Vanden Berghe 2020, doi 10.1287/trsc.2019.0914), related visits (Shaw 1998,
/// doi 10.1007/3-540-49481-2_30), those that cost most (Ropke and Pisinger 2006, doi 10.1287/trsc.1050.0135), or all
/// that one worker has.
/// </summary>
internal sealed class Ruin(Schedule schedule, Nearness near, SeededRandom random, bool[] removable)
{
    /// <summary>Average number of visits taken out by strings, and the longest string.</summary>
    private const int Average = 8;
    private const int LongestString = 3;

    /// <summary>Most visits taken out as related or as worst.</summary>
    private const int MostRelated = 20;

    private readonly Instance instance = schedule.Instance;
    private readonly int[] touched = new int[schedule.Instance.Tours.Length];
    private readonly int[] line = new int[schedule.Instance.Jobs];
    private readonly (long Gain, int Job)[] gains = new (long, int)[64];
    private int round;

    /// <summary>Adds the visits taken out to <paramref name="removed"/>.</summary>
    public void Around(int seed, List<int> removed)
    {
        switch (random.Below(16))
        {
            case 0:
                Related(seed, removed);
                break;
            case 1:
                Worst(seed, removed);
                break;
            case 2:
                Worker(seed, removed);
                break;
            default:
                Strings(seed, removed);
                break;
        }
    }

    private void Strings(int seed, List<int> removed)
    {
        round++;
        var strings = 1 + random.Below(Math.Max(1, (4 * Average / (1 + LongestString)) - 1));
        String(seed, removed);
        foreach (var job in near.Jobs(seed))
        {
            if (strings <= 1)
            {
                return;
            }
            if (schedule.IsPlaced(job) && removable[job] && touched[schedule[job].Tour] != round)
            {
                String(job, removed);
                strings--;
            }
        }
    }

    /// <summary>A stretch of a tour that contains the job, at times with some kept in its middle.</summary>
    private void String(int job, List<int> removed)
    {
        var tour = schedule[job].Tour;
        touched[tour] = round;
        var (count, position) = Line(tour, job);
        var length = 1 + random.Below(Math.Min(LongestString, count));
        var kept = 0;
        if (length > 1 && length < count && random.Below(2) == 0)
        {
            kept = 1;
            while (length + kept < count && random.Below(100) >= 1)
            {
                if (random.Below(2) == 0)
                {
                    break;
                }
                kept++;
            }
        }
        var span = length + kept;
        var from = Math.Max(0, position - span + 1);
        var to = Math.Min(position, count - span);
        var start = from + random.Below(to - from + 1);
        var gap = kept == 0 ? span : 1 + random.Below(length - 1);
        for (var i = 0; i < span; i++)
        {
            if (i < gap || i >= gap + kept)
            {
                Remove(line[start + i], removed);
            }
        }
    }

    private (int Count, int Position) Line(int tour, int job)
    {
        var (count, position) = (0, 0);
        for (
            var node = schedule[instance.Tours[tour].First].Next;
            node != instance.Tours[tour].Last;
            node = schedule[node].Next
        )
        {
            if (node == job)
            {
                position = count;
            }
            if (node < instance.Jobs)
            {
                line[count++] = node;
            }
        }
        return (count, position);
    }

    private void Related(int seed, List<int> removed)
    {
        var most = 3 + random.Below(MostRelated - 2);
        Remove(seed, removed);
        var neighbours = near.Jobs(seed);
        for (var tries = 0; tries < 3 * most && removed.Count < most && neighbours.Length > 0; tries++)
        {
            var u = random.Unit();
            Remove(neighbours[(int)(u * u * neighbours.Length)], removed);
        }
    }

    private void Worst(int seed, List<int> removed)
    {
        var count = 0;
        Gain(seed, ref count);
        foreach (var job in near.Jobs(seed))
        {
            if (count == gains.Length)
            {
                break;
            }
            Gain(job, ref count);
        }
        gains.AsSpan(0, count).Sort();
        var most = Math.Min(count, 3 + random.Below(MostRelated - 2));
        while (removed.Count < most && count > 0)
        {
            var u = random.Unit();
            var at = count - 1 - (int)(u * u * u * count);
            Remove(gains[at].Job, removed);
            Array.Copy(gains, at + 1, gains, at, --count - at);
        }
    }

    private void Gain(int job, ref int count)
    {
        if (schedule.IsPlaced(job) && removable[job])
        {
            var mark = schedule.Mark();
            var before = schedule.Cost;
            if (schedule.Remove(job))
            {
                gains[count++] = (before - schedule.Cost, job);
            }
            schedule.Undo(mark);
        }
    }

    private void Worker(int seed, List<int> removed)
    {
        var (count, _) = Line(schedule[seed].Tour, seed);
        for (var i = 0; i < count; i++)
        {
            Remove(line[i], removed);
        }
        foreach (var job in near.Jobs(seed))
        {
            if (removed.Count >= count + Average)
            {
                return;
            }
            if (random.Below(2) == 0)
            {
                Remove(job, removed);
            }
        }
    }

    private void Remove(int job, List<int> removed)
    {
        if (!schedule.IsPlaced(job) || !removable[job])
        {
            return;
        }
        var mark = schedule.Mark();
        if (schedule.Remove(job))
        {
            removed.Add(instance.Nodes[job].Visit);
        }
        else
        {
            schedule.Undo(mark);
        }
    }
}
