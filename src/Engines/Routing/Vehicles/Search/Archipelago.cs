using Yiju.Kernel.Search;

namespace Yiju.Routing.Vehicles.Search;

/// <summary>
/// The islands of one search, and what they tell each other. On a small problem each has a plan of its own, and at
/// times all go on from the best one. A large plan they share: each works on the routes of its side of a line that is
/// drawn anew each time, so that two islands get through twice as much of one plan.
/// </summary>
internal sealed class Archipelago
{
    /// <summary>With fewer customers than this, one island gets through all of them often enough.</summary>
    private const int DivideFromCustomers = 500;

    /// <summary>With fewer routes than this, too many have their neighbours on the other side.</summary>
    private const int DivideFromRoutes = 15;

    /// <summary>How often islands with plans of their own go on from the best one.</summary>
    private const int Meetings = 30;

    private readonly IslandSetting setting;
    private readonly SeededRandom random;
    private readonly Tours whole;
    private readonly Tours best;
    private readonly int[] sides;
    private int meetings;
    private bool divided;

    public Archipelago(IslandSetting setting, int islands, ulong seed)
    {
        this.setting = setting;
        random = new SeededRandom(seed);
        Islands = [.. Enumerable.Range(0, islands).Select(i => new Island(setting, random.Fork(i)))];
        whole = new Tours(setting.Problem, setting.Vehicles, setting.Customers);
        best = new Tours(setting.Problem, setting.Vehicles, setting.Customers);
        best.CopyFrom(BestOf(Islands.Select(i => i.Best)));
        sides = new int[setting.Vehicles];
        DivideIfLarge();
    }

    public IReadOnlyList<Island> Islands { get; }

    /// <summary>The best plan of all.</summary>
    public Tours Best => best;

    /// <summary>Lets the islands tell each other what they have found.</summary>
    public void Meet(double share)
    {
        if (divided)
        {
            Unite(i => i.Best);
            Keep(whole);
            Unite(i => i.Current);
            Divide();
            return;
        }
        var leader = BestOf(Islands.Select(i => i.Best));
        Keep(leader);
        if (DivideIfLarge())
        {
            return;
        }
        var meets = (int)(share * Meetings) > meetings;
        meetings = (int)(share * Meetings);
        foreach (var island in Islands.Where(i => i.Best != leader))
        {
            if (meets || IsFewer(leader, island.Best))
            {
                island.Adopt(leader);
            }
        }
    }

    private void Keep(Tours plan)
    {
        if (BestOf([best, plan]) == plan)
        {
            best.CopyFrom(plan);
        }
    }

    private bool DivideIfLarge()
    {
        var large = setting.Customers.Length >= DivideFromCustomers && setting.FewestVehicles >= DivideFromRoutes;
        if (!large || best.AbsentCount > 0 || Islands.Any(i => i.Reducing))
        {
            return false;
        }
        whole.CopyFrom(best);
        if (setting.ReduceFleet)
        {
            whole.CloseEmpty();
        }
        Divide();
        return true;
    }

    private bool IsFewer(Tours plan, Tours other) =>
        plan.AbsentCount < other.AbsentCount || (setting.ReduceFleet && plan.Used < other.Used);

    private Tours BestOf(IEnumerable<Tours> plans) =>
        plans.OrderBy(p => p.AbsentCount).ThenBy(p => setting.ReduceFleet ? p.Used : 0).ThenBy(p => p.Cost).First();

    private void Unite(Func<Island, Tours> plan)
    {
        whole.Clear();
        for (var i = 0; i < Islands.Count; i++)
        {
            whole.Add(plan(Islands[i]), sides, i);
        }
        whole.Commit();
    }

    /// <summary>Draws a line at random and gives each island the routes on its side, as many customers to each.</summary>
    private void Divide()
    {
        var angle = random.Unit() * Math.Tau;
        var (east, north) = (Math.Cos(angle), Math.Sin(angle));
        var far = new double[setting.Vehicles];
        var order = new int[setting.Vehicles];
        for (var route = 0; route < order.Length; route++)
        {
            order[route] = route;
            far[route] = whole.Length[route] == 0 ? random.Unit() * 1e9 : Centre(route, east, north);
        }
        Array.Sort(far, order);
        var (seen, empty) = (0, 0);
        foreach (var route in order)
        {
            if (whole.Length[route] == 0)
            {
                sides[route] = empty++ % Islands.Count;
                continue;
            }
            sides[route] = Math.Min(Islands.Count - 1, (int)((long)seen * Islands.Count / whole.Served));
            seen += whole.Length[route];
        }
        for (var i = 0; i < Islands.Count; i++)
        {
            Islands[i].Take(whole, sides, i);
        }
        divided = true;
    }

    private double Centre(int route, double east, double north)
    {
        var (sum, depot) = (0.0, setting.Problem.Size + route);
        for (var at = whole.Nodes[depot].Next; at != depot; at = whole.Nodes[at].Next)
        {
            var stop = setting.Problem.Problem.Stops[at];
            sum += (stop.X * east) + (stop.Y * north);
        }
        return sum / whole.Length[route];
    }
}
