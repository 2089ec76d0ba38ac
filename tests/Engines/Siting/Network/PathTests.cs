using FsCheck;
using FsCheck.Fluent;
using Yiju.Kernel.Search;
using Yiju.Siting.Network;
using Yiju.Siting.Network.Paths;
using Yiju.Siting.Network.Streets;

namespace Yiju.Tests.Engines.Siting.Network;

public sealed class PathTests
{
    private static void ForSeeds(int tests, Action<SeededRandom> test) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(tests),
            Prop.ForAll<int>(seed => test(new SeededRandom(unchecked((ulong)seed))))
        );

    [Fact]
    public void All_searches_find_the_shortest_times_on_any_graph() =>
        ForSeeds(
            200,
            random =>
            {
                var graph = Town.Graph(random);
                var times = Town.AllTimes(graph);
                var search = new DijkstraSearch(graph);
                var query = new HierarchyQuery(ContractionHierarchy.Of(graph));
                for (var s = 0; s < graph.NodeCount; s++)
                {
                    search.Run([new Seed(s, 0)]);
                    for (var t = 0; t < graph.NodeCount; t++)
                    {
                        Assert.Equal(times[s, t], search[t]);
                        Assert.Equal(times[s, t], query.Run(s, t));
                        CheckPath(graph, query.Path(), s, t, times[s, t]);
                    }
                }
            }
        );

    [Fact]
    public void A_search_stops_at_its_limit_and_begins_anew() =>
        ForSeeds(
            100,
            random =>
            {
                var graph = Town.Graph(random);
                var times = Town.AllTimes(graph);
                var search = new DijkstraSearch(graph);
                for (var s = 0; s < graph.NodeCount; s++)
                {
                    var limit = random.Below(60);
                    search.Run([new Seed(s, 0), new Seed(-1, 0)], limit);
                    var within = Enumerable.Range(0, graph.NodeCount).Where(t => times[s, t] <= limit).ToList();
                    Assert.Equal(within, search.Reached.ToArray().Order());
                    Assert.All(
                        Enumerable.Range(0, graph.NodeCount),
                        t => Assert.Equal(within.Contains(t) ? times[s, t] : TravelTime.Unreachable, search[t])
                    );
                }
            }
        );

    [Fact]
    public void Parts_are_the_nodes_that_reach_each_other() =>
        ForSeeds(
            100,
            random =>
            {
                var graph = Town.Graph(random);
                var times = Town.AllTimes(graph);
                var parts = StrongComponents.Of(graph);
                bool Both(int a, int b) => times[a, b] < TravelTime.Unreachable && times[b, a] < TravelTime.Unreachable;
                for (var a = 0; a < graph.NodeCount; a++)
                {
                    var mine = Enumerable.Range(0, graph.NodeCount).Where(b => Both(a, b)).ToList();
                    Assert.All(mine, b => Assert.Equal(parts.PartOf(a), parts.PartOf(b)));
                    Assert.Equal(mine.Count, parts.SizeOf(parts.PartOf(a)));
                }
            }
        );

    [Fact]
    public void A_town_has_the_same_hierarchy_on_one_and_on_two_threads_and_its_paths_are_shortest()
    {
        foreach (var mode in (string[])["walk", "drive"])
        {
            var network = Town.Make(2_500, 3, mode);
            var one = ContractionHierarchy.Of(network.Out);
            var two = ContractionHierarchy.Of(network.Out, threads: 2);
            Assert.Equal(one.NodeAt, two.NodeAt);
            Assert.Equal(one.Up.Weight, two.Up.Weight);
            Assert.Equal(one.Down.Higher, two.Down.Higher);
            var (search, query, random) = (
                new DijkstraSearch(network.Out),
                new HierarchyQuery(two),
                new SeededRandom(5)
            );
            for (var i = 0; i < 20; i++)
            {
                var s = random.Below(one.NodeCount);
                search.Run([new Seed(s, 0)]);
                for (var j = 0; j < 20; j++)
                {
                    var t = random.Below(one.NodeCount);
                    Assert.Equal(search[t], query.Run(s, t));
                    CheckPath(network.Out, query.Path(), s, t, search[t]);
                }
            }
        }
    }

    [Fact]
    public void Preprocessing_tells_how_far_it_is_and_stops_when_told()
    {
        var network = Town.Make(2_000, 1, "walk");
        using var stop = new CancellationTokenSource();
        var told = new Told(share =>
        {
            if (share > 0.5)
            {
                stop.Cancel();
            }
        });
        Assert.Throws<OperationCanceledException>(() => ContractionHierarchy.Of(network.Out, 1, told, stop.Token));
        Assert.InRange(told.Shares[^1], 0.5, 0.999);
        Assert.Equal(told.Shares.Order(), told.Shares);
    }

    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(0, 0, -1)]
    [InlineData(0, 0, TravelTime.Unreachable)]
    public void An_arc_to_nowhere_or_of_no_weight_is_refused(int from, int to, int weight) =>
        Assert.Throws<ArgumentException>(() => ArcGraph.Of(2, [new Arc(from, to, weight)]));

    [Fact]
    public void Times_that_add_up_to_infinity_are_no_way()
    {
        const int Long = TravelTime.Unreachable - 1;
        var graph = ArcGraph.Of(3, [new Arc(0, 1, Long), new Arc(1, 2, Long)]);
        var query = new HierarchyQuery(ContractionHierarchy.Of(graph));
        Assert.Equal(Long, query.Run(0, 1));
        Assert.Equal(TravelTime.Unreachable, query.Run(0, 2));
        Assert.Empty(query.Path());
    }

    private static void CheckPath(ArcGraph graph, IReadOnlyList<int> path, int from, int to, int time)
    {
        if (time >= TravelTime.Unreachable)
        {
            Assert.Empty(path);
            return;
        }
        Assert.Equal((from, to), (path[0], path[^1]));
        var sum = 0;
        for (var i = 1; i < path.Count; i++)
        {
            sum += Enumerable
                .Range(graph.First[path[i - 1]], graph.First[path[i - 1] + 1] - graph.First[path[i - 1]])
                .Where(a => graph.Head[a] == path[i])
                .Min(a => graph.Weight[a]);
        }
        Assert.Equal(time, sum);
    }

    private sealed class Told(Action<double> also) : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value)
        {
            Shares.Add(value);
            also(value);
        }
    }
}
