namespace Yiju.Assessment.Domain;

/// <summary>Draws by lot so that anybody with the seed and the same list draws the same (ASM-22).</summary>
internal static class Lot
{
    /// <param name="ids">Taken in rising order whatever their order here.</param>
    /// <param name="seed">Recorded with the sample.</param>
    public static IReadOnlyList<long> Draw(IEnumerable<long> ids, int count, int seed)
    {
        var pool = ids.Order().ToArray();
        var state = (ulong)(uint)seed;
        var take = Math.Min(count, pool.Length);
        for (var i = 0; i < take; i++)
        {
            var other = i + (int)(Next(ref state) % (ulong)(pool.Length - i));
            (pool[i], pool[other]) = (pool[other], pool[i]);
        }
        return pool[..take];
    }

    // SplitMix64: short, published, the same on every machine and version.
    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
