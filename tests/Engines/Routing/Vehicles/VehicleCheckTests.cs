using Yiju.Routing.Vehicles;

namespace Yiju.Tests.Engines.Routing.Vehicles;

/// <summary>Each constraint alone: a plan that keeps all, and what is found when one is broken.</summary>
public sealed class VehicleCheckTests
{
    private static readonly VehicleProblem Line = new(
        "line",
        2,
        10,
        [new(0, 0, 0, 0, 100, 0), new(10, 0, 4, 0, 20, 5), new(20, 0, 4, 30, 40, 5), new(30, 0, 4, 0, 60, 5)]
    );

    [Fact]
    public void A_plan_that_keeps_everything_has_nothing_wrong() => Assert.Empty(Broken(Line, [1, 2], [3]));

    [Fact]
    public void A_window_may_be_met_at_its_very_end() =>
        Assert.Empty(Broken(Line.With(stop: (s, i) => i == 1 ? s with { Due = 10 } : s), [1, 2], [3]));

    [Fact]
    public void Each_customer_is_served_once()
    {
        Assert.Equal([(VehicleConstraint.ServedOnce, 3)], Broken(Line, [1, 2]));
        Assert.Equal([(VehicleConstraint.ServedOnce, 3)], Broken(Line, [1, 3], [2, 3]));
        Assert.Equal([(VehicleConstraint.ServedOnce, 9)], Broken(Line, [1, 2], [3, 9]));
    }

    [Fact]
    public void A_vehicle_carries_no_more_than_it_holds() =>
        Assert.Equal([(VehicleConstraint.Capacity, null)], Broken(Line, [1, 2, 3]));

    [Fact]
    public void Service_begins_within_the_window() =>
        Assert.Equal([(VehicleConstraint.TimeWindow, 1)], Broken(Line, [2, 1], [3]));

    [Fact]
    public void A_vehicle_is_back_before_the_depot_closes() =>
        Assert.Equal(
            [(VehicleConstraint.BackInTime, null)],
            Broken(Line.With(stop: (s, i) => i == 0 ? s with { Due = 64 } : s), [1, 2], [3])
        );

    [Fact]
    public void There_are_only_so_many_vehicles() =>
        Assert.Equal([(VehicleConstraint.Fleet, null)], Broken(Line, [1], [2], [3]));

    [Fact]
    public void Distance_is_summed_leg_by_leg_there_and_back()
    {
        var problem = Line.With(stop: (s, i) => i == 3 ? s with { X = 1, Y = 1 } : s);
        var plan = new VehiclePlan(
            [
                [1, 2],
                [3],
            ],
            []
        );
        Assert.Equal(40 + (2 * Math.Sqrt(2)), plan.Distance(problem, LegLengths.Exact), 1e-9);
        Assert.Equal(42.8, plan.Distance(problem, LegLengths.TruncatedToTenths));
    }

    private static IEnumerable<(VehicleConstraint, int?)> Broken(VehicleProblem problem, params int[][] routes) =>
        VehicleRoutingCheck
            .Violations(problem, new VehiclePlan(routes, []), LegLengths.Exact)
            .Select(v => (v.Constraint, v.Customer));
}
