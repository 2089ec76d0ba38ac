namespace Yiju.Platform.Tables;

/// <summary>Turns the cells of one row into a typed row and its issues.</summary>
internal sealed class RowParser<T>
    where T : class, new()
{
    private readonly TableSpec<T> spec;
    private readonly Layout layout;
    private readonly SheetShape shape;
    private readonly NoDataRows<T> noData;
    private readonly RowReport report;
    private readonly CellReader reader;
    private readonly Action<RowReport, T> check;

    public RowParser(TableSpec<T> spec, Layout layout, SheetShape shape, HeaderFinder headers)
    {
        (this.spec, this.layout, this.shape) = (spec, layout, shape);
        noData = new NoDataRows<T>(spec, layout, headers);
        report = new RowReport(spec.Columns, layout.Positions);
        reader = new CellReader(report, shape.Date1904);
        check = spec.NewCheck();
    }

    public ImportedRow<T> Parse(int row, ReadOnlySpan<RawCell> cells, bool hidden)
    {
        report.Start(row);
        if (noData.Reason(cells) is { } reason)
        {
            report.ReportRow(reason.Code, reason.Values);
            return report.HasErrors
                ? new ImportedRow<T>(row, RowOutcome.Refused, null, report.Issues, Unread(cells))
                : new ImportedRow<T>(row, RowOutcome.Skipped, null, report.Issues, []);
        }
        if (hidden)
        {
            report.ReportRow(CellCodes.HiddenRow);
        }
        if (shape.FixedWidth && Filled(cells) > layout.Headers.Count)
        {
            report.ReportRow(CellCodes.ExtraCells, $"{Filled(cells) - layout.Headers.Count}");
        }
        var value = new T();
        for (var i = 0; i < spec.Columns.Count; i++)
        {
            ReadCell(i, cells, value);
        }
        check(report, value);
        return report.HasErrors
            ? new ImportedRow<T>(row, RowOutcome.Refused, null, report.Issues, report.CopyTexts())
            : new ImportedRow<T>(row, RowOutcome.Ready, value, report.Issues, []);
    }

    private string?[] Unread(ReadOnlySpan<RawCell> cells)
    {
        var texts = new string?[spec.Columns.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            var at = layout.Positions[i];
            texts[i] = at >= 0 && at < cells.Length && !cells[at].IsBlank ? cells[at].Text : null;
        }
        return texts;
    }

    private void ReadCell(int index, ReadOnlySpan<RawCell> cells, T value)
    {
        var column = spec.Columns[index];
        var at = layout.Positions[index];
        var raw = at >= 0 && at < cells.Length ? cells[at] : RawCell.Blank;
        if (raw.IsBlank)
        {
            ReportBlank(column, raw, at);
            return;
        }
        var text = Clean(index, column, raw);
        if (text.Length == 0 || IsEmptyAnswer(column, text))
        {
            report.Keep(index, text.Length == 0 ? null : text);
            if (column.Presence == Presence.Cell)
            {
                report.Report(
                    column.Key,
                    text.Length == 0 ? CellCodes.Required : CellCodes.Placeholder,
                    text.Length == 0 ? [column.Header] : [column.Header, text]
                );
            }
            return;
        }
        report.Keep(index, text);
        if (Acceptable(column, raw, text))
        {
            reader.Move(column, raw, text);
            column.Read(reader, value);
        }
    }

    private void ReportBlank(IColumn column, RawCell raw, int at)
    {
        if (raw.Formula)
        {
            report.Report(column.Key, CellCodes.FormulaEmpty);
        }
        else if (column.Presence != Presence.Optional && at >= 0 && shape.Merges.Covers(report.Row, at))
        {
            report.Report(column.Key, CellCodes.Merged, column.Header);
        }
        else if (column.Presence == Presence.Cell)
        {
            report.Report(column.Key, CellCodes.Required, column.Header);
        }
    }

    private string Clean(int index, IColumn column, RawCell raw)
    {
        var text = CellText.Clean(raw.Text, out var flaws);
        if (column.Ascii)
        {
            text = CellText.Narrow(text, out var changed);
            flaws |= changed ? TextFlaws.FullWidth : TextFlaws.None;
        }
        if (flaws == TextFlaws.None)
        {
            return text;
        }
        report.Keep(index, text);
        foreach (var (flaw, code) in FlawCodes)
        {
            if (flaws.HasFlag(flaw))
            {
                report.Report(
                    column.Key,
                    code,
                    code == CellCodes.Garbled ? [column.Header, CellWords.Short(text)] : [column.Header]
                );
            }
        }
        return text;
    }

    private bool Acceptable(IColumn column, RawCell raw, string text)
    {
        if (raw.Kind == CellKind.Error || CellWords.IsSheetError(text))
        {
            report.Report(column.Key, CellCodes.ErrorValue, CellWords.Short(text));
            return false;
        }
        if (raw.Formula)
        {
            report.Report(column.Key, CellCodes.Formula, CellWords.Short(text));
        }
        if (text.Length > column.MaxLength)
        {
            report.Report(column.Key, CellCodes.TooLong, column.Header, $"{text.Length}", $"{column.MaxLength}");
            return false;
        }
        if (CellWords.IsDitto(text))
        {
            report.Report(column.Key, CellCodes.Ditto, text);
            return false;
        }
        return !report.IsWrong(column.Key);
    }

    private static bool IsEmptyAnswer(IColumn column, string text) =>
        CellWords.IsPlaceholder(text) || text == "无" && !column.NoneIsAnswer;

    private static int Filled(ReadOnlySpan<RawCell> cells)
    {
        var end = cells.Length;
        while (end > 0 && cells[end - 1].IsBlank)
        {
            end--;
        }
        return end;
    }

    private static readonly (TextFlaws Flaw, ImportCode Code)[] FlawCodes =
    [
        (TextFlaws.Control, CellCodes.Control),
        (TextFlaws.Emoji, CellCodes.Emoji),
        (TextFlaws.Garbled, CellCodes.Garbled),
        (TextFlaws.Private, CellCodes.PrivateCharacter),
        (TextFlaws.LineBreak, CellCodes.LineBreak),
        (TextFlaws.Invisible, CellCodes.Invisible),
        (TextFlaws.Apostrophe, CellCodes.Apostrophe),
        (TextFlaws.FullWidth, CellCodes.FullWidth),
    ];
}
