namespace Yiju.Routing.Vehicles.Search;

/// <summary>
/// Which customers are worth looking at from another: by distance for what is taken out together, and by proximity
/// that counts waiting and lateness too for what may stand beside each other (granular neighbourhoods: Toth and Vigo
/// 2003, doi 10.1287/ijoc.15.4.333.24890; with time windows: Vidal et al. 2013, doi 10.1016/j.cor.2012.07.018).
/// </summary>
internal sealed class Neighbourhoods
{
    private const double WaitWeight = 0.2;
    private const int MostNear = 40;
    private const int MostAround = 100;

    public Neighbourhoods(ScaledProblem problem)
    {
        var customers = problem.Size - 1;
        Near = Math.Clamp(customers - 1, 0, MostNear);
        Around = Math.Clamp(customers - 1, 0, MostAround);
        BesideOf = new ushort[problem.Size * Near];
        AroundOf = new ushort[problem.Size * Around];
        var keys = new double[Math.Max(Near, Around)];
        for (var customer = 1; customer <= customers; customer++)
        {
            Fill(AroundOf.AsSpan(customer * Around, Around), keys, customer, customers, Leg);
            Fill(BesideOf.AsSpan(customer * Near, Near), keys, customer, customers, Proximity);
        }

        double Leg(int a, int b) => problem.Legs[(a * problem.Size) + b];
        double Proximity(int a, int b) => Math.Min(Following(problem, a, b), Following(problem, b, a));
    }

    /// <summary>How many customers each one has in <see cref="BesideOf"/>.</summary>
    public int Near { get; }

    /// <summary>How many customers each one has in <see cref="AroundOf"/>.</summary>
    public int Around { get; }

    /// <summary>From customer · Near: who may well stand directly before or after it, the best first.</summary>
    public ushort[] BesideOf { get; }

    /// <summary>From customer · Around: who is near in space, the nearest first.</summary>
    public ushort[] AroundOf { get; }

    /// <summary>Keeps the ones with the least keys in order; of equals the first numbers.</summary>
    private static void Fill(
        Span<ushort> least,
        double[] keys,
        int customer,
        int customers,
        Func<int, int, double> keyOf
    )
    {
        var count = 0;
        for (var other = 1; other <= customers && least.Length > 0; other++)
        {
            var key = other == customer ? double.NaN : keyOf(customer, other);
            if (other == customer || (count == least.Length && key >= keys[count - 1]))
            {
                continue;
            }
            var at = count < least.Length ? count++ : count - 1;
            for (; at > 0 && keys[at - 1] > key; at--)
            {
                (keys[at], least[at]) = (keys[at - 1], least[at - 1]);
            }
            (keys[at], least[at]) = (key, (ushort)other);
        }
    }

    /// <summary>The leg and, at best, the waiting when b comes directly after a; infinite when it cannot.</summary>
    private static double Following(ScaledProblem problem, int a, int b)
    {
        var (first, second) = (problem.Stops[a], problem.Stops[b]);
        var leg = problem.Legs[(a * problem.Size) + b];
        var wait = Math.Max(0, second.Ready - leg - first.Service - first.Due);
        var earliest = first.Ready + first.Service + leg;
        return earliest > second.Due ? double.PositiveInfinity : leg + (WaitWeight * wait);
    }
}
