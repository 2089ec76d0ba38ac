using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location.Capacity;

/// <summary>
/// Capacitated location by Lagrangian relaxation, whose open sets are made into solutions by a transportation problem,
/// and branch and bound over what is open (Beasley 1988).
/// </summary>
internal sealed class CapacitySolver(CapacityProblem problem, Watch watch)
{
    private const int RootEvaluations = 1000;
    private const int NodeEvaluations = 60;
    private const int Pause = 15;
    private readonly CapacityRelaxation relaxation = new(problem);
    private readonly CapacitySearch search = new(problem, watch);
    private readonly Stack<Node> open = new();
    private double bound = double.NegativeInfinity;
    private int nodes;

    public double Cost => search.Cost;

    /// <summary>No solution costs less; infinite when there is none at all.</summary>
    public double Bound => bound;

    public bool[] Open => search.Open;

    private double Cut => CapacityProblem.Below(search.Cost);

    public IReadOnlyList<Flow> Flows => search.Flows;

    public void Solve()
    {
        sbyte[] state = [.. problem.Kept.Select(kept => kept ? Decided.Open : Decided.Not)];
        search.Offer([.. state.Select(_ => true)]);
        for (var customer = 0; customer < problem.Customers; customer++)
        {
            relaxation.Best[customer] = Second(problem.Row(customer));
        }
        watch.Note("全部开设", Cost, bound);
        var value = Ascend(state, RootEvaluations, 1.0, heuristics: true);
        search.Improve(relaxation);
        if (double.IsPositiveInfinity(value))
        {
            bound = value;
            return;
        }
        bound = Math.Max(bound, value);
        watch.Note("拉格朗日松弛与运输问题", Cost, bound);
        if (bound <= Cut)
        {
            open.Push(new Node(state, [.. relaxation.Best], bound));
            Branch();
            watch.Note($"分支定界：{nodes} 个节点", Cost, Math.Min(bound, Cost));
        }
        bound = bound > Cut ? Cost : bound;
    }

    private double Ascend(sbyte[] state, int evaluations, double step, bool heuristics) =>
        relaxation.Ascend(
            state,
            () => double.IsFinite(Cut) ? Cut : 1e30,
            evaluations,
            step,
            watch,
            k =>
            {
                watch.Tell(Cost, bound);
                if (heuristics && k % Pause == 0)
                {
                    search.Improve(relaxation);
                }
            }
        );

    private void Branch()
    {
        while (open.TryPop(out var node))
        {
            if (watch.Over)
            {
                open.Push(node);
                bound = Math.Max(bound, open.Min(n => n.Bound));
                return;
            }
            if (node.Bound <= Cut && Affords(node.State))
            {
                nodes++;
                Visit(node);
            }
        }
        bound = double.PositiveInfinity;
    }

    private void Visit(Node node)
    {
        node.Multipliers.CopyTo(relaxation.Best, 0);
        var value = Ascend(node.State, NodeEvaluations, 0.5, heuristics: false);
        if (Math.Max(value, node.Bound) > Cut)
        {
            return;
        }
        if (watch.Over)
        {
            open.Push(node);
            return;
        }
        search.Improve(relaxation);
        relaxation.Decide(node.State, Cut);
        var site = Decided.MostUncertain(node.State, relaxation.Share);
        if (site < 0)
        {
            search.Offer([.. node.State.Select(s => s == Decided.Open)]);
            if (watch.Budget.Over)
            {
                open.Push(node);
            }
            return;
        }
        var likely = relaxation.Share[site] >= 0.5 ? Decided.Open : Decided.Closed;
        foreach (var decision in (ReadOnlySpan<sbyte>)[(sbyte)-likely, likely])
        {
            sbyte[] state = [.. node.State];
            state[site] = decision;
            open.Push(new Node(state, [.. relaxation.Best], Math.Max(value, node.Bound)));
        }
    }

    private bool Affords(sbyte[] state) => problem.Affords([.. state.Select(s => s == Decided.Open)]);

    /// <summary>The second least cost of a row: what a customer would pay beside the cheapest site.</summary>
    private static double Second(ReadOnlySpan<double> row)
    {
        var (first, second) = (double.PositiveInfinity, double.PositiveInfinity);
        foreach (var cost in row)
        {
            (first, second) = cost < first ? (cost, first) : (first, Math.Min(second, cost));
        }
        return double.IsFinite(second) ? second : first;
    }

    private sealed record Node(sbyte[] State, double[] Multipliers, double Bound);
}
