namespace Yiju.Platform.Tables;

/// <summary>Collects what is wrong with one row. One object serves all rows of a file.</summary>
public sealed class RowReport
{
    private readonly IReadOnlyList<IColumn> columns;
    private readonly int[] positions;
    private readonly Dictionary<string, int> byKey;
    private readonly string?[] texts;
    private List<RowIssue>? issues;

    /// <param name="positions">Where each column stands in the file; -1 when the file lacks it.</param>
    public RowReport(IReadOnlyList<IColumn> columns, int[] positions)
    {
        this.columns = columns;
        this.positions = positions;
        texts = new string?[columns.Count];
        byKey = columns.Select((c, i) => (c.Key, i)).ToDictionary(x => x.Key, x => x.i, StringComparer.Ordinal);
    }

    /// <summary>Row number as the spreadsheet program shows it.</summary>
    public int Row { get; private set; }

    public bool HasErrors { get; private set; }

    public IReadOnlyList<RowIssue> Issues => issues is null ? [] : issues;

    public void Start(int row)
    {
        Row = row;
        issues = null;
        HasErrors = false;
        Array.Clear(texts);
    }

    /// <summary>What stands in the cell, cleaned; null when it is empty.</summary>
    public string? TextOf(string key) => texts[byKey[key]];

    /// <summary>The cell of <paramref name="key"/> has an error already, so that checks built on it can be spared.</summary>
    public bool IsWrong(string key) =>
        issues is not null && issues.Exists(i => i.Key == key && i.Severity == Severity.Error);

    /// <summary>Reports a defect of the cell in the column <paramref name="key"/>.</summary>
    public void Report(string key, ImportCode code, params string[] values)
    {
        var index = byKey[key];
        var letter = positions[index] < 0 ? null : ColumnLetter.Of(positions[index]);
        Add(new RowIssue(Row, letter, key, columns[index].Header, code, code.Sentence(values), texts[index]));
    }

    /// <summary>Reports a defect that was found elsewhere and already has its sentence.</summary>
    public void Repeat(string? key, ImportCode code, string sentence)
    {
        var index = key is null ? -1 : byKey[key];
        var letter = index < 0 || positions[index] < 0 ? null : ColumnLetter.Of(positions[index]);
        Add(
            new RowIssue(
                Row,
                letter,
                key,
                index < 0 ? null : columns[index].Header,
                code,
                sentence,
                index < 0 ? null : texts[index]
            )
        );
    }

    /// <summary>Reports a defect of the row as a whole.</summary>
    public void ReportRow(ImportCode code, params string[] values) =>
        Add(new RowIssue(Row, null, null, null, code, code.Sentence(values), null));

    public void Keep(int column, string? text) => texts[column] = text;

    /// <summary>The cleaned texts in the order of the table's columns, to be written into the workbook that goes back.</summary>
    public string?[] CopyTexts() => [.. texts];

    private void Add(RowIssue issue)
    {
        (issues ??= []).Add(issue);
        HasErrors |= issue.Severity == Severity.Error;
    }
}
