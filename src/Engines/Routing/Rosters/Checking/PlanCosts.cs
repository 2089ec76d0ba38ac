using Yiju.Routing.Rosters.Constraints;
using Yiju.Routing.Rosters.Solving;

namespace Yiju.Routing.Rosters.Checking;

/// <summary>One part of what a plan costs.</summary>
/// <param name="Amount">How much there is of it, in <paramref name="Unit"/>.</param>
/// <param name="Minutes">What that weighs, in minutes of travel.</param>
public sealed record PartCost(ObjectivePart Part, double Amount, string Unit, double Minutes);

/// <summary>What a plan costs, part by part, computed again from the plan alone.</summary>
public static class PlanCosts
{
    public static IReadOnlyList<PartCost> Of(RosterProblem problem, RosterPlan plan)
    {
        var weights = problem.Data.Weights;
        var services = plan
            .Tours.SelectMany(t => t.Stops.Where(s => s.Visit is not null).Select(s => (Tour: t, Stop: s)))
            .Select(s =>
                (Visit: problem.Visits[problem.Visit(s.Stop.Visit!)], Worker: WorkerOf(problem, s.Tour), s.Stop)
            )
            .ToList();
        var served = services.Select(s => s.Visit.Id).ToHashSet();
        var left = problem.Visits.Where(v => !served.Contains(v.Id)).ToList();
        var late = services.Sum(s => Late(s.Visit, s.Stop));
        var travel = plan.Tours.Sum(t => (long)t.Travel);
        var parts = new List<PartCost>
        {
            new(ObjectivePart.Unserved, left.Count, "次", left.Sum(v => Objective.UnservedMinutes(v, weights))),
            new(ObjectivePart.Travel, travel / 60.0, "分钟", weights.Travel * travel / 60.0),
            new(ObjectivePart.Lateness, late / 60.0, "分钟", weights.Lateness * late / 60.0),
        };
        foreach (var part in Solving.PairCosts.Parts)
        {
            var costs = services.Select(s => Solving.PairCosts.Of(part, problem, s.Visit, s.Worker)).ToList();
            parts.Add(new PartCost(part, costs.Count(c => c > 0), "次", costs.Sum()));
        }
        var carers = services.GroupBy(s => s.Visit.Elder).Sum(g => g.Select(s => s.Worker.Id).Distinct().Count() - 1);
        parts.Add(new PartCost(ObjectivePart.Carers, carers, "人", weights.Carers * carers));
        parts.Add(Fairness(problem, plan, ObjectivePart.LoadFairness, weights.LoadFairness, Service));
        parts.Add(Fairness(problem, plan, ObjectivePart.TravelFairness, weights.TravelFairness, t => t.Travel));
        parts.AddRange(Changes(problem, services.Select(s => (s.Visit.Id, s.Worker.Id, s.Stop))));
        parts.Add(new PartCost(ObjectivePart.Tour, plan.Tours.Count, "人次", weights.Tour * plan.Tours.Count));
        return parts;
    }

    private static Worker WorkerOf(RosterProblem problem, Tour tour) => problem.Workers[problem.Worker(tour.Worker)];

    private static int Service(Tour tour) => tour.Stops.Where(s => s.Visit is not null).Sum(s => s.End - s.Start);

    private static long Late(Visit visit, Stop stop)
    {
        if (
            (stop.Second ? visit.Lock?.SecondStart : visit.Lock?.Start) is not null
            || visit.Windows.All(w => w.To == w.Until)
        )
        {
            return 0;
        }
        var (after, before) = stop.Second ? (visit.Second!.MinGap, visit.Second.MaxGap) : (0, 0);
        var best = long.MaxValue;
        foreach (var window in visit.Windows)
        {
            if (stop.Start >= window.From + after && stop.Start <= window.Until + before)
            {
                best = Math.Min(best, Math.Max(0, stop.Start - window.To - before));
            }
        }
        return best == long.MaxValue ? 0 : best;
    }

    private static PartCost Fairness(
        RosterProblem problem,
        RosterPlan plan,
        ObjectivePart part,
        double weight,
        Func<Tour, int> seconds
    )
    {
        var sum = plan
            .Tours.GroupBy(t => t.Worker)
            .Sum(g =>
            {
                var own = g.Sum(t => (double)seconds(t));
                var shifts = problem.Workers[problem.Worker(g.Key)].Shifts;
                return own * own / shifts.Sum(s => s.Until - s.From);
            });
        return new PartCost(part, sum / 60, "分钟", weight * sum / 60);
    }

    private static IEnumerable<PartCost> Changes(
        RosterProblem problem,
        IEnumerable<(string Visit, string Worker, Stop Stop)> services
    )
    {
        var weights = problem.Data.Weights;
        var published = new Dictionary<(string, bool), (string Worker, int Start)>();
        foreach (var tour in problem.Data.Published?.Tours ?? [])
        {
            foreach (var stop in tour.Stops.Where(s => s.Visit is not null))
            {
                published[(stop.Visit!, stop.Second)] = (tour.Worker, stop.Start);
            }
        }
        var (others, seconds) = (0, 0L);
        foreach (var (visit, worker, stop) in services)
        {
            if (published.TryGetValue((visit, stop.Second), out var before))
            {
                others += before.Worker == worker ? 0 : 1;
                seconds += Math.Abs(stop.Start - before.Start);
            }
        }
        yield return new PartCost(ObjectivePart.OtherWorker, others, "次", weights.OtherWorker * others);
        yield return new PartCost(ObjectivePart.OtherTime, seconds / 60.0, "分钟", weights.OtherTime * seconds / 60.0);
    }
}
