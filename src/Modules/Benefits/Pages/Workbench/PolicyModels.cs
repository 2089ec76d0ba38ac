using Yiju.Rules.Packs;
using Yiju.Rules.Packs.Writing;

namespace Yiju.Benefits.Pages.Workbench;

/// <summary>One version of a document.</summary>
/// <param name="MayWrite">The viewer may write a new version of it.</param>
/// <param name="MayCopy">The viewer may copy it for the own division.</param>
public sealed record PolicyModel(
    PolicyRow Row,
    string? Issuer,
    DateOnly? Issued,
    string? Note,
    PolicyBody Body,
    IReadOnlyList<VersionLine> Versions,
    bool MayWrite,
    bool MayCopy
);

/// <summary>What a document says, laid out for reading.</summary>
/// <param name="Steps">Rules that stand in no clause.</param>
public sealed record PolicyBody(
    IReadOnlyList<ClauseReading> Clauses,
    IReadOnlyList<RuleReading> Steps,
    IReadOnlyList<OpenReading> Open,
    IReadOnlyList<PlayedScenario> Scenarios
);

/// <summary>A clause and what stands on it.</summary>
public sealed record ClauseReading(
    string Name,
    string Text,
    string? Incomplete,
    string? NoRule,
    IReadOnlyList<ParameterReading> Parameters,
    IReadOnlyList<RuleReading> Rules,
    IReadOnlyList<ChecklistReading> Checklists
);

public sealed record ParameterReading(
    string Name,
    string Title,
    string? Unit,
    string? Open,
    bool Reference,
    IReadOnlyList<ValueReading> Values
);

/// <param name="Bands">Rows of a look-up table; none for a plain value.</param>
public sealed record ValueReading(DateOnly From, string Value, IReadOnlyList<BandReading> Bands);

public sealed record BandReading(string When, string Is);

/// <param name="Says">In plain words.</param>
/// <param name="Line">First line in the file.</param>
/// <param name="Lines">As it is written.</param>
public sealed record RuleReading(
    string Name,
    string Title,
    string Role,
    string About,
    bool Soft,
    DateOnly? Due,
    IReadOnlyList<Block> Says,
    int Line,
    IReadOnlyList<string> Lines
);

public sealed record ChecklistReading(string Title, IReadOnlyList<string> Items);

/// <param name="Who">Who may set it.</param>
/// <param name="SetBy">Places that have set it.</param>
public sealed record OpenReading(string Name, string Title, string Says, string Who, IReadOnlyList<string> SetBy);

/// <param name="Shipped">Came with the program instead of being approved here.</param>
/// <param name="At">When it was approved or first noted; null when it was not noted yet.</param>
public sealed record VersionLine(
    string Version,
    bool Shipped,
    DateTime? At,
    string By,
    DateTime? WithdrawnAt,
    bool Shown
);
