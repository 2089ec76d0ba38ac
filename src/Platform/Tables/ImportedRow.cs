namespace Yiju.Platform.Tables;

public enum RowOutcome
{
    /// <summary>May be saved; warnings may still be attached.</summary>
    Ready = 1,

    /// <summary>Has at least one error; goes back to the sender.</summary>
    Refused = 2,

    /// <summary>Is no data: an example, a total, a note.</summary>
    Skipped = 3,
}

/// <summary>One row of the file, judged.</summary>
/// <param name="Value">The typed row; null unless <see cref="RowOutcome.Ready"/>.</param>
/// <param name="Original">
/// Cleaned texts in the order of the table's columns, null where the cell was empty; empty unless the row was refused.
/// </param>
public sealed record ImportedRow<T>(
    int Row,
    RowOutcome Outcome,
    T? Value,
    IReadOnlyList<RowIssue> Issues,
    IReadOnlyList<string?> Original
)
    where T : class;

/// <summary>How far a file has been read.</summary>
/// <param name="Rows">Data rows so far, blank ones not counted.</param>
/// <param name="Fraction">Part of the sheet, 0–1.</param>
public readonly record struct ImportProgress(int Rows, int Ready, int Refused, int Skipped, double Fraction);
