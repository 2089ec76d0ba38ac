using System.Globalization;
using System.Xml;

namespace Yiju.Platform.Tables;

/// <summary>Rows of one sheet of an .xlsx workbook, streamed.</summary>
internal sealed class XlsxRows : IRowSource
{
    private readonly BoundedStream stream;
    private readonly long length;
    private readonly XmlReader reader;
    private readonly XlsxStyles styles;
    private readonly List<string> texts;
    private readonly ImportOptions options;
    private RawCell[] cells = new RawCell[64];
    private int count;
    private bool inRows;

    public XlsxRows(
        XlsxPackage package,
        string part,
        XlsxStyles styles,
        List<string> texts,
        SheetShape shape,
        ImportOptions options
    )
    {
        this.styles = styles;
        this.texts = texts;
        this.options = options;
        Shape = shape;
        length = package.LengthOf(part);
        stream = package.Open(part);
        reader = package.OpenXml(stream);
    }

    public int RowNumber { get; private set; }

    public ReadOnlySpan<RawCell> Cells => cells.AsSpan(0, count);

    public bool RowHidden { get; private set; }

    public double Fraction => length == 0 ? 1 : Math.Min(1, (double)stream.Taken / length);

    public SheetShape Shape { get; }

    public bool Read()
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "col":
                        NoteColumn();
                        break;
                    case "sheetData":
                        inRows = !reader.IsEmptyElement;
                        break;
                    case "row" when inRows:
                        ReadRow();
                        return true;
                }
            }
            else if (inRows && reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "sheetData")
            {
                return false;
            }
        }
        return false;
    }

    private void NoteColumn()
    {
        if (reader.GetAttribute("hidden") is "1" or "true")
        {
            var last = Math.Min(Number(reader.GetAttribute("max")), options.MaxColumns);
            for (var column = Number(reader.GetAttribute("min")); column <= last; column++)
            {
                Shape.HiddenColumns.Add(column - 1);
            }
        }
    }

    private void ReadRow()
    {
        count = 0;
        RowNumber = reader.GetAttribute("r") is { } r && Number(r) > RowNumber ? Number(r) : RowNumber + 1;
        RowHidden = reader.GetAttribute("hidden") is "1" or "true";
        if (reader.IsEmptyElement)
        {
            return;
        }
        var depth = reader.Depth;
        var next = 0;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "c")
            {
                var reference = reader.GetAttribute("r");
                var column = reference is null ? next : ColumnLetter.IndexOf(reference);
                next = column + 1;
                Put(column, ReadCell());
            }
        }
    }

    private void Put(int column, RawCell cell)
    {
        if (cell is { IsBlank: true, Formula: false } || column < 0)
        {
            return;
        }
        if (column >= options.MaxColumns)
        {
            throw UnreadableFileException.Of(FileCodes.TooManyColumns, $"{options.MaxColumns}");
        }
        if (column >= cells.Length)
        {
            Array.Resize(ref cells, Math.Max(column + 1, cells.Length * 2));
        }
        while (count <= column)
        {
            cells[count++] = RawCell.Blank;
        }
        cells[column] = cell;
    }

    private RawCell ReadCell()
    {
        var type = reader.GetAttribute("t");
        var style = reader.GetAttribute("s");
        var formula = false;
        string? value = null;
        if (reader.IsEmptyElement)
        {
            return RawCell.Blank;
        }
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            if (reader.LocalName == "f")
            {
                formula = true;
                XlsxFile.TextOf(reader);
            }
            else if (reader.LocalName is "v" or "is")
            {
                value = XlsxFile.TextOf(reader);
            }
        }
        // A formula may well answer "" (then it has an empty value); one without any value was never calculated.
        return value is null or ""
            ? RawCell.Blank with
            {
                Formula = formula && value is null,
            }
            : Typed(type, Number(style), value) with
            {
                Formula = formula,
            };
    }

    private RawCell Typed(string? type, int style, string value) =>
        type switch
        {
            "s" => RawCell.Of(Number(value) is var i && i < texts.Count ? texts[i] : ""),
            "str" or "inlineStr" => RawCell.Of(XmlText.Unescape(value)),
            "b" => new RawCell(CellKind.Boolean, value == "1" ? "是" : "否"),
            "e" => new RawCell(CellKind.Error, value),
            "d" => RawCell.Of(value.Split('T')[0]),
            _ => NumberCell(style, value),
        };

    private RawCell NumberCell(int style, string value)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return RawCell.Of(value);
        }
        if (styles.IsDate(style) && ExcelDate.Of(number, Shape.Date1904) is { } day)
        {
            return new RawCell(CellKind.Date, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), number);
        }
        var whole = Math.Abs(number) < 1e15 && number == Math.Floor(number);
        return new RawCell(CellKind.Number, whole ? number.ToString("0", CultureInfo.InvariantCulture) : value, number);
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    public void Dispose() => reader.Dispose();
}
