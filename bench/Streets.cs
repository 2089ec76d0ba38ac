using System.Diagnostics;
using Yiju.Kernel;
using Yiju.Kernel.Search;
using Yiju.Siting.Network;
using Yiju.Siting.Network.Paths;
using Yiju.Siting.Network.Reaching;
using Yiju.Siting.Network.Streets;

namespace Yiju.Bench;

/// <summary>Reach, isochrones, hierarchy and matrix on a made city; each figure as wall time and processor time.</summary>
internal sealed class Streets
{
    private const int Facilities = 1_000;
    private const int Targets = 20_000;
    private const int Isochrones = 200;
    private const double Minutes = 15;

    private readonly int elders;
    private readonly int threads;
    private readonly StreetGraph graph;
    private readonly SeededRandom random = new(7);

    private Streets(int nodes, int elders, int threads)
    {
        (this.elders, this.threads) = (elders, threads);
        var middle = new GeoPoint(21.27, 110.36);
        graph = Time(
            "making the city",
            () => SyntheticStreets.Make(nodes, 1, middle, [TravelModes.Walk(), TravelModes.Drive()])
        );
        Console.WriteLine($"{graph.NodeCount:N0} nodes, {graph.SegmentCount:N0} segments, {threads} threads");
    }

    /// <param name="nodes">About 300,000 for the bars.</param>
    /// <param name="elders">1,300,000 for the bars.</param>
    public static void Measure(int nodes, int elders, int threads)
    {
        var bench = new Streets(nodes, elders, threads);
        bench.Reach();
        bench.Hierarchy("walk");
        bench.Hierarchy("drive");
    }

    private void Reach()
    {
        var network = Time("walk: network", () => new TravelNetwork(graph, "walk"));
        var homes = Enumerable
            .Range(0, elders)
            .Select(_ => new DemandPoint(SyntheticStreets.Beside(graph, random), 1, default))
            .ToArray();
        var sites = Enumerable
            .Range(0, Facilities)
            .Select(i => new FacilityPoint($"{i}", SyntheticStreets.Beside(graph, random), "canteen", 0))
            .ToArray();
        var snapper = new Snapper(network, 300);
        for (var round = 0; round < 2; round++)
        {
            var heat = round == 0 ? "cold" : "warm";
            var study = default(ReachStudy);
            var answer = Time(
                $"walk: {elders:N0} elders to the nearest two of {Facilities:N0}, index and snapping included, {heat}",
                () =>
                {
                    snapper = new Snapper(network, 300);
                    study = new ReachStudy(network, snapper, homes, sites, Heading.Towards, threads);
                    return study.Answer(new ReachRule("", Minutes), [0.5, 1]);
                }
            );
            Console.WriteLine($"  {answer.Total.Covered:N0} within {Minutes} minutes");
            Draw(network, snapper, study!, heat);
        }
    }

    private void Draw(TravelNetwork network, Snapper snapper, ReachStudy study, string heat)
    {
        var drawer = new Isochrones(network, snapper);
        var limit = TravelTime.OfMinutes(Minutes);
        Time(
            $"walk: first isochrone of {Minutes} minutes, {heat}",
            () => drawer.Of(study.Sites[0], limit, Heading.Towards)
        );
        Time(
            $"walk: {Isochrones} isochrones, {heat}",
            () => study.Sites.Take(Isochrones).Sum(s => drawer.Of(s, limit, Heading.Towards).Polygons.Count)
        );
    }

    private void Hierarchy(string mode)
    {
        var network = new TravelNetwork(graph, mode);
        var snapper = new Snapper(network, 1_000);
        var hierarchy = Time($"{mode}: hierarchy", () => ContractionHierarchy.Of(network.Out, threads));
        Console.WriteLine($"  {hierarchy.ArcCount:N0} arcs, {hierarchy.ShortcutCount:N0} of them shortcuts");
        const int Queries = 2_000;
        var query = new HierarchyQuery(hierarchy);
        Time(
            $"{mode}: {Queries:N0} queries",
            () =>
                Enumerable
                    .Range(0, Queries)
                    .Count(_ => query.Run(random.Below(graph.NodeCount), random.Below(graph.NodeCount)) > 0)
        );
        var sources = snapper.Snap(
            Enumerable.Range(0, Facilities).Select(_ => SyntheticStreets.Beside(graph, random)).ToArray(),
            threads
        );
        var targets = snapper.Snap(
            Enumerable.Range(0, Targets).Select(_ => SyntheticStreets.Beside(graph, random)).ToArray(),
            threads
        );
        var sum = 0L;
        var watch = Stopwatch.StartNew();
        Time(
            $"{mode}: matrix of {Facilities:N0} × {Targets:N0}, selection included",
            () =>
            {
                new TravelMatrix(network, hierarchy, targets).Run(sources, b => sum += b.Times[0], threads);
                return sum;
            }
        );
        Console.WriteLine(
            $"  {(long)Facilities * Targets / watch.Elapsed.TotalSeconds / 1e6:0.0} million times a second"
        );
    }

    private static T Time<T>(string what, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var result = work();
        var processor = Process.GetCurrentProcess().TotalProcessorTime - before;
        Console.WriteLine(
            $"{what}: {watch.Elapsed.TotalMilliseconds:N0} ms ({processor.TotalMilliseconds:N0} ms of processor)"
        );
        return result;
    }
}
