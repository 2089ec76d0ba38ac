using Yiju.Assessment.Contracts;
using Yiju.Kernel;
using Yiju.Ui;

namespace Yiju.Assessment.Pages;

/// <param name="Level">Null while unsettled.</param>
/// <param name="Candidates">What it may be while unsettled.</param>
/// <param name="ObjectUntil">Null where there is no limit.</param>
public sealed record LetterModel(
    long Id,
    string Name,
    string Office,
    string Scale,
    string Agency,
    DateOnly AssessedOn,
    DateOnly Day,
    string? Level,
    IReadOnlyList<string> Candidates,
    IReadOnlyList<string> Reasons,
    DateOnly? ValidUntil,
    DateOnly? ObjectUntil,
    bool Cognitive,
    bool MayObject,
    bool MayReadReport,
    bool Pdf
);

/// <param name="ForOffices">The viewer may follow the result to the decisions that used it.</param>
public sealed record ReportModel(
    long Id,
    string Name,
    int? Age,
    string Address,
    string Scale,
    string? ScaleVersion,
    string Agency,
    string Mode,
    DateOnly AssessedOn,
    DateTime? StartedAt,
    DateTime? EndedAt,
    string? Level,
    IReadOnlyList<string> Candidates,
    DateOnly? ValidUntil,
    IReadOnlyList<ReportSection> Sections,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<SignerLine> Signers,
    string? Informant,
    string? InformantRelation,
    bool Pdf,
    bool ForOffices
);

public sealed record ReportSection(string Title, int? Points, string? Grade, IReadOnlyList<ReportItem> Items);

public sealed record ReportItem(string Id, string Title, string? Words, int? Points);

/// <param name="Picture">Drawn signature as data URL.</param>
public sealed record SignerLine(string Name, string Occupation, DateTime? SignedAt, string? Text, string? Picture);

public sealed record ObjectModel(long Id, string? Reason, DateOnly? Until, IReadOnlyList<Fault> Faults);

public sealed record ArchiveModel(
    long ElderId,
    string Name,
    IReadOnlyList<SideBySide> Sides,
    IReadOnlyList<ArchiveLine> Lines,
    IReadOnlyList<OpenLine> Open,
    DateOnly Today,
    bool Household
);

/// <param name="Result">Null when there is none.</param>
public sealed record SideBySide(string Title, string? Result, DateOnly? Since, DateOnly? Until, string Who);

public sealed record ArchiveLine(AssessmentSummary Summary, string Assessors);

public sealed record OpenLine(long Id, string Kind, DateTime AppliedAt, string StateWord, StateKind State);

public sealed record ReadingsModel(
    IReadOnlyList<ReadingLine> Lines,
    IReadOnlyList<Choice> Scales,
    IReadOnlyList<Choice> Readings,
    int Unsettled,
    bool MayRecord,
    string? Scale,
    string? Named,
    string? Basis,
    DateOnly? From,
    IReadOnlyList<Fault> Faults
);

public sealed record ReadingLine(string Scale, string Title, DateOnly From, string Basis, bool InForce);

public sealed record ParametersModel(
    IReadOnlyList<ParameterLine> Lines,
    IReadOnlyList<Choice> Keys,
    IReadOnlyList<Choice> Scales,
    bool MaySet,
    string? Key,
    string? Scale,
    string? Value,
    string? Basis,
    DateOnly? From,
    IReadOnlyList<Fault> Faults
);

/// <param name="Value">Null: not in the text and not set.</param>
public sealed record ParameterLine(string Title, string? Value, string Source, string? Candidates);
