using Yiju.Routing.Rosters;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Constraints;
using Yiju.Routing.Rosters.Explaining;

namespace Yiju.Tests.Engines.Routing.Rosters;

public sealed class ExplainerTests
{
    [Fact]
    public void A_worker_without_the_skill_is_told_so_and_another_is_offered_with_what_it_costs()
    {
        var problem = SmallRoster.Problem(
            [
                SmallRoster.Worker("near", house: 4) with
                {
                    Skills = ["bath"],
                },
                SmallRoster.Worker("far", house: 0) with
                {
                    Skills = ["bath"],
                },
                SmallRoster.Worker("cannot", house: 5),
            ],
            [SmallRoster.Visit("v", 5) with { Skills = ["bath"] }]
        );
        var plan = SolverTests.Solve(problem, 50);
        var explanation = PlanExplainer.Of(problem, plan).Value.Explain("v").Value;
        Assert.Equal(["near", "far", "cannot"], explanation.Workers.Select(w => w.Worker));
        Assert.True(explanation.Workers[0].IsPresent);
        Assert.Equal(2, explanation.Workers[0].Best!.Minutes, 1);
        Assert.Equal(10, explanation.Workers[1].Best!.Minutes, 1);
        Assert.Equal(ObjectivePart.Travel, explanation.Workers[1].Best!.Parts.Single(p => p.Minutes > 0).Part);
        var objection = Assert.Single(explanation.Workers[2].Objections);
        Assert.Equal(("skill", "cannot不会“bath”。"), (objection.Constraint, objection.Sentence));
    }

    [Fact]
    public void A_worker_who_is_elsewhere_at_that_time_is_told_what_would_be_late()
    {
        var problem = SmallRoster.Problem(
            [SmallRoster.Worker("a"), SmallRoster.Worker("b")],
            [SmallRoster.Visit("one", 5, 600, 600), SmallRoster.Visit("two", 9, 610, 610)]
        );
        var plan = new RosterPlan([
            SmallRoster.Tour(problem, "a", ("one", 600)),
            SmallRoster.Tour(problem, "b", ("two", 610)),
        ]);
        var answer = PlanExplainer.Of(problem, plan).Value.Explain("two", "a").Value.Workers.Single();
        var objection = Assert.Single(answer.Objections);
        Assert.Equal("window", objection.Constraint);
        Assert.Equal("最早 10:34 才能开始，而最晚要在 10:10 开始。", objection.Sentence);
    }

    /// <summary>What the rules say one by one and what the search decides at once are the same.</summary>
    [Fact]
    public void There_is_an_objection_exactly_where_the_search_finds_no_place()
    {
        var (possible, not) = (0, 0);
        for (var seed = 1UL; seed <= 25; seed++)
        {
            var problem = new RandomRoster(seed).Draw(workers: 5, visits: 12, days: 2);
            var plan = SolverTests.Solve(problem, 40, seed);
            var explainer = PlanExplainer.Of(problem, plan).Value;
            foreach (var tour in plan.Tours)
            {
                foreach (var stop in tour.Stops.Where(s => s.Visit is not null))
                {
                    var answers = explainer.Explain(stop.Visit!, second: stop.Second).Value.Workers;
                    Assert.Empty(answers.Single(a => a.IsPresent).Objections);
                    Assert.All(answers, a => Assert.Equal(a.Best is null, a.Objections.Count > 0));
                    possible += answers.Count(a => a.Best is not null);
                    not += answers.Count(a => a.Best is null);
                }
            }
        }
        Assert.True(possible > 100 && not > 100, $"{possible} {not}");
    }

    [Fact]
    public void A_visit_left_out_is_told_with_the_rules_that_exclude_and_what_would_help()
    {
        var problem = SmallRoster.Problem(
            [SmallRoster.Worker("a"), SmallRoster.Worker("b") with { Skills = ["bath"] }, SmallRoster.Worker("c")],
            [SmallRoster.Visit("v", 5, 300, 400) with { Skills = ["bath"] }]
        );
        var plan = SolverTests.Solve(problem, 10);
        Assert.Empty(plan.Tours);
        var left = Assert.Single(PlanExplainer.Of(problem, plan).Value.LeftOut());
        Assert.Equal([("skill", 2), ("window", 1)], left.Reasons.Select(r => (r.Constraint, r.Workers)));
        Assert.Equal("请与老人商量放宽时间，或在这个时段增加人手。", left.Help);
    }

    [Fact]
    public void Nobody_on_duty_is_an_answer_too()
    {
        var problem = SmallRoster.Problem([], [SmallRoster.Visit("v", 5)]);
        var left = Assert.Single(PlanExplainer.Of(problem, RosterPlan.Empty).Value.LeftOut());
        Assert.Equal("没有护理员当班，请先安排班次。", left.Help);
        Assert.Equal(
            "没有编号为“x”的服务。",
            PlanExplainer.Of(problem, RosterPlan.Empty).Value.Explain("x").Faults[0].Sentence
        );
    }
}
