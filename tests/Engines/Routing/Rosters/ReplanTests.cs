using Yiju.Kernel.Search;
using Yiju.Routing.Rosters;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Replanning;

namespace Yiju.Tests.Engines.Routing.Rosters;

public sealed class ReplanTests
{
    private const int Now = 10 * 3600;

    [Fact]
    public void A_sick_workers_visits_go_to_others_and_nothing_else_moves()
    {
        var (problem, plan) = Day();
        var sick = Busiest(plan);
        var answer = Replan(problem, plan, new DayEvent.Sick(sick, Now));
        var lost = plan
            .Tours.Single(t => t.Worker == sick)
            .Stops.Where(s => s.Visit is not null && s.Start >= Now)
            .Select(s => s.Visit)
            .ToHashSet();
        Assert.NotEmpty(lost);
        Assert.DoesNotContain(
            answer.Plan.Tours.Where(t => t.Worker == sick).SelectMany(t => t.Stops),
            s => s.Visit is not null && s.Start >= Now
        );
        Assert.Equal(lost.Count, answer.Changes.Count(c => c.FromWorker == sick));
        var others = answer.Changes.Where(c => !lost.Contains(c.Visit)).ToList();
        Assert.True(others.Count <= lost.Count, string.Join('\n', others));
    }

    [Fact]
    public void What_is_past_or_promised_stays()
    {
        var (problem, plan) = Day();
        var answer = Replan(problem, plan, new DayEvent.Sick(Busiest(plan), Now));
        var kept = Services(answer.Plan);
        foreach (var (key, service) in Services(plan))
        {
            if (service.Start < Now + Replanner.UsualPromise && service.Worker != Busiest(plan))
            {
                Assert.Equal(service, kept[key]);
            }
        }
    }

    [Fact]
    public void A_cancelled_visit_is_gone_and_nobody_comes_earlier_for_it()
    {
        var (problem, plan) = Day();
        var visit = plan.Tours[0].Stops.Last(s => s.Visit is not null && s.Start > Now).Visit!;
        var answer = Replan(problem, plan, new DayEvent.Cancelled(visit));
        Assert.Empty(answer.Changes);
        Assert.DoesNotContain(answer.Plan.Tours.SelectMany(t => t.Stops), s => s.Visit == visit);
    }

    [Fact]
    public void An_urgent_visit_is_put_in_after_now()
    {
        var (problem, plan) = Day();
        var urgent = SmallRoster.Visit("urgent", 6, from: 600, to: 700, minutes: 20) with { Priority = 1 };
        var answer = Replan(problem, plan, new DayEvent.Urgent(urgent));
        var stop = answer.Plan.Tours.SelectMany(t => t.Stops).Single(s => s.Visit == "urgent");
        Assert.True(stop.Start >= Now);
        Assert.Contains(answer.Changes, c => c is { Visit: "urgent", FromWorker: null });
    }

    [Fact]
    public void What_follows_an_overrun_is_late_or_goes_to_somebody_else()
    {
        var problem = SmallRoster.Problem(
            [SmallRoster.Worker("a"), SmallRoster.Worker("b", house: 11)],
            [
                SmallRoster.Visit("long", 1, 570, 570),
                SmallRoster.Visit("soon", 2, 605, 620),
                SmallRoster.Visit("later", 3, 640, 720),
            ]
        );
        var plan = new RosterPlan([SmallRoster.Tour(problem, "a", ("long", 570), ("soon", 605), ("later", 640))]);
        var answer = Replan(problem, plan, new DayEvent.Overrun("long", 80 * 60));
        Assert.Equal(570 * 60, Services(answer.Plan)[("long", false)].Start);
        Assert.Equal("b", Services(answer.Plan)[("soon", false)].Worker);
        var later = Services(answer.Plan)[("later", false)];
        Assert.True(later is { Worker: "a", Start: >= 650 * 60 } or { Worker: "b" }, $"{later}");
    }

