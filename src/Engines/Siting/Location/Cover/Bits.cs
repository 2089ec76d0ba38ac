using System.Numerics;

namespace Yiju.Siting.Location.Cover;

/// <summary>A set of numbers from 0 to a fixed limit.</summary>
internal readonly struct Bits(int size)
{
    private readonly ulong[] words = new ulong[(size + 63) / 64];

    public static Bits Full(int size)
    {
        var all = new Bits(size);
        for (var k = 0; k < size; k++)
        {
            all.Add(k);
        }
        return all;
    }

    public void Add(int number) => words[number >> 6] |= 1UL << number;

    public void Remove(int number) => words[number >> 6] &= ~(1UL << number);

    public bool Has(int number) => (words[number >> 6] >> number & 1) != 0;

    public void CopyTo(Bits other) => words.CopyTo(other.words, 0);

    public Bits Copy()
    {
        var copy = new Bits(words.Length * 64);
        CopyTo(copy);
        return copy;
    }

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

    /// <summary>Removes what is in the other.</summary>
    public void Except(Bits other)
    {
        for (var k = 0; k < words.Length; k++)
        {
            words[k] &= ~other.words[k];
        }
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

    /// <summary>The numbers in rising order; what is removed on the way may still come.</summary>
    public Enumerator Members() => new(words);

    public struct Enumerator(ulong[] words)
    {
        private ulong left;
        private int word = -1;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (left == 0)
            {
                if (++word == words.Length)
                {
                    return false;
                }
                left = words[word];
            }
            Current = (word * 64) + BitOperations.TrailingZeroCount(left);
            left &= left - 1;
            return true;
        }
    }

    public int[] ToArray()
    {
        var numbers = new int[Count()];
        var k = 0;
        foreach (var number in Members())
        {
            numbers[k++] = number;
        }
        return numbers;
    }
}
