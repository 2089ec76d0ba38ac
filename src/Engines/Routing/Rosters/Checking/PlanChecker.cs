using Yiju.Routing.Rosters.Constraints;

namespace Yiju.Routing.Rosters.Checking;

/// <summary>One rule that a plan breaks.</summary>
/// <param name="Constraint">Id of the rule; <c>plan</c> where the plan does not tell a possible story at all.</param>
/// <param name="Sentence">What is wrong where.</param>
public sealed record Breach(string Constraint, string Sentence);

/// <summary>
/// Looks at a finished plan from outside: everything is computed again from the problem, with nothing of the search, and
/// every broken rule is named.
/// </summary>
public static class PlanChecker
{
    /// <returns>Empty when the plan keeps all hard rules.</returns>
    public static IReadOnlyList<Breach> Check(RosterProblem problem, RosterPlan plan)
    {
        var breaches = new List<Breach>();
        var served = new Services(problem);
        var seen = new HashSet<(string, int)>();
        foreach (var tour in plan.Tours)
        {
            var worker = problem.Worker(tour.Worker);
            if (worker < 0 || tour.Shift < 0 || tour.Shift >= problem.Workers[worker].Shifts.Count)
            {
                breaches.Add(new Breach("plan", $"没有护理员“{tour.Worker}”的第 {tour.Shift + 1} 个班次。"));
            }
            else if (!seen.Add((tour.Worker, tour.Shift)))
            {
                breaches.Add(new Breach("plan", $"护理员“{tour.Worker}”的第 {tour.Shift + 1} 个班次出现了两次。"));
            }
            else
            {
                new TourCheck(problem, problem.Workers[worker], tour, served, breaches).Run();
            }
        }
        served.Check(breaches);
        Hours(problem, plan, breaches);
        return breaches;
    }

    private static void Hours(RosterProblem problem, RosterPlan plan, List<Breach> breaches)
    {
        var work = plan
            .Tours.Where(t =>
                problem.Worker(t.Worker) >= 0
                && t.Shift >= 0
                && t.Shift < problem.Workers[problem.Worker(t.Worker)].Shifts.Count
            )
            .Select(t =>
            {
                var worker = problem.Workers[problem.Worker(t.Worker)];
                var service = t.Stops.Where(s => s.Visit is not null).Sum(s => s.End - s.Start);
                return (
                    worker,
                    Day: worker.Shifts[t.Shift].From / RosterProblem.DaySeconds,
                    Seconds: service + t.Travel
                );
            })
            .ToList();
        foreach (var day in work.GroupBy(w => (w.worker, w.Day)))
        {
            if (day.Sum(w => w.Seconds) > day.Key.worker.DayCap)
            {
                breaches.Add(
                    new Breach(
                        "day-cap",
                        $"护理员“{day.Key.worker.Id}”第 {day.Key.Day + 1} 天工时 {Clock.Hours(day.Sum(w => w.Seconds))} 小时，超过上限。"
                    )
                );
            }
        }
        foreach (var week in work.GroupBy(w => (w.worker, Week: w.Day / 7)))
        {
            if (week.Sum(w => w.Seconds) > week.Key.worker.WeekCap)
            {
                breaches.Add(
                    new Breach(
                        "week-cap",
                        $"护理员“{week.Key.worker.Id}”第 {week.Key.Week + 1} 周工时 {Clock.Hours(week.Sum(w => w.Seconds))} 小时，超过上限。"
                    )
                );
            }
        }
    }
}
