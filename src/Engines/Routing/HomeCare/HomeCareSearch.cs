using Yiju.Kernel.Search;
using Yiju.Routing.HomeCare.Bounds;
using Yiju.Routing.HomeCare.Checking;
using Yiju.Routing.HomeCare.Search;
using Yiju.Routing.HomeCare.Timing;

namespace Yiju.Routing.HomeCare;

/// <summary>How a search is to be made.</summary>
public sealed record CareOptions
{
    /// <summary>The same seed and iterations give the same plan on every machine.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many islands run at once, at least 1; makes no difference to the plan but in what a time allows.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Searches side by side, at least 1; part of what fixes the plan.</summary>
    public int Islands { get; init; } = 2;

    /// <summary>What counts how much.</summary>
    public CareWeights Weights { get; init; } = new();
}

/// <summary>What a search looked at, all islands together.</summary>
/// <param name="Iterations">Of each island.</param>
/// <param name="Judged">Places that operations were tried in.</param>
/// <param name="Timed">Those of them whose effect on all starts was computed.</param>
public readonly record struct CareEffort(long Iterations, long Judged, long Timed);

/// <summary>A plan and what is known about it.</summary>
/// <param name="Plan">Keeps every constraint.</param>
/// <param name="Cost">Its parts.</param>
/// <param name="Mean">Weighted mean of the parts in minutes.</param>
/// <param name="Bound">No plan has a smaller weighted mean; equal to <paramref name="Mean"/> if the plan is proved best.</param>
/// <param name="Effort">What was tried.</param>
/// <param name="Elapsed">From the beginning of the budget.</param>
public sealed record CareResult(
    CarePlan Plan,
    CareCost Cost,
    double Mean,
    double Bound,
    CareEffort Effort,
    TimeSpan Elapsed
);

/// <summary>Solves the home health care routing and scheduling problem by simulated annealing on several islands.</summary>
public sealed class HomeCareSearch
{
    /// <summary>Iterations of an island between two exchanges.</summary>
    private const int Epoch = 16_384;

    /// <summary>Iterations at one temperature.</summary>
    private const int Step = 1_024;

    /// <summary>In how many parts the exchanges divide the cooling.</summary>
    private const int Exchanges = 12;

    /// <summary>Some tenths of a second.</summary>
    private const int WarmUpIterations = 60_000;
    private readonly CareInstance instance;
    private readonly CareOptions options;
    private readonly SearchBudget budget;
    private readonly IProgress<SearchProgress>? progress;
    private readonly Cooling cooling;
    private readonly AssignmentBound assignment;
    private long bound;
    private readonly List<Island> islands = [];
    private long bestCost = long.MaxValue;
    private List<List<int>> bestRoutes = [];
    private int round;
    private int part;

    private HomeCareSearch(
        CareInstance instance,
        CareOptions options,
        SearchBudget budget,
        IProgress<SearchProgress>? progress
    )
    {
        this.instance = instance;
        this.options = options;
        this.budget = budget;
        this.progress = progress;
        var settings = new AnnealingSettings();
        cooling = new Cooling(instance, options.Weights, settings, budget);
        assignment = new AssignmentBound(instance, options.Weights, budget);
        bound = assignment.OfAll;
        var near = Nearness.Of(instance, settings.Neighbours, budget);
        var random = new SeededRandom(options.Seed);
        for (var number = 0; number < options.Islands; number++)
        {
            var annealing = new Annealing(instance, options.Weights, settings, random.Fork(number), near, budget);
            islands.Add(new Island(annealing));
        }
    }

    private sealed class Island(Annealing annealing)
    {
        public Annealing Annealing => annealing;

        public long Done { get; set; }
    }

