using Yiju.Routing.Rosters;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Constraints;

namespace Yiju.Tests.Engines.Routing.Rosters;

/// <summary>For each rule a plan that breaks it and nothing else: the checker names it, and the solver makes another.</summary>
public sealed class ConstraintTests
{
    public static TheoryData<string> Rules =>
        [.. ConstraintBook.Pairs.Select(c => c.Id), .. ConstraintBook.Tours.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_plan_that_breaks_the_rule_is_found_and_never_made(string rule)
    {
        var (problem, broken) = Broken(rule);
        var breaches = PlanChecker.Check(problem, broken);
        Assert.NotEmpty(breaches);
        Assert.All(breaches, b => Assert.True(b.Constraint == rule, b.ToString()));
        Assert.All(breaches, b => Assert.EndsWith("。", b.Sentence, StringComparison.Ordinal));
        Assert.Empty(PlanChecker.Check(problem, SolverTests.Solve(problem, 100)));
    }

    private static Worker W(string id = "w") => SmallRoster.Worker(id);

    private static Visit V(string id = "v", int house = 1, int from = 480, int to = 960) =>
        SmallRoster.Visit(id, house, from, to);

    private static (RosterProblem, RosterPlan) Broken(string rule) =>
        rule switch
        {
            "skill" => One(W(), V() with { Skills = ["bath"] }),
            "certificate" => One(
                W() with
                {
                    Certificates = new Dictionary<string, DateOnly?> { ["permit"] = new DateOnly(2026, 3, 1) },
                },
                V() with
                {
                    Certificates = ["permit"],
                }
            ),
            "sex" => One(W() with { Sex = Sex.Male }, V() with { Sex = Sex.Female }),
            "language" => One(W() with { Languages = ["普通话"] }, V() with { Language = "粤语" }),
            "area" => One(W() with { Areas = ["东区"], StaysInAreas = true }, V() with { Area = "西区" }),
            "forbidden" => One(W(), V(), d => d with { Bonds = [new Bond("elder-1", "w", BondKind.Forbidden)] }),
            "vehicle" => One(W() with { Vehicle = new Vehicle(1, 0, 1) }, V() with { Demand = 2 }),
            "lock" => Two(
                [W(), W("other")],
                [V() with { Lock = new VisitLock(["other"], null, null) }],
                ("w", [("v", 500)])
            ),
            "two-persons" => Two(
                [W(), W("other")],
                [V() with { Second = new SecondWorker([], SmallRoster.Minutes(30), SmallRoster.Minutes(60)) }],
                ("w", [("v", 500), ("v'", 530)])
            ),
            "link" => Two(
                [W(), W("other")],
                [V() with { Second = new SecondWorker([], 0, 0) }],
                ("w", [("v", 500)]),
                ("other", [("v'", 501)])
            ),
            "way" => NoWay(),
            "window" => Two([W()], [V(to: 600)], ("w", [("v", 601)])),
            "break" => Break(),
            "shift" => Two([W()], [V(from: 480, to: 1200)], ("w", [("v", 990)])),
            "capacity" => Two(
                [W() with { Vehicle = new Vehicle(1, 0, 1) }],
                [V() with { Demand = 1 }, V("u", 2) with { Demand = 1 }],
                ("w", [("v", 500), ("u", 540)])
            ),
            "day-cap" => Two(
                [W() with { DayCap = SmallRoster.Minutes(60) }],
                [V(), V("u", 2)],
                ("w", [("v", 500), ("u", 540)])
            ),
            "week-cap" => Week(),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule without a plan that breaks it."),
        };

    private static (RosterProblem, RosterPlan) One(
        Worker worker,
        Visit visit,
        Func<RosterData, RosterData>? more = null
    )
    {
        var data = SmallRoster.Data([worker], [visit]);
        var problem = RosterProblem.Create((more ?? (d => d))(data)).Value;
        var plan = new RosterPlan([SmallRoster.Tour(problem, worker.Id, (visit.Id, 500))]);
        return (problem, plan);
    }

    private static (RosterProblem, RosterPlan) Two(
        IReadOnlyList<Worker> workers,
        IReadOnlyList<Visit> visits,
        params (string Worker, (string, double)[] Stops)[] tours
    )
    {
        var problem = SmallRoster.Problem(workers, visits);
        return (problem, new RosterPlan([.. tours.Select(t => SmallRoster.Tour(problem, t.Worker, t.Stops))]));
    }

    private static (RosterProblem, RosterPlan) NoWay()
    {
        var data = SmallRoster.Data([W()], [V()]);
        var seconds = Enumerable.Range(0, SmallRoster.Houses * SmallRoster.Houses).Select(_ => Travel.NoWay).ToArray();
        var problem = RosterProblem
            .Create(data with { Travel = Travel.ByMatrix(SmallRoster.Houses, [("foot", seconds)]) })
            .Value;
        var stop = new Stop(StopKind.Visit, "v", false, 40_000, 40_000, 41_800, 0);
        return (problem, new RosterPlan([new Tour("w", 0, 40_000, [stop], 41_800, 0)]));
    }

    private static (RosterProblem, RosterPlan) Break()
    {
        var rest = new Break(SmallRoster.Minutes(600), SmallRoster.Minutes(660), SmallRoster.Minutes(30));
        var shift = new Shift(SmallRoster.Minutes(480), SmallRoster.Minutes(1020), [rest]);
        return Two([W() with { Shifts = [shift] }], [V(), V("u", 2)], ("w", [("v", 500), ("u", 700)]));
    }

    private static (RosterProblem, RosterPlan) Week()
    {
        var tomorrow = SmallRoster.Worker("w", from: 1440 + 480, to: 1440 + 1020).Shifts[0];
        var worker = W() with { Shifts = [W().Shifts[0], tomorrow], WeekCap = SmallRoster.Minutes(60) };
        var data = SmallRoster.Data([worker], [V(), V("u", 2, 1440 + 480, 1440 + 960)], days: 2);
        var problem = RosterProblem.Create(data).Value;
        return (
            problem,
            new RosterPlan([
                SmallRoster.Tour(problem, "w", 0, ("v", 500)),
                SmallRoster.Tour(problem, "w", 1, ("u", 1440 + 500)),
            ])
        );
    }
}
