namespace Yiju.Rules.Packs.Editing;

/// <summary>One item of a pack's text: a clause, a parameter, a rule, a scenario.</summary>
/// <param name="Name">Its key; the number of its place, from 0, in a list.</param>
/// <param name="Title">What people read of it: its title, name or quotation; null when it has none.</param>
/// <param name="Line">First line in the file, from 1.</param>
/// <param name="LastLine">Last line in the file.</param>
/// <param name="Text">Its lines without the indent they share.</param>
public sealed record PackItem(string Name, string? Title, int Line, int LastLine, string Text)
{
    public bool Holds(int line) => line >= Line && line <= LastLine;
}

/// <summary>What a parameter is from a day on, as it is written.</summary>
/// <param name="Value">As written; null for the rows of a look-up table.</param>
/// <param name="Rows">The rows of a look-up table; null for a plain value.</param>
public sealed record WrittenValue(DateOnly From, string? Value, IReadOnlyList<WrittenRow>? Rows);

/// <summary>A row of a look-up table as it is written; empty parts are not written.</summary>
/// <param name="Of">Words with commas.</param>
public sealed record WrittenRow(
    string? From = null,
    string? Above = null,
    string? To = null,
    string? Below = null,
    string? Of = null,
    string? Is = null
);
