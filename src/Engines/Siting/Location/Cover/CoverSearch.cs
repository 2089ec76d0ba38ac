using Yiju.Kernel.Search;
using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location.Cover;

/// <summary>
/// Can all points be covered within a cost? Depth first over the point with the fewest free sites: each of them is
/// opened in turn, those tried before closed; every node is reduced and bounded by the relaxation from the prices of the
/// node above.
/// </summary>
internal sealed class CoverSearch
{
    private const int RootEvaluations = 800;
    private const int NodeEvaluations = 600;
    private const double NodeStep = 0.3;

    /// <summary>Nodes of which one is made into a cover.</summary>
    private const int Pause = 4;

    private const int Kicks = 40;
    private readonly CoverMatrix matrix;
    private readonly double most;
    private readonly Watch watch;
    private readonly int threads;
    private readonly SeededRandom random;
    private long nodes;

    /// <param name="most">What the open sites may cost together.</param>
    public CoverSearch(CoverMatrix matrix, double most, Watch watch, int threads, SeededRandom random)
    {
        this.matrix = matrix;
        this.most = most;
        this.watch = watch;
        this.threads = threads;
        this.random = random;
    }

    /// <summary>The cover that was found.</summary>
    public int[] Open { get; private set; } = [];

    /// <returns>Null when the time was over before it was known.</returns>
    public bool? Solve()
    {
        var root = new Node(Bits.Full(matrix.Points), Bits.Full(matrix.Sites), [], new double[matrix.Points]);
        return Visit(root, RootEvaluations);
    }

    private bool? Visit(Node node, int evaluations)
    {
        nodes++;
        if (!matrix.Reduce(node.Points, node.Sites, node.Opened, watch))
        {
            return false;
        }
        var left = most - node.Opened.Sum(matrix.Cost) + 1e-9;
        var room = matrix.Room(node.Opened);
        int[] points = node.Points.ToArray();
        if (left < 0 || room < 0 || points.Length == 0)
        {
            Open = [.. node.Opened];
            return left >= 0 && room >= 0;
        }
        foreach (var site in node.Sites.ToArray().Where(site => !matrix.Fits(site, room)))
        {
            node.Sites.Remove(site);
        }
        int[] names = node.Sites.ToArray();
        if (names.Length == 0)
        {
            return false;
        }
        var problem = matrix.Problem(points, names, room);
        var relaxation = new Relaxation(problem, threads);
        for (var k = 0; k < points.Length; k++)
        {
            relaxation.Best.Point[k] = Math.Min(node.Prices[points[k]], problem.Unserved[k]);
        }
        var state = new sbyte[names.Length];
        var bound = relaxation.Ascend(
            state,
            () => left,
            evaluations,
            evaluations == RootEvaluations ? 1 : NodeStep,
            watch
        );
        if (problem.RoundUp(bound) > left)
        {
            return false;
        }
        if (nodes % Pause == 1 && Cover(problem, relaxation, left, evaluations == RootEvaluations) is { } cover)
        {
            Open = [.. node.Opened, .. cover.Select(site => names[site])];
            return true;
        }
        if (watch.Over)
        {
            return null;
        }
        for (var k = 0; k < points.Length; k++)
        {
            node.Prices[points[k]] = relaxation.Best.Point[k];
        }
        relaxation.Decide(state, left);
        return Branch(node, names, state, relaxation.Share.ToArray());
    }

    private bool? Branch(Node node, int[] names, sbyte[] state, double[] share)
    {
        var shareOf = new double[matrix.Sites];
        for (var k = 0; k < names.Length; k++)
        {
            shareOf[names[k]] = share[k];
            if (state[k] == Decided.Closed)
            {
                node.Sites.Remove(names[k]);
            }
            else if (state[k] == Decided.Open)
            {
                node.Open(names[k], matrix);
            }
        }
        List<int>? fewest = null;
        var dearest = 0.0;
        foreach (var point in node.Points.Members())
        {
            var free = matrix.Free(point, node.Sites);
            if (
                fewest is null
                || free.Count < fewest.Count
                || (free.Count == fewest.Count && node.Prices[point] > dearest)
            )
            {
                (fewest, dearest) = (free, node.Prices[point]);
            }
        }
        if (fewest is null)
        {
            return Visit(node, NodeEvaluations);
        }
        foreach (var site in fewest.OrderByDescending(site => shareOf[site]).ThenBy(site => site))
        {
            var child = node.Copy();
            child.Open(site, matrix);
            if (Visit(child, NodeEvaluations) is not false and var known)
            {
                return known;
            }
            node.Sites.Remove(site);
        }
        return false;
    }

    /// <returns>A cover within what is left, by interchange from the relaxation's open set; null when none was found.</returns>
    private int[]? Cover(PlantLocation problem, Relaxation relaxation, double left, bool thorough)
    {
        var (stage, incumbent) = (Stage.Of(problem), new Incumbent());
        new Repair(stage, watch).From(relaxation.Chosen, incumbent);
        if (thorough && incumbent.Cost > left)
        {
            var search = new IteratedSearch(stage, incumbent, watch.Quiet(), threads, random);
            search.Run(Kicks, double.NegativeInfinity);
        }
        return incumbent.Cost <= left ? incumbent.Open : null;
    }

    /// <param name="Points">Still to be covered.</param>
    /// <param name="Sites">That may still be opened.</param>
    /// <param name="Prices">Multipliers of all points, from the node above.</param>
    private sealed record Node(Bits Points, Bits Sites, List<int> Opened, double[] Prices)
    {
        public Node Copy() => new(Points.Copy(), Sites.Copy(), [.. Opened], [.. Prices]);

        public void Open(int site, CoverMatrix matrix)
        {
            Opened.Add(site);
            Sites.Remove(site);
            Points.Except(matrix.Covered(site));
        }
    }
}
