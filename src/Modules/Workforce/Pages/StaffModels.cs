using Yiju.Kernel;
using Yiju.Ui;

namespace Yiju.Workforce.Pages;

/// <summary>The staff of the viewer's organisation.</summary>
public sealed record StaffModel(
    IReadOnlyList<StaffLine> Lines,
    DateOnly Today,
    string Once,
    StaffForm Typed,
    IReadOnlyList<Choice> Kinds,
    IReadOnlyList<Fault> Faults
);

public sealed record StaffLine(
    long Id,
    string Name,
    string Phone,
    string Certificates,
    DateOnly? FirstExpiry,
    StateKind State,
    string Word,
    bool Employed
);

/// <summary>What the form of a new member of staff sends; kept when it was refused.</summary>
public sealed record StaffForm(
    string? Name = null,
    string? ResidentId = null,
    string? Phone = null,
    string? Kind = null,
    string? Number = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null
);
