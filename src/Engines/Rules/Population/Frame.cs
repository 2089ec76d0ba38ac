namespace Yiju.Rules.Population;

/// <summary>
/// The registers of one thread: each a row of numbers for the block of subjects at hand, in memory of its own or inside a column of the
/// caller.
/// </summary>
internal sealed class Frame
{
    /// <summary>Subjects at a time: a dozen registers fit into the nearest cache.</summary>
    public const int Block = 512;

    private readonly long[][] rows;
    private readonly int[] starts;

    /// <param name="constants">What some registers hold from the beginning.</param>
    public Frame(int registers, IReadOnlyDictionary<int, long> constants)
    {
        rows = new long[registers][];
        starts = new int[registers];
        for (var i = 0; i < registers; i++)
        {
            rows[i] = GC.AllocateUninitializedArray<long>(Block);
        }
        foreach (var (register, value) in constants)
        {
            Array.Fill(rows[register], value);
        }
    }

    /// <summary>Subjects of the block at hand.</summary>
    public int Count { get; set; }

    /// <summary>Index of its first subject.</summary>
    public int First { get; set; }

    public void Lend(int register, long[] column)
    {
        rows[register] = column;
        starts[register] = First;
    }

    public Span<long> this[int register] => rows[register].AsSpan(starts[register], Count);
}
