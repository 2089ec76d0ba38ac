using System.Diagnostics;
using System.Globalization;
using Yiju.Kernel.Search;
using Yiju.Routing.HomeCare;
using Yiju.Routing.HomeCare.Formats;
using Yiju.Routing.HomeCare.Search;
using Yiju.Routing.Rosters;
using Yiju.Routing.Vehicles;
using Yiju.Siting.Location;
using Yiju.Siting.Location.Reading;

namespace Yiju.Bench;

/// <summary>
/// How late a search comes back after it was told to stop, and after its time was over: ten moments each, spread over
/// the time it is given, on one published instance of each family and on both made-up cities.
/// </summary>
internal static class Stops
{
    private const int Moments = 10;

    private static readonly (string File, LocationProblem Problem)[] Located =
    [
        ("pmed20.txt", LocationProblem.PMedian),
        ("pmed20.txt", LocationProblem.PCenter),
        ("pmed20.txt", LocationProblem.MaximalCovering),
        ("cap71.txt", LocationProblem.Uncapacitated),
        ("cap64.txt", LocationProblem.Capacitated),
    ];

    /// <param name="folder">With the folders <c>vrptw</c>, <c>hhcrsp</c> and <c>facility</c> of the published instances.</param>
    public static void Measure(string folder, int threads)
    {
        string Text(string family, string file) => File.ReadAllText(Path.Combine(folder, family, file));
        var vehicles = SolomonFormat.Read(new StringReader(Text("vrptw", "r1_10_1.txt"))).Value;
        var shortest = new VehicleSearchOptions(
            VehicleObjective.Distance,
            LegLengths.TruncatedToTenths,
            Threads: threads
        );
        var fewest = shortest with { Objective = VehicleObjective.Hierarchical };
        var care = Hhcrsp.Read(Text("hhcrsp", "InstanzVNS_HCSRP_100_1.json")).Value;
        var day = new CityDayCase(1, 10_000, 1_200).Make();
        var city = Siting.City(1);
        var search = new LocationSearch(1, threads);
        VehicleRouting.WarmUp();
        HomeCareSearch.WarmUp();
        RosterSolver.WarmUp();
        WarmUp.Run();
        Row("R1_10_1, distance", 2, budget => VehicleRouting.Solve(vehicles, shortest, budget));
        Row("R1_10_1, fewest vehicles", 2, budget => VehicleRouting.Solve(vehicles, fewest, budget));
        Row("home care, 100 patients", 2, b => HomeCareSearch.Solve(care, new CareOptions { Threads = threads }, b));
        Row("city's day", 8, budget => RosterSolver.Solve(day, budget, 1, threads));
        foreach (var (file, problem) in Located)
        {
            var town = LocationFile.Read(Text("facility", file), problem, null, threads).Value;
            var question = town.Question with { Radius = 30 };
            Row($"{file}, {problem}", 0.05, b => LocationSolver.Solve(town.Instance, question, b, search));
        }
        var median = new LocationQuestion(LocationProblem.PMedian) { P = Siting.Open };
        Row("20,000 x 3,000, p-median", 16, budget => LocationSolver.Solve(city, median, budget, search));
    }

    private static void Row(string name, double longest, Action<SearchBudget> search)
    {
        search(new SearchBudget(TimeProvider.System, TimeSpan.FromSeconds(longest)));
        var stopped = new List<double>();
        var timed = new List<double>();
        for (var moment = 1; moment <= Moments; moment++)
        {
            var time = TimeSpan.FromSeconds(longest * moment / Moments);
            stopped.Add(AfterStop(time, search));
            var budget = new SearchBudget(TimeProvider.System, time);
            search(budget);
            timed.Add((budget.Elapsed - time).TotalMilliseconds);
        }
        // A proof may end the search before its time; then it was not late at all.
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -32} after a stop: median {Median(stopped):0.0} ms, worst {Math.Max(0, stopped.Max()):0.0} ms; after the time: median {Median(timed):0.0} ms, worst {Math.Max(0, timed.Max()):0.0} ms"
            )
        );
    }

    /// <returns>Milliseconds from the stop to the answer; below 0 where the search had ended before.</returns>
    private static double AfterStop(TimeSpan moment, Action<SearchBudget> search)
    {
        using var stop = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var asked = TimeSpan.Zero;
        var asker = new Thread(() =>
        {
            Thread.Sleep(moment);
            asked = clock.Elapsed;
            stop.Cancel();
        });
        asker.Start();
        search(new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, stop: stop.Token));
        var ended = clock.Elapsed;
        asker.Join();
        return (ended - asked).TotalMilliseconds;
    }

    private static double Median(List<double> values) => Math.Max(0, values.Order().ElementAt(values.Count / 2));
}
