using Yiju.Kernel.Search;
using Yiju.Routing.HomeCare;
using Yiju.Routing.HomeCare.Timing;

namespace Yiju.Tests.Engines.Routing.HomeCare;

public sealed class TimingTests
{
    /// <summary>Random routes, half of them with rings: the same times as the plain method, and no times where that has none.</summary>
    [Fact]
    public void Starts_are_the_earliest_and_a_ring_is_found()
    {
        var (timed, rings) = (0, 0);
        RandomCare.Each(
            1_500,
            random =>
            {
                var instance = RandomCare.Instance(
                    random,
                    2 + random.Below(8),
                    2 + random.Below(3),
                    random.Below(2) == 0
                );
                var routes = RandomCare.Routes(random, instance);
                var slow = SlowTiming.Starts(instance, routes);
                var timing = new EarliestStarts(instance);
                Assert.Equal(slow is not null, timing.Find(routes));
                if (slow is null)
                {
                    rings++;
                    AssertRing(instance, routes, timing.Cycle);
                    return;
                }
                timed++;
                Assert.Empty(timing.Cycle);
                Assert.Equal(slow, timing.Starts.ToArray().Select(start => (long)start));
            }
        );
        Assert.True(timed > 200 && rings > 200, $"{timed} timed, {rings} rings");
    }

    [Fact]
    public void Two_who_meet_twice_in_opposite_order_wait_for_each_other_for_ever()
    {
        var instance = Pair(new CareGap(0, 0), new CareGap(0, 0));
        var timing = new EarliestStarts(instance);
        Assert.False(
            timing.Find([
                [0, 2],
                [3, 1],
            ])
        );
        Assert.Equal([0, 1, 2, 3], timing.Cycle.Order());
        Assert.True(
            timing.Find([
                [0, 2],
                [1, 3],
            ])
        );
        Assert.Equal([10_000, 10_000, 25_000, 25_000], timing.Starts.ToArray());
    }

    [Fact]
    public void The_first_service_waits_so_that_the_second_is_not_too_late_after_it()
    {
        var timing = new EarliestStarts(Pair(new CareGap(1_000, 5_000), new CareGap(0, 60_000)));
        Assert.True(
            timing.Find([
                [0, 3],
                [2, 1],
            ])
        );
        Assert.Equal([20_000, 25_000, 10_000, 35_000], timing.Starts.ToArray());
    }

    [Fact]
    public void Others_may_be_served_between_the_two_services_if_the_gap_is_long_enough()
    {
        Assert.True(
            new EarliestStarts(Pair(new CareGap(0, 30_000), new CareGap(0, 0))).Find([
                [0, 2],
                [3, 1],
            ])
        );
        Assert.False(
            new EarliestStarts(Pair(new CareGap(0, 29_999), new CareGap(0, 0))).Find([
                [0, 2],
                [3, 1],
            ])
        );
    }

    /// <summary>Two patients 10 minutes apart and 10 from the office, each with two services of 5 minutes.</summary>
    private static CareInstance Pair(CareGap one, CareGap other)
    {
        List<CareDemand> demands = [new("s1", 5_000), new("s2", 5_000)];
        List<CarePatient> patients = [new("p1", 0, 9_000, demands, one), new("p2", 0, 9_000, demands, other)];
        HashSet<string> all = ["s1", "s2"];
        int[] travel = [0, 10_000, 10_000, 10_000, 0, 10_000, 10_000, 10_000, 0];
        return CareInstance.Create(patients, [new("c1", all), new("c2", all)], travel).Value;
    }

    /// <summary>Each of a ring stands before the next in a route or is its partner.</summary>
    private static void AssertRing(CareInstance instance, List<List<int>> routes, IReadOnlyList<int> ring)
    {
        Assert.True(ring.Count >= 2);
        Assert.Equal(ring.Count, ring.Distinct().Count());
        for (var at = 0; at < ring.Count; at++)
        {
            var (from, to) = (ring[at], ring[(at + 1) % ring.Count]);
            var partners = instance.Operations[from].Patient == instance.Operations[to].Patient;
            var following = routes.Exists(route => route.IndexOf(from) is >= 0 and var i && route.IndexOf(to) == i + 1);
            Assert.True(partners || following);
        }
    }
}
