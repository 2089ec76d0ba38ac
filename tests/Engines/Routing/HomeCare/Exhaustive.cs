using Yiju.Routing.HomeCare;

namespace Yiju.Tests.Engines.Routing.HomeCare;

/// <summary>Every assignment and every order of a few operations.</summary>
internal sealed class Exhaustive
{
    private readonly CareInstance instance;
    private readonly List<List<int>> routes;
    private double best = double.PositiveInfinity;

    private Exhaustive(CareInstance instance)
    {
        this.instance = instance;
        routes = [.. instance.Caregivers.Select(_ => new List<int>())];
    }

    /// <summary>The smallest mean of the three parts, in minutes.</summary>
    public static double Optimum(CareInstance instance)
    {
        var search = new Exhaustive(instance);
        search.Place(0);
        return search.best;
    }

    private void Place(int operation)
    {
        if (operation == instance.Operations.Count)
        {
            best = Math.Min(best, Cost());
            return;
        }
        foreach (var caregiver in instance.Able(operation))
        {
            var route = routes[caregiver];
            if (instance.Operations[operation].Demand == 1 && route.Contains(operation - 1))
            {
                continue;
            }
            for (var at = 0; at <= route.Count; at++)
            {
                route.Insert(at, operation);
                Place(operation + 1);
                route.RemoveAt(at);
            }
        }
    }

    private double Cost()
    {
        if (SlowTiming.Starts(instance, routes) is not { } starts)
        {
            return double.PositiveInfinity;
        }
        var late = starts.Select(
            (start, o) => Math.Max(0, start - instance.Patients[instance.Operations[o].Patient].Due)
        );
        var places = routes.Where(route => route.Count > 0).Select(Places);
        var travel = places.Sum(route =>
            route.Zip(route.Skip(1)).Sum(leg => (long)instance.Travel(leg.First, leg.Second))
        );
        return (travel + late.Sum() + late.Max()) / 3000.0;
    }

    private int[] Places(List<int> route) => [0, .. route.Select(o => instance.Operations[o].Patient + 1), 0];
}
