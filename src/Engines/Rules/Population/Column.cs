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
