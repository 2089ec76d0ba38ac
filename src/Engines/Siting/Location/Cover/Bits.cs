using System.Numerics;

namespace Yiju.Siting.Location.Cover;

/// <summary>A set of numbers from 0 to a fixed limit.</summary>
internal readonly struct Bits(int size)
{
    private readonly ulong[] words = new ulong[(size + 63) / 64];

    public void Add(int number) => words[number >> 6] |= 1UL << number;

    public void Remove(int number) => words[number >> 6] &= ~(1UL << number);

    public bool Has(int number) => (words[number >> 6] >> number & 1) != 0;

    public void CopyTo(Bits other) => words.CopyTo(other.words, 0);

    /// <summary>Keeps what is in the other too.</summary>
    /// <returns>How many words are not empty.</returns>
    public int And(Bits other)
    {
        var left = 0;
        for (var k = 0; k < words.Length; k++)
        {
            words[k] &= other.words[k];
            left += words[k] == 0 ? 0 : 1;
        }
        return left;
    }

    public int Count()
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }
        return count;
    }

    public IEnumerable<int> Members()
    {
        for (var k = 0; k < words.Length; k++)
        {
            for (var word = words[k]; word != 0; word &= word - 1)
            {
                yield return (k * 64) + BitOperations.TrailingZeroCount(word);
            }
        }
    }
}
