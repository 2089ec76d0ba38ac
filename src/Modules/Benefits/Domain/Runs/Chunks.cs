namespace Yiju.Benefits.Domain.Runs;

/// <summary>Bytes one after another, for texts that stay together. Its room is used again.</summary>
internal sealed class Heap
{
    private byte[] bytes = new byte[1 << 16];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> this[int at, int length] => bytes.AsSpan(at, length);

    /// <returns>Where it lies.</returns>
    public int Add(ReadOnlySpan<byte> text)
    {
        if (Length + text.Length > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + text.Length));
        }
        text.CopyTo(bytes.AsSpan(Length));
        Length += text.Length;
        return Length - text.Length;
    }

    public void CutTo(int length) => Length = length;
}

/// <summary>A fact of a chunk.</summary>
/// <param name="Key">Its number among the keys.</param>
/// <param name="Length">-1: stated to be unknown.</param>
internal readonly record struct StatedFact(int Key, int At, int Length);

/// <summary>What is known of a chunk of elders on a day, in order of their ids. Its room is used again.</summary>
internal sealed class FactChunk
{
    private readonly List<long> subjects = [];
    private readonly List<long> places = [];
    private readonly List<int> starts = [0];
    private readonly List<StatedFact> facts = [];

    public Heap Texts { get; } = new();

    public int Count => subjects.Count;

    public List<long> Subjects => subjects;

    /// <summary>Where each lives; 12 digits as a number.</summary>
    public List<long> Places => places;

    public ReadOnlySpan<StatedFact> FactsOf(int elder) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(facts)[starts[elder]..starts[elder + 1]];

    public void Add(long subject, long place, ReadOnlySpan<StatedFact> stated)
    {
        subjects.Add(subject);
        places.Add(place);
        facts.AddRange(stated);
        starts.Add(facts.Count);
    }

    public void Clear()
    {
        subjects.Clear();
        places.Clear();
        starts.RemoveRange(1, starts.Count - 1);
        facts.Clear();
        Texts.CutTo(0);
    }
}

/// <summary>An outcome that stands.</summary>
/// <param name="Layout">0: nobody to decide for.</param>
internal readonly record struct StandingOutcome(long Subject, long Layout, long Place, int At, int Length);

/// <summary>The outcomes that stand for the subjects of a chunk, in order of their ids. Its room is used again.</summary>
internal sealed class OutcomeChunk
{
    public List<StandingOutcome> Rows { get; } = [];

    public Heap Packed { get; } = new();

    public ReadOnlySpan<byte> PackedOf(StandingOutcome row) => Packed[row.At, row.Length];

    public void Clear()
    {
        Rows.Clear();
        Packed.CutTo(0);
    }
}

/// <summary>One step through the registry: everything about the subjects after one id, up to and with another.</summary>
internal sealed class RegistryChunk
{
    public long Through { get; set; }

    /// <summary>Nothing comes behind it.</summary>
    public bool Last { get; set; }

    public FactChunk Facts { get; } = new();

    public OutcomeChunk Outcomes { get; } = new();
}
