using Yiju.Kernel;

namespace Yiju.Routing.Rosters.Replanning;

/// <summary>
/// The problem that is left after events: what has begun or was promised is locked, what can no longer be made is free,
/// and nobody is asked to come earlier than was said.
/// </summary>
internal sealed class Aftermath
{
    private readonly RosterProblem problem;
    private readonly RosterPlan plan;
    private readonly int now;
    private readonly int promised;
    private readonly Dictionary<string, int> sick = new(StringComparer.Ordinal);
    private readonly HashSet<string> cancelled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> overruns = new(StringComparer.Ordinal);
    private readonly List<Visit> urgent = [];
    private readonly ILookup<string, (Tour Tour, Stop Stop)> services;
    private readonly HashSet<string> delayed;

    public Aftermath(RosterProblem problem, RosterPlan plan, IReadOnlyList<DayEvent> events, int now, int promise)
    {
        this.problem = problem;
        this.plan = plan;
        this.now = now;
        promised = now + promise;
        services = plan
            .Tours.SelectMany(t => t.Stops.Where(s => s.Visit is not null).Select(s => (Tour: t, Stop: s)))
            .ToLookup(s => s.Stop.Visit!, StringComparer.Ordinal);
        foreach (var happened in events)
        {
            Note(happened);
        }
        var then = problem.Data.Orders.ToLookup(o => o.First, o => o.Then, StringComparer.Ordinal);
        delayed = Followers(overruns.Keys, visit => then[visit]);
    }

    public List<Fault> Faults { get; } = [];

    /// <summary>Visits that the plan can no longer hold where it has them, besides those that are gone.</summary>
    public IEnumerable<string> Freed =>
        plan
            .Tours.SelectMany(t => t.Stops.Where(s => s.Visit is not null && IsMissing(t, s)).Select(s => s.Visit!))
            .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// What has to give way where it does not fit any more, in order of time: visits behind an overrun, else those behind
    /// one that was taken out.
    /// </summary>
    public IEnumerable<string> Behind =>
        InOrder(delayed).Concat(InOrder(Followers([.. cancelled, .. Freed], _ => []).Except(delayed)));

    public RosterData Data() =>
        problem.Data with
        {
            Now = now,
            Published = plan,
            Visits = [.. problem.Visits.Where(v => !cancelled.Contains(v.Id)).Select(After), .. urgent],
            Orders = [.. problem.Data.Orders.Where(o => !cancelled.Contains(o.First) && !cancelled.Contains(o.Then))],
            Workers = [.. problem.Workers.Select(After)],
        };

    private void Note(DayEvent happened)
    {
        switch (happened)
        {
            case DayEvent.Sick(var worker, var from):
                if (Known(problem.Worker(worker), $"没有编号为“{worker}”的护理员。"))
                {
                    sick[worker] = Math.Max(from, now);
                }
                break;
            case DayEvent.Cancelled(var visit):
                if (Known(problem.Visit(visit), $"没有编号为“{visit}”的服务。"))
                {
                    Cancel(visit);
                }
                break;
            case DayEvent.Urgent(var visit):
                urgent.Add(visit);
                break;
            case DayEvent.Overrun(var visit, var duration):
                if (Known(problem.Visit(visit), $"没有编号为“{visit}”的服务。"))
                {
                    Overrun(visit, duration);
                }
                break;
        }
    }

