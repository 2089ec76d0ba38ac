using Yiju.Kernel.Search;

namespace Yiju.Routing.HomeCare;

/// <summary>A made-up day on which the code of the search is compiled.</summary>
internal static class WarmUpCase
{
    private const int Patients = 40;
    private const int Caregivers = 8;
    private const int Side = 100_000;

    public static CareInstance Make()
    {
        var random = new SeededRandom(1);
        var patients = Enumerable.Range(0, Patients).Select(number => Patient(random, number)).ToList();
        var caregivers = Enumerable
            .Range(0, Caregivers)
            .Select(number => new Caregiver($"c{number}", new HashSet<string> { number % 2 == 0 ? "s0" : "s1", "s2" }));
        var at = Enumerable.Range(0, Patients + 1).Select(_ => (X: random.Below(Side), Y: random.Below(Side))).ToList();
        var travel = at.SelectMany(from => at.Select(to => Math.Abs(from.X - to.X) + Math.Abs(from.Y - to.Y)));
        return CareInstance.Create(patients, [.. caregivers], [.. travel]).Value;
    }

    private static CarePatient Patient(SeededRandom random, int number)
    {
        var release = random.Below(300_000);
        var service = new CareDemand($"s{number % 3}", 20_000);
        return (number % 4) switch
        {
            0 => new($"p{number}", release, release + 60_000, [new("s0", 20_000), new("s1", 20_000)], new(0, 0)),
            1 => new(
                $"p{number}",
                release,
                release + 60_000,
                [new("s1", 20_000), new("s2", 20_000)],
                new(9_000, 30_000)
            ),
            _ => new($"p{number}", release, release + 60_000, [service], null),
        };
    }
}
