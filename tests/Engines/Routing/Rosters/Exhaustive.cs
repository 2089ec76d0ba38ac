using Yiju.Routing.Rosters;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Solving;

namespace Yiju.Tests.Engines.Routing.Rosters;

/// <summary>Every way to put every visit anywhere or nowhere; only for a handful of visits.</summary>
internal sealed class Exhaustive
{
    private readonly RosterProblem problem;
    private readonly Instance instance;
    private readonly Schedule schedule;
    private readonly List<int>[] tours;
    private readonly int[] all;
    private double best = double.MaxValue;

    private Exhaustive(RosterProblem problem)
    {
        this.problem = problem;
        instance = InstanceBuilder.Build(problem);
        schedule = new Schedule(instance);
        tours = [.. instance.Tours.Select(t => new List<int>(t.Pinned))];
        all = [.. Enumerable.Range(0, tours.Length)];
    }

    /// <returns>The least cost in minutes of travel of a plan that keeps every rule.</returns>
    public static double Optimum(RosterProblem problem)
    {
        var search = new Exhaustive(problem);
        search.Visit(0);
        return search.best;
    }

    private void Visit(int visit)
    {
        if (visit == instance.JobsOf.Length)
        {
            Judge();
            return;
        }
        Visit(visit + 1);
        var (first, second) = instance.JobsOf[visit];
        Everywhere(
            first,
            () =>
            {
                if (second < 0)
                {
                    Visit(visit + 1);
                }
                else
                {
                    Everywhere(second, () => Visit(visit + 1));
                }
            }
        );
    }

    private void Everywhere(int job, Action then)
    {
        for (var t = 0; t < tours.Length; t++)
        {
            if (instance.PairRows[instance.Nodes[job].Row][t] == Instance.Forbidden)
            {
                continue;
            }
            for (var at = 0; at <= tours[t].Count; at++)
            {
                tours[t].Insert(at, job);
                then();
                tours[t].RemoveAt(at);
            }
        }
    }

    private void Judge()
    {
        var next = new int[instance.Nodes.Length];
        for (var t = 0; t < tours.Length; t++)
        {
            var previous = instance.Tours[t].First;
            foreach (var node in tours[t].Append(instance.Tours[t].Last))
            {
                next[previous] = node;
                previous = node;
            }
            next[previous] = -1;
        }
        if (!schedule.TryLoad(all, next))
        {
            return;
        }
        if (schedule.Cost / (60.0 * Instance.Unit) >= best - 0.001)
        {
            return;
        }
        var plan = PlanWriter.Write(schedule);
        if (PlanChecker.Check(problem, plan).Count == 0)
        {
            best = Math.Min(best, PlanCosts.Of(problem, plan).Sum(p => p.Minutes));
        }
    }
}
