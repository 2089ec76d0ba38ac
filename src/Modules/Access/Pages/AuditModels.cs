using Yiju.Kernel;

namespace Yiju.Access.Pages;

public sealed record AuditModel(
    IReadOnlyList<AuditRow> Rows,
    int Count,
    string? Actor,
    string? Action,
    string? Subject,
    string? From,
    string? To,
    DateOnly Today,
    string? NextHref,
    string ExportHref
);

/// <param name="Action">In words.</param>
/// <param name="Code">The stored word.</param>
/// <param name="Subjects">How many the entry names.</param>
public sealed record AuditRow(
    DateTime At,
    string Actor,
    string Action,
    string Code,
    int Subjects,
    string? Reason,
    string? Detail,
    long? Sequence
);

public sealed record MyLooksModel(string Name, bool IsElder, IReadOnlyList<AuditRow> Rows, DateOnly Today);

public sealed record ExportsModel(IReadOnlyList<ExportRow> Rows, string? NextHref);

/// <param name="Link">Set for the one who asked, while the approved file may be taken.</param>
public sealed record ExportRow(
    long Id,
    string Title,
    int Rows,
    string Reason,
    string AskedBy,
    DateTime AskedAt,
    bool? Approved,
    string? DecidedBy,
    string? Decision,
    string? Link,
    DateTime? TakenAt,
    bool CanDecide
);

public sealed record AskExportModel(
    string Kind,
    string Title,
    string Link,
    int Rows,
    string Reason,
    IReadOnlyList<Fault> Faults
);
