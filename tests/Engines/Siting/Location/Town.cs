using Yiju.Kernel.Search;
using Yiju.Siting.Location;

namespace Yiju.Tests.Engines.Siting.Location;

/// <summary>Small made-up towns, and ways to ask about them.</summary>
internal static class Town
{
    public static LocationInstance Random(int seed, int points = 9, int sites = 6, bool whole = true)
    {
        var random = new SeededRandom((ulong)seed);
        double Number(int below) => whole ? random.Below(below) : random.Unit() * below;
        return new LocationInstance(
            [
                .. Enumerable
                    .Range(0, sites)
                    .Select(k => new Site($"S{k}") { Cost = 5 + Number(40), Capacity = 6 + random.Below(12) }),
            ],
            [
                .. Enumerable
                    .Range(0, points)
                    .Select(k => new DemandPoint($"D{k}", random.Below(5))
                    {
                        Volume = random.Below(4),
                        Division = $"{k % 3}",
                    }),
            ],
            Travel.Dense(
                points,
                sites,
                Enumerable
                    .Range(0, points * sites)
                    .Select(_ => random.Below(12) == 0 ? double.PositiveInfinity : Number(30))
                    .ToArray()
            )
        );
    }

    /// <summary>Points on a plane, each a site too.</summary>
    public static LocationInstance Plane(int seed, int points)
    {
        var random = new SeededRandom((ulong)seed);
        var places = Enumerable
            .Range(0, points)
            .Select(_ => (X: random.Unit() * 100, Y: random.Unit() * 100))
            .ToArray();
        return new LocationInstance(
            [
                .. Enumerable
                    .Range(0, points)
                    .Select(k => new Site($"S{k}") { Cost = 30 + random.Below(50), Capacity = 40 }),
            ],
            [.. Enumerable.Range(0, points).Select(k => new DemandPoint($"D{k}", 1 + random.Below(9)))],
            Travel.Dense(
                points,
                points,
                (
                    from a in places
                    from b in places
                    select (float)Math.Round(Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y))
                ).ToArray()
            )
        );
    }

    public static LocationInstance With(this LocationInstance town, int site, SiteStatus status) =>
        new([.. town.Sites.Select((s, k) => k == site ? s with { Status = status } : s)], town.Demand, town.Travel);

    public static LocationResult Solve(
        this LocationInstance town,
        LocationQuestion question,
        long iterations = 100_000,
        int threads = 1,
        ulong seed = 1
    ) =>
        LocationSolver
            .Solve(
                town,
                question,
                new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, iterations),
                new LocationSearch(seed, threads)
            )
            .Value;
}