    /// <summary>The best plan that the budget allows; it ends earlier only if one is proved best.</summary>
    /// <param name="instance">Any: there is always a plan.</param>
    /// <param name="options">Seed, threads and weights.</param>
    /// <param name="budget">The temperature falls with its time or its iterations.</param>
    /// <param name="progress">Told of every epoch: cost and bound are weighted means in minutes.</param>
    public static CareResult Solve(
        CareInstance instance,
        CareOptions options,
        SearchBudget budget,
        IProgress<SearchProgress>? progress = null
    ) => new HomeCareSearch(instance, options, budget, progress).Run();

    /// <summary>
    /// Searches a case of its own for some tenths of a second, so that the code is compiled when a time begins to count.
    /// </summary>
    public static void WarmUp()
    {
        var budget = new SearchBudget(TimeProvider.System, Timeout.InfiniteTimeSpan, WarmUpIterations);
        _ = Solve(WarmUpCase.Make(), new CareOptions(), budget);
    }

    /// <summary>Of the islands in this round.</summary>
    private Annealing Leader => islands.MinBy(island => island.Annealing.BestCost)!.Annealing;

    private CareResult Run()
    {
        Keep();
        if (bestCost > bound)
        {
            Islands.Run(islands, budget, Epoch, options.Threads, Advance, Exchange);
        }
        Keep();
        var starts = new EarliestStarts(instance);
        if (!starts.Find(bestRoutes))
        {
            throw new InvalidOperationException("The search kept routes that cannot be timed.");
        }
        var plan = new CarePlan([.. bestRoutes.Select(route => Stops(route, starts))]);
        var cost = PlanChecker.Check(instance, plan).Value;
        var effort = new CareEffort(
            islands.Max(island => island.Done),
            islands.Sum(island => island.Annealing.Insertion.Judged),
            islands.Sum(island => island.Annealing.Insertion.Timed)
        );
        return new CareResult(plan, cost, cost.Mean(options.Weights), Mean(bound), effort, budget.Elapsed);
    }

    private void Advance(Island island, long iterations)
    {
        for (var left = iterations; left > 0 && !budget.Over; left -= Step)
        {
            var step = Math.Min(Step, left);
            island.Annealing.Anneal(cooling.Temperature(island.Done), step);
            island.Done += step;
        }
    }

    private void Keep()
    {
        if (Leader.BestCost < bestCost)
        {
            (bestCost, bestRoutes) = (Leader.BestCost, Leader.BestRoutes());
        }
    }

    private bool Exchange(long done)
    {
        Keep();
        if (done <= Epoch)
        {
            Prove();
        }
        var (nowRound, share) = cooling.At(done);
        var nowPart = (int)(share * Exchanges);
        if (nowRound != round)
        {
            islands.ForEach(island => island.Annealing.Restart());
        }
        else if (nowPart != part && nowPart >= Exchanges / 2)
        {
            Share();
        }
        (round, part) = (nowRound, nowPart);
        progress?.Report(new SearchProgress(budget.Elapsed, done, Mean(bestCost), Mean(bound)));
        return bestCost > bound;
    }

    /// <summary>All islands go on from the best schedule of this round, once each has cooled halfway by itself.</summary>
    private void Share()
    {
        var leader = Leader;
        var routes = leader.BestRoutes();
        foreach (var island in islands.Where(island => island.Annealing.BestCost > leader.BestCost))
        {
            island.Annealing.Adopt(routes);
        }
    }

    /// <summary>Closes the gap of a small instance: by then its best plan is rarely improved on.</summary>
    private void Prove()
    {
        var proof = BranchAndBound.Prove(instance, options.Weights, assignment, bestCost, budget);
        if (proof is not null)
        {
            bound = proof.Cost;
            (bestCost, bestRoutes) = (proof.Cost, proof.Better ?? bestRoutes);
        }
    }

    private double Mean(long sum) => sum / (1000.0 * options.Weights.Sum);

    private IReadOnlyList<CareStop> Stops(List<int> route, EarliestStarts starts) =>
        [
            .. route.Select(operation =>
            {
                var (patient, demand, _) = instance.Operations[operation];
                return new CareStop(patient, demand, starts.Starts[operation]);
            }),
        ];
}
