namespace Yiju.Routing.Vehicles.Search;

/// <summary>
/// Which customers are worth looking at from another: by distance for what is taken out together, and by proximity
/// that counts waiting and lateness too for what may stand beside each other (granular neighbourhoods: Toth and Vigo
/// 2003, doi 10.1287/ijoc.15.4.333.24890; with time windows: Vidal et al. 2013, doi 10.1016/j.cor.2012.07.018).
/// </summary>
internal sealed class Neighbourhoods
{
    private const double WaitWeight = 0.2;

    public Neighbourhoods(ScaledProblem problem, int near, int around)
    {
        var customers = problem.Size - 1;
        Near = Math.Min(near, Math.Max(0, customers - 1));
        Around = Math.Min(around, Math.Max(0, customers - 1));
        BesideOf = new ushort[problem.Size * Near];
        AroundOf = new ushort[problem.Size * Around];
        var others = new ushort[Math.Max(0, customers - 1)];
        var keys = new double[others.Length];
        for (var customer = 1; customer <= customers; customer++)
        {
            Fill(others, keys, customer, other => problem.Legs[(customer * problem.Size) + other]);
            others.AsSpan(0, Around).CopyTo(AroundOf.AsSpan(customer * Around));
            Fill(others, keys, customer, other => Proximity(problem, customer, other));
            others.AsSpan(0, Near).CopyTo(BesideOf.AsSpan(customer * Near));
        }
    }

    /// <summary>How many customers each one has in <see cref="BesideOf"/>.</summary>
    public int Near { get; }

    /// <summary>How many customers each one has in <see cref="AroundOf"/>.</summary>
    public int Around { get; }

    /// <summary>From customer · Near: who may well stand directly before or after it, the best first.</summary>
    public ushort[] BesideOf { get; }

    /// <summary>From customer · Around: who is near in space, the nearest first.</summary>
    public ushort[] AroundOf { get; }

    private static void Fill(ushort[] others, double[] keys, int customer, Func<int, double> key)
    {
        for (int other = 1, at = 0; at < others.Length; other++)
        {
            if (other != customer)
            {
                others[at] = (ushort)other;
                keys[at++] = key(other);
            }
        }
        Array.Sort(keys, others);
    }

    private static double Proximity(ScaledProblem problem, int a, int b) =>
        Math.Min(Following(problem, a, b), Following(problem, b, a));

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
