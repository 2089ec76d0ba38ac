namespace Yiju.Assessment.Domain;

/// <summary>
/// From section grades or points to the preliminary level: either a full table of cells over grades, or bands over the total.
/// </summary>
/// <param name="Axes">Per digit of a cell's key the sections it stands for; several sections mean the worst of them.</param>
/// <param name="WaysToRead">The defensible readings of the wording; every list "per reading" follows this order.</param>
/// <param name="Wording">The text's own sentences as conditions; the cells were derived from it and a test compares them.</param>
internal sealed record FinalRule(
    string Clause,
    IReadOnlyList<TotalBand>? Totals = null,
    IReadOnlyList<IReadOnlyList<string>>? Axes = null,
    IReadOnlyList<FinalCell>? Cells = null,
    IReadOnlyList<string>? WaysToRead = null,
    IReadOnlyList<WordingClause>? Wording = null
);

/// <summary>Totals <paramref name="From"/>–<paramref name="To"/>, both included, have this level.</summary>
internal sealed record TotalBand(int From, int To, int Level, Mark Mark, string Source);

/// <summary>One combination of grades.</summary>
/// <param name="At">One digit per axis, for example <c>1033</c>.</param>
/// <param name="Level">The level when every reading of the text gives it; null when unsettled.</param>
/// <param name="Candidates">
/// When unsettled: the levels some reading gives; where a reading gives none, also those between the settled
/// combinations that are nowhere worse and those that are nowhere better.
/// </param>
/// <param name="Given">Levels the wording gives, per way to read it; null when the table is not derived from wording.</param>
internal sealed record FinalCell(
    string At,
    Mark Mark,
    string Source,
    int? Level = null,
    IReadOnlyList<int>? Candidates = null,
    IReadOnlyList<IReadOnlyList<int>>? Given = null
)
{
    /// <summary>Whether some reading of the text gives this combination no level at all.</summary>
    public bool Silent => Given is not null && Given.Any(levels => levels.Count == 0);
}

/// <summary>One alternative of the text: it gives <paramref name="Level"/> when all its needs hold.</summary>
internal sealed record WordingClause(int Level, string Words, IReadOnlyList<Need> Needs, Mark Mark, string Source)
{
    public bool Holds(IReadOnlyDictionary<string, int> grades, int way) => Needs.All(need => need.Holds(grades, way));
}

/// <summary>
/// Between <c>Min</c> and <c>Max</c> of the sections <paramref name="Of"/> have one of the grades <paramref name="In"/>.
/// Both limits are listed per way to read the text.
/// </summary>
internal sealed record Need(
    IReadOnlyList<string> Of,
    IReadOnlyList<int> In,
    IReadOnlyList<int> Min,
    IReadOnlyList<int> Max
)
{
    public bool Holds(IReadOnlyDictionary<string, int> grades, int way)
    {
        var count = Of.Count(section => In.Contains(grades[section]));
        return count >= Min[way] && count <= Max[way];
    }
}
