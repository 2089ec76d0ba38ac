using Yiju.Siting.Location.Plant;

namespace Yiju.Siting.Location.Capacity;

/// <summary>
/// The Lagrangian relaxation of “every customer is served” (Beasley 1988, European Journal of Operational Research 33): at given
/// prices each site fills its capacity with the customers that save most, a continuous knapsack, and sites are opened
/// by what that saves, at least so many as all customers need.
/// </summary>
internal sealed class CapacityRelaxation
{
    private const double Memory = 0.8;
    private readonly CapacityProblem problem;
    private readonly double[] multipliers;
    private readonly double[] direction;
    private readonly double[] price;
    private readonly double[] share;
    private readonly double[] ratio;
    private readonly int[] customers;
    private readonly double[] keys;
    private readonly int[] order;
    private readonly double[] assigned;
    private readonly List<(int Customer, double Share)>[] filled;
    private readonly double need;
    private readonly int[] byCapacity;

    public CapacityRelaxation(CapacityProblem problem)
    {
        this.problem = problem;
        multipliers = new double[problem.Customers];
        Best = new double[problem.Customers];
        direction = new double[problem.Customers];
        assigned = new double[problem.Customers];
        ratio = new double[problem.Customers];
        customers = new int[problem.Customers];
        price = new double[problem.Sites];
        share = new double[problem.Sites];
        keys = new double[problem.Sites];
        order = new int[problem.Sites];
        Chosen = new bool[problem.Sites];
        filled = [.. Enumerable.Range(0, problem.Sites).Select(_ => new List<(int, double)>())];
        need = problem.Volume.Sum();
        byCapacity = [.. Enumerable.Range(0, problem.Sites).OrderByDescending(s => problem.Capacity[s]).ThenBy(s => s)];
    }

    /// <summary>The multipliers of the best bound; set them before the first ascent.</summary>
    public double[] Best { get; }

    public bool[] Chosen { get; }

    /// <summary>How often each site was open lately, 0 to 1.</summary>
    public ReadOnlySpan<double> Share => share;

    /// <summary>What all customers pay at the last evaluation: with <see cref="Price"/> of what is open, a bound for any open set.</summary>
    public double Paid { get; private set; }

    /// <summary>Of each site that is not decided to be closed, what opening it costs beyond what customers pay.</summary>
    public ReadOnlySpan<double> Price => price;

    /// <summary>Improves the multipliers from <see cref="Best"/> on.</summary>
    /// <param name="target">A cost that is to be reached or excluded.</param>
    /// <param name="visit">Told after each evaluation its number.</param>
    /// <returns>The best bound; infinite when the sites that may be open cannot serve everybody.</returns>
    public double Ascend(
        sbyte[] state,
        Func<double> target,
        int evaluations,
        double step,
        Watch watch,
        Action<int>? visit = null
    )
    {
        var pace = new Pace(step);
        Best.CopyTo(multipliers, 0);
        Array.Clear(direction);
        for (var k = 0; k < evaluations && !watch.Over && !pace.Spent; k++)
        {
            var value = Evaluate(state);
            watch.Spend();
            if (pace.Improves(value, target()))
            {
                multipliers.CopyTo(Best, 0);
            }
            if (pace.Slows())
            {
                Best.CopyTo(multipliers, 0);
                Array.Clear(direction);
                value = Evaluate(state);
            }
            var recent = Math.Max(0.05, 1.0 / (k + 1));
            for (var site = 0; site < share.Length; site++)
            {
                share[site] += recent * ((Chosen[site] ? 1 : 0) - share[site]);
            }
            visit?.Invoke(k);
            if (pace.Bound > target() || !Move(pace.Step, (target() * (1 + 1e-4)) - value))
            {
                break;
            }
        }
        return pace.Bound;
    }

    /// <summary>Decides about free sites whose other decision cannot lead below a cost.</summary>
    public void Decide(sbyte[] state, double below)
    {
        Best.CopyTo(multipliers, 0);
        Evaluate(state);
        bool[] chosen = [.. Chosen];
        sbyte[] decided = [.. state];
        for (var site = 0; site < state.Length; site++)
        {
            if (decided[site] == Decided.Not)
            {
                state[site] = chosen[site] ? Decided.Closed : Decided.Open;
                var excluded = Paid + Choose(state) > below;
                state[site] = Decided.Not;
                if (excluded)
                {
                    decided[site] = chosen[site] ? Decided.Open : Decided.Closed;
                }
            }
        }
        decided.CopyTo(state, 0);
    }

