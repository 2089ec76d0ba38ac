using Yiju.Kernel.Search;
using Yiju.Routing.HomeCare;
using Yiju.Routing.HomeCare.Checking;
using Yiju.Routing.HomeCare.Search;

namespace Yiju.Tests.Engines.Routing.HomeCare;

public sealed class SearchTests
{
    [Fact]
    public void Every_plan_keeps_every_constraint_and_costs_what_is_said() =>
        RandomCare.Each(
            60,
            random =>
            {
                var instance = RandomCare.Instance(
                    random,
                    1 + random.Below(30),
                    2 + random.Below(6),
                    random.Below(3) > 0
                );
                var options = new CareOptions
                {
                    Seed = random.Next(),
                    Weights = new CareWeights(random.Below(3), 1, 2),
                };
                var result = HomeCareSearch.Solve(instance, options, Iterations(400));
                var cost = PlanChecker.Check(instance, result.Plan);
                Assert.True(cost.Ok, string.Join(' ', cost.Faults));
                Assert.Equal(cost.Value, result.Cost);
                Assert.Equal(cost.Value.Mean(options.Weights), result.Mean);
                Assert.True(result.Bound <= result.Mean + 1e-9);
            }
        );

    [Fact]
    public void The_best_plan_of_few_operations_is_found_and_proved() =>
        RandomCare.Each(
            40,
            random =>
            {
                var instance = RandomCare.Instance(random, 2 + random.Below(2), 2, random.Below(3) > 0);
                var optimum = Exhaustive.Optimum(instance);
                var result = HomeCareSearch.Solve(instance, new CareOptions(), Iterations(2_000));
                Assert.Equal(optimum, result.Mean, 1e-6);
                Assert.Equal(optimum, result.Bound, 1e-6);
            }
        );

    [Fact]
    public void A_constraint_more_never_makes_the_best_plan_better() =>
        RandomCare.Each(
            60,
            random =>
            {
                var instance = RandomCare.Instance(random, 2, 2 + random.Below(2));
                var optimum = Exhaustive.Optimum(instance);
                foreach (var harder in Harder(random, instance))
                {
                    Assert.True(Exhaustive.Optimum(harder) >= optimum - 1e-9);
                }
            }
        );

    [Fact]
    public void The_same_seed_and_iterations_give_the_same_plan_on_one_thread_and_on_two()
    {
        var instance = RandomCare.Instance(new SeededRandom(7), 40, 8);
        var plans = new[] { 1, 2 }.Select(threads =>
        {
            var options = new CareOptions { Seed = 3, Threads = threads };
            return HomeCareSearch.Solve(instance, options, Iterations(40_000));
        });
        Assert.Single(
            plans.Select(result => string.Join('|', result.Plan.Routes.Select(r => string.Join(' ', r)))).Distinct()
        );
    }

    [Fact]
    public void More_iterations_help()
    {
        var instance = RandomCare.Instance(new SeededRandom(8), 40, 8);
        var few = HomeCareSearch.Solve(instance, new CareOptions(), Iterations(1));
        var many = HomeCareSearch.Solve(instance, new CareOptions(), Iterations(20_000));
        Assert.True(many.Mean < 0.9 * few.Mean, $"{many.Mean} after {few.Mean}");
        Assert.Equal(20_000, many.Effort.Iterations);
    }

    [Fact]
    public void A_search_stops_when_it_is_told_to_and_gives_its_best()
    {
        var instance = RandomCare.Instance(new SeededRandom(9), 60, 10);
        using var stop = new CancellationTokenSource();
        var clock = new AskedClock(stop, at: 300);
        var budget = new SearchBudget(clock, Timeout.InfiniteTimeSpan, stop: stop.Token);
        var result = HomeCareSearch.Solve(instance, new CareOptions { Threads = 2 }, budget);
        Assert.InRange(clock.Asked, 300, 400);
        Assert.True(PlanChecker.Check(instance, result.Plan).Ok);
    }

