namespace Yiju.Routing.Vehicles;

/// <summary>Which constraint a plan breaks.</summary>
public enum VehicleConstraint
{
    ServedOnce,
    Capacity,
    TimeWindow,
    BackInTime,
    Fleet,
}

/// <summary>One constraint that is broken at one place.</summary>
/// <param name="Route">Number of the route from 1; null when it is not about one route.</param>
/// <param name="Customer">Null when it is not about one customer.</param>
/// <param name="Sentence">What is wrong, with the values, in plain Chinese.</param>
public sealed record VehicleViolation(VehicleConstraint Constraint, int? Route, int? Customer, string Sentence);

/// <summary>
/// Judges a plan by the problem alone: it drives every route once and knows nothing of how the plan was found. It
/// computes in double precision, the search in whole numbers, so that neither can repeat the other's mistake.
/// </summary>
public static class VehicleRoutingCheck
{
    /// <summary>A time later than this after the end of a window is late: sums of doubles are not exact.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>Every constraint that the plan breaks; empty for a feasible plan.</summary>
    public static IReadOnlyList<VehicleViolation> Violations(
        VehicleProblem problem,
        VehiclePlan plan,
        LegLengths lengths
    ) =>
        [
            .. ServedOnce(problem, plan),
            .. plan.Routes.SelectMany((route, at) => Capacity(problem, Known(problem, route), at + 1)),
            .. plan.Routes.SelectMany((route, at) => Times(problem, Known(problem, route), at + 1, lengths)),
            .. Fleet(problem, plan),
        ];

    private static List<int> Known(VehicleProblem problem, IEnumerable<int> route) =>
        [.. route.Where(c => c >= 1 && c <= problem.Customers)];

    private static IEnumerable<VehicleViolation> ServedOnce(VehicleProblem problem, VehiclePlan plan)
    {
        var times = plan.Routes.SelectMany(r => r).CountBy(c => c).ToDictionary();
        foreach (var stranger in times.Keys.Where(c => c < 1 || c > problem.Customers).Order())
        {
            yield return new(VehicleConstraint.ServedOnce, null, stranger, $"没有编号为 {stranger} 的客户。");
        }
        for (var customer = 1; customer <= problem.Customers; customer++)
        {
            if (times.GetValueOrDefault(customer) is var visits && visits != 1)
            {
                var sentence = visits == 0 ? $"没有服务客户 {customer}。" : $"客户 {customer} 被服务了 {visits} 次。";
                yield return new(VehicleConstraint.ServedOnce, null, customer, sentence);
            }
        }
    }

    private static IEnumerable<VehicleViolation> Capacity(VehicleProblem problem, List<int> route, int number)
    {
        var load = route.Sum(c => problem.Stops[c].Demand);
        if (load > problem.Capacity + Tolerance)
        {
            var sentence = $"路线 {number} 装了 {load}，超过载量 {problem.Capacity}。";
            yield return new(VehicleConstraint.Capacity, number, null, sentence);
        }
    }

    private static IEnumerable<VehicleViolation> Times(
        VehicleProblem problem,
        List<int> route,
        int number,
        LegLengths lengths
    )
    {
        var (at, time) = (0, problem.Stops[0].Ready);
        foreach (var customer in route)
        {
            var stop = problem.Stops[customer];
            time = Math.Max(stop.Ready, time + problem.Leg(at, customer, lengths));
            if (time > stop.Due + Tolerance)
            {
                var sentence = $"路线 {number} 在 {time:0.###} 才开始服务客户 {customer}，时间窗在 {stop.Due} 结束。";
                yield return new(VehicleConstraint.TimeWindow, number, customer, sentence);
            }
            time += stop.Service;
            at = customer;
        }
        time += problem.Leg(at, 0, lengths);
        if (time > problem.Stops[0].Due + Tolerance)
        {
            var sentence = $"路线 {number} 在 {time:0.###} 才回到车场，车场在 {problem.Stops[0].Due} 关闭。";
            yield return new(VehicleConstraint.BackInTime, number, null, sentence);
        }
    }

    private static IEnumerable<VehicleViolation> Fleet(VehicleProblem problem, VehiclePlan plan)
    {
        if (plan.Vehicles > problem.Vehicles)
        {
            var sentence = $"用了 {plan.Vehicles} 辆车，只有 {problem.Vehicles} 辆。";
            yield return new(VehicleConstraint.Fleet, null, null, sentence);
        }
    }
}
