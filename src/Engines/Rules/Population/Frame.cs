namespace Yiju.Rules.Population;

/// <summary>
/// The registers of one thread: each a row of numbers for the block of subjects, or of records, at hand, in memory of its own or inside a column
/// of the caller.
/// </summary>
internal sealed class Frame
{
    /// <summary>Subjects at a time: a dozen registers fit into the nearest cache.</summary>
    public const int Block = 512;

    private readonly long[][] rows;
    private readonly int[] starts;
    private readonly int[] lent;
    private readonly IReadOnlyList<Column> columns;

    /// <param name="lent">The registers that are parts of <paramref name="columns"/>.</param>
    /// <param name="lists">What goes through the lists of these subjects.</param>
    public Frame(Registers registers, int[] lent, IReadOnlyList<Column> columns, IReadOnlyList<ListFrame> lists)
    {
        (this.lent, this.columns, Lists) = (lent, columns, lists);
        rows = new long[registers.Count][];
        starts = new int[registers.Count];
        for (var i = 0; i < lent.Length; i++)
        {
            rows[lent[i]] = columns[i].Numbers;
        }
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] ??= GC.AllocateUninitializedArray<long>(Block);
        }
        foreach (var (register, value) in registers.Constants)
        {
            Array.Fill(rows[register], value);
        }
    }

    /// <summary>Subjects of the block at hand.</summary>
    public int Count { get; private set; }

    /// <summary>Index of its first subject.</summary>
    public int First { get; private set; }

    public IReadOnlyList<ListFrame> Lists { get; }

    public void Move(int first, int count)
    {
        (First, Count) = (first, count);
        foreach (var register in lent)
        {
            starts[register] = first;
        }
    }

    /// <summary>The marks of a column that has some, for the block at hand.</summary>
    public Span<bool> Known(int column) => columns[column].Known.AsSpan(First, Count);

    public Span<long> this[int register] => rows[register].AsSpan(starts[register], Count);
}
