namespace Yiju.Rules.Population;

/// <summary>One fact or one result of many subjects.</summary>
/// <param name="Numbers">As <see cref="Fact.Number"/>, one per subject; where not known, 0.</param>
/// <param name="Known">One per subject; null when all are known.</param>
public sealed record Column(long[] Numbers, bool[]? Known = null)
{
    /// <summary>Room for the results of so many subjects, any of which may be undecided.</summary>
    public static Column For(int subjects) => new(new long[subjects], new bool[subjects]);

    /// <param name="subject">Index of a subject.</param>
    public Fact this[int subject] => Known is null || Known[subject] ? Fact.Of(Numbers[subject]) : Fact.Unknown;
}

/// <summary>One list of many subjects. The records of subject <c>s</c> are rows <c>Starts[s]</c> to <c>Starts[s + 1] - 1</c>.</summary>
/// <param name="Starts">One more than there are subjects, never falling.</param>
/// <param name="Fields">A column for each field, in their order, with a place for each row.</param>
/// <param name="Known">One per subject: whether the list is known at all; null when all are.</param>
public sealed record RecordColumns(int[] Starts, IReadOnlyList<Column> Fields, bool[]? Known = null);
