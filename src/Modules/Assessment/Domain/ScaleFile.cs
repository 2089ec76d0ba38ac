using System.Text.Json.Serialization;

namespace Yiju.Assessment.Domain;

/// <summary>How well a cell of a scale file is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Mark>))]
internal enum Mark
{
    /// <summary>Found in a stored public source; the source note says which kind.</summary>
    SEEN,

    /// <summary>The authors' own knowledge; to be verified before go-live.</summary>
    MEMORY,

    /// <summary>Not known. A result that hangs on such a cell is unsettled.</summary>
    UNSURE,
}

/// <summary>One scale as its data file holds it: the wording, every figure with its provenance, the combination table.</summary>
/// <param name="Id">Stable id, also the file name, for example <c>mzt-039-2013</c>.</param>
/// <param name="Version">Version of the file; grows with each correction, so that old results name what they were scored with.</param>
/// <param name="Published">Day, or year where the day is not known.</param>
/// <param name="Sources">Source note per source id; every cell names one.</param>
/// <param name="Conflicts">Where sources or clauses disagree, and what was done.</param>
/// <param name="GradeNames">Names of section grades by grade; empty when sections have none.</param>
/// <param name="Adjustments">Rules applied after the combination; null when the scale has none.</param>
/// <param name="Readings">Ways to settle what the text leaves open, which a division may take.</param>
/// <param name="Process">Facts about the procedure (assessors, intervals): candidates for defaults, not rules of scoring.</param>
internal sealed record ScaleFile(
    string Id,
    string Version,
    string Title,
    string Citation,
    string Issuer,
    string? Published,
    string? Effective,
    string Status,
    IReadOnlyDictionary<string, string> Sources,
    IReadOnlyList<string> Conflicts,
    IReadOnlyList<ScaleLevel> Levels,
    IReadOnlyList<string> GradeNames,
    IReadOnlyList<ScaleSection> Sections,
    FinalRule Final,
    Adjustments? Adjustments,
    IReadOnlyList<Hint> Hints,
    IReadOnlyList<NamedReading> Readings,
    IReadOnlyList<ProcessFact> Process,
    SelfScreen? Screen = null
);

/// <summary>A final level; 0 is the best.</summary>
internal sealed record ScaleLevel(int Level, string Name, Mark Mark, string Source);

/// <summary>A first-level indicator and how its items become a grade.</summary>
/// <param name="Clause">Where the text grades it.</param>
/// <param name="Grading">Null when only the sum over all sections counts.</param>
internal sealed record ScaleSection(
    string Id,
    string Title,
    string Clause,
    IReadOnlyList<ScaleItem> Items,
    SectionGrading? Grading
);

/// <param name="Help">The platform's own hint for the assessor, not the standard's text.</param>
internal sealed record ScaleItem(string Id, string Title, string Help, IReadOnlyList<ScaleOption> Options);

/// <param name="Words">Shortened paraphrase; the official wording must be loaded before it is printed on a legal report.</param>
internal sealed record ScaleOption(int Points, string Words, Mark Mark, string Source);

/// <summary>Exactly one of the two: bands over the sum of points, or rows looked up from the top.</summary>
internal sealed record SectionGrading(IReadOnlyList<GradeBand>? Bands = null, IReadOnlyList<LookupRow>? Lookup = null);

/// <summary>Sums <paramref name="From"/>–<paramref name="To"/>, both included, have this grade.</summary>
internal sealed record GradeBand(int From, int To, int Grade, Mark Mark, string Source);

/// <summary>The first row of which any condition holds gives the grade; a row without conditions always holds.</summary>
internal sealed record LookupRow(int Grade, IReadOnlyList<ItemRange> AnyOf, string Words, Mark Mark, string Source);

/// <summary>Points of one item within <paramref name="From"/>–<paramref name="To"/>, both included.</summary>
internal sealed record ItemRange(string Item, int From, int To);

/// <summary>Something the assessor should check because two entries disagree; it never changes the level.</summary>
internal sealed record Hint(string Item, int Points, string Condition, string Words);

internal sealed record ProcessFact(
    string Id,
    string Title,
    int Value,
    string Unit,
    string Words,
    Mark Mark,
    string Source
);
