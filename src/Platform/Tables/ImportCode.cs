using System.Reflection;
using System.Text.RegularExpressions;

namespace Yiju.Platform.Tables;

/// <summary>An error keeps the row (or the file) out; a warning lets it in and says what was noticed.</summary>
public enum Severity
{
    Error = 1,
    Warning = 2,
}

/// <summary>What a defect is a defect of.</summary>
public enum IssueScope
{
    File = 1,
    Row = 2,
    Cell = 3,
}

/// <summary>One entry of the catalogue of defects.</summary>
/// <param name="Code">Stable name, kebab-case; never reused for another meaning.</param>
/// <param name="Template">
/// The sentence the worker reads. <c>{名称}</c> marks a value filled in, the same name twice means the same value.
/// </param>
/// <param name="Cause">When it is reported, for the documentation.</param>
public sealed partial record ImportCode(string Code, Severity Severity, IssueScope Scope, string Template, string Cause)
{
    /// <summary>The template with its names, in order of first appearance, replaced by <paramref name="values"/>.</summary>
    /// <exception cref="ArgumentException">Another number of values than names.</exception>
    public string Sentence(params string[] values)
    {
        var names = Names().Matches(Template).Select(m => m.Value).Distinct().ToArray();
        if (names.Length != values.Length)
        {
            throw new ArgumentException($"{Code} takes {names.Length} values, got {values.Length}.", nameof(values));
        }
        return Names().Replace(Template, m => values[Array.IndexOf(names, m.Value)]);
    }

    /// <summary>All codes declared as static fields of <paramref name="holders"/>, in the order of declaration.</summary>
    public static IReadOnlyList<ImportCode> DeclaredIn(params Type[] holders) =>
        [
            .. holders
                .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .Select(f => f.GetValue(null))
                .OfType<ImportCode>(),
        ];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Names();
}

/// <summary>A defect of the whole file, of a sheet or of a column.</summary>
/// <param name="Column">“C 身份证号码” where it belongs to one column.</param>
public sealed record FileIssue(ImportCode Kind, string Sentence, string? Column = null)
{
    public string Code => Kind.Code;

    public Severity Severity => Kind.Severity;

    public static FileIssue Of(ImportCode kind, params string[] values) => new(kind, kind.Sentence(values));
}

/// <summary>A defect of one row, and of one cell of it where <paramref name="Column"/> is given.</summary>
/// <param name="Row">Row number as the spreadsheet program shows it, from 1.</param>
/// <param name="Column">Letter of the column, for example “C”; null for the row as a whole or a column the file lacks.</param>
/// <param name="Key">Key of the column in the table's description; null for the row as a whole.</param>
/// <param name="Value">What was written in the cell. Personal data: never log it.</param>
public sealed record RowIssue(
    int Row,
    string? Column,
    string? Key,
    string? Header,
    ImportCode Kind,
    string Sentence,
    string? Value
)
{
    public string Code => Kind.Code;

    public Severity Severity => Kind.Severity;
}
