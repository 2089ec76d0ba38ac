using Yiju.Kernel.Search;
using Yiju.Routing.HomeCare;
using Yiju.Routing.HomeCare.Search;

namespace Yiju.Tests.Engines.Routing.HomeCare;

public sealed class ScheduleTests
{
    private const long NoLimit = long.MaxValue / 4;

    /// <summary>Operations put in, taken out and moves taken back at random: starts and cost stay those of the routes.</summary>
    [Fact]
    public void Starts_and_cost_follow_every_change() =>
        RandomCare.Each(
            250,
            random =>
            {
                var instance = RandomCare.Instance(
                    random,
                    2 + random.Below(10),
                    2 + random.Below(3),
                    random.Below(3) > 0
                );
                var weights = new CareWeights(1 + random.Below(2), 1 + random.Below(2), random.Below(3));
                var schedule = new Schedule(instance, weights);
                for (var step = 0; step < 60; step++)
                {
                    var mark = schedule.Now;
                    var before = Describe(schedule, instance);
                    if (!Change(random, instance, schedule) || random.Below(4) == 0)
                    {
                        schedule.Undo(mark);
                        Assert.Equal(before, Describe(schedule, instance));
                    }
                    AssertExact(instance, weights, schedule);
                }
            }
        );

    [Fact]
    public void An_insertion_is_given_up_exactly_when_it_costs_more_than_the_limit() =>
        RandomCare.Each(
            250,
            random =>
            {
                var instance = RandomCare.Instance(random, 8, 3);
                var schedule = new Schedule(instance, new CareWeights());
                var insertions = 0;
                for (var operation = 0; operation < instance.Operations.Count; operation++)
                {
                    var able = instance.Able(operation);
                    var before = schedule.Office(able[random.Below(able.Length)]);
                    var mark = schedule.Now;
                    var possible =
                        Apart(instance, schedule, operation, before) && schedule.Insert(operation, before, NoLimit);
                    var cost = schedule.Cost;
                    schedule.Undo(mark);
                    if (possible)
                    {
                        insertions++;
                        Assert.False(schedule.Insert(operation, before, cost - 1));
                        schedule.Undo(mark);
                        Assert.True(schedule.Insert(operation, before, cost));
                        schedule.Forget();
                    }
                }
                Assert.True(insertions > 0);
            }
        );

    private static bool Change(SeededRandom random, CareInstance instance, Schedule schedule)
    {
        var operation = random.Below(instance.Operations.Count);
        if (schedule.Has(operation))
        {
            return schedule.Remove(operation);
        }
        var able = instance.Able(operation);
        var before = schedule.Office(able[random.Below(able.Length)]);
        for (var skip = random.Below(4); skip > 0 && !schedule.IsOffice(schedule.Stops[before].Next); skip--)
        {
            before = schedule.Stops[before].Next;
        }
        return Apart(instance, schedule, operation, before) && schedule.Insert(operation, before, NoLimit);
    }

    private static bool Apart(CareInstance instance, Schedule schedule, int operation, int before)
    {
        var partner = schedule.Stops[operation].Partner;
        return partner < 0 || schedule.Stops[partner].Caregiver != schedule.Stops[before].Caregiver;
    }

    private static string Describe(Schedule schedule, CareInstance instance) =>
        string.Join(' ', Enumerable.Range(0, instance.Operations.Count).Select(o => schedule.Stops[o].Start))
        + $" {schedule.Cost} {schedule.Largest}";

    /// <summary>Against the plain method, on an instance without the operations that are in no route.</summary>
    private static void AssertExact(CareInstance instance, CareWeights weights, Schedule schedule)
    {
        var routes = instance.Caregivers.Select((_, caregiver) => Route(schedule, schedule.Office(caregiver))).ToList();
        var starts = SlowTiming.Starts(instance, routes);
        Assert.NotNull(starts);
        var served = routes.SelectMany(route => route).ToList();
        Assert.Equal(served.Select(o => starts[o]), served.Select(o => (long)schedule.Stops[o].Start));
        var late = served
            .Select(o => Math.Max(0, starts[o] - instance.Patients[instance.Operations[o].Patient].Due))
            .DefaultIfEmpty()
            .ToList();
        var places = routes.Select(route => route.Select(o => instance.Operations[o].Patient + 1).Prepend(0).Append(0));
        var travel = places
            .Where(route => route.Count() > 2)
            .Sum(route => route.Zip(route.Skip(1)).Sum(leg => (long)instance.Travel(leg.First, leg.Second)));
        var cost = weights.Travel * travel + weights.Tardiness * late.Sum() + weights.LargestTardiness * late.Max();
        Assert.Equal(cost, schedule.Cost);
        Assert.Equal(late.Max(), schedule.Largest);
    }

    private static List<int> Route(Schedule schedule, int office)
    {
        var route = new List<int>();
        for (var stop = schedule.Stops[office].Next; !schedule.IsOffice(stop); stop = schedule.Stops[stop].Next)
        {
            route.Add(stop);
        }
        return route;
    }
}
