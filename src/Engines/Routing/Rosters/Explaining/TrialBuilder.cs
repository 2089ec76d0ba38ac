using Yiju.Routing.Rosters.Constraints;
using Yiju.Routing.Rosters.Solving;

namespace Yiju.Routing.Rosters.Explaining;

/// <summary>Walks a tour with a job put in, whatever it breaks, so that the rules can say what.</summary>
internal sealed class TrialBuilder(Schedule schedule)
{
    private readonly Instance instance = schedule.Instance;

    public TourTrial Build(int job, int tour, int after)
    {
        var problem = instance.Problem;
        ref readonly var facts = ref instance.Tours[tour];
        var worker = problem.Workers[facts.Worker];
        var stops = new List<TrialStop>();
        var at = instance.Nodes[facts.First].Place;
        var free = instance.Nodes[facts.First].From;
        var loading = facts.LoadTime;
        var (load, fullest, travel, service) = (0, 0, 0, 0);
        foreach (var node in Sequence(job, tour, after))
        {
            ref readonly var fact = ref instance.Nodes[node];
            var way = fact.Kind == NodeKind.Break ? 0 : instance.Seconds(tour, at, fact.Place);
            var arrival =
                Math.Max(free, fact.NotBefore) + way + (fact.Kind is NodeKind.Job or NodeKind.Break ? loading : 0);
            var snapped = schedule.SnapUp(node, Math.Max(arrival, Waits(node)));
            var start = snapped >= Instance.Never ? arrival : snapped;
            travel = Math.Min(Travel.Never, travel + way);
            if (fact.Kind == NodeKind.Job)
            {
                service += fact.Duration;
                fullest = Math.Max(fullest, load += fact.Demand);
            }
            else if (fact.Kind == NodeKind.Reload)
            {
                load = 0;
            }
            loading = fact.Kind == NodeKind.Reload ? facts.LoadTime : 0;
            if (node != facts.Last)
            {
                stops.Add(Stop(node, arrival, start, way));
            }
            at = fact.Kind == NodeKind.Break ? at : fact.Place;
            free = Math.Min(start + fact.Duration, Travel.Never);
        }
        return new TourTrial
        {
            Visit = problem.Visits[instance.Nodes[job].Visit],
            Worker = worker,
            Stops = stops,
            Back = (free, instance.Nodes[facts.Last].Until),
            Work = Work(tour, Math.Min(travel + service, Travel.Never)),
            Load = fullest,
            MeetsItself =
                instance.Nodes[job].Partner is >= 0 and var partner
                && schedule.IsPlaced(partner)
                && instance.Tours[schedule[partner].Tour].Worker == facts.Worker,
        };
    }

    private IEnumerable<int> Sequence(int job, int tour, int after)
    {
        for (var node = instance.Tours[tour].First; node >= 0; node = schedule[node].Next)
        {
            if (node != instance.Tours[tour].First)
            {
                yield return node;
            }
            if (node == after)
            {
                yield return job;
            }
        }
    }

    private TrialStop Stop(int node, int arrival, int start, int way)
    {
        ref readonly var fact = ref instance.Nodes[node];
        var kind = fact.Kind switch
        {
            NodeKind.Job => StopKind.Visit,
            NodeKind.Break => StopKind.Break,
            _ => StopKind.Reload,
        };
        var latest = schedule.SnapDown(node, Instance.Never);
        return new TrialStop(
            kind,
            fact.Visit < 0 ? null : instance.Problem.Visits[fact.Visit],
            way >= Travel.Never ? Travel.Never : Math.Min(arrival, Travel.Never - 1),
            start,
            latest,
            LinkedLatest(node)
        );
    }

    /// <summary>Not before the partner is there nor before what must come first has ended.</summary>
    private int Waits(int node)
    {
        var least = schedule.Released(node);
        ref readonly var fact = ref instance.Nodes[node];
        if (fact.Partner is >= 0 and var partner && schedule.IsPlaced(partner))
        {
            var own = schedule[partner].Own;
            least = Math.Max(least, fact.IsSecond ? own + fact.MinGap : own - fact.MaxGap);
        }
        return least;
    }

    private int LinkedLatest(int node)
    {
        var most = schedule.Bounded(node);
        ref readonly var fact = ref instance.Nodes[node];
        if (fact.Partner is >= 0 and var partner && schedule.IsPlaced(partner))
        {
            var own = schedule[partner].OwnLatest;
            most = Math.Min(most, fact.IsSecond ? own + fact.MaxGap : own - fact.MinGap);
        }
        return most;
    }

    private (int Day, int Week) Work(int tour, int seconds)
    {
        ref readonly var own = ref instance.Tours[tour];
        ref readonly var worker = ref instance.Workers[own.Worker];
        var (day, week) = (seconds, seconds);
        for (var t = worker.FirstTour; t < worker.EndTour; t++)
        {
            if (t != tour)
            {
                day += instance.Tours[t].Day == own.Day ? schedule.Work(t) : 0;
                week += instance.Tours[t].Day / 7 == own.Day / 7 ? schedule.Work(t) : 0;
            }
        }
        return (day, week);
    }
}
