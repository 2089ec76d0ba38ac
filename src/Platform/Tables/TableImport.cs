using System.Xml;

namespace Yiju.Platform.Tables;

/// <summary>
/// Reads one file as one kind of table, row by row in constant memory. Never throws for what is in the file: what is
/// wrong with it as a whole is in <see cref="FileIssues"/>, and rows end where it can be read no further.
/// </summary>
/// <remarks>Not for several threads. The stream must be seekable and stays open.</remarks>
public sealed class TableImport<T> : IDisposable
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
        (sheet, layout) = new SheetChoice(source, headers, options, issues).Choose(spec.Title, spec.Columns);
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
