using Yiju.Routing.HomeCare;

namespace Yiju.Tests.Engines.Routing.HomeCare;

/// <summary>Bellman and Ford over all difference constraints, one arc after the other: slow and plain.</summary>
internal static class SlowTiming
{
    /// <summary>The earliest start of every operation in the routes, null if there is none.</summary>
    public static long[]? Starts(CareInstance instance, IReadOnlyList<IReadOnlyList<int>> routes)
    {
        var start = instance
            .Operations.Select(operation => (long)instance.Patients[operation.Patient].Release)
            .ToArray();
        var served = routes.SelectMany(route => route).ToHashSet();
        var arcs = new List<(int From, int To, long Weight)>();
        foreach (var route in routes)
        {
            for (var at = 0; at < route.Count; at++)
            {
                var to = instance.Operations[route[at]].Patient + 1;
                if (at == 0)
                {
                    start[route[0]] = Math.Max(start[route[0]], instance.Travel(0, to));
                    continue;
                }
                var (patient, demand, _) = instance.Operations[route[at - 1]];
                var duration = instance.Patients[patient].Demands[demand].Duration;
                arcs.Add((route[at - 1], route[at], duration + instance.Travel(patient + 1, to)));
            }
        }
        for (var operation = 0; operation < start.Length; operation++)
        {
            if (instance.Operations[operation].Demand == 1 && served.IsSupersetOf([operation - 1, operation]))
            {
                var gap = instance.Patients[instance.Operations[operation].Patient].Gap!.Value;
                arcs.Add((operation - 1, operation, gap.Least));
                arcs.Add((operation, operation - 1, -gap.Most));
            }
        }
        for (var round = 0; round <= start.Length; round++)
        {
            var changed = false;
            foreach (var (from, to, weight) in arcs)
            {
                if (start[from] + weight > start[to])
                {
                    start[to] = start[from] + weight;
                    changed = true;
                }
            }
            if (!changed)
            {
                return start;
            }
        }
        return null;
    }
}
