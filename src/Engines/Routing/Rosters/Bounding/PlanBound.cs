using Yiju.Routing.Rosters.Solving;

namespace Yiju.Routing.Rosters.Bounding;

/// <summary>
/// What no plan of a problem can cost less than, in minutes of travel: every visit by itself is either left out or made by the
/// worker, and from the place, that cost least; and nobody works longer than the shifts and caps allow.
/// </summary>
/// <param name="Serving">Of the visits that somebody may make: the way there from the nearest place, and a worker who is not the wished-for one.</param>
/// <param name="Impossible">Of visits that none of the workers may make.</param>
/// <param name="Short">Of visits for which the time of all workers together does not suffice (Dantzig 1957, doi 10.1287/opre.5.2.266).</param>
public sealed record PlanBound(double Serving, double Impossible, double Short)
{
    public double Minutes => Serving + Impossible + Short;

    /// <summary>The bound of a problem; for a city's day of 10,000 visits some tenths of a second.</summary>
    public static PlanBound Of(RosterProblem problem)
    {
        var instance = InstanceBuilder.Build(problem);
        var ways = new NearestWays(instance);
        var visits = new List<Share>();
        var impossible = 0L;
        for (var v = 0; v < instance.JobsOf.Length; v++)
        {
            var (first, second) = instance.JobsOf[v];
            if (Least(instance, ways, first, second) is { } least)
            {
                visits.Add(
                    new Share(Math.Min(least.Cost, instance.UnservedCost[v]), instance.UnservedCost[v], least.Seconds)
                );
            }
            else
            {
                impossible += instance.UnservedCost[v];
            }
        }
        // Figures of the search are rounded to whole units, each at most by half of one.
        var serving = Math.Max(0, visits.Sum(v => v.Made) - instance.Jobs);
        return new PlanBound(
            InMinutes(serving),
            InMinutes(impossible),
            InMinutes(Missing(visits, Available(instance)))
        );
    }

    private static double InMinutes(double units) => units / (60.0 * Instance.Unit);

    /// <summary>Cost and time of both parts of a visit at their least; null where one of them is for nobody.</summary>
    private static (long Cost, long Seconds)? Least(Instance instance, NearestWays ways, int first, int second)
    {
        var one = Least(instance, ways, first);
        var other = second < 0 ? (Cost: 0, Seconds: 0) : Least(instance, ways, second);
        return one is { } a && other is { } b ? (a.Cost + b.Cost, a.Seconds + b.Seconds) : null;
    }

    private static (long Cost, long Seconds)? Least(Instance instance, NearestWays ways, int job)
    {
        ref readonly var node = ref instance.Nodes[job];
        var row = instance.PairRows[node.Row];
        var (cost, way) = (Instance.Infinite, Travel.Never);
        for (var t = 0; t < row.Length; t++)
        {
            ref readonly var tour = ref instance.Tours[t];
            if (
                row[t] == Instance.Forbidden
                || (node.LockedWorker >= 0 && node.LockedWorker != tour.Worker)
                || instance.Nodes[tour.First].From > node.Until
                || instance.Nodes[tour.Last].Until < node.From + node.Duration
            )
            {
                continue;
            }
            var seconds = Math.Min(
                ways.FromVisits(tour.Mode, node.Place),
                instance.Travel.Seconds(tour.Mode, instance.Nodes[tour.First].Place, node.Place)
            );
            if (seconds < Travel.Never)
            {
                var other =
                    node.PublishedWorker >= 0 && node.PublishedWorker != tour.Worker ? instance.OtherWorkerCost : 0;
                cost = Math.Min(cost, row[t] + other + (instance.TravelCost * seconds));
                way = Math.Min(way, seconds);
            }
        }
        return cost == Instance.Infinite ? null : (cost, node.Duration + way);
    }

    /// <summary>Seconds of service and travel that all workers have together.</summary>
    private static long Available(Instance instance)
    {
        var weeks = (instance.Problem.Data.Days + 6) / 7;
        return instance.Workers.Sum(w =>
        {
            var tours = 0L;
            for (var t = w.FirstTour; t < w.EndTour; t++)
            {
                var (first, last) = (instance.Nodes[instance.Tours[t].First], instance.Nodes[instance.Tours[t].Last]);
                var days = ((last.Until - 1) / RosterProblem.DaySeconds) - (first.From / RosterProblem.DaySeconds) + 1;
                tours += Math.Min(last.Until - first.From, (long)w.DayCap * days);
            }
            return Math.Min(tours, (long)w.WeekCap * weeks);
        });
    }

    /// <summary>Leaves out, also by parts, what costs least for the time it frees, until the rest fits.</summary>
    private static double Missing(List<Share> visits, long available)
    {
        double over = visits.Sum(v => v.Seconds) - available;
        var cost = 0.0;
        foreach (var visit in visits.Where(v => v.Seconds > 0).OrderBy(v => (double)(v.Left - v.Made) / v.Seconds))
        {
            if (over <= 0)
            {
                break;
            }
            cost += (visit.Left - visit.Made) * Math.Min(1, over / visit.Seconds);
            over -= visit.Seconds;
        }
        return cost;
    }

    /// <param name="Made">What it costs at least, made or not.</param>
    /// <param name="Left">What it costs to leave it out.</param>
    /// <param name="Seconds">Of its workers, the way included.</param>
    private readonly record struct Share(long Made, long Left, long Seconds);
}
