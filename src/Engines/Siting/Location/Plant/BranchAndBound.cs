namespace Yiju.Siting.Location.Plant;

/// <summary>
/// Depth-first branch and bound over what is open, bounded at each node by the relaxation from the multipliers of the
/// node above (Beasley 1993; Christofides and Beasley 1982, doi 10.1016/0377-2217(82)90207-7).
/// </summary>
internal sealed class BranchAndBound(Stage stage, Watch watch, int threads, Incumbent incumbent)
{
    private const int Evaluations = 60;
    private const double FirstStep = 0.5;
    private readonly PlantLocation problem = stage.Problem;
    private readonly Relaxation relaxation = new(stage.Problem, threads);
    private readonly Repair repair = new(stage, watch);
    private readonly Interchange leaf = new(stage.Problem);
    private readonly Stack<Node> open = new();

    public int Nodes { get; private set; }

    private double Cut => problem.Below(incumbent.Cost);

    /// <param name="state">What is decided at the root.</param>
    /// <param name="bound">Of the root.</param>
    /// <returns>No open set costs less: infinite when the tree was searched to the end.</returns>
    public double Search(sbyte[] state, Multipliers multipliers, double bound)
    {
        open.Push(new Node([.. state], Copy(multipliers), bound));
        while (open.Count > 0)
        {
            if (watch.Over)
            {
                return open.Min(node => node.Bound);
            }
            var node = open.Pop();
            if (node.Bound <= Cut && Keeps(node.State))
            {
                Nodes++;
                Visit(node);
            }
        }
        return double.PositiveInfinity;
    }

    private void Visit(Node node)
    {
        relaxation.Best.CopyFrom(node.Multipliers);
        var value = relaxation.Ascend(node.State, () => Cut, Evaluations, FirstStep, watch);
        if (Math.Max(node.Bound, value) > Cut)
        {
            return;
        }
        if (watch.Over)
        {
            open.Push(node);
            return;
        }
        repair.From(relaxation.Chosen, incumbent);
        watch.Tell(incumbent.Cost, open.Count > 0 ? open.Min(n => n.Bound) : node.Bound);
        relaxation.Decide(node.State, Cut);
        var site = Decided.MostUncertain(node.State, relaxation.Share);
        if (site < 0)
        {
            Leaf(node.State);
            return;
        }
        var bound = Math.Max(node.Bound, value);
        var likely = relaxation.Share[site] >= 0.5 ? Decided.Open : Decided.Closed;
        open.Push(node.Child(site, (sbyte)-likely, relaxation.Best, bound));
        open.Push(node.Child(site, likely, relaxation.Best, bound));
    }

    private void Leaf(sbyte[] state)
    {
        int[] sites = [.. Enumerable.Range(0, state.Length).Where(site => state[site] == Decided.Open)];
        if (problem.Count is { } count && sites.Length != count)
        {
            return;
        }
        if (leaf.Become(sites, watch) && leaf.LimitsHold())
        {
            stage.Offer(incumbent, leaf.Cost, sites);
        }
    }

    /// <summary>Closes what the side rows no longer have room for.</summary>
    /// <returns>False when what is open already breaks one.</returns>
    private bool Keeps(sbyte[] state)
    {
        foreach (var row in problem.Rows)
        {
            var room = row.Limit + (Math.Abs(row.Limit) * 1e-12) + 1e-12;
            for (var site = 0; site < state.Length; site++)
            {
                room -= state[site] == Decided.Open ? row.Coefficients[site] : 0;
            }
            if (room < 0)
            {
                return false;
            }
            for (var site = 0; site < state.Length; site++)
            {
                if (state[site] == Decided.Not && row.Coefficients[site] > room)
                {
                    state[site] = Decided.Closed;
                }
            }
        }
        return true;
    }

    private static Multipliers Copy(Multipliers multipliers)
    {
        var copy = new Multipliers(multipliers.Point.Length, multipliers.Row.Length);
        copy.CopyFrom(multipliers);
        return copy;
    }

    private sealed record Node(sbyte[] State, Multipliers Multipliers, double Bound)
    {
        public Node Child(int site, sbyte decision, Multipliers multipliers, double bound)
        {
            sbyte[] state = [.. State];
            state[site] = decision;
            return new Node(state, Copy(multipliers), bound);
        }
    }
}
