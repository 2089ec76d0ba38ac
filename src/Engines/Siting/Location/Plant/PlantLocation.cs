namespace Yiju.Siting.Location.Plant;

/// <summary>A limit on what is open: Σ coefficient · open ≤ limit. A budget, the number of a kind, the money of a year.</summary>
/// <param name="Name">Plain Chinese.</param>
/// <param name="Coefficients">One for each site, at least 0.</param>
internal sealed record SideRow(string Name, double[] Coefficients, double Limit);

/// <summary>
/// The problem that p-median, maximal covering, set covering and uncapacitated location share: open sites so that
/// Σ fixed + Σ weight · (nearest open site, or being unserved) is least (the simple plant location problem, here with
/// a number of sites, groups and side rows). What the sites and points stand for is the caller's matter: a site may be
/// a place, a place in a year, a place for two kinds of facility.
/// </summary>
internal sealed record PlantLocation
{
    /// <summary>Costs at or above <see cref="Unserved"/> are not listed.</summary>
    public required NearLists Near { get; init; }

    public required double[] Weight { get; init; }

    /// <summary>Of each point what a unit costs that nobody serves; finite.</summary>
    public required double[] Unserved { get; init; }

    /// <summary>Of each site the cost of opening it.</summary>
    public required double[] Fixed { get; init; }

    /// <summary>Sites that are always open.</summary>
    public required bool[] Kept { get; init; }

    /// <summary>Exactly so many open sites; null: any number.</summary>
    public int? Count { get; init; }

    /// <summary>Of each site its group, of which at most one may be open; null: every site is its own. Not with <see cref="Count"/>.</summary>
    public int[]? Group { get; init; }

    public IReadOnlyList<SideRow> Rows { get; init; } = [];

    /// <summary>Every possible cost is a multiple of it, so that bounds can be rounded up; 0 when nothing is known.</summary>
    public double Grain { get; init; }

    public int Sites => Fixed.Length;

    public int Points => Weight.Length;

    /// <summary>The least cost that is really smaller: whatever reaches it need not be looked for.</summary>
    public double Below(double cost) =>
        double.IsInfinity(cost) ? cost
        : Grain > 0 ? cost - Grain + (Grain * 1e-6)
        : cost - (Math.Max(1e-9, Math.Abs(cost)) * 1e-9);

    /// <summary>More than any open set costs.</summary>
    public double Ceiling()
    {
        var sum = 1 + Fixed.Sum();
        for (var point = 0; point < Points; point++)
        {
            sum += Weight[point] * Unserved[point];
        }
        return sum;
    }

    /// <summary>What an open set costs, without the bookkeeping of a search: lists do not grow.</summary>
    public double CostOf(int[] open, int threads)
    {
        var among = new bool[Sites];
        foreach (var site in open)
        {
            among[site] = true;
        }
        var sums = new double[Blocks.Count(Points, 500)];
        Blocks.Run(
            sums.Length,
            threads,
            (block, of) =>
            {
                var (begin, end) = Blocks.Range(Points, block, of);
                var (siteRoom, costRoom) = (new int[Sites], new double[Sites]);
                for (var point = begin; point < end; point++)
                {
                    var cost = Math.Min(Unserved[point], Near.Cheapest(point, among, siteRoom, costRoom));
                    sums[block] += Weight[point] * cost;
                }
            }
        );
        return sums.Sum() + open.Sum(site => Fixed[site]);
    }

    /// <summary>A bound made as strong as the grain allows.</summary>
    public double RoundUp(double bound) =>
        Grain > 0 && double.IsFinite(bound) ? Math.Ceiling((bound / Grain) - 1e-6) * Grain : bound;
}
