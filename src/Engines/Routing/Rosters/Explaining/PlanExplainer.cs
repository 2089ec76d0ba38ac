using Yiju.Kernel;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Constraints;
using Yiju.Routing.Rosters.Solving;

namespace Yiju.Routing.Rosters.Explaining;

/// <summary>
/// Why this worker and not that one: asked of the rules and costs themselves at the plan as it stands, not of what the
/// search happened to try.
/// </summary>
public sealed class PlanExplainer
{
    /// <summary>Workers whose costs are told part by part.</summary>
    private const int MostWithParts = 5;

    /// <summary>Of the workers who may make a visit, so many of the nearest are asked why it does not fit into their tours.</summary>
    private const int MostAsked = 40;

    private readonly RosterProblem problem;
    private readonly Instance instance;
    private readonly Schedule schedule;
    private readonly TrialBuilder trials;
    private readonly Insertions insertions;

    private PlanExplainer(RosterProblem problem, Schedule schedule)
    {
        this.problem = problem;
        this.schedule = schedule;
        instance = schedule.Instance;
        trials = new TrialBuilder(schedule);
        insertions = new Insertions(schedule);
    }

    /// <returns>A refusal where the plan does not fit the problem, so that nothing could be said.</returns>
    public static Outcome<PlanExplainer> Of(RosterProblem problem, RosterPlan plan)
    {
        var instance = InstanceBuilder.Build(problem);
        var schedule = new Schedule(instance);
        int[] everything = [.. Enumerable.Range(0, instance.Tours.Length)];
        return schedule.TryLoad(everything, PlanReader.Layout(instance, plan))
            ? new PlanExplainer(problem, schedule)
            : Fault.Refused("plan-broken", "计划本身不能成立（时间对不上），请先用 check 查看。");
    }

    /// <summary>Who could make a visit instead, all else staying as it is.</summary>
    /// <param name="worker">Only this one; null: all.</param>
    /// <param name="second">Asks about the second worker of a visit of two.</param>
    public Outcome<VisitExplanation> Explain(string visit, string? worker = null, bool second = false)
    {
        var index = problem.Visit(visit);
        if (index < 0)
        {
            return Fault.NotFound("visit", $"没有编号为“{visit}”的服务。");
        }
        if (worker is not null && problem.Worker(worker) < 0)
        {
            return Fault.NotFound("worker", $"没有编号为“{worker}”的护理员。");
        }
        var (first, other) = instance.JobsOf[index];
        if (second && other < 0)
        {
            return Fault.Invalid("second", $"服务“{visit}”只要一人。");
        }
        var job = second ? other : first;
        var mark = schedule.Mark();
        var present = schedule.IsPlaced(job) ? instance.Tours[schedule[job].Tour].Worker : -1;
        if (!TryTakeOut(job))
        {
            schedule.Undo(mark);
            return Fault.Refused("stuck", $"服务“{visit}”一取消，后面的安排就不能成立，无法单独比较。");
        }
        var asked = worker is null ? Enumerable.Range(0, problem.Workers.Count) : [problem.Worker(worker)];
        var answers = asked
            .Select(w => Answer(job, w, w == present))
            .OrderBy(a => a.Best?.Minutes ?? double.MaxValue)
            .ThenBy(a => a.Objections.Count)
            .ToList();
        for (var i = 0; i < Math.Min(answers.Count, MostWithParts); i++)
        {
            answers[i] = WithParts(job, answers[i]);
        }
        schedule.Undo(mark);
        schedule.Forget();
        return new VisitExplanation(visit, second, answers);
    }

    /// <summary>Why each visit that the plan leaves out has nobody.</summary>
    public IReadOnlyList<LeftOut> LeftOut() =>
        [
            .. Enumerable
                .Range(0, problem.Visits.Count)
                .Where(v => !schedule.IsPlaced(instance.JobsOf[v].First))
                .Select(LeftOut),
        ];

