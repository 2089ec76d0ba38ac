using Yiju.Kernel.Search;

namespace Yiju.Routing.Vehicles.Search;

/// <summary>
/// Simulated annealing's temperature, which falls exponentially over the rest of the budget (Kirkpatrick, Gelatt and
/// Vecchi 1983, doi 10.1126/science.220.4598.671).
/// </summary>
/// <param name="leg">Length of a typical leg: temperatures are in proportion to it.</param>
/// <param name="from">Share of the budget at which it begins to fall, from 0 up to, not including, 1.</param>
internal sealed class Cooling(double leg, double from)
{
    private const double Hot = 1.5;
    private const double Cold = 0.07;

    private readonly double hot = leg * Hot;
    private double temperature;

    /// <summary>Sets the temperature for a share of the budget from 0 to 1.</summary>
    public void At(double share) =>
        temperature = hot * Math.Pow(Cold / Hot, Math.Clamp((share - from) / (1 - from), 0, 1));

    /// <summary>The cost that a new plan must stay below to replace one of this cost.</summary>
    public double Limit(long cost, SeededRandom random) => cost - (temperature * Math.Log(1 - random.Unit()));
}