    [Fact]
    public void Events_about_nobody_and_visits_that_have_begun_are_refused_in_a_sentence()
    {
        var (problem, plan) = Day();
        var begun = plan.Tours.SelectMany(t => t.Stops).First(s => s.Visit is not null && s.Start < Now).Visit!;
        foreach (
            var (happened, word) in new (DayEvent, string)[]
            {
                (new DayEvent.Sick("nobody", Now), "nobody"),
                (new DayEvent.Cancelled("nothing"), "nothing"),
                (new DayEvent.Overrun("nothing", 60), "nothing"),
                (new DayEvent.Cancelled(begun), "已经开始"),
                (new DayEvent.Urgent(problem.Visits[0]), "重复"),
            }
        )
        {
            var outcome = Replanner.Replan(problem, plan, [happened], Now, Budget());
            Assert.Contains(word, Assert.Single(outcome.Faults).Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_plan_for_another_problem_is_refused()
    {
        var (problem, plan) = Day();
        var stop = plan.Tours[0].Stops[0] with { Visit = "elsewhere" };
        foreach (
            var strange in new[]
            {
                plan.Tours[0] with
                {
                    Worker = "elsewhere",
                },
                plan.Tours[0] with
                {
                    Shift = 7,
                },
                plan.Tours[0] with
                {
                    Stops = [stop],
                },
            }
        )
        {
            var outcome = Replanner.Replan(problem, new RosterPlan([strange]), [], Now, Budget());
            Assert.Equal("plan-broken", Assert.Single(outcome.Faults).Code);
            Assert.NotEmpty(PlanChecker.Check(problem, new RosterPlan([strange])));
        }
    }

    [Fact]
    public void After_any_event_the_plan_keeps_every_rule()
    {
        for (var seed = 1UL; seed <= 30; seed++)
        {
            var problem = new RandomRoster(seed).Draw(workers: 5, visits: 16);
            var plan = SolverTests.Solve(problem, 60, seed);
            var random = new SeededRandom(seed);
            var visits = plan
                .Tours.SelectMany(t => t.Stops)
                .Where(s => s.Visit is not null)
                .GroupBy(s => s.Visit)
                .Where(g => g.All(s => s.End > Now))
                .SelectMany(g => g)
                .ToList();
            if (visits.Count == 0)
            {
                continue;
            }
            var stop = visits[random.Below(visits.Count)];
            DayEvent happened = random.Below(3) switch
            {
                0 => new DayEvent.Sick(plan.Tours[random.Below(plan.Tours.Count)].Worker, Now),
                1 when stop.Start >= Now => new DayEvent.Cancelled(stop.Visit!),
                _ => new DayEvent.Overrun(stop.Visit!, stop.End - stop.Start + 1200),
            };
            var outcome = Replanner.Replan(problem, plan, [happened], Now, Budget());
            Assert.True(outcome.Ok, $"{seed} {happened}: {string.Join(' ', outcome.Faults)}");
            var breaches = PlanChecker.Check(outcome.Value.Problem, outcome.Value.Plan);
            Assert.True(breaches.Count == 0, $"{seed} {happened}: {string.Join('\n', breaches)}");
        }
    }

    private static Replanned Replan(RosterProblem problem, RosterPlan plan, DayEvent happened)
    {
        var outcome = Replanner.Replan(problem, plan, [happened], Now, Budget());
        Assert.True(outcome.Ok, string.Join(' ', outcome.Faults));
        Assert.Empty(PlanChecker.Check(outcome.Value.Problem, outcome.Value.Plan));
        return outcome.Value;
    }

    private static SearchBudget Budget() => new(TimeProvider.System, Timeout.InfiniteTimeSpan, 200);

    private static (RosterProblem, RosterPlan) Day()
    {
        var random = new SeededRandom(5);
        var problem = SmallRoster.Problem(
            [.. Enumerable.Range(0, 8).Select(w => SmallRoster.Worker($"w{w}", house: w))],
            [
                .. Enumerable
                    .Range(0, 48)
                    .Select(v =>
                        SmallRoster.Visit($"v{v}", v % SmallRoster.Houses, 480 + (v * 8), 480 + (v * 8) + 60) with
                        {
                            Second = random.Below(6) == 0 ? new SecondWorker([], 0, 0) : null,
                        }
                    ),
            ]
        );
        return (problem, SolverTests.Solve(problem, 200));
    }

    private static string Busiest(RosterPlan plan) =>
        plan.Tours.MaxBy(t => t.Stops.Count(s => s.Visit is not null && s.Start >= Now))!.Worker;

    private static Dictionary<(string, bool), (string Worker, int Start)> Services(RosterPlan plan) =>
        plan
            .Tours.SelectMany(t => t.Stops.Where(s => s.Visit is not null).Select(s => (t.Worker, Stop: s)))
            .ToDictionary(s => (s.Stop.Visit!, s.Stop.Second), s => (s.Worker, s.Stop.Start));
}
