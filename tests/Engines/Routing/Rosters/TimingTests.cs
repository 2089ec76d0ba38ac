using Yiju.Routing.Rosters;
using Yiju.Routing.Rosters.Checking;
using Yiju.Routing.Rosters.Solving;

namespace Yiju.Tests.Engines.Routing.Rosters;

public sealed class TimingTests
{
    private static readonly SecondWorker Together = new([], 0, 0);

    [Fact]
    public void Two_workers_start_when_the_later_one_is_there_and_all_behind_them_follows()
    {
        var schedule = Schedule(
            [SmallRoster.Worker("a"), SmallRoster.Worker("b", house: 11)],
            [
                SmallRoster.Visit("both", 5) with
                {
                    Second = Together,
                },
                SmallRoster.Visit("before", 9, from: 500, to: 500),
                SmallRoster.Visit("after", 1),
            ]
        );
        var (both, other) = schedule.Instance.JobsOf[0];
        Assert.True(schedule.InsertPair(both, First(schedule, 0), other, First(schedule, 1)));
        Assert.Equal(486 * 60, schedule[both].Start);
        Assert.True(schedule.Insert(schedule.Instance.JobsOf[1].First, First(schedule, 1)));
        Assert.True(schedule.Insert(schedule.Instance.JobsOf[2].First, both));
        Assert.Equal((500 + 30 + 4) * 60, schedule[both].Start);
        Assert.Equal(schedule[both].Start, schedule[other].Start);
        Assert.Equal(schedule[both].Start + (34 * 60), schedule[schedule.Instance.JobsOf[2].First].Start);
        Assert.True(schedule.Remove(schedule.Instance.JobsOf[1].First));
        Assert.Equal(486 * 60, schedule[both].Start);
    }

    [Fact]
    public void Two_pairs_in_crossed_order_are_a_ring_and_refused()
    {
        var schedule = Schedule(
            [SmallRoster.Worker("a"), SmallRoster.Worker("b")],
            [SmallRoster.Visit("x", 1) with { Second = Together }, SmallRoster.Visit("y", 2) with { Second = Together }]
        );
        var (x, x2) = schedule.Instance.JobsOf[0];
        var (y, y2) = schedule.Instance.JobsOf[1];
        Assert.True(schedule.InsertPair(x, First(schedule, 0), x2, First(schedule, 1)));
        var mark = schedule.Mark();
        var (start, cost) = (schedule[x].Start, schedule.Cost);
        Assert.False(schedule.InsertPair(y, First(schedule, 0), y2, x2));
        schedule.Undo(mark);
        Assert.Equal((start, cost), (schedule[x].Start, schedule.Cost));
        Assert.True(schedule.InsertPair(y, x, y2, x2));
    }

    [Fact]
    public void A_ring_through_a_third_worker_and_an_order_is_refused()
    {
        var data = SmallRoster.Data(
            [SmallRoster.Worker("a"), SmallRoster.Worker("b"), SmallRoster.Worker("c")],
            [
                SmallRoster.Visit("x", 1) with
                {
                    Second = Together,
                },
                SmallRoster.Visit("y", 2) with
                {
                    Second = Together,
                },
                SmallRoster.Visit("z", 3),
            ]
        );
        var problem = RosterProblem.Create(data with { Orders = [new VisitOrder("y", "z", 0)] }).Value;
        var schedule = new Schedule(InstanceBuilder.Build(problem));
        var (x, x2) = schedule.Instance.JobsOf[0];
        var (y, y2) = schedule.Instance.JobsOf[1];
        var z = schedule.Instance.JobsOf[2].First;
        Assert.True(schedule.InsertPair(x, First(schedule, 0), x2, First(schedule, 1)));
        Assert.True(schedule.InsertPair(y, x, y2, First(schedule, 2)));
        var mark = schedule.Mark();
        Assert.False(schedule.Insert(z, First(schedule, 1)));
        schedule.Undo(mark);
        Assert.True(schedule.Insert(z, x2));
        Assert.True(schedule[z].Start >= schedule[y].Start + (30 * 60));
    }

    [Fact]
    public void Times_after_any_changes_are_those_of_a_fresh_start()
    {
        for (var seed = 1UL; seed <= 30; seed++)
        {
            var instance = InstanceBuilder.Build(new RandomRoster(seed).Draw(workers: 6, visits: 18, days: 2));
            var schedule = new Schedule(instance);
            var near = new Nearness(instance);
            var random = new Yiju.Kernel.Search.SeededRandom(seed);
            var active = Enumerable.Repeat(true, instance.Tours.Length).ToArray();
            var recreate = new Recreate(schedule, near, random, active);
            for (var step = 0; step < 60; step++)
            {
                var visit = random.Below(instance.JobsOf.Length);
                if (schedule.IsPlaced(instance.JobsOf[visit].First))
                {
                    var mark = schedule.Mark();
                    if (!schedule.Remove(instance.JobsOf[visit].First))
                    {
                        schedule.Undo(mark);
                    }
                }
                else
                {
                    recreate.Insert(visit, everywhere: true, blink: true);
                }
            }
            SameAsFresh(schedule);
        }
    }

    [Fact]
    public void A_plan_of_two_pairs_in_crossed_order_is_not_taken_over()
    {
        var problem = SmallRoster.Problem(
            [SmallRoster.Worker("a"), SmallRoster.Worker("b")],
            [SmallRoster.Visit("x", 1) with { Second = Together }, SmallRoster.Visit("y", 2) with { Second = Together }]
        );
        var crossed = new RosterPlan([
            SmallRoster.Tour(problem, "a", ("x", 500), ("y", 540)),
            SmallRoster.Tour(problem, "b", ("y'", 500), ("x'", 540)),
        ]);
        var instance = InstanceBuilder.Build(problem);
        Assert.False(new Schedule(instance).TryLoad([0, 1], PlanReader.Layout(instance, crossed)));
        Assert.Equal(2, PlanChecker.Check(problem, crossed).Count(b => b.Constraint == "link"));
    }

    private static void SameAsFresh(Schedule schedule)
    {
        var instance = schedule.Instance;
        int[] all = [.. Enumerable.Range(0, instance.Tours.Length)];
        var next = new int[instance.Nodes.Length];
        schedule.Save(all, next);
        var fresh = new Schedule(instance);
        fresh.Load(all, next);
        Assert.Equal(fresh.Cost, schedule.Cost);
        for (var job = 0; job < instance.Jobs; job++)
        {
            if (schedule.IsPlaced(job))
            {
                Assert.Equal((fresh[job].Start, fresh[job].Latest), (schedule[job].Start, schedule[job].Latest));
            }
        }
    }

    private static Schedule Schedule(IReadOnlyList<Worker> workers, IReadOnlyList<Visit> visits) =>
        new(InstanceBuilder.Build(SmallRoster.Problem(workers, visits)));

    private static int First(Schedule schedule, int tour) => schedule.Instance.Tours[tour].First;
}
