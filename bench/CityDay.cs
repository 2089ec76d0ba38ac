using System.Diagnostics;
using Yiju.Kernel.Search;
using Yiju.Routing.Rosters;
using Yiju.Routing.Rosters.Bounding;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Replanning;
using Yiju.Routing.Rosters.Solving;

namespace Yiju.Bench;

/// <summary>A city's day over five seeds: the search and the baseline, and re-planning after one sick call.</summary>
internal static class CityDay
{
    private const int Seeds = 5;
    private const int Visits = 10_000;
    private const int Workers = 1_200;
    private const int NineThirty = (9 * 3600) + 1800;

    public static void Measure(double seconds, int threads)
    {
        RosterSolver.WarmUp();
        var (baseHours, hours, baseLeft, left) = (0.0, 0.0, 0, 0);
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            var problem = new CityDayCase(seed, Visits, Workers).Make();
            var clock = Stopwatch.StartNew();
            var baseline = PlanWriter.Write(
                new CityDayBaseline(InstanceBuilder.Build(problem), appendOnly: false).Run()
            );
            var (slow, away) = Sum(problem, baseline);
            Console.WriteLine(
                $"seed {seed} baseline: {slow:0.0} h on the road, {away} unserved, {clock.Elapsed.TotalSeconds:0.0} s"
            );
            var budget = new SearchBudget(TimeProvider.System, TimeSpan.FromSeconds(seconds));
            var plan = RosterSolver.Solve(problem, budget, seed, threads);
            var took = budget.Elapsed.TotalSeconds;
            var (fast, missing) = Sum(problem, plan);
            var breaches = PlanChecker.Check(problem, plan).Count + PlanChecker.Check(problem, baseline).Count;
            Console.WriteLine(
                $"seed {seed} plan: {fast:0.0} h on the road ({(fast / slow) - 1:+0.0%;-0.0%}), {missing} unserved, {took:0.0} s, "
                    + $"{breaches} broken rules, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB"
            );
            var proving = Stopwatch.StartNew();
            var (bound, cost) = (PlanBound.Of(problem), PlanCosts.Of(problem, plan).Sum(p => p.Minutes));
            Console.WriteLine(
                $"seed {seed} costs {cost:0}, provably not below {bound.Minutes:0} (on the road {bound.Serving:0}, for nobody {bound.Impossible:0}, too few hours {bound.Short:0}), proved in {proving.Elapsed.TotalSeconds:0.0} s"
            );
            SickCall(problem, plan, seed);
            (baseHours, hours, baseLeft, left) = (baseHours + slow, hours + fast, baseLeft + away, left + missing);
        }
        Console.WriteLine(
            $"mean: {baseHours / Seeds:0.0} h and {baseLeft / (double)Seeds:0.0} unserved become {hours / Seeds:0.0} h "
                + $"({(hours / baseHours) - 1:+0.0%;-0.0%}) and {left / (double)Seeds:0.0}"
        );
    }

    /// <summary>The worker with most visits still ahead calls in sick at half past nine.</summary>
    private static void SickCall(RosterProblem problem, RosterPlan plan, ulong seed)
    {
        var sick = plan.Tours.MaxBy(t => t.Stops.Count(s => s.Visit is not null && s.Start >= NineThirty))!.Worker;
        var budget = new SearchBudget(TimeProvider.System, TimeSpan.FromSeconds(0.6));
        var answer = Replanner.Replan(problem, plan, [new DayEvent.Sick(sick, NineThirty)], NineThirty, budget, seed);
        var took = budget.Elapsed;
        var replanned = answer.Value;
        var moved = replanned.Changes.Select(c => c.Visit).Distinct().Count();
        var lost = replanned.Changes.Count(c => c.ToWorker is null);
        Console.WriteLine(
            $"seed {seed} sick call: {took.TotalSeconds:0.00} s, {moved} visits moved ({moved / (double)Visits:0.00%}), "
                + $"{lost} of them to nobody, {PlanChecker.Check(replanned.Problem, replanned.Plan).Count} broken rules"
        );
    }

    private static (double Hours, int Unserved) Sum(RosterProblem problem, RosterPlan plan)
    {
        var served = plan
            .Tours.SelectMany(t => t.Stops)
            .Where(s => s.Visit is not null)
            .Select(s => s.Visit)
            .Distinct();
        return (plan.Tours.Sum(t => (long)t.Travel) / 3600.0, problem.Visits.Count - served.Count());
    }
}