    [Fact]
    public void There_is_a_plan_when_there_was_no_time_at_all()
    {
        var instance = RandomCare.Instance(new SeededRandom(10), 100, 10);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var budget = new SearchBudget(TimeProvider.System, TimeSpan.FromSeconds(1), stop: stop.Token);
        var result = HomeCareSearch.Solve(instance, new CareOptions(), budget);
        Assert.True(PlanChecker.Check(instance, result.Plan).Ok);
        Assert.Equal(0, result.Effort.Iterations);
    }

    [Fact]
    public void Without_time_the_only_one_who_can_do_a_service_is_kept_for_it()
    {
        var demands = new[] { new CareDemand("s1", 5_000), new CareDemand("s2", 5_000) };
        var patient = new CarePatient("p1", 0, 0, demands, new CareGap(0, 0));
        var both = new Caregiver("c1", new HashSet<string> { "s1", "s2" });
        var one = new Caregiver("c2", new HashSet<string> { "s1" });
        var instance = CareInstance.Create([patient], [both, one], [0, 10_000, 10_000, 0]).Value;
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var budget = new SearchBudget(TimeProvider.System, TimeSpan.FromSeconds(1), stop: stop.Token);
        var routes = HomeCareSearch.Solve(instance, new CareOptions(), budget).Plan.Routes;
        Assert.Equal([new CareStop(0, 1, 10_000)], routes[0]);
        Assert.Equal([new CareStop(0, 0, 10_000)], routes[1]);
    }

    [Fact]
    public void Annealing_allocates_nothing()
    {
        var instance = RandomCare.Instance(new SeededRandom(12), 40, 8);
        var (settings, budget) = (new AnnealingSettings(), Iterations(1));
        var near = Nearness.Of(instance, settings.Neighbours, budget);
        var annealing = new Annealing(instance, new CareWeights(), settings, new SeededRandom(1), near, budget);
        annealing.Anneal(10_000, 1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        annealing.Anneal(10_000, 2_000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void One_patient_is_proved_best_at_once()
    {
        var patient = new CarePatient("p1", 30_000, 30_000, [new CareDemand("s1", 5_000)], null);
        var caregiver = new Caregiver("c1", new HashSet<string> { "s1" });
        var instance = CareInstance.Create([patient], [caregiver], [0, 33_000, 40_000, 0]).Value;
        var budget = new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan);
        var result = HomeCareSearch.Solve(instance, new CareOptions(), budget);
        Assert.Equal(new CareCost(73_000, 3_000, 3_000), result.Cost);
        Assert.Equal(result.Mean, result.Bound);
    }

    private static SearchBudget Iterations(long iterations) =>
        new(TimeProvider.System, Timeout.InfiniteTimeSpan, iterations);

    /// <summary>The instance with an ability removed, an earlier due, a later release, a tighter gap, each where it goes.</summary>
    private static IEnumerable<CareInstance> Harder(SeededRandom random, CareInstance instance)
    {
        var travel = instance.TravelMatrix.ToArray();
        var patient = instance.Patients[random.Below(instance.Patients.Count)];
        List<CarePatient> changed =
        [
            patient with
            {
                Due = patient.Release + (patient.Due - patient.Release) / 2,
            },
            patient with
            {
                Release = patient.Due,
            },
        ];
        if (patient.Gap is { } gap)
        {
            changed.Add(patient with { Gap = gap with { Least = (gap.Least + gap.Most) / 2 } });
            changed.Add(patient with { Gap = gap with { Most = (gap.Least + gap.Most) / 2 } });
        }
        foreach (var harder in changed)
        {
            var patients = instance.Patients.Select(other => other == patient ? harder : other).ToList();
            yield return CareInstance.Create(patients, instance.Caregivers, travel).Value;
        }
        var caregivers = instance.Caregivers.ToList();
        var unlearning = random.Below(caregivers.Count);
        var abilities = caregivers[unlearning].Abilities.Where(ability => ability != "s1").ToHashSet();
        caregivers[unlearning] = caregivers[unlearning] with { Abilities = abilities };
        if (CareInstance.Create(instance.Patients, caregivers, travel) is { Ok: true } possible)
        {
            yield return possible.Value;
        }
    }

    private sealed class Listener(Action<SearchProgress> told) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => told(value);
    }
}
