using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Ui;

namespace Yiju.People.Pages;

/// <summary>The page on which a file is sent in.</summary>
public sealed record NewImportModel(string Area, IReadOnlyList<Fault> Faults);

/// <summary>The page on which a list is taken out.</summary>
public sealed record ExportModel(string Area, int Count, string? Reason, IReadOnlyList<Fault> Faults);

/// <summary>Earlier imports of an area.</summary>
public sealed record ImportsModel(IReadOnlyList<ImportLine> Lines, bool MaySend, bool MayExport, string? Next);

/// <summary>One import in a list.</summary>
public sealed record ImportLine(
    long Id,
    string FileName,
    string Place,
    string By,
    DateTime At,
    StateKind State,
    string Word,
    int Added,
    int Updated,
    int Refused
);

/// <summary>Where an import stands and what can be done next.</summary>
/// <param name="Step">0 check, 1 confirm, 2 import, 3 result.</param>
/// <param name="Done">Rows done by the running job; null when none runs.</param>
/// <param name="Failure">Why the job broke off.</param>
public sealed record ImportModel(
    ImportLine Line,
    int Step,
    ImportCounts Counts,
    int? Done,
    int? Total,
    bool Failure,
    IReadOnlyList<ElderImportIssue> FileIssues,
    IReadOnlyList<ImportSummaryLine> Summary,
    IReadOnlyList<ElderImportIssue> Issues,
    IReadOnlyList<ImportTouched> Updated,
    IReadOnlyList<ImportTouched> Kept,
    ImportActions May,
    string? Withdrawn
);

public sealed record ImportCounts(
    int Rows,
    int Added,
    int Updated,
    int Unchanged,
    int Refused,
    int Skipped,
    int Warned
);

/// <summary>How often one kind of finding occurs.</summary>
public sealed record ImportSummaryLine(string Words, bool Error, int Count);

/// <summary>A record the import changed, or that a withdrawal left.</summary>
public sealed record ImportTouched(long ElderId, string Name, int Row, string Words);

/// <summary>What the viewer may do now.</summary>
public sealed record ImportActions(bool Confirm, bool GoOn, bool Stop, bool Withdraw, bool Workbook, bool Again);
