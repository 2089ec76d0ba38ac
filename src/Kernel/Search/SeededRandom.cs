using System.Numerics;

namespace Yiju.Kernel.Search;

/// <summary>
/// Random numbers that are the same for the same seed on every machine and in every release of .NET:
/// xoshiro256** (Blackman and Vigna 2018, doi 10.1145/3460772), its state filled by SplitMix64. Not for secrets.
/// Not safe for several threads: give each its own by <see cref="Fork"/>.
/// </summary>
public sealed class SeededRandom
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    public SeededRandom(ulong seed)
    {
        a = SplitMix(ref seed);
        b = SplitMix(ref seed);
        c = SplitMix(ref seed);
        d = SplitMix(ref seed);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(b * 5, 7) * 9;
            var shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = BitOperations.RotateLeft(d, 45);
            return result;
        }
    }

    /// <summary>A whole number from 0 to <paramref name="end"/> − 1; <paramref name="end"/> is at least 1.</summary>
    /// <remarks>By multiplication of 32 bits: the bias is below end / 2³², which no search can feel.</remarks>
    public int Below(int end) => unchecked((int)(((Next() >> 32) * (ulong)end) >> 32));

    /// <summary>A number from 0 up to, not including, 1, with 53 bits.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A generator of its own, fixed by this one's state and the number of the fork.</summary>
    public SeededRandom Fork(int number) => new(unchecked(Next() ^ ((ulong)(uint)number * 0x9E3779B97F4A7C15UL)));

    /// <summary>Puts the items into an order in which every order is equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
