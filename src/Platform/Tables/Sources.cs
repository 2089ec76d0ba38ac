namespace Yiju.Platform.Tables;

/// <summary>A file that can be read as one or more tables.</summary>
internal interface ITableSource : IDisposable
{
    IReadOnlyList<SheetInfo> Sheets { get; }

    /// <summary>What was noticed while opening; warnings only.</summary>
    IReadOnlyList<FileIssue> Notices { get; }

    /// <summary>Starts a sheet from its first row. Only one sheet is open at a time.</summary>
    IRowSource Open(int sheet);
}

internal sealed record SheetInfo(string Name, bool Visible);

/// <summary>The rows of one sheet, forward only.</summary>
internal interface IRowSource : IDisposable
{
    /// <summary>Moves to the next row that the file holds; blank rows may be left out of the file.</summary>
    bool Read();

    /// <summary>Number of the current row as the spreadsheet program shows it, from 1.</summary>
    int RowNumber { get; }

    /// <summary>Cells of the current row from column A; valid until the next <see cref="Read"/>.</summary>
    ReadOnlySpan<RawCell> Cells { get; }

    bool RowHidden { get; }

    /// <summary>Part of the sheet that has been read, 0–1.</summary>
    double Fraction { get; }

    SheetShape Shape { get; }
}

/// <summary>What is known of a sheet besides its cells. Known after the first row was read.</summary>
internal sealed class SheetShape
{
    public HashSet<int> HiddenColumns { get; } = [];

    public MergedCells Merges { get; } = new();

    public bool Filtered { get; set; }

    public bool Date1904 { get; set; }

    /// <summary>A row with more cells than the header is a misplaced comma, not a stray note beside the table.</summary>
    public bool FixedWidth { get; init; }
}

/// <summary>The file cannot be read (further); the sentence says why. Never leaves this module.</summary>
internal sealed class UnreadableFileException(FileIssue issue) : Exception(issue.Code)
{
    public FileIssue Issue { get; } = issue;

    public static UnreadableFileException Of(ImportCode kind, params string[] values) =>
        new(FileIssue.Of(kind, values));
}

/// <summary>Limits that keep a hostile or mistaken file from taking the machine down.</summary>
public sealed record ImportOptions
{
    /// <summary>Bytes of the file itself.</summary>
    public long MaxBytes { get; init; } = 200L << 20;

    /// <summary>Data rows; what lies behind them is not read.</summary>
    public int MaxRows { get; init; } = 2_000_000;

    public int MaxColumns { get; init; } = 300;

    /// <summary>Bytes of all parts of a workbook together after unpacking.</summary>
    public long MaxUnpackedBytes { get; init; } = 4L << 30;

    /// <summary>Bytes of the part that holds the shared texts, which must stay in memory.</summary>
    public long MaxSharedTextBytes { get; init; } = 256L << 20;

    /// <summary>Unpacked to packed size of a part of more than <see cref="RatioFromBytes"/>.</summary>
    public int MaxRatio { get; init; } = 300;

    public long RatioFromBytes { get; init; } = 32L << 20;

    /// <summary>The header is looked for in this many rows.</summary>
    public int HeaderRows { get; init; } = 10;
}
