namespace Yiju.Platform.Tables;

public enum CellKind : byte
{
    Blank,
    Text,
    Number,
    Date,
    Boolean,
    Error,
}

/// <summary>A cell as the file holds it.</summary>
/// <param name="Text">Never null; a date as yyyy-MM-dd, a number as the file writes it, an error as “#N/A”.</param>
/// <param name="Number">Value of a number, or the serial of a date in the date system of the file.</param>
/// <param name="Formula">The value is the cached result of a formula.</param>
public readonly record struct RawCell(CellKind Kind, string Text, double Number = 0, bool Formula = false)
{
    public static readonly RawCell Blank = new(CellKind.Blank, "");

    public bool IsBlank => Kind == CellKind.Blank;

    public static RawCell Of(string text) => string.IsNullOrWhiteSpace(text) ? Blank : new RawCell(CellKind.Text, text);
}

/// <summary>Names of columns as the spreadsheet program shows them.</summary>
internal static class ColumnLetter
{
    /// <summary>“A” for 0, “Z” for 25, “AA” for 26.</summary>
    public static string Of(int index)
    {
        var letters = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + (rest - 1) % 26) + letters;
        }
        return letters;
    }

    /// <summary>Zero-based column of a reference such as “AB12”; -1 when it starts with no letter.</summary>
    public static int IndexOf(ReadOnlySpan<char> reference)
    {
        var index = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetter(c) || index > 100_000)
            {
                break;
            }
            index = index * 26 + (char.ToUpperInvariant(c) - 'A' + 1);
        }
        return index - 1;
    }
}
