using System.Buffers;
using System.Text;

namespace Yiju.Platform.Tables;

/// <summary>How a list leaves the program.</summary>
public enum TableFormat
{
    Csv = 0,
    Xlsx = 1,
}

/// <summary>Writes one list of texts with a header, row by row in constant memory. Dispose it before the file is used.</summary>
public abstract class TableOutput : IDisposable
{
    /// <param name="sheet">Name of the sheet, at most 31 signs.</param>
    public static TableOutput To(Stream output, TableFormat format, string sheet, IReadOnlyList<string> headers)
    {
        TableOutput table = format switch
        {
            TableFormat.Csv => new CsvOutput(output),
            TableFormat.Xlsx => new XlsxOutput(output, sheet, headers.Count),
        };
        table.Header(headers);
        return table;
    }

    protected abstract void Header(IReadOnlyList<string> headers);

    public abstract void Row(IEnumerable<string?> cells);

    public abstract void Dispose();

    private sealed class CsvOutput(Stream output) : TableOutput
    {
        private readonly CsvWriter lines = new(output);

        protected override void Header(IReadOnlyList<string> headers) => lines.Row(headers);

        public override void Row(IEnumerable<string?> cells) => lines.Row(cells);

        public override void Dispose() => lines.Dispose();
    }

    private sealed class XlsxOutput : TableOutput
    {
        private readonly WorkbookWriter book;

        public XlsxOutput(Stream output, string sheet, int columns)
        {
            book = new WorkbookWriter(output);
            book.StartSheet(new SheetPlan(sheet, [.. Enumerable.Repeat(18, columns)]) { FrozenRows = 1 });
        }

        protected override void Header(IReadOnlyList<string> headers) =>
            book.Row(headers.Select(h => ((string?)h, CellLook.Header)));

        public override void Row(IEnumerable<string?> cells) => book.Row(cells.Select(c => (c, CellLook.Text)));

        public override void Dispose() => book.Dispose();
    }
}

/// <summary>Writes CSV that spreadsheet programs open as it is meant: UTF-8 with mark, CRLF (RFC 4180). The stream stays open.</summary>
public sealed class CsvWriter(Stream output) : IDisposable
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\t\r\n");

    private readonly StreamWriter lines = new(output, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };

    public void Row(IEnumerable<string?> cells) => lines.WriteLine(string.Join(',', cells.Select(Cell)));

    public void Dispose() => lines.Dispose();

    /// <summary>
    /// Quotes what would break the row. A cell that a spreadsheet would run as a formula gets an apostrophe in front, as
    /// OWASP advises; a negative number is none.
    /// </summary>
    internal static string Cell(string? value)
    {
        var text = value ?? "";
        text = StartsFormula(text) ? "'" + text : text;
        var quote = text.AsSpan().ContainsAny(Quoted) || text is [' ', ..] or [.., ' '];
        return quote ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static bool StartsFormula(string text) =>
        text.AsSpan().TrimStart(' ') switch
        {
            ['-', .. var rest] => rest.IsEmpty || rest.ContainsAnyExcept("0123456789.,"),
            ['=' or '+' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] => true,
            _ => false,
        };
}