    private LeftOut LeftOut(int visit)
    {
        var (first, second) = instance.JobsOf[visit];
        var reasons = new Dictionary<string, (Constraint Constraint, int Workers, string Example)>();
        void Count(Constraint constraint, string example)
        {
            var (_, workers, old) = reasons.GetValueOrDefault(constraint.Id);
            reasons[constraint.Id] = (constraint, workers + 1, old ?? example);
        }
        var may = new List<int>();
        for (var w = 0; w < problem.Workers.Count; w++)
        {
            if (PairObjection(first, w) is var (constraint, sentence))
            {
                Count(constraint, sentence);
            }
            else
            {
                may.Add(w);
            }
        }
        var fits = 0;
        foreach (var w in may.OrderBy(w => Way(first, w)).ThenBy(w => w).Take(MostAsked))
        {
            var (objections, _) = BestPosition(first, w);
            if (objections.Count == 0)
            {
                fits++;
                continue;
            }
            Count(ConstraintBook.Tours.First(c => c.Id == objections[0].Constraint), objections[0].Sentence);
        }
        var list = reasons
            .Values.OrderByDescending(r => r.Workers)
            .ThenBy(r => r.Constraint.Id, StringComparer.Ordinal)
            .ToList();
        return new LeftOut(
            problem.Visits[visit].Id,
            [.. list.Select(r => new LeftOutReason(r.Constraint.Id, r.Constraint.Title, r.Workers, r.Example))],
            Help(may.Count, fits, second >= 0, list.Select(r => r.Constraint))
        );
    }

    private static string Help(int may, int fits, bool two, IEnumerable<Constraint> reasons)
    {
        if (fits > 0)
        {
            return two
                ? "有一个人能来，但凑不齐同时有空的两人；请错开时间或增加人手。"
                : "有人能来，但不如不来合算；请提高这次服务的优先级。";
        }
        var constraint = may > 0 ? reasons.FirstOrDefault(r => r is TourConstraint) : reasons.FirstOrDefault();
        return constraint is null ? "没有护理员当班，请先安排班次。" : $"{constraint.Remedy}。";
    }

    /// <summary>Out of its tour, with the partner left where it is.</summary>
    private bool TryTakeOut(int job)
    {
        if (!schedule.IsPlaced(job))
        {
            return true;
        }
        var partner = instance.Nodes[job].Partner;
        var before = partner >= 0 ? schedule[partner].Prev : -1;
        return schedule.Remove(job) && (before < 0 || schedule.Insert(partner, before));
    }

    private WorkerAnswer Answer(int job, int worker, bool present)
    {
        var id = problem.Workers[worker].Id;
        if (PairObjection(job, worker) is var (constraint, sentence))
        {
            return new WorkerAnswer(id, present, [new Objection(constraint.Id, constraint.Title, sentence)], null);
        }
        var (objections, best) = BestPosition(job, worker);
        if (objections.Count > 0)
        {
            return new WorkerAnswer(id, present, objections, null);
        }
        return best is not { } spot
            ? new WorkerAnswer(id, present, [new Objection("shift", "班次", "没有班次。")], null)
            : new WorkerAnswer(id, present, [], Possible(job, spot));
    }

    private (PairConstraint, string)? PairObjection(int job, int worker)
    {
        ref readonly var fact = ref instance.Nodes[job];
        var visit = problem.Visits[fact.Visit];
        var days = problem
            .Workers[worker]
            .Shifts.Select(s => s.From / RosterProblem.DaySeconds)
            .DefaultIfEmpty(0)
            .Distinct()
            .ToList();
        foreach (var constraint in ConstraintBook.Pairs)
        {
            string? last = null;
            var everyDay = true;
            foreach (var day in days)
            {
                var date = problem.Data.FirstDay.AddDays(day);
                var question = new PairQuestion(problem, visit, fact.IsSecond, problem.Workers[worker], date);
                last = constraint.Objection(question) ?? last;
                everyDay &= constraint.Objection(question) is not null;
            }
            if (everyDay)
            {
                return (constraint, last!);
            }
        }
        return null;
    }

