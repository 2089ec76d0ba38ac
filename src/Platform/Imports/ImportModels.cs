using Yiju.Kernel;
using Yiju.Ui;

namespace Yiju.Platform.Imports;

/// <summary>The page on which the kind of file is chosen.</summary>
/// <param name="Kinds">In the order in which a running city brings them.</param>
public sealed record ChooseImportModel(IReadOnlyList<ImportChoice> Kinds);

public sealed record ImportChoice(string Name, string Title, string Note);

/// <summary>The page on which a file is sent in.</summary>
/// <param name="Several">There are other kinds to choose.</param>
public sealed record NewImportModel(ImportChoice Kind, bool Several, string Area, IReadOnlyList<Fault> Faults);

/// <summary>Earlier imports of an area.</summary>
public sealed record ImportsModel(
    IReadOnlyList<ImportLine> Lines,
    IReadOnlyList<ImportChoice> Kinds,
    string? Kind,
    bool MaySend,
    string? Next
);

/// <summary>One import in a list.</summary>
/// <param name="Title">Of its kind.</param>
/// <param name="Unit">How its rows are counted.</param>
public sealed record ImportLine(
    long Id,
    string Title,
    string Unit,
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
/// <param name="Failure">The job broke off.</param>
public sealed record ImportModel(
    ImportLine Line,
    string Kind,
    int Step,
    ImportCounts Counts,
    int? Done,
    int? Total,
    bool Failure,
    IReadOnlyList<ImportRemark> FileIssues,
    IReadOnlyList<ImportSummaryLine> Summary,
    IReadOnlyList<ImportRemark> Issues,
    IReadOnlyList<ImportTouched> Touched,
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

/// <summary>What the viewer may do now.</summary>
public sealed record ImportActions(bool Confirm, bool GoOn, bool Stop, bool Withdraw, bool Workbook, bool Again);
