namespace Yiju.Siting.Location.Capacity;

/// <summary>The best open set of a capacitated problem, and its improvement by opening, closing and swapping sites.</summary>
internal sealed class CapacitySearch(CapacityProblem problem, Watch watch)
{
    /// <summary>Moves that are tried before a set is left as it is.</summary>
    private const int Tries = 15;

    private readonly Transport transport = new(problem, watch);
    private List<Flow> flows = [];
    private readonly HashSet<long> seen = [];

    public double Cost { get; private set; } = double.PositiveInfinity;

    public bool[] Open { get; private set; } = [];

    /// <summary>The shares of the best set's cheapest assignment, by customer and site.</summary>
    public IReadOnlyList<Flow> Flows => flows;

    /// <summary>Takes a set if it is the best so far.</summary>
    /// <returns>Its cost; infinite when it serves not everybody or is too dear.</returns>
    public double Offer(bool[] open)
    {
        if (!problem.Affords(open))
        {
            return double.PositiveInfinity;
        }
        var cost = transport.Solve(open);
        for (var site = 0; site < open.Length; site++)
        {
            cost += IsUsed(open, site) ? problem.Fixed[site] : 0;
        }
        if (cost < Cost)
        {
            Cost = cost;
            Open = [.. open.Select((_, site) => IsUsed(open, site))];
            flows =
            [
                .. Enumerable
                    .Range(0, problem.Sites)
                    .SelectMany(site =>
                        transport
                            .Served(site)
                            .Select(s => new Flow(s.Customer, site, s.Amount / problem.Volume[s.Customer]))
                    )
                    .OrderBy(flow => flow.Point)
                    .ThenBy(flow => flow.Site),
            ];
        }
        return cost;
    }

    /// <summary>Makes moves that save, from a set that was not begun from before, until none is found.</summary>
    /// <param name="relaxation">Its prices tell which moves cannot save, and which are likely to.</param>
    public void Improve(CapacityRelaxation relaxation)
    {
        bool[] open = [.. relaxation.Chosen];
        var mark = 17L;
        for (var site = 0; site < open.Length; site++)
        {
            mark = unchecked((mark * 31) + (open[site] ? site + 1 : 0));
        }
        if (!seen.Add(mark))
        {
            return;
        }
        var cost = Offer(open);
        watch.Spend();
        while (!watch.Over && FirstMove(open, relaxation, ref cost) is { } better)
        {
            open = better;
        }
    }

    private bool[]? FirstMove(bool[] open, CapacityRelaxation relaxation, ref double cost)
    {
        var price = relaxation.Price;
        var bound = relaxation.Paid;
        var (closing, opening) = (new List<int> { -1 }, new List<int> { -1 });
        for (var site = 0; site < open.Length; site++)
        {
            bound += open[site] ? price[site] : 0;
            if (!problem.Kept[site])
            {
                (open[site] ? closing : opening).Add(site);
            }
        }
        var below = CapacityProblem.Below(cost);
        var moves = new List<(double Bound, int Close, int Open)>();
        foreach (var close in closing)
        {
            foreach (var add in opening)
            {
                var least = bound - (close < 0 ? 0 : price[close]) + (add < 0 ? 0 : price[add]);
                if (least < below && (close >= 0 || add >= 0))
                {
                    moves.Add((least, close, add));
                }
            }
        }
        moves.Sort();
        foreach (var (_, close, add) in moves.Take(Tries))
        {
            bool[] next = [.. open];
            Set(next, close, false);
            Set(next, add, true);
            watch.Spend();
            if (watch.Budget.Over)
            {
                return null;
            }
            if (Offer(next) is var found && found < below)
            {
                cost = found;
                return next;
            }
        }
        return null;
    }

    /// <summary>Open and kept, or serving somebody in the last assignment: nobody pays for the others.</summary>
    private bool IsUsed(bool[] open, int site) =>
        open[site] && (problem.Kept[site] || transport.Served(site).Count > 0);

    private static void Set(bool[] open, int site, bool value)
    {
        if (site >= 0)
        {
            open[site] = value;
        }
    }
}
