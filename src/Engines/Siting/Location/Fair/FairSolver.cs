using Yiju.Kernel.Search;
using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location.Fair;

/// <summary>How the worst-served division fares, and everybody together: the first decides, the second breaks ties.</summary>
/// <param name="Worst">The greatest mean cost of a unit of demand over the divisions.</param>
/// <param name="Total">The cost of all demand.</param>
internal readonly record struct Fairness(double Worst, double Total)
{
    public static readonly Fairness None = new(double.PositiveInfinity, double.PositiveInfinity);

    public bool IsBetterThan(Fairness other) =>
        Worst < other.Worst - Rounding(other.Worst)
        || (Worst <= other.Worst + Rounding(other.Worst) && Total < other.Total - Rounding(other.Total));

    public static double Rounding(double value) => double.IsFinite(value) ? 1e-9 * Math.Max(1, Math.Abs(value)) : 0;
}

/// <summary>
/// The worst-served division first, and the sum over everybody second. For
/// any weights of the divisions that add up to 1, the weighted mean of their costs is a lower bound of the worst; the
/// weights are moved towards those that fare badly (multiplicative weights), each weighting gives a plant location problem
/// whose relaxation bounds and whose interchange finds, and branch and bound closes what is small.
/// </summary>
internal sealed class FairSolver
{
    private const int Rounds = 15;
    private const int RoundEvaluations = 150;
    private const int NodeEvaluations = 40;
    private const double Rate = 2;
    private readonly PlantLocation problem;
    private readonly Divisions divisions;
    private readonly Watch watch;
    private readonly int threads;
    private readonly SwapDescent descent;
    private int[] best = [];
    private Fairness fairness = Fairness.None;
    private double bound;

    /// <param name="divisionOf">Of each point its division, numbered from 0.</param>
    public FairSolver(PlantLocation problem, int[] divisionOf, Watch watch, int threads)
    {
        this.problem = problem with { Grain = 0 };
        this.watch = watch;
        this.threads = threads;
        divisions = new Divisions(problem, divisionOf);
        descent = new SwapDescent(problem, divisions, watch);
    }

    /// <summary>The best open set, its worst division, and what no set can be better than.</summary>
    public PlantSolution Solve()
    {
        var weights = new double[divisions.Count];
        Array.Fill(weights, 1.0 / Math.Max(1, divisions.Count));
        var multipliers = new Multipliers(problem.Points, problem.Rows.Count);
        var strongest = (double[])weights.Clone();
        Offer(Greedy.Open(problem, watch));
        for (var round = 0; round < Rounds && !watch.Over && bound < fairness.Worst; round++)
        {
            if (Weigh(weights, multipliers))
            {
                weights.CopyTo(strongest, 0);
            }
        }
        watch.Note($"{divisions.Count} 个片区加权", fairness.Worst, bound);
        if (!watch.Over && best.Length > 0)
        {
            Offer(descent.From(best));
            watch.Note("最差片区优先的逐个交换", fairness.Worst, bound);
        }
        Branch(strongest);
        return new PlantSolution(best, fairness.Worst, Math.Min(bound, fairness.Worst));
    }

    /// <summary>One weighting: bounds, finds, and moves the weights towards divisions that fare badly.</summary>
    /// <returns>True when the bound rose.</returns>
    private bool Weigh(double[] weights, Multipliers multipliers)
    {
        var weighted = divisions.Weighted(problem, weights);
        var relaxation = new Relaxation(weighted, threads);
        relaxation.Best.CopyFrom(multipliers);
        var value = relaxation.Ascend(Undecided(), () => fairness.Worst, RoundEvaluations, 1, watch);
        multipliers.CopyFrom(relaxation.Best);
        var incumbent = new Incumbent();
        new Repair(Stage.Of(weighted), watch).From(relaxation.Chosen, incumbent);
        if (incumbent.Open.Length > 0)
        {
            Offer(incumbent.Open);
            divisions.Measure(incumbent.Open);
            var worst = divisions.Means.Max();
            for (var d = 0; d < weights.Length; d++)
            {
                weights[d] *= Math.Exp(worst > 0 ? Rate * ((divisions.Means[d] / worst) - 1) : 0);
            }
            var sum = weights.Sum();
            for (var d = 0; d < weights.Length; d++)
            {
                weights[d] /= sum;
            }
        }
        var rose = value > bound;
        bound = Math.Max(bound, value);
        return rose;
    }

    private void Branch(double[] weights)
    {
        var weighted = divisions.Weighted(problem, weights);
        var (worst, total) = (new Relaxation(weighted, threads), new Relaxation(problem, threads));
        var open = new Stack<(sbyte[] State, double Bound)>();
        open.Push((Undecided(), bound));
        var nodes = 0;
        while (open.TryPop(out var node))
        {
            if (watch.Over)
            {
                open.Push(node);
                bound = Math.Max(bound, open.Min(n => n.Bound));
                watch.Note($"分支定界：{nodes} 个节点", fairness.Worst, bound);
                return;
            }
            nodes++;
            var value = Math.Max(
                Math.Max(node.Bound, divisions.Least(node.State)),
                Ascend(worst, node.State, fairness.Worst)
            );
            if (Excluded(value, total, node.State))
            {
                continue;
            }
            var site = Next(node.State, worst.Share);
            if (site < 0)
            {
                Offer([.. Enumerable.Range(0, problem.Sites).Where(s => node.State[s] == Decided.Open)]);
                continue;
            }
            foreach (var decision in (ReadOnlySpan<sbyte>)[Decided.Closed, Decided.Open])
            {
                sbyte[] state = [.. node.State];
                state[site] = decision;
                open.Push((state, value));
            }
        }
        bound = fairness.Worst;
        watch.Note($"分支定界：{nodes} 个节点", fairness.Worst, bound);
    }

    /// <summary>Whether nothing better is below a node: no better worst division, and where it is as good, no better sum.</summary>
    private bool Excluded(double value, Relaxation total, sbyte[] state)
    {
        var rounding = Fairness.Rounding(fairness.Worst);
        if (value > fairness.Worst + rounding)
        {
            return true;
        }
        return value >= fairness.Worst - rounding
            && Ascend(total, state, fairness.Total) >= fairness.Total - Fairness.Rounding(fairness.Total);
    }

    private double Ascend(Relaxation relaxation, sbyte[] state, double target) =>
        relaxation.Ascend(state, () => double.IsFinite(target) ? target : 1e30, NodeEvaluations, 0.5, watch);

    private int Next(sbyte[] state, ReadOnlySpan<double> share)
    {
        var opened = state.Count(s => s == Decided.Open);
        if (problem.Count is { } count && opened >= count)
        {
            return -1;
        }
        var found = -1;
        for (var site = 0; site < state.Length; site++)
        {
            if (state[site] == Decided.Not && (found < 0 || share[site] > share[found]))
            {
                found = site;
            }
        }
        return found;
    }

    private sbyte[] Undecided() => [.. problem.Kept.Select(kept => kept ? Decided.Open : Decided.Not)];

    private void Offer(int[] open)
    {
        if (!descent.Keeps(open))
        {
            return;
        }
        var found = divisions.Measure(open);
        if (found.IsBetterThan(fairness))
        {
            (fairness, best) = (found, open);
        }
        watch.Tell(fairness.Worst, bound);
    }
}
