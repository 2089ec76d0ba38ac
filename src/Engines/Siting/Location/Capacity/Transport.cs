namespace Yiju.Siting.Location.Capacity;

/// <summary>
/// The cheapest assignment of customers to given open sites within their capacities: a transportation problem with few
/// sources, solved by successive shortest paths (Busacker and Gowen 1961). Everybody begins at the cheapest site; what
/// is too much flows on along cheapest chains of customers who move from one site to the next.
/// </summary>
internal sealed class Transport(CapacityProblem problem, Watch watch)
{
    private readonly List<(int Customer, double Amount)>[] served =
    [
        .. Enumerable.Range(0, problem.Sites).Select(_ => new List<(int, double)>()),
    ];
    private readonly double[] load = new double[problem.Sites];
    private readonly double[] way = new double[problem.Sites];
    private readonly int[] from = new int[problem.Sites];
    private readonly (double Cost, int Customer)[] move = new (double, int)[problem.Sites * problem.Sites];
    private readonly List<int> open = [];
    private double dust;

    /// <summary>Volumes that a site serves, customer by customer, of the last solution.</summary>
    public IReadOnlyList<(int Customer, double Amount)> Served(int site) => served[site];

    /// <summary>Travel of the cheapest assignment, without fixed costs.</summary>
    /// <param name="isOpen">Of each site.</param>
    /// <returns>Infinite when the open sites cannot serve everybody, or the time was over before it was known.</returns>
    public double Solve(ReadOnlySpan<bool> isOpen)
    {
        if (!Begin(isOpen))
        {
            return double.PositiveInfinity;
        }
        foreach (var a in open)
        {
            FindMoves(a);
        }
        foreach (var over in open)
        {
            while (load[over] > problem.Capacity[over] + dust)
            {
                if (watch.Budget.Over || !Relieve(over))
                {
                    return double.PositiveInfinity;
                }
            }
        }
        return Cost();
    }

    private bool Begin(ReadOnlySpan<bool> isOpen)
    {
        open.Clear();
        var (room, total) = (0.0, 0.0);
        for (var site = 0; site < isOpen.Length; site++)
        {
            served[site].Clear();
            load[site] = 0;
            if (isOpen[site])
            {
                open.Add(site);
                room += problem.Capacity[site];
            }
        }
        for (var customer = 0; customer < problem.Customers; customer++)
        {
            var (best, least) = (-1, double.PositiveInfinity);
            var row = problem.Row(customer);
            foreach (var site in open)
            {
                if (row[site] < least)
                {
                    (best, least) = (site, row[site]);
                }
            }
            if (best < 0)
            {
                return false;
            }
            served[best].Add((customer, problem.Volume[customer]));
            load[best] += problem.Volume[customer];
            total += problem.Volume[customer];
        }
        dust = total * 1e-12;
        return room >= total - dust;
    }

    /// <summary>Of each other site the customer who moves there at least cost for a unit of volume.</summary>
    private void FindMoves(int site)
    {
        foreach (var b in open)
        {
            move[(site * problem.Sites) + b] = (double.PositiveInfinity, -1);
        }
        foreach (var (customer, _) in served[site])
        {
            FindMoves(site, customer);
        }
    }

    private void FindMoves(int site, int customer)
    {
        var row = problem.Row(customer);
        foreach (var b in open)
        {
            var cost = (row[b] - row[site]) / problem.Volume[customer];
            if (b != site && cost < move[(site * problem.Sites) + b].Cost)
            {
                move[(site * problem.Sites) + b] = (cost, customer);
            }
        }
    }

    /// <summary>Moves what is too much at a site along the cheapest chain to one with room.</summary>
    /// <returns>False when no chain leads to one.</returns>
    private bool Relieve(int over)
    {
        ShortestWays(over);
        var (end, least) = (-1, double.PositiveInfinity);
        foreach (var site in open)
        {
            if (load[site] < problem.Capacity[site] - dust && way[site] < least)
            {
                (end, least) = (site, way[site]);
            }
        }
        if (end < 0)
        {
            return false;
        }
        var amount = Math.Min(load[over] - problem.Capacity[over], problem.Capacity[end] - load[end]);
        for (var b = end; b != over; b = from[b])
        {
            amount = Math.Min(amount, Amount(from[b], move[(from[b] * problem.Sites) + b].Customer));
        }
        for (var b = end; b != over; b = from[b])
        {
            Shift(from[b], b, move[(from[b] * problem.Sites) + b].Customer, amount);
        }
        for (var b = end; ; b = from[b])
        {
            FindMoves(b);
            if (b == over)
            {
                return true;
            }
        }
    }

    /// <summary>Bellman (1958) and Ford (1956): costs of moves may be negative, chains never gain in a circle.</summary>
    private void ShortestWays(int source)
    {
        foreach (var site in open)
        {
            way[site] = double.PositiveInfinity;
        }
        way[source] = 0;
        from[source] = -1;
        var changed = true;
        for (var round = 0; changed && round < open.Count; round++)
        {
            changed = false;
            foreach (var a in open)
            {
                if (double.IsPositiveInfinity(way[a]))
                {
                    continue;
                }
                foreach (var b in open)
                {
                    var cost = way[a] + move[(a * problem.Sites) + b].Cost;
                    if (b != a && b != source && cost < way[b] - (1e-12 * (1 + Math.Abs(cost))))
                    {
                        (way[b], from[b]) = (cost, a);
                        changed = true;
                    }
                }
            }
        }
    }

    private double Amount(int site, int customer)
    {
        foreach (var (served, amount) in served[site])
        {
            if (served == customer)
            {
                return amount;
            }
        }
        return 0;
    }

    private void Shift(int a, int b, int customer, double amount)
    {
        Change(a, customer, -amount);
        Change(b, customer, amount);
    }

    private void Change(int site, int customer, double by)
    {
        var list = served[site];
        load[site] += by;
        var k = list.FindIndex(s => s.Customer == customer);
        if (k < 0)
        {
            list.Add((customer, by));
        }
        else if (list[k].Amount + by <= dust)
        {
            list[k] = list[^1];
            list.RemoveAt(list.Count - 1);
        }
        else
        {
            list[k] = (customer, list[k].Amount + by);
        }
    }

    private double Cost()
    {
        var sum = 0.0;
        foreach (var site in open)
        {
            foreach (var (customer, amount) in served[site])
            {
                sum += problem.Row(customer)[site] * amount / problem.Volume[customer];
            }
        }
        return sum;
    }
}
