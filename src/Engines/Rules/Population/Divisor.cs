namespace Yiju.Rules.Population;

/// <summary>
/// Floor division of many numbers by one, by multiplication (Granlund and Montgomery, <i>Division by Invariant Integers using
/// Multiplication</i>, 1994). Numbers and their bias together stay below 2⁶³.
/// </summary>
internal readonly struct Divisor
{
    private readonly ulong magic;
    private readonly int shift;
    private readonly long bias;
    private readonly long biased;

    /// <param name="by">At least 2.</param>
    /// <param name="least">The least number that will be divided; may be negative.</param>
    public Divisor(long by, long least)
    {
        shift = 63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)by - 1);
        magic = (ulong)(((UInt128)1 << (64 + shift)) / (ulong)by + 1);
        biased = least >= 0 ? 0 : (-least + by - 1) / by;
        bias = biased * by;
    }

    public long Floor(long number) =>
        unchecked((long)(Math.BigMul((ulong)(number + bias), magic, out _) >> shift) - biased);
}
