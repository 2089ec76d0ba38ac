namespace Yiju.Host.Demo;

/// <summary>
/// A small repeatable random source (SplitMix64). Every record of the synthetic city gets dice of its own from the seed,
/// a stream name and its number, so one village can be made without making the others.
/// </summary>
internal struct Dice
{
    private ulong state;

    public Dice(long seed, Stream stream, long number)
    {
        unchecked
        {
            state =
                Mix((ulong)seed * 0x9E3779B97F4A7C15 + (ulong)stream * 0xD1B54A32D192ED03)
                ^ Mix((ulong)number + 0x632BE59BD9B4E019);
        }
    }

    /// <summary>What the dice are thrown for: numbers only ever grow, or the same seed would give another city.</summary>
    public enum Stream
    {
        Divisions = 1,
        Streets = 2,
        Elder = 3,
        Family = 4,
        Assessment = 5,
        Operator = 6,
        Facility = 7,
        Worker = 8,
        Device = 9,
        Orders = 10,
        Visits = 11,
        Signals = 12,
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Next() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, <paramref name="below"/>).</summary>
    public int Below(int below) => (int)(((Bits() >> 32) * (ulong)below) >> 32);

    /// <summary>Uniform in [<paramref name="from"/>, <paramref name="to"/>], both included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    public bool Chance(double probability) => Next() < probability;

    /// <summary>About normal with deviation 1: the sum of four uniform throws, never beyond ±3.5.</summary>
    public double Bell() => (Next() + Next() + Next() + Next() - 2) * 1.7320508;

    public T Pick<T>(ReadOnlySpan<T> from) => from[Below(from.Length)];

    /// <summary>The index of a weight, drawn in proportion to it.</summary>
    /// <param name="cumulative">Running totals of the weights.</param>
    public int Weighted(ReadOnlySpan<int> cumulative)
    {
        var at = cumulative.BinarySearch(Below(cumulative[^1]));
        // A throw equal to a running total belongs to the next weight.
        return at < 0 ? ~at : at + 1;
    }

    private ulong Bits()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            return Mix(state);
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
