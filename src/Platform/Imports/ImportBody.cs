namespace Yiju.Platform.Imports;

/// <summary>An import as programs see it.</summary>
/// <param name="Kind">What the rows are: elders, grades, …</param>
/// <param name="Division">Area of the sender, 12 digits.</param>
/// <param name="State">Waiting, Checked, Writing, Done, Stopped, Unreadable, Withdrawing, Withdrawn.</param>
/// <param name="Work">State of the job that works on it: Waiting, Running, Done, Failed, Stopped.</param>
/// <param name="Errors">The first 1,000 findings about rows, errors first.</param>
/// <param name="Removed">Records a withdrawal took out.</param>
/// <param name="Restored">Records a withdrawal gave their earlier version back.</param>
public sealed record ImportBody(
    long Id,
    string Kind,
    string FileName,
    string Division,
    string State,
    string? Work,
    int Rows,
    int Added,
    int Updated,
    int Unchanged,
    int Refused,
    int Skipped,
    int Warned,
    IReadOnlyList<ImportRemark> FileErrors,
    IReadOnlyList<ImportRemark> Errors,
    int Removed,
    int Restored
);
