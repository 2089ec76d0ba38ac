namespace Yiju.Routing.Vehicles;

/// <summary>Who goes where in which order: each route is the customers of one vehicle, without the depot.</summary>
/// <param name="Routes">No route is empty.</param>
/// <param name="Unserved">Customers that no route serves, ascending; empty in a plan that keeps every constraint.</param>
public sealed record VehiclePlan(IReadOnlyList<IReadOnlyList<int>> Routes, IReadOnlyList<int> Unserved)
{
    public int Vehicles => Routes.Count;

    /// <summary>Of all legs, there and back included, summed leg by leg.</summary>
    public double Distance(VehicleProblem problem, LegLengths lengths)
    {
        // Tenths are summed as whole numbers: 0.1 has no exact double.
        var scale = lengths == LegLengths.TruncatedToTenths ? 10 : 1;
        var sum = 0.0;
        foreach (var route in Routes)
        {
            var at = 0;
            foreach (var customer in route.Append(0))
            {
                var leg = problem.Leg(at, customer, lengths) * scale;
                sum += scale == 1 ? leg : Math.Round(leg);
                at = customer;
            }
        }
        return sum / scale;
    }
}
