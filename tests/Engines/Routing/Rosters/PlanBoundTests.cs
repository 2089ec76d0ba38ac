using Yiju.Routing.Rosters;
using Yiju.Routing.Rosters.Bounding;
using static Yiju.Tests.Engines.Routing.Rosters.SmallRoster;

namespace Yiju.Tests.Engines.Routing.Rosters;

public sealed class PlanBoundTests
{
    [Fact]
    public void No_plan_costs_less_than_the_bound()
    {
        for (var seed = 300UL; seed < 380; seed++)
        {
            var problem = new RandomRoster(seed).Draw(workers: 1 + (int)(seed % 2), visits: 3);
            var (bound, optimum) = (PlanBound.Of(problem).Minutes, Exhaustive.Optimum(problem));
            Assert.True(bound <= optimum + 1e-6, $"{seed}: {bound} proved, {optimum} is possible");
        }
    }

    [Fact]
    public void With_too_few_hours_it_still_holds()
    {
        for (var seed = 400UL; seed < 460; seed++)
        {
            var drawn = new RandomRoster(seed).Draw(workers: 2, visits: 3).Data;
            var problem = RosterProblem
                .Create(drawn with { Workers = [.. drawn.Workers.Select(w => w with { DayCap = Minutes(40) })] })
                .Value;
            var (bound, optimum) = (PlanBound.Of(problem).Minutes, Exhaustive.Optimum(problem));
            Assert.True(bound <= optimum + 1e-6, $"{seed}: {bound} proved, {optimum} is possible");
        }
    }

    [Fact]
    public void One_visit_by_one_worker_is_told_to_the_way_there()
    {
        var bound = PlanBound.Of(Problem([Worker("w")], [Visit("v", house: 3)]));
        Assert.Equal(new PlanBound(3, 0, 0), bound with { Serving = Math.Round(bound.Serving, 2) });
    }

    [Fact]
    public void A_visit_that_nobody_may_make_costs_what_it_costs_to_leave_it_out()
    {
        var nobody = Visit("v", house: 3) with
        {
            Skills = ["nurse"],
            Priority = Yiju.Routing.Rosters.Visit.LeastUrgent,
        };
        var bound = PlanBound.Of(Problem([Worker("w")], [nobody, Visit("other", house: 0)]));
        Assert.Equal(new Weights().Unserved, bound.Impossible);
    }

    /// <summary>Four half hours in an hour and a half.</summary>
    [Fact]
    public void Hours_that_do_not_suffice_are_told_as_what_the_visits_without_time_cost()
    {
        var visits = Enumerable
            .Range(0, 4)
            .Select(v => Visit($"v{v}", house: 0, minutes: 30) with { OptionalPenalty = 60 });
        var bound = PlanBound.Of(Problem([Worker("w", from: 480, to: 570)], [.. visits]));
        Assert.Equal(60, bound.Short, 0.01);
        Assert.Equal(0, bound.Serving + bound.Impossible);
    }
}
