using Yiju.Kernel.Search;

namespace Yiju.Siting.Location.Plant;

/// <summary>What a search for open sites came to.</summary>
/// <param name="Open">The best set found; empty when none was.</param>
/// <param name="Cost">Its cost; infinite when there is none.</param>
/// <param name="Bound">No set costs less; the cost itself when that is proved.</param>
internal sealed record PlantSolution(int[] Open, double Cost, double Bound)
{
    public bool Proved => Bound >= Cost;
}

/// <summary>
/// Open sites at least cost: a greedy start with interchange, a Lagrangian bound whose open sets are improved on the
/// way, sites decided by reduced costs and left out, an iterated local search while the gap is open, and branch and
/// bound to the end.
/// </summary>
internal sealed class PlantSolver
{
    private const int RootEvaluations = 1200;
    private const int Kicks = 40;

    /// <summary>Grains between the bound and what would close it that are worth another ascent.</summary>
    private const int Near = 3;

    /// <summary>Undecided sites for each round of local search without success before branching: many leave it no hope.</summary>
    private const int SitesOfRound = 100;
    private readonly PlantLocation problem;
    private readonly Watch watch;
    private readonly int threads;
    private readonly SeededRandom random;
    private readonly Incumbent incumbent = new();
    private double bound = double.NegativeInfinity;

    /// <param name="problem">With at least one open set that keeps the number, or it is found infeasible.</param>
    public PlantSolver(PlantLocation problem, Watch watch, int threads, SeededRandom random)
    {
        this.problem = problem;
        this.watch = watch;
        this.threads = threads;
        this.random = random;
    }

    /// <summary>What the bound must exceed for the search to end.</summary>
    private double Cut => problem.Below(incumbent.Cost);

    private bool Settled => bound > Cut;

    public PlantSolution Solve()
    {
        var stage = Stage.Of(problem);
        Start(stage);
        var multipliers = FirstMultipliers(stage);
        var state = Kept(stage.Problem);
        while (!Settled && !watch.Over)
        {
            Ascend(stage, state, multipliers, 1);
            var left = state.Count(s => s == Decided.Not);
            watch.Note($"拉格朗日松弛：还有 {left} 个地点未定", incumbent.Cost, bound);
            if (Settled || state.Count(s => s != Decided.Closed) > 0.8 * state.Length)
            {
                break;
            }
            (stage, state) = stage.Without(state, threads, () => watch.Budget.Over);
        }
        AscendAgain(stage, state, multipliers);
        Explore(stage, 2 + (state.Count(s => s == Decided.Not) / SitesOfRound));
        Branch(stage, state, multipliers);
        if (Settled)
        {
            bound = incumbent.Cost;
        }
        return new PlantSolution(incumbent.Open, incumbent.Cost, Math.Min(problem.RoundUp(bound), incumbent.Cost));
    }

    /// <summary>
    /// Where the bound is within a few grains of closing, subgradients from elsewhere with other steps often close it.
    /// </summary>
    private void AscendAgain(Stage stage, sbyte[] state, Multipliers multipliers)
    {
        foreach (var step in (ReadOnlySpan<double>)[2, 0.5, 1.5, 0.25])
        {
            if (Settled || watch.Over || bound < Cut - (Near * stage.Problem.Grain))
            {
                return;
            }
            var again = FirstMultipliers(stage);
            var before = bound;
            Ascend(stage, state, again, step);
            if (bound > before)
            {
                multipliers.CopyFrom(again);
            }
        }
        watch.Note("换步长再松弛", incumbent.Cost, bound);
    }

    private void Start(Stage stage)
    {
        var search = new Interchange(stage.Problem);
        var open = Greedy.Open(stage.Problem, watch);
        if (!search.Become(open, watch))
        {
            Assess(open);
            return;
        }
        if (stage.Problem.Count is { } count && search.OpenCount != count || !search.LimitsHold())
        {
            return;
        }
        watch.Note("贪心", search.Cost, bound);
        search.Improve(watch);
        watch.Spend();
        stage.Offer(incumbent, search.Cost, search.OpenSites());
        watch.Note("逐个交换", incumbent.Cost, bound);
    }

    /// <summary>The time was over with the first solution: it is all there will be.</summary>
    private void Assess(int[] open)
    {
        var limits = new Limits(problem);
        foreach (var site in open)
        {
            limits.Open(site);
        }
        if ((problem.Count is not { } count || open.Length == count) && limits.Hold())
        {
            incumbent.Offer(problem.CostOf(open, threads), open);
        }
    }

    /// <summary>Between the nearest and the second nearest open site of the first solution.</summary>
    private Multipliers FirstMultipliers(Stage stage)
    {
        var multipliers = new Multipliers(problem.Points, problem.Rows.Count);
        var search = new Interchange(stage.Problem);
        if (!search.Become(stage.Here(incumbent), watch))
        {
            return multipliers;
        }
        for (var point = 0; point < problem.Points; point++)
        {
            var most = Math.Min(problem.Unserved[point], stage.Problem.Near.Horizon(point));
            multipliers.Point[point] = Math.Min(
                most,
                0.5 * (search.FirstCost(point) + Math.Min(search.SecondCost(point), 2 * search.FirstCost(point)))
            );
        }
        return multipliers;
    }

    private void Ascend(Stage stage, sbyte[] state, Multipliers multipliers, double step)
    {
        var relaxation = new Relaxation(stage.Problem, threads);
        relaxation.Best.CopyFrom(multipliers);
        var repair = new Repair(stage, watch);
        var value = relaxation.Ascend(
            state,
            () => Cut,
            RootEvaluations,
            step,
            watch,
            (k, best) =>
            {
                watch.Tell(incumbent.Cost, Math.Max(bound, best));
                if (k % repair.Pause == 0)
                {
                    repair.From(relaxation.Chosen, incumbent);
                }
            }
        );
        if (value >= bound)
        {
            bound = value;
            multipliers.CopyFrom(relaxation.Best);
        }
        if (watch.Over)
        {
            return;
        }
        repair.From(relaxation.Chosen, incumbent);
        relaxation.Decide(state, Cut);
    }

    private void Explore(Stage stage, int patience)
    {
        if (Settled || watch.Over)
        {
            return;
        }
        var search = new IteratedSearch(stage, incumbent, watch, threads, random);
        for (var failures = 0; failures < patience && !Settled && !watch.Over; )
        {
            var before = incumbent.Cost;
            search.Run(Kicks, bound);
            failures = incumbent.Cost < before ? 0 : failures + 1;
        }
        watch.Note("迭代局部搜索", incumbent.Cost, bound);
    }

    private void Branch(Stage stage, sbyte[] state, Multipliers multipliers)
    {
        if (Settled || watch.Over)
        {
            return;
        }
        var tree = new BranchAndBound(stage, watch, threads, incumbent);
        bound = Math.Max(bound, tree.Search(state, multipliers, bound));
        watch.Note($"分支定界：{tree.Nodes} 个节点", incumbent.Cost, bound);
    }

    private static sbyte[] Kept(PlantLocation problem) =>
        [.. problem.Kept.Select(kept => kept ? Decided.Open : Decided.Not)];
}
