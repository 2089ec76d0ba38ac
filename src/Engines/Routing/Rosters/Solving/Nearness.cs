namespace Yiju.Routing.Rosters.Solving;

/// <summary>
/// Who and what is near a job, in travel and in time, found when first asked for. Several searches may ask at once: they
/// would find the same.
/// </summary>
internal sealed class Nearness(Instance instance)
{
    /// <summary>Jobs kept for each job.</summary>
    private const int MostJobs = 48;

    /// <summary>Tours kept for each job, by where they start.</summary>
    private const int MostTours = 16;

    private readonly int[]?[] jobs = new int[]?[instance.Jobs];
    private readonly int[]?[] tours = new int[]?[instance.Jobs];

    /// <summary>
    /// Jobs that could well stand before or after it, nearest first: travel plus a share of the waiting that their
    /// windows force, more for the lateness (Vidal et al. 2013, doi 10.1016/j.cor.2012.07.018).
    /// </summary>
    public int[] Jobs(int job) => jobs[job] ??= NearJobs(job);

    /// <summary>Tours of workers who may take it on a shift at its time, by the way from where they start.</summary>
    public int[] Tours(int job) => tours[job] ??= NearTours(job);

    private int[] NearJobs(int job)
    {
        var list = new Nearest(MostJobs);
        ref readonly var own = ref instance.Nodes[job];
        for (var other = 0; other < instance.Jobs; other++)
        {
            ref readonly var fact = ref instance.Nodes[other];
            if (fact.Visit == own.Visit)
            {
                continue;
            }
            var seconds = instance.Travel.Seconds(0, own.Place, fact.Place);
            if (seconds < list.Farthest)
            {
                list.Add(other, seconds + Math.Min(Strain(own, fact, seconds), Strain(fact, own, seconds)));
            }
        }
        return list.InOrder();
    }

    /// <summary>One after the other: seconds of lateness, and a fifth of the seconds of waiting, that nothing can avoid.</summary>
    private static int Strain(in NodeFacts one, in NodeFacts two, int seconds)
    {
        var waiting = two.From - one.Duration - seconds - one.Until;
        var lateness = one.From + one.Duration + seconds - two.Until;
        return (Math.Max(0, waiting) / 5) + Math.Max(0, lateness);
    }

    private int[] NearTours(int job)
    {
        var list = new Nearest(MostTours);
        ref readonly var own = ref instance.Nodes[job];
        var row = instance.PairRows[own.Row];
        for (var t = 0; t < instance.Tours.Length; t++)
        {
            ref readonly var tour = ref instance.Tours[t];
            ref readonly var start = ref instance.Nodes[tour.First];
            if (
                row[t] != Instance.Forbidden
                && (own.LockedWorker < 0 || own.LockedWorker == tour.Worker)
                && start.From <= own.Until
                && instance.Nodes[tour.Last].Until >= own.From
            )
            {
                var way = instance.Travel.Seconds(tour.Mode, start.Place, own.Place);
                list.Add(t, way + (int)Math.Min(row[t] / Instance.Unit, Rosters.Travel.Never));
            }
        }
        return list.InOrder();
    }

    /// <summary>The few smallest of many, ties by number.</summary>
    private sealed class Nearest(int most)
    {
        private readonly (int Distance, int Item)[] items = new (int, int)[most];
        private int count;

        public int Farthest { get; private set; } = int.MaxValue;

        public void Add(int item, int distance)
        {
            if (distance >= Farthest)
            {
                return;
            }
            var at = count < most ? count++ : most - 1;
            for (; at > 0 && items[at - 1].Distance > distance; at--)
            {
                items[at] = items[at - 1];
            }
            items[at] = (distance, item);
            Farthest = count == most ? items[most - 1].Distance : int.MaxValue;
        }

        public int[] InOrder() => [.. items.Take(count).Select(i => i.Item)];
    }
}
