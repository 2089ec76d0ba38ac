using Yiju.Kernel;
using Yiju.Ui;

namespace Yiju.Workforce.Pages;

/// <summary>The staff of the viewer's organisation.</summary>
public sealed record StaffModel(
    IReadOnlyList<StaffLine> Lines,
    DateOnly Today,
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

/// <summary>What the form of a new member of staff sends, as it was typed; kept when it was refused.</summary>
public sealed record StaffForm
{
    public string? Name { get; init; }

    public string? ResidentId { get; init; }

    public string? Phone { get; init; }

    /// <summary>Kind of the certificate; empty for none.</summary>
    public string? Kind { get; init; }

    public string? Number { get; init; }

    /// <summary>yyyy-MM-dd.</summary>
    public string? ValidFrom { get; init; }

    public string? ValidTo { get; init; }

    internal static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(
            typed,
            "yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
