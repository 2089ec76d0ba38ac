using Yiju.Routing.Rosters.Solving;

namespace Yiju.Bench;

/// <summary>
/// What a dispatcher does by hand: visits by start of window, each to the qualified worker with the least added travel
/// among those to whom it fits, ties by id. A visit of two goes to the two who together add the least.
/// </summary>
internal sealed class CityDayBaseline(Instance instance, bool appendOnly)
{
    private readonly Schedule schedule = new(instance);

    public Schedule Run()
    {
        foreach (var (first, second) in instance.JobsOf.OrderBy(j => instance.Nodes[j.First].From).ThenBy(j => j.First))
        {
            var mark = schedule.Mark();
            var done =
                second < 0
                    ? Spots(first).FirstOrDefault() is { After: > 0 } spot && schedule.Insert(first, spot.After)
                    : Pair(first, second);
            if (!done)
            {
                schedule.Undo(mark);
            }
            schedule.Forget();
        }
        return schedule;
    }

    private bool Pair(int first, int second)
    {
        var spots = Spots(first);
        var pairs =
            from i in Enumerable.Range(0, Math.Min(spots.Count, 40))
            from j in Enumerable.Range(0, Math.Min(spots.Count, 40))
            let one = spots[i]
            let two = spots[j]
            where one.Tour != two.Tour && Math.Max(one.Earliest, two.Earliest) <= Math.Min(one.Latest, two.Latest)
            orderby one.Cost + two.Cost, i, j
            select (one, two);
        foreach (var (one, two) in pairs.Take(5))
        {
            var mark = schedule.Mark();
            if (schedule.InsertPair(first, one.After, second, two.After))
            {
                return true;
            }
            schedule.Undo(mark);
        }
        return false;
    }

    private List<Spot> Spots(int job)
    {
        var insertions = new Insertions(schedule);
        insertions.Ask(job);
        var list = new List<Spot>();
        for (var tour = 0; tour < instance.Tours.Length; tour++)
        {
            if (!insertions.MayTake(tour))
            {
                continue;
            }
            var spots = new Spot[appendOnly ? 3 : 1];
            var count = 0;
            insertions.Several(tour, spots, ref count);
            var fitting = appendOnly
                ? spots.Take(count).Where(s => IsLast(s.After)).ToArray()
                : spots.Take(count).ToArray();
            list.AddRange(fitting.Take(1));
        }
        return [.. list.OrderBy(s => s.Cost).ThenBy(s => s.Tour)];
    }

    private bool IsLast(int node)
    {
        for (var next = schedule[node].Next; next >= 0; next = schedule[next].Next)
        {
            if (next < instance.Jobs)
            {
                return false;
            }
        }
        return true;
    }
}
