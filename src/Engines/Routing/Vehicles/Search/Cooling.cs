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
    private readonly double hot = leg * Lab.Hot;
    private readonly double ratio = Lab.Cold / Lab.Hot;
    private double temperature;

    /// <summary>Sets the temperature for a share of the budget from 0 to 1.</summary>
    public void At(double share) => temperature = hot * Math.Pow(ratio, Math.Clamp((share - from) / (1 - from), 0, 1));

    /// <summary>The cost that a new plan must stay below to replace one of this cost.</summary>
    public double Limit(long cost, SeededRandom random) => cost - (temperature * Math.Log(1 - random.Unit()));
}

public static class Lab
{
    public static double Hot = 2;
    public static double Cold = 0.1;
    public static int Near = 40;
    public static double Fresh = 0.02;
    public static int Exchange = 30;
    public static int Epoch = 2000;
    public static int Divide = 200;
    public static int Average = 10;
    public static double Mix = 0;
    public static double Fleet = 0.33;
}
