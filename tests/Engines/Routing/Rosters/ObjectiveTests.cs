using Yiju.Routing.Rosters;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Constraints;

namespace Yiju.Tests.Engines.Routing.Rosters;

/// <summary>For each part of the objective a choice that costs nothing else: the solver makes the one that costs less.</summary>
public sealed class ObjectiveTests
{
    [Fact]
    public void The_worker_whom_the_elder_knows_comes()
    {
        var plan = Solve(d =>
            d with
            {
                History = [new Acquaintance("elder-5", "b", 9), new Acquaintance("elder-5", "a", 1)],
            }
        );
        Assert.Equal("b", Worker(plan.Plan, "v0"));
        Assert.Equal(15 * 0.1, Minutes(plan, ObjectivePart.Stranger), 3);
    }

    [Fact]
    public void The_preferred_worker_comes() =>
        Assert.Equal(
            "b",
            Worker(Solve(d => d with { Bonds = [new Bond("elder-5", "b", BondKind.Preferred)] }).Plan, "v0")
        );

    [Fact]
    public void The_worker_of_the_area_comes()
    {
        var (problem, plan) = Solve(d =>
            d with
            {
                Workers = [d.Workers[0] with { Areas = ["东区"] }, d.Workers[1] with { Areas = ["西区"] }],
                Visits = [d.Visits[0] with { Area = "西区" }],
            }
        );
        Assert.Equal("b", Worker(plan, "v0"));
        Assert.Equal(0, Minutes((problem, plan), ObjectivePart.OutsideArea));
    }

    [Fact]
    public void One_worker_comes_to_an_elder_all_week()
    {
        var (_, plan) = Solve(d =>
            d with
            {
                Days = 5,
                Workers =
                [
                    .. d.Workers.Select(w =>
                        w with
                        {
                            Shifts =
                            [
                                .. Enumerable
                                    .Range(0, 5)
                                    .Select(day =>
                                        SmallRoster
                                            .Worker("", from: (day * 1440) + 480, to: (day * 1440) + 1020)
                                            .Shifts[0]
                                    ),
                            ],
                        }
                    ),
                ],
                Visits =
                [
                    .. Enumerable
                        .Range(0, 5)
                        .Select(day => SmallRoster.Visit($"v{day}", 5, (day * 1440) + 540, (day * 1440) + 600)),
                ],
            }
        );
        Assert.Single(plan.Tours.Select(t => t.Worker).Distinct());
        Assert.Equal(5, plan.Tours.Count);
    }

    [Fact]
    public void Work_is_shared_where_fairness_counts_and_left_with_one_where_it_does_not()
    {
        RosterData Four(RosterData d) =>
            d with
            {
                Visits = [.. Enumerable.Range(0, 4).Select(v => SmallRoster.Visit($"v{v}", 5, minutes: 60))],
                Weights = new Weights { Carers = 0 },
            };
        Assert.Single(Solve(Four).Plan.Tours);
        var (_, fair) = Solve(d =>
            Four(d) with
            {
                Weights = new Weights { Carers = 0, LoadFairness = 1 },
            }
        );
        Assert.Equal([2, 2], fair.Tours.Select(t => t.Stops.Count));
    }

    [Fact]
    public void A_published_plan_is_kept_though_another_would_be_shorter()
    {
        var (problem, _) = Solve(d => d with { Workers = [d.Workers[0], SmallRoster.Worker("b", house: 5)] });
        var published = new RosterPlan([SmallRoster.Tour(problem, "a", ("v0", 500))]);
        var (_, free) = Solve(_ => problem.Data);
        var (_, kept) = Solve(_ => problem.Data with { Published = published });
        Assert.Equal("b", Worker(free, "v0"));
        Assert.Equal("a", Worker(kept, "v0"));
    }

    [Fact]
    public void An_optional_visit_is_made_only_where_it_is_worth_the_way()
    {
        Assert.Empty(Solve(d => d with { Visits = [d.Visits[0] with { OptionalPenalty = 9 }] }).Plan.Tours);
        Assert.Single(Solve(d => d with { Visits = [d.Visits[0] with { OptionalPenalty = 11 }] }).Plan.Tours);
    }

    [Fact]
    public void The_urgent_visit_is_made_where_only_one_can_be()
    {
        var (_, plan) = Solve(d =>
            d with
            {
                Workers = [d.Workers[0]],
                Visits =
                [
                    SmallRoster.Visit("later", 2, 600, 600) with
                    {
                        Priority = 4,
                    },
                    SmallRoster.Visit("urgent", 9, 600, 600) with
                    {
                        Priority = 1,
                    },
                ],
            }
        );
        Assert.Equal("a", Worker(plan, "urgent"));
    }

    [Fact]
    public void A_vehicle_goes_twice_where_once_does_not_suffice()
    {
        var (problem, plan) = Solve(d =>
            d with
            {
                Workers = [d.Workers[0] with { Vehicle = new Vehicle(2, SmallRoster.Minutes(10), 2) }],
                Visits =
                [
                    .. Enumerable
                        .Range(1, 4)
                        .Select(v => SmallRoster.Visit($"v{v}", v, minutes: 5) with { Demand = 1 }),
                ],
            }
        );
        var tour = Assert.Single(plan.Tours);
        Assert.Equal(4, tour.Stops.Count(s => s.Kind == StopKind.Visit));
        var reload = Assert.Single(tour.Stops, s => s.Kind == StopKind.Reload);
        Assert.Equal(SmallRoster.Minutes(10), reload.End - reload.Start);
        Assert.Empty(PlanChecker.Check(problem, plan));
    }

    /// <summary>Two workers in one house, one visit five houses on.</summary>
    private static (RosterProblem Problem, RosterPlan Plan) Solve(Func<RosterData, RosterData> with)
    {
        var data = SmallRoster.Data([SmallRoster.Worker("a"), SmallRoster.Worker("b")], [SmallRoster.Visit("v0", 5)]);
        var problem = RosterProblem.Create(with(data)).Value;
        return (problem, SolverTests.Solve(problem, 150));
    }

    private static string? Worker(RosterPlan plan, string visit) =>
        plan.Tours.FirstOrDefault(t => t.Stops.Any(s => s.Visit == visit))?.Worker;

    private static double Minutes((RosterProblem Problem, RosterPlan Plan) solved, ObjectivePart part) =>
        PlanCosts.Of(solved.Problem, solved.Plan).Single(p => p.Part == part).Minutes;
}
