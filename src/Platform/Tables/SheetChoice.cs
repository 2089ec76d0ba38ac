namespace Yiju.Platform.Tables;

/// <summary>Decides which sheet of a file is the table: the visible one of the template's name, else the first with a header.</summary>
internal sealed class SheetChoice(
    ITableSource source,
    HeaderFinder headers,
    ImportOptions options,
    List<FileIssue> issues
)
{
    private string? spoilt;

    private sealed record Look(int Index, SheetInfo Sheet, Layout Layout, bool HasData, bool Filtered);

    /// <exception cref="UnreadableFileException">No sheet can be read.</exception>
    public (int Sheet, Layout Layout) Choose(string title, IReadOnlyList<IColumn> columns)
    {
        if (!source.Sheets.Any(s => s.Visible))
        {
            throw UnreadableFileException.Of(source.Sheets.Count == 0 ? FileCodes.Corrupt : FileCodes.NoVisibleSheet);
        }
        var found = source.Sheets.Index().Select(s => LookAt(s.Index)).OfType<Look>().ToList();
        issues.AddRange(
            found.Where(s => !s.Sheet.Visible).Select(s => FileIssue.Of(FileCodes.HiddenSheet, s.Sheet.Name))
        );
        var visible = found.Where(s => s.Sheet.Visible).ToList();
        var chosen = visible.Find(s => s.Sheet.Name == title) ?? visible.FirstOrDefault() ?? throw NoHeader(columns);
        var others = visible.Where(s => s != chosen && s.HasData).Select(s => s.Sheet.Name).ToList();
        if (others.Count > 0)
        {
            issues.Add(FileIssue.Of(FileCodes.SeveralSheets, chosen.Sheet.Name, string.Join("、", others)));
        }
        issues.AddRange(chosen.Layout.Issues);
        if (chosen.Filtered)
        {
            issues.Add(FileIssue.Of(FileCodes.Filtered));
        }
        return (chosen.Index, chosen.Layout);
    }

    private Look? LookAt(int index)
    {
        using var rows = source.Open(index);
        var first = new List<(int Number, RawCell[] Cells)>();
        while (first.Count <= options.HeaderRows && rows.Read() && rows.RowNumber <= options.HeaderRows + 1)
        {
            first.Add((rows.RowNumber, rows.Cells.ToArray()));
        }
        if (headers.Find(first, rows.Shape) is { } layout)
        {
            var hasData = first.Exists(r => r.Number >= layout.FirstDataRow && r.Cells.Any(c => !c.IsBlank));
            return new Look(index, source.Sheets[index], layout, hasData, rows.Shape.Filtered);
        }
        spoilt ??= first.SelectMany(r => r.Cells).FirstOrDefault(c => TextEncoding.Spoilt(c.Text, headers.Words)).Text;
        return null;
    }

    private UnreadableFileException NoHeader(IReadOnlyList<IColumn> columns)
    {
        if (!string.IsNullOrEmpty(spoilt))
        {
            return UnreadableFileException.Of(FileCodes.Mojibake, CellWords.Short(spoilt));
        }
        var required = columns.Where(c => c.Presence != Presence.Optional).Select(c => c.Header);
        return UnreadableFileException.Of(FileCodes.NoHeader, $"{options.HeaderRows}", string.Join("、", required));
    }
}
