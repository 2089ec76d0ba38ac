namespace Yiju.Platform.Tables;

/// <summary>How much of a column must be there.</summary>
public enum Presence
{
    /// <summary>The column may be missing.</summary>
    Optional,

    /// <summary>The column must be there; whether a cell may be empty is decided by the checks of the row.</summary>
    Column,

    /// <summary>The column must be there and every cell filled.</summary>
    Cell,
}

/// <summary>One column of a table: what it is called, what may stand in it, and how a cell becomes a value of the row.</summary>
/// <param name="Key">Stable name in code and in issues.</param>
/// <param name="Header">Name in the template.</param>
/// <param name="Read">Called for each cell that is filled; reports what is wrong through the reader.</param>
public sealed record Column<T>(string Key, string Header, Action<CellReader, T> Read) : IColumn
{
    public Presence Presence { get; init; }

    /// <summary>Key of a column that may stand in place of this one.</summary>
    public string? Alternative { get; init; }

    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Characters, after cleaning.</summary>
    public int MaxLength { get; init; } = 200;

    /// <summary>Digits and letters only matter: full-width ones are turned into ASCII.</summary>
    public bool Ascii { get; init; }

    /// <summary>“无” is an answer here, not the lack of one.</summary>
    public bool NoneIsAnswer { get; init; }

    /// <summary>Offered as a list in the template.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What to write, for the notes of the template.</summary>
    public string Help { get; init; } = "";

    /// <summary>Width in the template, in characters.</summary>
    public int Width { get; init; } = 14;
}

/// <summary>What of a column does not depend on the row it fills.</summary>
public interface IColumn
{
    string Key { get; }
    string Header { get; }
    Presence Presence { get; }
    string? Alternative { get; }
    IReadOnlyList<string> Synonyms { get; }
    int MaxLength { get; }
    bool Ascii { get; }
    bool NoneIsAnswer { get; }
    IReadOnlyList<string> Choices { get; }
    string Help { get; }
    int Width { get; }
}

/// <summary>A kind of table that can be imported: its columns and the checks across the cells of a row.</summary>
/// <param name="Title">Name of the sheet in the template.</param>
/// <param name="Example">
/// Cells of the template's example row by key. The first column's cell must begin with <see cref="ExampleMark"/>.
/// </param>
/// <param name="NewCheck">
/// Called once a file, so that the check may remember earlier rows. Runs after all cells of a row were read.
/// </param>
public sealed record TableSpec<T>(
    string Title,
    IReadOnlyList<Column<T>> Columns,
    IReadOnlyDictionary<string, string> Example,
    Func<Action<RowReport, T>> NewCheck
)
    where T : class, new()
{
    public const string ExampleMark = "（示例）";

    /// <summary>Last column of the workbook that goes back for correction; ignored when it is read again.</summary>
    public const string ProblemHeader = "问题说明";

    /// <summary>Column of that workbook with the row number in the file first sent; ignored likewise.</summary>
    public const string OriginalRowHeader = "原行号";
}
