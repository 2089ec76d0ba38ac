using Yiju.Kernel.Search;
using Yiju.Routing.HomeCare;

namespace Yiju.Tests.Engines.Routing.HomeCare;

/// <summary>Small instances in which everything the problem knows occurs, and random routes for them.</summary>
internal static class RandomCare
{
    /// <summary>Tries something with so many seeds; a failure names its seed.</summary>
    public static void Each(int seeds, Action<SeededRandom> attempt)
    {
        for (var seed = 0; seed < seeds; seed++)
        {
            try
            {
                attempt(new SeededRandom((ulong)seed));
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"Seed {seed}", error);
            }
        }
    }

    /// <param name="random">Fixes the instance.</param>
    /// <param name="patients">At least 1.</param>
    /// <param name="caregivers">At least 2; the first can do everything, the last too.</param>
    /// <param name="metric">Places in a plane, or any travel times at all, asymmetric.</param>
    public static CareInstance Instance(SeededRandom random, int patients, int caregivers, bool metric = true)
    {
        var list = Enumerable.Range(1, patients).Select(number => Patient(random, $"p{number}")).ToList();
        var staff = Enumerable
            .Range(0, caregivers)
            .Select(number =>
            {
                var all = number == 0 || number == caregivers - 1;
                return new Caregiver($"c{number}", Services().Where(_ => all || random.Below(2) == 0).ToHashSet());
            })
            .ToList();
        return CareInstance.Create(list, staff, Travel(random, patients + 1, metric)).Value;
    }

    /// <summary>Each operation somewhere in the route of an able caregiver, partners apart; often impossible to time.</summary>
    public static List<List<int>> Routes(SeededRandom random, CareInstance instance)
    {
        var routes = instance.Caregivers.Select(_ => new List<int>()).ToList();
        var who = new int[instance.Operations.Count];
        for (var operation = 0; operation < who.Length; operation++)
        {
            var able = instance.Able(operation).ToArray();
            var partner = instance.Operations[operation].Demand == 1 ? who[operation - 1] : -1;
            who[operation] = able.Where(caregiver => caregiver != partner)
                .ElementAtOrDefault(random.Below(able.Length));
            if (who[operation] == partner || !able.Contains(who[operation]))
            {
                who[operation] = able.First(caregiver => caregiver != partner);
            }
            var route = routes[who[operation]];
            route.Insert(random.Below(route.Count + 1), operation);
        }
        return routes;
    }

    private static IEnumerable<string> Services() => ["s1", "s2", "s3"];

    private static CarePatient Patient(SeededRandom random, string id)
    {
        var release = random.Below(120) * 1000;
        var due = release + random.Below(60) * 1000;
        var services = Services().ToArray();
        random.Shuffle<string>(services);
        var demands = services
            .Take(1 + random.Below(2))
            .Select(s => new CareDemand(s, 1 + random.Below(20_000)))
            .ToList();
        var least = random.Below(40) * 1000;
        CareGap? gap = (demands.Count, random.Below(2)) switch
        {
            (1, _) => null,
            (_, 0) => new CareGap(0, 0),
            _ => new CareGap(least, least + random.Below(30) * 1000),
        };
        return new CarePatient(id, release, due, demands, gap);
    }

    private static int[] Travel(SeededRandom random, int places, bool metric)
    {
        if (!metric)
        {
            return [.. Enumerable.Range(0, places * places).Select(_ => random.Below(60_000))];
        }
        var at = Enumerable.Range(0, places).Select(_ => (X: random.Below(50), Y: random.Below(50))).ToArray();
        return
        [
            .. at.SelectMany(a =>
                at.Select(b => (int)Math.Ceiling(1000 * Math.Sqrt(Square(a.X - b.X) + Square(a.Y - b.Y))))
            ),
        ];
    }

    private static double Square(double number) => number * number;
}
