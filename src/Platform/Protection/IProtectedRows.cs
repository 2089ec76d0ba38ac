namespace Yiju.Platform.Protection;

/// <summary>
/// Rows with protected fields or blind indexes. Every module that has some implements it and registers it as scoped, so that a rotation
/// of keys reaches them while the platform runs.
/// </summary>
public interface IProtectedRows
{
    /// <summary>Stable name, such as <c>people.elder</c>; rotation goes in order of it.</summary>
    string Name { get; }

    /// <summary>
    /// Looks at the next <paramref name="max"/> rows after <paramref name="after"/> by id and rewrites those under an older key: fields
    /// (<see cref="FieldCipher.IsOld"/>) and their blind indexes. Runs inside the caller's unit of work; safe to repeat.
    /// </summary>
    Task<RewriteStep> RewriteBatch(long after, int max, CancellationToken ct);
}

/// <summary>How far a rewriting has come.</summary>
/// <param name="Last">Id of the last row that was looked at; null when there were none left.</param>
/// <param name="Rewritten">How many of them were under an older key.</param>
public sealed record RewriteStep(long? Last, int Rewritten);
