using Yiju.Routing.HomeCare;
using Yiju.Routing.HomeCare.Checking;

namespace Yiju.Tests.Engines.Routing.HomeCare;

/// <summary>Two patients, 10 minutes apart and 10 from the office; the first has a double service with a gap of 5 to 8 minutes.</summary>
public sealed class CheckerTests
{
    private static readonly CareInstance Instance = CareInstance
        .Create(
            [
                new("p1", 0, 9_000, [new("s1", 5_000), new("s2", 5_000)], new CareGap(5_000, 8_000)),
                new("p2", 30_000, 31_000, [new("s1", 5_000)], null),
            ],
            [new("c1", new HashSet<string> { "s1", "s2" }), new("c2", new HashSet<string> { "s2" })],
            [0, 10_000, 10_000, 10_000, 0, 10_000, 10_000, 10_000, 0]
        )
        .Value;

    [Fact]
    public void A_good_plan_has_its_cost_in_parts()
    {
        var cost = Check([new(0, 0, 10_000), new(1, 0, 32_000)], [new(0, 1, 16_000)]);
        Assert.Equal(new CareCost(50_000, 9_000, 7_000), cost.Value);
        Assert.Equal(22, cost.Value.Mean(new CareWeights()), 1e-9);
        Assert.Equal(50, cost.Value.Mean(new CareWeights(1, 0, 0)), 1e-9);
    }

    [Theory]
    [InlineData("home-care-not-served", 10_000, -1, 16_000, 0)]
    [InlineData("home-care-too-early", 9_999, 32_000, 15_000, 0)]
    [InlineData("home-care-before-window", 10_000, 29_999, 16_000, 0)]
    [InlineData("home-care-gap-broken", 10_000, 32_000, 14_999, 0)]
    [InlineData("home-care-gap-broken", 10_000, 32_000, 18_001, 0)]
    [InlineData("home-care-not-able", 10_000, 32_000, 16_000, 1)]
    public void A_plan_that_breaks_one_constraint_is_refused_for_it(
        string code,
        int first,
        int other,
        int second,
        int who
    )
    {
        var one = new List<CareStop> { new(0, 0, first) };
        var two = new List<CareStop> { new(0, 1, second) };
        if (other >= 0)
        {
            (who == 0 ? one : two).Add(new CareStop(1, 0, other));
        }
        Assert.Equal([code], Check([.. one], [.. two]).Faults.Select(fault => fault.Code));
    }

    [Fact]
    public void Both_services_by_one_caregiver_are_refused() =>
        Assert.Equal(
            ["home-care-same-caregiver"],
            Check([new(0, 0, 10_000), new(0, 1, 15_000), new(1, 0, 30_000)], []).Faults.Select(fault => fault.Code)
        );

    [Fact]
    public void A_service_done_twice_is_refused() =>
        Assert.Equal(
            ["home-care-served-twice"],
            Check([new(0, 0, 10_000), new(1, 0, 30_000), new(1, 0, 45_000)], [new(0, 1, 16_000)])
                .Faults.Select(fault => fault.Code)
        );

    [Fact]
    public void What_the_instance_does_not_have_is_refused()
    {
        Assert.Contains("home-care-unknown-service", Check([new(7, 0, 0)], []).Faults.Select(fault => fault.Code));
        Assert.Equal("home-care-routes", PlanChecker.Check(Instance, new CarePlan([])).Faults.Single().Code);
    }

    private static Yiju.Kernel.Outcome<CareCost> Check(CareStop[] first, CareStop[] second) =>
        PlanChecker.Check(Instance, new CarePlan([first, second]));
}
