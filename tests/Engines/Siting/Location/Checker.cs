using Yiju.Siting.Location;

namespace Yiju.Tests.Engines.Siting.Location;

/// <summary>What open sets cost, and the best of all of them, worked out without anything the solvers use.</summary>
internal static class Checker
{
    /// <summary>The cost of an open set; null when it breaks a constraint of the question.</summary>
    public static double? Cost(LocationInstance town, LocationQuestion question, ISet<int> open)
    {
        if (!Keeps(town, question, open))
        {
            return null;
        }
        var paid = Paid(town, open);
        int[] points =
        [
            .. Enumerable.Range(0, town.Demand.Count).Where(d => town.Demand[d].Weight > 0 && Reachable(town, d)),
        ];
        double Way(int point) => open.Select(s => town.Travel[point, s]).DefaultIfEmpty(double.PositiveInfinity).Min();
        var longest = points
            .SelectMany(d => Usable(town).Select(s => town.Travel[d, s]))
            .Where(double.IsFinite)
            .DefaultIfEmpty(0)
            .Max();
        var opening =
            question.Problem == LocationProblem.Uncapacitated && points.Length > 0
                ? Usable(town).Max(s => town.Sites[s].Status == SiteStatus.Existing ? 0 : town.Sites[s].Cost)
                    / points.Min(d => town.Demand[d].Weight)
                : 0;
        var lost = Math.Ceiling(Math.Max(1, 10 * longest) + opening);
        double Served(int point) => double.IsFinite(Way(point)) ? Way(point) : lost;
        double Weighted(int point) => town.Demand[point].Weight * Served(point);
        double Lost(int point) => Way(point) <= question.Radius ? 0 : town.Demand[point].Weight;
        if (question.WorstDivisionFirst)
        {
            return points
                .GroupBy(d => town.Demand[d].Division)
                .Select(g =>
                    g.Sum(question.Problem == LocationProblem.PMedian ? Weighted : Lost)
                    / g.Sum(d => town.Demand[d].Weight)
                )
                .DefaultIfEmpty(0)
                .Max();
        }
        return question.Problem switch
        {
            LocationProblem.PMedian => points.Sum(Weighted),
            LocationProblem.PCenter => points.Select(Way).DefaultIfEmpty(0).Max(),
            LocationProblem.MaximalCovering => points.Sum(Lost),
            LocationProblem.Uncapacitated => paid + points.Sum(Weighted),
            LocationProblem.Capacitated => Shipped(town, points, open) is { } shipped ? paid + shipped : null,
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
    }

    /// <summary>The least cost over all open sets; null when none keeps the constraints.</summary>
    public static double? Best(LocationInstance town, LocationQuestion question)
    {
        double? best = null;
        for (var mask = 0; mask < 1 << town.Sites.Count; mask++)
        {
            var open = Enumerable.Range(0, town.Sites.Count).Where(s => (mask >> s & 1) == 1).ToHashSet();
            if (Cost(town, question, open) is { } cost && double.IsFinite(cost) && !(cost >= best))
            {
                best = cost;
            }
        }
        return best;
    }

    private static bool Keeps(LocationInstance town, LocationQuestion question, ISet<int> open)
    {
        for (var site = 0; site < town.Sites.Count; site++)
        {
            var wrong = open.Contains(site)
                ? town.Sites[site].Status == SiteStatus.Forbidden
                : town.Sites[site].Status == SiteStatus.Existing;
            if (wrong)
            {
                return false;
            }
        }
        if (Paid(town, open) > question.Budget)
        {
            return false;
        }
        var counted = question.Problem is not (LocationProblem.Uncapacitated or LocationProblem.Capacitated);
        return !counted || question.P is not { } p || (question.Budget is null ? open.Count == p : open.Count <= p);
    }

    private static double Paid(LocationInstance town, ISet<int> open) =>
        open.Sum(s => town.Sites[s].Status == SiteStatus.Existing ? 0 : town.Sites[s].Cost);

    private static IEnumerable<int> Usable(LocationInstance town) =>
        Enumerable.Range(0, town.Sites.Count).Where(s => town.Sites[s].Status != SiteStatus.Forbidden);

    private static bool Reachable(LocationInstance town, int point) =>
        Usable(town).Any(s => double.IsFinite(town.Travel[point, s]));

    /// <summary>
    /// Volumes here are whole, so the cheapest flow is too: a unit at a time along the cheapest way that undoing earlier
    /// units allows, over a list of arcs.
    /// </summary>
    private static double? Shipped(LocationInstance town, int[] points, ISet<int> open)
    {
        int[] sites = [.. open];
        var (source, sink) = (points.Length + sites.Length, points.Length + sites.Length + 1);
        var arcs = new List<(int From, int To, double Room, double Cost)>();
        void Arc(int from, int to, double room, double cost)
        {
            arcs.Add((from, to, room, cost));
            arcs.Add((to, from, 0, -cost));
        }
        var fixedCost = 0.0;
        for (var k = 0; k < points.Length; k++)
        {
            var point = town.Demand[points[k]];
            if (point.Volume is 0)
            {
                var least = sites.Select(s => town.Travel[points[k], s]).DefaultIfEmpty(double.PositiveInfinity).Min();
                fixedCost += point.Weight * least;
                continue;
            }
            Arc(source, k, point.Volume!.Value, 0);
            for (var s = 0; s < sites.Length; s++)
            {
                if (double.IsFinite(town.Travel[points[k], sites[s]]))
                {
                    var unit = point.Weight * town.Travel[points[k], sites[s]] / point.Volume.Value;
                    Arc(k, points.Length + s, point.Volume.Value, unit);
                }
            }
        }
        for (var s = 0; s < sites.Length; s++)
        {
            Arc(points.Length + s, sink, Math.Floor(town.Sites[sites[s]].Capacity), 0);
        }
        var cost = Flow(arcs, source, sink, points.Sum(d => town.Demand[d].Volume!.Value));
        return cost is { } sum && double.IsFinite(fixedCost) ? sum + fixedCost : null;
    }

    private static double? Flow(
        List<(int From, int To, double Room, double Cost)> arcs,
        int source,
        int sink,
        double units
    )
    {
        var cost = 0.0;
        for (; units > 0; units--)
        {
            var (distance, by) = (new double[sink + 1], new int[sink + 1]);
            Array.Fill(distance, double.PositiveInfinity);
            distance[source] = 0;
            for (var round = 0; round <= sink; round++)
            {
                for (var a = 0; a < arcs.Count; a++)
                {
                    var (from, to, room, price) = arcs[a];
                    if (room > 0 && distance[from] + price < distance[to] - 1e-9)
                    {
                        (distance[to], by[to]) = (distance[from] + price, a);
                    }
                }
            }
            if (double.IsInfinity(distance[sink]))
            {
                return null;
            }
            cost += distance[sink];
            for (var node = sink; node != source; node = arcs[by[node]].From)
            {
                arcs[by[node]] = arcs[by[node]] with { Room = arcs[by[node]].Room - 1 };
                arcs[by[node] ^ 1] = arcs[by[node] ^ 1] with { Room = arcs[by[node] ^ 1].Room + 1 };
            }
        }
        return cost;
    }
}