    /// <summary>The cheapest position that nothing speaks against; or what does where least does.</summary>
    private (IReadOnlyList<Objection> Objections, Spot? Best) BestPosition(int job, int worker)
    {
        ref readonly var tours = ref instance.Workers[worker];
        (List<Objection> Objections, long Overshoot)? least = null;
        var best = new Spot { Tour = -1, Cost = Instance.Infinite };
        insertions.Ask(job);
        for (var tour = tours.FirstTour; tour < tours.EndTour; tour++)
        {
            if (instance.PairRows[instance.Nodes[job].Row][tour] != Instance.Forbidden && !Meets(job, worker))
            {
                insertions.Best(tour, ref best, blinks: null);
            }
        }
        if (best.Tour >= 0)
        {
            return ([], best);
        }
        for (var tour = tours.FirstTour; tour < tours.EndTour; tour++)
        {
            for (
                var after = instance.Tours[tour].First;
                after != instance.Tours[tour].Last;
                after = schedule[after].Next
            )
            {
                var trial = trials.Build(job, tour, after);
                var objections = Objections(trial);
                if (
                    objections.Count > 0
                    && (
                        least is not var (others, overshoot)
                        || (objections.Count, Overshoot(trial)).CompareTo((others.Count, overshoot)) < 0
                    )
                )
                {
                    least = (objections, Overshoot(trial));
                }
            }
        }
        return (least?.Objections ?? [new Objection("shift", "班次", "没有班次。")], null);
    }

    /// <summary>By how many seconds times are overstepped in all.</summary>
    private static long Overshoot(TourTrial trial)
    {
        long seconds = Math.Max(0, trial.Back.At - trial.Back.Until);
        foreach (var stop in trial.Stops)
        {
            seconds += Math.Max(0, stop.Start - Math.Min(stop.Latest, stop.LinkedLatest));
        }
        return seconds;
    }

    private bool Meets(int job, int worker) =>
        instance.Nodes[job].Partner is >= 0 and var partner
        && schedule.IsPlaced(partner)
        && instance.Tours[schedule[partner].Tour].Worker == worker;

    private static List<Objection> Objections(TourTrial trial)
    {
        var objections = new List<Objection>();
        foreach (var constraint in ConstraintBook.Tours)
        {
            if (constraint.Objection(trial) is { } sentence)
            {
                objections.Add(new Objection(constraint.Id, constraint.Title, sentence));
            }
        }
        return objections;
    }

    private Possibility Possible(int job, in Spot spot)
    {
        var mark = schedule.Mark();
        var before = schedule.Cost;
        schedule.Insert(job, spot.After);
        var partner = instance.Nodes[job].Partner;
        var served = partner < 0 || schedule.IsPlaced(partner) ? instance.UnservedCost[instance.Nodes[job].Visit] : 0;
        var minutes = (schedule.Cost - before + served) / (60.0 * Instance.Unit);
        var start = schedule[job].Start;
        schedule.Undo(mark);
        var after = instance.Nodes[spot.After].Visit;
        return new Possibility(
            instance.Tours[spot.Tour].Shift,
            after < 0 ? null : problem.Visits[after].Id,
            start,
            minutes,
            []
        );
    }

    private WorkerAnswer WithParts(int job, WorkerAnswer answer)
    {
        if (answer.Best is not { } best)
        {
            return answer;
        }
        var (_, spot) = BestPosition(job, problem.Worker(answer.Worker));
        var without = PlanCosts.Of(problem, PlanWriter.Write(schedule));
        var mark = schedule.Mark();
        schedule.Insert(job, spot!.Value.After);
        var with = PlanCosts.Of(problem, PlanWriter.Write(schedule));
        schedule.Undo(mark);
        var parts = without
            .Zip(with, (w, v) => v with { Amount = v.Amount - w.Amount, Minutes = v.Minutes - w.Minutes })
            .Where(p => p.Part != ObjectivePart.Unserved && Math.Abs(p.Minutes) > 0.001)
            .ToList();
        return answer with { Best = best with { Parts = parts } };
    }

    private int Way(int job, int worker)
    {
        var tours = instance.Workers[worker];
        return tours.FirstTour == tours.EndTour
            ? Travel.Never
            : instance.Seconds(
                tours.FirstTour,
                instance.Nodes[instance.Tours[tours.FirstTour].First].Place,
                instance.Nodes[job].Place
            );
    }
}
