namespace Yiju.Routing.Vehicles;

/// <summary>How many vehicles are needed at least to serve all of some customers, and how that is proved.</summary>
internal sealed record FleetBound(int Vehicles, string Because)
{
    public static FleetBound Of(VehicleProblem problem, int[] customers, LegLengths lengths)
    {
        if (customers.Length == 0)
        {
            return new FleetBound(0, "没有要服务的客户。");
        }
        var demand = customers.Sum(c => problem.Stops[c].Demand);
        var byLoad = problem.Capacity > 0 ? (int)Math.Ceiling((demand / problem.Capacity) - 1e-9) : 0;
        var apart = lengths == LegLengths.Exact ? Apart(problem, customers) : 1;
        return apart > byLoad
            ? new FleetBound(apart, $"有 {apart} 个客户，其中任何两个都来不及由同一辆车服务。")
            : new FleetBound(Math.Max(1, byLoad), $"总需求 {demand} 除以载量 {problem.Capacity}，向上取整。");
    }

    /// <summary>
    /// Customers of whom no two fit one route, found greedily. Proves something only where a detour is never shorter
    /// than the leg, which truncated legs do not promise.
    /// </summary>
    private static int Apart(VehicleProblem problem, int[] customers)
    {
        var chosen = new List<int>();
        foreach (var customer in customers.OrderBy(c => problem.Stops[c].Due - problem.Stops[c].Ready).ThenBy(c => c))
        {
            if (chosen.TrueForAll(other => !Follows(problem, customer, other) && !Follows(problem, other, customer)))
            {
                chosen.Add(customer);
            }
        }
        return chosen.Count;
    }

    private static bool Follows(VehicleProblem problem, int first, int second)
    {
        var (a, b) = (problem.Stops[first], problem.Stops[second]);
        var start = Math.Max(a.Ready, problem.Stops[0].Ready + problem.Leg(0, first, LegLengths.Exact));
        return start + a.Service + problem.Leg(first, second, LegLengths.Exact) <= b.Due + 1e-6;
    }
}
