using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Yiju.Platform.Tables;

/// <summary>An old .xls workbook (at most 65,536 rows a sheet), read through ExcelDataReader.</summary>
internal sealed class XlsFile : ITableSource
{
    private readonly IExcelDataReader reader;
    private readonly ImportOptions options;
    private readonly List<SheetInfo> sheets = [];

    static XlsFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="UnreadableFileException">Locked by a password, or not a workbook.</exception>
    public XlsFile(Stream stream, ImportOptions options)
    {
        this.options = options;
        stream.Position = 0;
        try
        {
            reader = ExcelReaderFactory.CreateBinaryReader(
                stream,
                new ExcelReaderConfiguration { LeaveOpen = true, FallbackEncoding = Encoding.GetEncoding("GB18030") }
            );
            do
            {
                sheets.Add(new SheetInfo(reader.Name ?? "", reader.VisibleState == "visible"));
            } while (reader.NextResult());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The library answers broken bytes with whatever exception it stumbles into.
            throw e is InvalidPasswordException
                ? UnreadableFileException.Of(FileCodes.Encrypted)
                : UnreadableFileException.Of(FileCodes.Corrupt);
        }
    }

    public IReadOnlyList<SheetInfo> Sheets => sheets;

    public IReadOnlyList<FileIssue> Notices { get; } = [FileIssue.Of(FileCodes.OldFormat)];

    public IRowSource Open(int sheet)
    {
        reader.Reset();
        for (var i = 0; i < sheet; i++)
        {
            reader.NextResult();
        }
        return new Rows(reader, options.MaxColumns);
    }

    public void Dispose() => reader.Dispose();

    private sealed class Rows : IRowSource
    {
        private readonly IExcelDataReader reader;
        private readonly RawCell[] cells;
        private readonly int total;

        public Rows(IExcelDataReader reader, int maxColumns)
        {
            this.reader = reader;
            total = Math.Max(1, reader.RowCount);
            cells = new RawCell[Math.Min(reader.FieldCount, maxColumns)];
            foreach (var area in reader.MergeCells ?? [])
            {
                Shape.Merges.Add(area.FromRow + 1, area.FromColumn, area.ToRow + 1, area.ToColumn);
            }
            for (var column = 0; column < cells.Length; column++)
            {
                if (reader.GetColumnWidth(column) == 0)
                {
                    Shape.HiddenColumns.Add(column);
                }
            }
        }

        public int RowNumber { get; private set; }

        public ReadOnlySpan<RawCell> Cells => cells;

        public bool RowHidden { get; private set; }

        public double Fraction => Math.Min(1, (double)RowNumber / total);

        public SheetShape Shape { get; } = new();

        public bool Read()
        {
            try
            {
                if (!reader.Read())
                {
                    return false;
                }
                RowNumber = reader.Depth + 1;
                RowHidden = reader.RowHeight == 0;
                for (var column = 0; column < cells.Length; column++)
                {
                    cells[column] = CellAt(column);
                }
                return true;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                throw UnreadableFileException.Of(FileCodes.Corrupt);
            }
        }

        private RawCell CellAt(int column) =>
            reader.GetValue(column) switch
            {
                null => RawCell.Blank,
                string text => RawCell.Of(text),
                bool yes => new RawCell(CellKind.Boolean, yes ? "是" : "否"),
                DateTime day => new RawCell(
                    CellKind.Date,
                    day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    day.ToOADate()
                ),
                IConvertible number => NumberCell(number.ToDouble(CultureInfo.InvariantCulture)),
                var other => RawCell.Of(other.ToString() ?? ""),
            };

        private static RawCell NumberCell(double number) =>
            new(
                CellKind.Number,
                Math.Abs(number) < 1e15
                    ? number.ToString("0.##########", CultureInfo.InvariantCulture)
                    : number.ToString("R", CultureInfo.InvariantCulture),
                number
            );

        public void Dispose() { }
    }
}
