using System.Xml;

namespace Yiju.People.Import.Tabular;

/// <summary>
/// Reads one file as one kind of table, row by row in constant memory. Never throws for what is in the file: what is
/// wrong with it as a whole is in <see cref="FileIssues"/>, and rows end where it can be read no further.
/// </summary>
/// <remarks>Not for several threads. The stream must be seekable and stays open.</remarks>
internal sealed class TableImport<T> : IDisposable
    where T : class, new()
{
    private readonly TableSpec<T> spec;
    private readonly ImportOptions options;
    private readonly HeaderFinder headers;
    private readonly List<FileIssue> issues = [];
    private ITableSource? source;
    private Layout? layout;
    private int sheet;
    private ImportProgress progress;
    private int blankRows;

    private TableImport(TableSpec<T> spec, ImportOptions options)
    {
        this.spec = spec;
        this.options = options;
        headers = new HeaderFinder(spec.Columns);
    }

    /// <summary>Grows while rows are read; an error found before the first row means there are none.</summary>
    public IReadOnlyList<FileIssue> FileIssues => issues;

    public bool Failed => issues.Exists(i => i.Severity == Severity.Error);

    public ImportProgress Progress => progress;

    /// <summary>Name of the sheet that is read; empty for a text file.</summary>
    public string SheetName => source?.Sheets.ElementAtOrDefault(sheet)?.Name ?? "";

    /// <param name="stream">Seekable; an upload is spooled to disk first.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static TableImport<T> Open(Stream stream, string fileName, TableSpec<T> spec, ImportOptions? options = null)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("The stream must be seekable.", nameof(stream));
        }
        var import = new TableImport<T>(spec, options ?? new ImportOptions());
        import.Guard(() => import.Start(stream, fileName));
        return import;
    }

    public IEnumerable<ImportedRow<T>> Rows()
    {
        if (Failed || layout is null)
        {
            yield break;
        }
        IRowSource? rows = null;
        Guard(() => rows = source!.Open(sheet));
        if (rows is null)
        {
            yield break;
        }
        using (rows)
        {
            var parser = new RowParser<T>(spec, layout, rows.Shape, headers);
            while (Next(rows, parser) is { } row)
            {
                yield return row;
            }
        }
        Finish();
    }

    private void Start(Stream stream, string fileName)
    {
        source = TableFile.Open(stream, options);
        issues.AddRange(source.Notices);
        if (TableFile.NameMismatch(fileName, source) is { } mismatch)
        {
            issues.Add(mismatch);
        }
        ChooseSheet();
    }

    private void ChooseSheet()
    {
        if (!source!.Sheets.Any(s => s.Visible))
        {
            throw UnreadableFileException.Of(source.Sheets.Count == 0 ? FileCodes.Corrupt : FileCodes.NoVisibleSheet);
        }
        var found = source
            .Sheets.Index()
            .Select(s => (s.Index, s.Item, Look: Look(s.Index)))
            .Where(s => s.Look.Layout is not null)
            .ToList();
        foreach (var hidden in found.Where(s => !s.Item.Visible))
        {
            issues.Add(FileIssue.Of(FileCodes.HiddenSheet, hidden.Item.Name));
        }
        var visible = found.Where(s => s.Item.Visible).ToList();
        if (visible.Count == 0)
        {
            throw NoHeader();
        }
        var chosen = visible.Find(s => s.Item.Name == spec.Title) is { Look.Layout: not null } named
            ? named
            : visible[0];
        var others = visible.Where(s => s.Index != chosen.Index && s.Look.HasData).Select(s => s.Item.Name).ToList();
        if (others.Count > 0)
        {
            issues.Add(FileIssue.Of(FileCodes.SeveralSheets, chosen.Item.Name, string.Join("、", others)));
        }
        (sheet, layout) = (chosen.Index, chosen.Look.Layout);
        issues.AddRange(layout!.Issues);
        if (chosen.Look.Filtered)
        {
            issues.Add(FileIssue.Of(FileCodes.Filtered));
        }
    }

    private (Layout? Layout, bool HasData, bool Filtered) Look(int index)
    {
        using var rows = source!.Open(index);
        var first = new List<(int, RawCell[])>();
        while (first.Count <= options.HeaderRows && rows.Read() && rows.RowNumber <= options.HeaderRows + 1)
        {
            first.Add((rows.RowNumber, rows.Cells.ToArray()));
        }
        var found = headers.Find(first, rows.Shape);
        spoilt ??= found is null
            ? first.SelectMany(r => r.Item2).FirstOrDefault(c => TextEncoding.Spoilt(c.Text, headers.Words)).Text
            : null;
        var beyond =
            found is not null && first.Exists(r => r.Item1 >= found.FirstDataRow && r.Item2.Any(c => !c.IsBlank));
        return (found, beyond, rows.Shape.Filtered);
    }

    private string? spoilt;

    private UnreadableFileException NoHeader()
    {
        if (!string.IsNullOrEmpty(spoilt))
        {
            return UnreadableFileException.Of(FileCodes.Mojibake, spoilt.Length > 20 ? spoilt[..20] + "…" : spoilt);
        }
        var required = spec.Columns.Where(c => c.Presence != Presence.Optional).Select(c => c.Header);
        return UnreadableFileException.Of(FileCodes.NoHeader, $"{options.HeaderRows}", string.Join("、", required));
    }

    /// <summary>The next row that is not blank; null at the end, at the limit, or where the file breaks.</summary>
    private ImportedRow<T>? Next(IRowSource rows, RowParser<T> parser)
    {
        ImportedRow<T>? result = null;
        Guard(() =>
        {
            while (result is null && rows.Read())
            {
                if (rows.RowNumber < layout!.FirstDataRow)
                {
                    continue;
                }
                if (progress.Rows == options.MaxRows)
                {
                    throw UnreadableFileException.Of(
                        FileCodes.TooManyRows,
                        $"{options.MaxRows}",
                        $"{rows.RowNumber - 1}"
                    );
                }
                result = IsBlank(rows) ? null : Take(rows, parser);
            }
        });
        return result;
    }

    private int lastRow;

    private ImportedRow<T> Take(IRowSource rows, RowParser<T> parser)
    {
        blankRows += Math.Max(0, rows.RowNumber - Math.Max(lastRow + 1, layout!.FirstDataRow));
        lastRow = rows.RowNumber;
        NoteNameless(rows);
        var row = parser.Parse(rows.RowNumber, rows.Cells, rows.RowHidden);
        progress = new ImportProgress(
            progress.Rows + 1,
            progress.Ready + (row.Outcome == RowOutcome.Ready ? 1 : 0),
            progress.Refused + (row.Outcome == RowOutcome.Refused ? 1 : 0),
            progress.Skipped + (row.Outcome == RowOutcome.Skipped ? 1 : 0),
            rows.Fraction
        );
        return row;
    }

    private readonly HashSet<int> nameless = [];

    private void NoteNameless(IRowSource rows)
    {
        if (rows.Shape.FixedWidth && rows.Cells.Length > layout!.Headers.Count)
        {
            return;
        }
        for (var i = 0; i < rows.Cells.Length; i++)
        {
            var named = i < layout!.Headers.Count && layout.Headers[i].Length > 0;
            if (!named && !rows.Cells[i].IsBlank && nameless.Add(i))
            {
                issues.Add(
                    FileIssue.Of(FileCodes.NamelessColumn, ColumnLetter.Of(i)) with
                    {
                        Column = ColumnLetter.Of(i),
                    }
                );
            }
        }
    }

    private static bool IsBlank(IRowSource rows)
    {
        foreach (var cell in rows.Cells)
        {
            if (!cell.IsBlank)
            {
                return false;
            }
        }
        return true;
    }

    private void Finish()
    {
        if (blankRows > 0)
        {
            issues.Add(FileIssue.Of(FileCodes.BlankRows, $"{blankRows}"));
        }
        if (progress.Ready + progress.Refused == 0 && !Failed)
        {
            issues.Add(FileIssue.Of(FileCodes.NoRows));
        }
        progress = progress with { Fraction = 1 };
    }

    /// <summary>Turns what a file can do to its readers into a sentence.</summary>
    private void Guard(Action read)
    {
        try
        {
            read();
        }
        catch (UnreadableFileException e)
        {
            issues.Add(e.Issue);
        }
        catch (XmlException)
        {
            issues.Add(
                FileIssue.Of(
                    source is not XlsxFile { } file || !file.DeclaresEntities()
                        ? FileCodes.Corrupt
                        : FileCodes.UnsafeXml
                )
            );
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            issues.Add(FileIssue.Of(FileCodes.Truncated));
        }
    }

    public void Dispose() => source?.Dispose();
}