    /// <summary>Whatever has not begun and comes after some visits: on the same tours, by an order, or behind such a visit.</summary>
    private HashSet<string> Followers(IEnumerable<string> visits, Func<string, IEnumerable<string>> then)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var reached = new Stack<string>(visits);
        while (reached.TryPop(out var visit))
        {
            var behind = services[visit]
                .SelectMany(s => s.Tour.Stops.Where(o => o.Visit is not null && o.Start > s.Stop.Start))
                .Select(s => s.Visit!)
                .Concat(then(visit));
            foreach (var other in behind)
            {
                if (services[other].Any() && services[other].All(s => s.Stop.Start >= now) && found.Add(other))
                {
                    reached.Push(other);
                }
            }
        }
        return found;
    }

    private IEnumerable<string> InOrder(IEnumerable<string> visits) =>
        visits.OrderBy(v => services[v].Min(s => s.Stop.Start)).ThenBy(v => v, StringComparer.Ordinal);

    private void Overrun(string visit, int duration)
    {
        if (services[visit].Any(s => s.Stop.End < now))
        {
            Faults.Add(Fault.Refused("ended", $"服务“{visit}”按计划已经结束，不能再登记超时。"));
        }
        overruns[visit] = duration;
    }

    private void Cancel(string visit)
    {
        if (services[visit].Any(s => s.Stop.Start < now))
        {
            Faults.Add(Fault.Refused("begun", $"服务“{visit}”已经开始，不能再取消。"));
        }
        cancelled.Add(visit);
    }

    private bool Known(int index, string sentence)
    {
        if (index < 0)
        {
            Faults.Add(Fault.NotFound("event", sentence));
        }
        return index >= 0;
    }

    private bool IsMissing(Tour tour, Stop stop) =>
        stop.Start >= now && sick.TryGetValue(tour.Worker, out var from) && stop.End > from;

    private Visit After(Visit visit)
    {
        var after = overruns.TryGetValue(visit.Id, out var duration) ? visit with { Duration = duration } : visit;
        var made = services[visit.Id].ToList();
        if (made.Count == 0 || made.Any(s => IsMissing(s.Tour, s.Stop)))
        {
            return after with { Lock = null };
        }
        var begun = made.Any(s => s.Stop.Start < now);
        var late = delayed.Contains(visit.Id);
        var first = made.First(s => !s.Stop.Second);
        if (begun || (made.Any(s => s.Stop.Start - s.Stop.Travel < promised) && !late))
        {
            return after with { Lock = Lock(made) };
        }
        return after with { Windows = [.. NotEarlier(visit.Windows, first.Stop.Start)] };
    }

    private static VisitLock Lock(List<(Tour Tour, Stop Stop)> made)
    {
        var ordered = made.OrderBy(s => s.Stop.Second).ToList();
        return new VisitLock(
            [.. ordered.Select(s => s.Tour.Worker)],
            ordered[0].Stop.Start,
            ordered.Count > 1 ? ordered[1].Stop.Start : null
        );
    }

    private static IEnumerable<TimeWindow> NotEarlier(IReadOnlyList<TimeWindow> windows, int start)
    {
        foreach (var window in windows.Where(w => w.Until >= start))
        {
            var from = Math.Max(window.From, start);
            yield return new TimeWindow(from, Math.Max(window.To, from), window.Until);
        }
    }

    /// <summary>An overrun does not by itself break the caps of hours.</summary>
    private Worker After(Worker worker)
    {
        var tours = plan.Tours.Where(t => t.Worker == worker.Id).ToList();
        var more = tours
            .SelectMany(t => t.Stops)
            .Where(s => s.Visit is not null && overruns.ContainsKey(s.Visit))
            .Sum(s => Math.Max(0, overruns[s.Visit!] - (s.End - s.Start)));
        return worker with
        {
            DayCap = worker.DayCap + more,
            WeekCap = worker.WeekCap + more,
            Shifts = [.. worker.Shifts.Select((s, i) => After(worker, s, tours.Find(t => t.Shift == i)))],
        };
    }

    private Shift After(Worker worker, Shift shift, Tour? tour)
    {
        var until = shift.Until;
        if (sick.TryGetValue(worker.Id, out var from) && from < until)
        {
            until = Math.Max(Math.Max(from, shift.From + 1), tour is null ? 0 : HomeBy(worker, tour));
        }
        var overrun = (tour?.Stops ?? []).Where(s => s.Visit is not null && overruns.ContainsKey(s.Visit)).ToList();
        until = Math.Max(until, overrun.Select(s => HomeBy(worker, s)).DefaultIfEmpty(0).Max());
        var over = overrun.Select(s => s.Start + overruns[s.Visit!]).DefaultIfEmpty(0).Max();
        return new Shift(
            shift.From,
            until,
            [
                .. shift
                    .Breaks.Select(b => After(b, tour, over))
                    .OfType<Break>()
                    .Where(b => until >= shift.Until || b.From < now),
            ]
        );
    }

    /// <summary>When somebody who fell sick is home: after what had begun.</summary>
    private int HomeBy(Worker worker, Tour tour)
    {
        var begun = tour.Stops.Where(s => s.Kind == StopKind.Visit ? !IsMissing(tour, s) : s.Start < now).ToList();
        return begun.Count == 0
            ? 0
            : begun.Max(s => s.End)
                + begun.Where(s => s.Visit is not null).Select(s => HomeBy(worker, s) - s.End).DefaultIfEmpty(0).Last();
    }

    private int HomeBy(Worker worker, Stop stop)
    {
        var visit = problem.Visits[problem.Visit(stop.Visit!)];
        var duration = overruns.GetValueOrDefault(visit.Id, visit.Duration);
        return stop.Start
            + duration
            + problem.Data.Travel.Seconds(problem.Mode(worker), problem.Place(visit.Place), problem.Place(worker.End));
    }

    /// <summary>A break that has begun stays, and so does one that was over before the worker left; one that nobody needed is gone; the others are still ahead, at the latest after an overrun.</summary>
    private Break? After(Break rest, Tour? tour, int over)
    {
        var taken = tour?.Stops.FirstOrDefault(s =>
            s.Kind == StopKind.Break && s.Start >= rest.From && s.Start <= rest.Until
        );
        if (taken is null && rest.Until < tour?.Leave && rest.From < now)
        {
            return new Break(rest.From, rest.From, rest.Duration);
        }
        return taken?.Start < now ? new Break(taken.Start, taken.Start, rest.Duration)
            : rest.Until < now ? null
            : rest with { From = Math.Max(rest.From, now), Until = Math.Max(rest.Until, over) };
    }
}
