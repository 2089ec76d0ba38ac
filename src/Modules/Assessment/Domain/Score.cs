namespace Yiju.Assessment.Domain;

/// <summary>Result of one section.</summary>
/// <param name="Points">Sum of its items; null when items are missing (after coma).</param>
/// <param name="Grade">Grade, 0 the best; null when the scale grades only the total, or items are missing.</param>
internal sealed record SectionScore(string Id, string Title, int? Points, int? Grade, string? GradeName);

/// <summary>A computed assessment. The same answers, conditions, scale version and reading always give the same score.</summary>
/// <param name="ScaleVersion">Scale id and file version, for example <c>mzt-039-2013/1</c>.</param>
/// <param name="Total">Sum over all items, for scales whose level comes from the total; else null.</param>
/// <param name="Preliminary">Level before adjustments; null when unsettled, or items are missing (after coma).</param>
/// <param name="Level">Final level, 0 the best; null when unsettled.</param>
/// <param name="Name">Name of the level; null when unsettled.</param>
/// <param name="Candidates">The levels still possible, ascending; empty when settled.</param>
/// <param name="Reasons">Chinese sentences, each with its clause or table, in the order the level was reached.</param>
internal sealed record Score(
    string ScaleVersion,
    IReadOnlyList<SectionScore> Sections,
    int? Total,
    int? Preliminary,
    int? Level,
    string? Name,
    IReadOnlyList<int> Candidates,
    IReadOnlyList<string> Reasons
)
{
    /// <summary>The text does not settle the level and no reading was taken that does; such a result leads to no benefit.</summary>
    public bool Unsettled => Level is null;
}
