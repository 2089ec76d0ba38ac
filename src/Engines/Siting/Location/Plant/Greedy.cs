namespace Yiju.Siting.Location.Plant;

/// <summary>
/// Opens the site that saves most, again and again (Kuehn and Hamburger 1963, doi 10.1287/mnsc.9.4.643). Savings only
/// fall as sites open, so that a site is looked at again only when it comes to the top (Minoux 1978).
/// </summary>
internal static class Greedy
{
    /// <returns>The kept sites and those that were opened; as many as the problem asks for where the limits allow.</returns>
    public static int[] Open(PlantLocation problem, Watch watch)
    {
        var near = problem.Near;
        var limits = new Limits(problem);
        var open = new List<int>();
        var cost = new double[problem.Points];
        for (var point = 0; point < cost.Length; point++)
        {
            cost[point] = Math.Min(problem.Unserved[point], near.Horizon(point));
        }
        void Take(int site)
        {
            open.Add(site);
            limits.Open(site);
            var points = near.ColumnPoints(site);
            var costs = near.ColumnCosts(site);
            for (var k = 0; k < points.Length; k++)
            {
                cost[points[k]] = Math.Min(cost[points[k]], costs[k]);
            }
        }
        double Saving(int site)
        {
            var points = near.ColumnPoints(site);
            var costs = near.ColumnCosts(site);
            var saving = -problem.Fixed[site];
            for (var k = 0; k < points.Length; k++)
            {
                saving += problem.Weight[points[k]] * Math.Max(0, cost[points[k]] - costs[k]);
            }
            return saving;
        }
        var queue = new PriorityQueue<int, (double, int)>();
        for (var site = 0; site < problem.Sites; site++)
        {
            if (problem.Kept[site])
            {
                Take(site);
            }
        }
        for (var site = 0; site < problem.Sites; site++)
        {
            if (!problem.Kept[site])
            {
                queue.Enqueue(site, (-Saving(site), site));
            }
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
        return [.. open];
    }
}
