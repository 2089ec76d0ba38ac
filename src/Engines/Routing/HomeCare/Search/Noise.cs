using Yiju.Kernel.Search;

namespace Yiju.Routing.HomeCare.Search;

/// <summary>
/// Random amounts at a temperature, drawn once and scaled when the temperature changes: a choice costs a look-up instead
/// of two logarithms.
/// </summary>
internal sealed class Noise
{
    private const int Size = 1 << 14;
    private readonly double[] gumbel = new double[Size];
    private readonly double[] exponential = new double[Size];
    private readonly long[] scaledGumbel = new long[Size];
    private readonly long[] scaledExponential = new long[Size];
    private readonly SeededRandom random;
    private readonly double least;

    public Noise(SeededRandom random)
    {
        this.random = random;
        for (var i = 0; i < Size; i++)
        {
            gumbel[i] = Math.Log(Exponentially());
            exponential[i] = Exponentially();
        }
        least = gumbel.Min();
    }

    /// <summary>The smallest that <see cref="Gumbel"/> gives.</summary>
    public long Least { get; private set; }

    /// <param name="temperature">In the unit of the cost; 0 for no noise.</param>
    public void Scale(double temperature)
    {
        for (var i = 0; i < Size; i++)
        {
            scaledGumbel[i] = (long)(gumbel[i] * temperature);
            scaledExponential[i] = (long)(exponential[i] * temperature);
        }
        Least = (long)(least * temperature);
    }

    /// <summary>Where to begin a run of <see cref="Gumbel"/>.</summary>
    public int Begin() => random.Below(Size);

    /// <summary>
    /// Added to the costs of several choices, the least sum falls on each with its Boltzmann probability at the
    /// temperature (the Gumbel-max trick).
    /// </summary>
    public long Gumbel(int index) => scaledGumbel[index & (Size - 1)];

    /// <summary>
    /// How much worse a solution may be and still be accepted (Metropolis et al. 1953, doi 10.1063/1.1699114): drawn
    /// before the solution is evaluated, so that evaluating can stop early.
    /// </summary>
    public long Exponential() => scaledExponential[random.Below(Size)];

    private double Exponentially() => -Math.Log(1 - random.Unit() * (1 - 1e-9));
}
