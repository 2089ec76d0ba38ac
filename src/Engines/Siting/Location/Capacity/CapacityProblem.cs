namespace Yiju.Siting.Location.Capacity;

/// <summary>
/// Location with capacities: Σ fixed · open + Σ cost · share is least, every customer's shares sum to 1, and no open
/// site serves more volume than it can.
/// </summary>
internal sealed record CapacityProblem
{
    /// <summary>Of each customer in a row the cost of serving all of it from each site; infinite where there is no way.</summary>
    public required double[] Cost { get; init; }

    public required double[] Fixed { get; init; }

    public required double[] Capacity { get; init; }

    /// <summary>Of each customer, above 0.</summary>
    public required double[] Volume { get; init; }

    public required bool[] Kept { get; init; }

    /// <summary>What all opened sites may cost; infinite for no limit.</summary>
    public double Budget { get; init; } = double.PositiveInfinity;

    /// <summary>Of each site what it takes of the budget.</summary>
    public required double[] Price { get; init; }

    public int Sites => Fixed.Length;

    public int Customers => Volume.Length;

    public ReadOnlySpan<double> Row(int customer) => Cost.AsSpan(customer * Sites, Sites);

    /// <summary>The least cost that is really smaller.</summary>
    public static double Below(double cost) =>
        double.IsInfinity(cost) ? cost : cost - (Math.Max(1e-9, Math.Abs(cost)) * 1e-9);

    /// <summary>Whether the prices of what is open keep the budget.</summary>
    public bool Affords(ReadOnlySpan<bool> open)
    {
        var sum = 0.0;
        for (var site = 0; site < open.Length; site++)
        {
            sum += open[site] ? Price[site] : 0;
        }
        return sum <= Budget + (Math.Abs(Budget) * 1e-12);
    }
}