    private double Evaluate(sbyte[] state)
    {
        for (var site = 0; site < price.Length; site++)
        {
            price[site] = state[site] == Decided.Closed ? double.PositiveInfinity : problem.Fixed[site] + Fill(site);
        }
        Paid = multipliers.Sum();
        return Paid + Choose(state);
    }

    /// <summary>Fills a site with the customers that save most for their volume (Dantzig 1957).</summary>
    /// <returns>What they save, as a negative cost.</returns>
    private double Fill(int site)
    {
        var count = 0;
        var volume = 0.0;
        for (var customer = 0; customer < multipliers.Length; customer++)
        {
            if (problem.Cost[(customer * problem.Sites) + site] - multipliers[customer] is var cost && cost < 0)
            {
                ratio[count] = cost / problem.Volume[customer];
                customers[count++] = customer;
                volume += problem.Volume[customer];
            }
        }
        var room = problem.Capacity[site];
        if (volume > room)
        {
            Selection.Sort(ratio.AsSpan(0, count), customers.AsSpan(0, count));
        }
        filled[site].Clear();
        var saved = 0.0;
        for (var k = 0; k < count && room > 0; k++)
        {
            var taken = Math.Min(room, problem.Volume[customers[k]]);
            room -= taken;
            saved += ratio[k] * taken;
            filled[site].Add((customers[k], taken / problem.Volume[customers[k]]));
        }
        return saved;
    }

    /// <summary>
    /// The cheapest sites by their prices: all that save, and then as many more as serving everybody takes, counted by
    /// the largest capacities or as a share of the last.
    /// </summary>
    private double Choose(sbyte[] state)
    {
        var (sum, room, opened, free) = (0.0, 0.0, 0, 0);
        for (var site = 0; site < price.Length; site++)
        {
            Chosen[site] = state[site] == Decided.Open || (state[site] == Decided.Not && price[site] < 0);
            if (Chosen[site])
            {
                sum += price[site];
                room += problem.Capacity[site];
                opened++;
            }
            else if (state[site] == Decided.Not)
            {
                keys[free] = price[site] / problem.Capacity[site];
                order[free++] = site;
            }
        }
        if (room >= need)
        {
            return sum;
        }
        Selection.Sort(keys.AsSpan(0, free), order.AsSpan(0, free));
        var byRatio = sum;
        for (var k = 0; k < free && room < need; k++)
        {
            var part = Math.Min(1, (need - room) / problem.Capacity[order[k]]);
            byRatio += part * price[order[k]];
            room += problem.Capacity[order[k]];
            Chosen[order[k]] = true;
        }
        return room < need * (1 - 1e-12)
            ? double.PositiveInfinity
            : Math.Max(byRatio, sum + Fewest(state, Least(state) - opened));
    }

    /// <summary>How many sites are open at least.</summary>
    private int Least(sbyte[] state)
    {
        var (room, count) = (0.0, 0);
        foreach (var site in byCapacity)
        {
            if (state[site] == Decided.Open)
            {
                room += problem.Capacity[site];
                count++;
            }
        }
        foreach (var site in byCapacity)
        {
            if (state[site] == Decided.Not && room < need * (1 - 1e-12))
            {
                room += problem.Capacity[site];
                count++;
            }
        }
        return count;
    }

    /// <summary>The cheapest so many of the free sites that do not save.</summary>
    private double Fewest(sbyte[] state, int count)
    {
        var free = 0;
        for (var site = 0; site < price.Length; site++)
        {
            if (state[site] == Decided.Not && price[site] >= 0)
            {
                keys[free] = price[site];
                order[free++] = site;
            }
        }
        Selection.Sort(keys.AsSpan(0, free), order.AsSpan(0, free));
        var sum = 0.0;
        for (var k = 0; k < Math.Min(count, free); k++)
        {
            sum += keys[k];
        }
        return sum;
    }

    private bool Move(double step, double gap)
    {
        Array.Fill(assigned, 0);
        for (var site = 0; site < filled.Length; site++)
        {
            if (Chosen[site])
            {
                foreach (var (customer, part) in filled[site])
                {
                    assigned[customer] += part;
                }
            }
        }
        var norm = 0.0;
        for (var customer = 0; customer < direction.Length; customer++)
        {
            direction[customer] = 1 - assigned[customer] + (Memory * direction[customer]);
            norm += problem.Volume[customer] * direction[customer] * direction[customer];
        }
        if (!(norm > 0) || !(gap > 0))
        {
            return false;
        }
        for (var customer = 0; customer < direction.Length; customer++)
        {
            multipliers[customer] += step * gap / norm * problem.Volume[customer] * direction[customer];
        }
        return true;
    }
}
