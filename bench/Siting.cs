using System.Diagnostics;
using Yiju.Kernel.Search;
using Yiju.Siting.Location;

namespace Yiju.Bench;

/// <summary>
/// Facilities for a city: 1.3 million elders at 20,000 points, 3,000 places that could be opened, 200 to open. The city
/// is made up: neighbourhoods of very different size on a grid of streets, cut by a river with a few bridges.
/// </summary>
internal static class Siting
{
    private const int Points = 20_000;
    private const int Sites = 3_000;
    public const int Open = 200;
    private const double Elders = 1_300_000;

    /// <summary>Metres from end to end.</summary>
    private const double Extent = 40_000;

    public static void Measure(double seconds, int threads, ulong seed)
    {
        WarmUp.Run();
        var clock = Stopwatch.StartNew();
        var instance = City(seed);
        Console.WriteLine($"city of {Points} points × {Sites} sites made in {clock.Elapsed.TotalSeconds:F1} s");
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        clock.Restart();
        var budget = new SearchBudget(TimeProvider.System, TimeSpan.FromSeconds(seconds));
        var question = new LocationQuestion(LocationProblem.PMedian) { P = Open };
        var within = new Within(0.01, () => clock.Elapsed);
        var result = LocationSolver.Solve(instance, question, budget, new LocationSearch(seed, threads), within).Value;
        var took = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        foreach (var step in result.Steps)
        {
            Console.WriteLine(
                $"  {step.Elapsed.TotalSeconds, 6:F2} s  {step.Iterations, 6}  {step.Cost:F0}  {step.Bound:F0}  {step.Method}"
            );
        }
        Console.WriteLine(
            $"cost {result.Cost:F0}, bound {result.Bound:F0}, gap {result.Gap:P3}, {result.Status}; below 1 % first told at {within.Reached?.TotalSeconds:F1} s; wall {clock.Elapsed.TotalSeconds:F1} s, CPU {took.TotalSeconds:F1} s, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB"
        );
    }

    public static LocationInstance City(ulong seed)
    {
        var random = new SeededRandom(seed);
        var centres = Enumerable
            .Range(1, 80)
            .Select(k => (At: Place(random), Size: 1.0 / k, Spread: 400 + (random.Unit() * 2_500)))
            .ToArray();
        var sizes = centres.Sum(c => c.Size);
        (double X, double Y) Settle()
        {
            if (random.Unit() < 0.15)
            {
                return Place(random);
            }
            var pick = random.Unit() * sizes;
            var k = 0;
            for (; k < centres.Length - 1 && pick > centres[k].Size; k++)
            {
                pick -= centres[k].Size;
            }
            var ((x, y), _, spread) = centres[k];
            return (Inside(x + (spread * Normal(random))), Inside(y + (spread * Normal(random))));
        }
        var homes = Enumerable.Range(0, Points).Select(_ => Settle()).ToArray();
        var places = Enumerable.Range(0, Sites).Select(_ => Settle()).ToArray();
        var raw = Enumerable.Range(0, Points).Select(_ => Math.Exp(Normal(random))).ToArray();
        var scale = Elders / raw.Sum();
        var streets = new Streets(random);
        var ways = new float[Points * Sites];
        Parallel.For(
            0,
            Points,
            point =>
            {
                for (var site = 0; site < Sites; site++)
                {
                    ways[(point * Sites) + site] = (float)streets.Way(homes[point], places[site]);
                }
            }
        );
        return new LocationInstance(
            [.. Enumerable.Range(1, Sites).Select(k => new Site($"S{k}"))],
            [.. raw.Select((weight, k) => new DemandPoint($"D{k + 1}", Math.Max(1, Math.Round(weight * scale))))],
            Travel.Dense(Points, Sites, ways)
        );
    }

    private static (double X, double Y) Place(SeededRandom random) => (random.Unit() * Extent, random.Unit() * Extent);

    private static double Inside(double value) => Math.Clamp(value, 0, Extent);

    /// <summary>Box and Muller (1958).</summary>
    private static double Normal(SeededRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.Unit())) * Math.Cos(2 * Math.PI * random.Unit());

    /// <summary>A turned grid of streets and a winding river that is crossed at bridges.</summary>
    private sealed class Streets(SeededRandom random)
    {
        private readonly double turn = random.Unit() * Math.PI / 2;
        private readonly (double X, double Y)[] bridges =
        [
            .. Enumerable.Range(0, 9).Select(k => (k + random.Unit()) * Extent / 9).Select(x => (x, River(x))),
        ];

        public double Way((double X, double Y) from, (double X, double Y) to)
        {
            if (from.Y < River(from.X) == to.Y < River(to.X))
            {
                return Grid(from, to);
            }
            var least = double.PositiveInfinity;
            foreach (var bridge in bridges)
            {
                least = Math.Min(least, Grid(from, bridge) + Grid(bridge, to));
            }
            return least;
        }

        private double Grid((double X, double Y) a, (double X, double Y) b)
        {
            var (x, y) = (a.X - b.X, a.Y - b.Y);
            var (sin, cos) = Math.SinCos(turn);
            return Math.Abs((x * cos) - (y * sin)) + Math.Abs((x * sin) + (y * cos));
        }

        private static double River(double x) => (Extent / 2) + (Extent / 8 * Math.Sin(x / 5_000));
    }

    /// <summary>When the gap first was below a share.</summary>
    private sealed class Within(double share, Func<TimeSpan> elapsed) : IProgress<SearchProgress>
    {
        public TimeSpan? Reached { get; private set; }

        public void Report(SearchProgress value)
        {
            if (value.Bound is { } bound && value.Cost - bound <= share * value.Cost)
            {
                Reached ??= elapsed();
            }
        }
    }
}
