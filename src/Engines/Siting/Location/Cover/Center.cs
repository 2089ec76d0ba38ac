using Yiju.Kernel.Search;
using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location.Cover;

/// <summary>
/// p-center by halving the radius (Minieka 1970, doi 10.1137/1012016; Daskin 1995): can so many sites cover everybody
/// within it? Each yes brings the longest way down to that of the cover found, each no brings the bound up to the next
/// longer way there is (Elloumi, Labbé and Pochet 2004, doi 10.1287/ijoc.1030.0028). The question is a set covering
/// problem, reduced and then solved exactly.
/// </summary>
internal sealed class Center(Scene scene, LocationQuestion question, Watch watch, LocationSearch search)
{
    private readonly SeededRandom random = new(search.Seed);
    private readonly int[] keptSites = [.. Enumerable.Range(0, scene.Sites.Length).Where(site => scene.Kept[site])];
    private int[] best = [];
    private double longest = double.PositiveInfinity;
    private double bound;

    public PlantSolution Solve()
    {
        var nearest = Extreme(0, (least, ways) => Math.Max(least, ways.IsEmpty ? 0 : Least(ways)), Math.Max);
        bound = watch.Budget.Over ? 0 : nearest;
        Offer(FarthestFirst());
        watch.Note("先远后近", longest, bound);
        while (bound < longest && !watch.Over)
        {
            var radius = LongestAtMost(bound + ((Math.Min(longest, scene.Longest) - bound) / 2));
            if (double.IsPositiveInfinity(longest) && bound >= scene.Longest)
            {
                radius = scene.Longest;
            }
            var covers = Covers(radius);
            var next = covers == false ? LeastAbove(radius) : bound;
            if (covers is null || watch.Budget.Over)
            {
                break;
            }
            bound = next;
            watch.Note($"半径 {radius}：{(covers.Value ? "能" : "不能")}全部覆盖", longest, bound);
        }
        return new PlantSolution(best, longest, Math.Min(bound, longest));
    }

    /// <returns>Null when the time was over before it was known.</returns>
    private bool? Covers(double radius)
    {
        var rows = RowsWithin(radius);
        if (watch.Budget.Over)
        {
            return null;
        }
        var price = question.P is null ? scene.Costs : [.. Enumerable.Repeat(1.0, scene.Sites.Length)];
        var most = question.P is { } p ? p - keptSites.Length : question.Budget!.Value;
        var row = question is { P: not null, Budget: { } budget } ? new SideRow("预算", scene.Costs, budget) : null;
        var part = new CoverSearch(new CoverMatrix(rows, price, row), most, watch, search.Threads, random);
        var covers = part.Solve();
        if (covers == true)
        {
            Offer([.. keptSites, .. part.Open]);
        }
        return covers;
    }

    /// <summary>Of each point that no kept site covers the other sites within a radius.</summary>
    private int[][] RowsWithin(double radius)
    {
        var rows = new int[]?[scene.Points.Length];
        ForEachPoint(
            (point, sites, ways) =>
            {
                var (within, count) = (new int[sites.Length], 0);
                for (var k = 0; k < sites.Length; k++)
                {
                    if (ways[k] <= radius)
                    {
                        if (scene.Kept[sites[k]])
                        {
                            return;
                        }
                        within[count++] = sites[k];
                    }
                }
                rows[point] = within[..count];
            }
        );
        return [.. rows.OfType<int[]>()];
    }

    /// <summary>Opens the nearest site of the worst-served point, again and again (after Gonzalez 1985).</summary>
    private int[] FarthestFirst()
    {
        var open = new List<int>(keptSites);
        var way = new double[scene.Points.Length];
        Array.Fill(way, double.PositiveInfinity);
        var (sites, ways) = (new int[scene.Sites.Length], new double[scene.Sites.Length]);
        var isOpen = (bool[])scene.Kept.Clone();
        Shorten(way, isOpen);
        var spent = 0.0;
        while (open.Count < (question.P ?? scene.Sites.Length) && way.Length > 0 && !watch.Over)
        {
            var worst = Array.IndexOf(way, way.Max());
            var count = scene.Read(worst, sites, ways);
            var (nearest, least) = (-1, double.PositiveInfinity);
            for (var k = 0; k < count; k++)
            {
                var affordable = question.Budget is not { } budget || spent + scene.Costs[sites[k]] <= budget;
                if (!isOpen[sites[k]] && ways[k] < least && affordable)
                {
                    (nearest, least) = (sites[k], ways[k]);
                }
            }
            if (nearest < 0)
            {
                break;
            }
            open.Add(nearest);
            isOpen[nearest] = true;
            spent += scene.Costs[nearest];
            for (var point = 0; point < way.Length; point++)
            {
                way[point] = Math.Min(way[point], scene.Way(point, nearest));
            }
        }
        return [.. open];
    }

    /// <summary>Takes a set of sites with its longest way, filled up to p.</summary>
    private void Offer(int[] open)
    {
        var isOpen = new bool[scene.Sites.Length];
        Array.ForEach(open, site => isOpen[site] = true);
        var way = new double[scene.Points.Length];
        Array.Fill(way, double.PositiveInfinity);
        Shorten(way, isOpen);
        var found = way.Length == 0 ? 0 : way.Max();
        if (found < longest)
        {
            longest = found;
            var more = question is { P: { } p, Budget: null } ? p - open.Length : 0;
            best = [.. open, .. Enumerable.Range(0, isOpen.Length).Where(site => !isOpen[site]).Take(more)];
        }
    }

    private void Shorten(double[] way, bool[] isOpen) =>
        ForEachPoint(
            (point, sites, ways) =>
            {
                for (var k = 0; k < sites.Length; k++)
                {
                    if (isOpen[sites[k]] && ways[k] < way[point])
                    {
                        way[point] = ways[k];
                    }
                }
            }
        );

    private double LongestAtMost(double limit) =>
        Extreme(
            0,
            (so, ways) =>
            {
                foreach (var way in ways)
                {
                    so = way <= limit && way > so ? way : so;
                }
                return so;
            },
            Math.Max
        );

    private double LeastAbove(double limit) =>
        Extreme(
            double.PositiveInfinity,
            (so, ways) =>
            {
                foreach (var way in ways)
                {
                    so = way > limit && way < so ? way : so;
                }
                return so;
            },
            Math.Min
        );

    private static double Least(ReadOnlySpan<double> ways)
    {
        var least = double.PositiveInfinity;
        foreach (var way in ways)
        {
            least = Math.Min(least, way);
        }
        return least;
    }

    private double Extreme(double start, Fold fold, Func<double, double, double> join)
    {
        var found = new double[scene.Points.Length];
        ForEachPoint((point, _, ways) => found[point] = fold(start, ways));
        return found.Aggregate(start, join);
    }

    /// <summary>When the time is over, the points that are left are not visited, and the result is not to be used.</summary>
    private void ForEachPoint(Visit visit) =>
        Blocks.Run(
            Blocks.Count(scene.Points.Length, 200),
            search.Threads,
            (block, of) =>
            {
                var (sites, ways) = (new int[scene.Sites.Length], new double[scene.Sites.Length]);
                var (begin, end) = Blocks.Range(scene.Points.Length, block, of);
                for (var point = begin; point < end && !watch.Budget.Over; point++)
                {
                    var count = scene.Read(point, sites, ways);
                    visit(point, sites.AsSpan(0, count), ways.AsSpan(0, count));
                }
            }
        );

    private delegate double Fold(double so, ReadOnlySpan<double> ways);

    private delegate void Visit(int point, ReadOnlySpan<int> sites, ReadOnlySpan<double> ways);
}
