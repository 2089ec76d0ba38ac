using System.Text.RegularExpressions;

namespace Yiju.People.Import.Tabular;

/// <summary>Turns the cells of one row into a typed row and its issues.</summary>
internal sealed partial class RowParser<T>
    where T : class, new()
{
    private static readonly HashSet<string> Placeholders = new(
        [
            "/",
            "\\",
            "-",
            "--",
            "—",
            "——",
            "不详",
            "未知",
            "暂无",
            "不清楚",
            "N/A",
            "NULL",
            "null",
            "空",
            "*",
            "?",
            "？",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly HashSet<string> Dittos =
    [
        "同上",
        "同前",
        "同左",
        "〃",
        "″",
        "\"",
        "”",
        "同户籍",
        "同户籍地址",
        "同身份证",
    ];

    private readonly TableSpec<T> spec;
    private readonly Layout layout;
    private readonly SheetShape shape;
    private readonly HeaderFinder headers;
    private readonly RowReport report;
    private readonly CellReader reader;
    private readonly Action<RowReport, T> check;

    public RowParser(TableSpec<T> spec, Layout layout, SheetShape shape, HeaderFinder headers)
    {
        (this.spec, this.layout, this.shape, this.headers) = (spec, layout, shape, headers);
        report = new RowReport(spec.Columns, layout.Positions);
        reader = new CellReader(report, shape.Date1904);
        check = spec.NewCheck();
    }

    public ImportedRow<T> Parse(int row, ReadOnlySpan<RawCell> cells, bool hidden)
    {
        report.Start(row);
        if (SkipReason(cells))
        {
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
                    code == CellCodes.Garbled ? [column.Header, Short(text)] : [column.Header]
                );
            }
        }
        return text;
    }

    private bool Acceptable(IColumn column, RawCell raw, string text)
    {
        if (raw.Kind == CellKind.Error || text[0] == '#' && SheetError().IsMatch(text))
        {
            report.Report(column.Key, CellCodes.ErrorValue, Short(text));
            return false;
        }
        if (raw.Formula)
        {
            report.Report(column.Key, CellCodes.Formula, Short(text));
        }
        if (text.Length > column.MaxLength)
        {
            report.Report(column.Key, CellCodes.TooLong, column.Header, $"{text.Length}", $"{column.MaxLength}");
            return false;
        }
        if (Dittos.Contains(text))
        {
            report.Report(column.Key, CellCodes.Ditto, text);
            return false;
        }
        return !report.IsWrong(column.Key);
    }

    private static bool IsEmptyAnswer(IColumn column, string text) =>
        text.Length <= 4 && (Placeholders.Contains(text) || text == "无" && !column.NoneIsAnswer);

    /// <summary>The row is no data; says so, except for a changed example, which is an error.</summary>
    private bool SkipReason(ReadOnlySpan<RawCell> cells)
    {
        var first = FirstText(cells);
        if (first.StartsWith(TableSpec<T>.ExampleMark, StringComparison.Ordinal))
        {
            report.ReportRow(IsExample(cells) ? CellCodes.ExampleRow : CellCodes.ExampleEdited);
            return true;
        }
        var filled = 0;
        foreach (var cell in cells)
        {
            filled += cell.IsBlank ? 0 : 1;
        }
        var (code, value) = 0 switch
        {
            _ when headers.LooksLikeHeader(cells) => (CellCodes.HeaderAgain, null),
            _ when filled >= 3 && IsCounting(cells) => (CellCodes.ColumnNumbers, null),
            _ when Total().IsMatch(first) && RequiredCellsBlank(cells) => (CellCodes.TotalRow, first),
            _ when filled <= 4 && Footer().IsMatch(first) && RequiredCellsBlank(cells) => (
                CellCodes.FooterRow,
                Short(first)
            ),
            _ => ((ImportCode?)null, (string?)null),
        };
        if (code is not null)
        {
            report.ReportRow(code, value is null ? [] : [value]);
        }
        return code is not null;
    }

    private bool IsExample(ReadOnlySpan<RawCell> cells)
    {
        for (var i = 0; i < spec.Columns.Count; i++)
        {
            var at = layout.Positions[i];
            var text = at >= 0 && at < cells.Length ? cells[at].Text.Trim() : "";
            if (at >= 0 && text != spec.Example.GetValueOrDefault(spec.Columns[i].Key, ""))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>At most one column whose cells must be filled holds something: the one under which the word stands.</summary>
    private bool RequiredCellsBlank(ReadOnlySpan<RawCell> cells)
    {
        var filled = 0;
        for (var i = 0; i < spec.Columns.Count; i++)
        {
            var at = layout.Positions[i];
            filled +=
                spec.Columns[i].Presence != Presence.Optional && at >= 0 && at < cells.Length && !cells[at].IsBlank
                    ? 1
                    : 0;
        }
        return filled <= 1;
    }

    private static bool IsCounting(ReadOnlySpan<RawCell> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (!cells[i].IsBlank && cells[i].Text.Trim(' ', '(', ')', '（', '）') != $"{i + 1}")
            {
                return false;
            }
        }
        return true;
    }

    private static int Filled(ReadOnlySpan<RawCell> cells)
    {
        var end = cells.Length;
        while (end > 0 && cells[end - 1].IsBlank)
        {
            end--;
        }
        return end;
    }

    private static string FirstText(ReadOnlySpan<RawCell> cells)
    {
        foreach (var cell in cells)
        {
            if (!cell.IsBlank)
            {
                return cell.Text.Trim();
            }
        }
        return "";
    }

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";

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

    [GeneratedRegex("^#(N/A|REF!|NAME\\?|VALUE!|DIV/0!|NUM!|NULL!|#+)")]
    private static partial Regex SheetError();

    [GeneratedRegex("^(合\\s*计|总\\s*计|小\\s*计|共\\s*计|累\\s*计|总人数|人数合计)")]
    private static partial Regex Total();

    [GeneratedRegex(
        "^(填\\s*表|制\\s*表|填\\s*报|审\\s*核|经\\s*办|负\\s*责\\s*人|联\\s*系\\s*电\\s*话|日\\s*期|单\\s*位|备\\s*注|注|说\\s*明)[^，]{0,8}[:：]"
    )]
    private static partial Regex Footer();
}
