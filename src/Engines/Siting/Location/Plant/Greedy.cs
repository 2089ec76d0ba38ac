namespace Yiju.Siting.Location.Plant;

/// <summary>
/// Opens the site that saves most, again and again (Kuehn and Hamburger 1963, doi 10.1287/mnsc.9.4.643). Savings only
/// fall as sites open, so that a site is looked at again only when it comes to the top (Minoux 1978).
/// </summary>
internal sealed class Greedy
{
    private readonly PlantLocation problem;
    private readonly Limits limits;
    private readonly List<int> open = [];
    private readonly double[] cost;

    private Greedy(PlantLocation problem)
    {
        this.problem = problem;
        limits = new Limits(problem);
        cost = [.. problem.Unserved.Select((most, point) => Math.Min(most, problem.Near.Horizon(point)))];
    }

    /// <returns>The kept sites and those that were opened; as many as the problem asks for where the limits allow.</returns>
    public static int[] Open(PlantLocation problem, Watch watch)
    {
        var greedy = new Greedy(problem);
        greedy.Run(watch);
        return [.. greedy.open];
    }

    private void Run(Watch watch)
    {
        var queue = new PriorityQueue<int, (double, int)>();
        foreach (var site in Enumerable.Range(0, problem.Sites).Where(site => problem.Kept[site]))
        {
            Take(site);
        }
        foreach (var site in Enumerable.Range(0, problem.Sites).Where(site => !problem.Kept[site]))
        {
            queue.Enqueue(site, (-Saving(site), site));
        }
        while (open.Count < (problem.Count ?? int.MaxValue) && queue.TryDequeue(out var site, out var known))
        {
            var saving = watch.Budget.Over ? -known.Item1 : Saving(site);
            if (saving < -known.Item1 && queue.TryPeek(out _, out var next) && (-saving, site).CompareTo(next) > 0)
            {
                queue.Enqueue(site, (-saving, site));
            }
            else if ((saving > 0 || problem.Count is not null) && limits.Allows(site, -1))
            {
                Take(site);
            }
        }
    }

    private void Take(int site)
    {
        open.Add(site);
        limits.Open(site);
        var points = problem.Near.ColumnPoints(site);
        var costs = problem.Near.ColumnCosts(site);
        for (var k = 0; k < points.Length; k++)
        {
            cost[points[k]] = Math.Min(cost[points[k]], costs[k]);
        }
    }

    private double Saving(int site)
    {
        var points = problem.Near.ColumnPoints(site);
        var costs = problem.Near.ColumnCosts(site);
        var saving = -problem.Fixed[site];
        for (var k = 0; k < points.Length; k++)
        {
            saving += problem.Weight[points[k]] * Math.Max(0, cost[points[k]] - costs[k]);
        }
        return saving;
    }
}
