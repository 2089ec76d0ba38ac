using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Yiju.Platform.Tables;

namespace Yiju.Tests.Modules.People.Import;

internal sealed record Formula(string Cached);

internal sealed record Uncalculated;

internal sealed record CellError(string Text);

/// <summary>A sheet as other programs write it, with everything a worker may have left in it.</summary>
internal sealed record RawSheet(object?[][] Rows, string Name = "Sheet1")
{
    public string State { get; init; } = "visible";
    public string Columns { get; init; } = "";
    public string Tail { get; init; } = "";
    public int? HiddenRow { get; init; }
    public int? BlankAfterRow { get; init; }
    public string Doctype { get; init; } = "";
}

/// <summary>Builds .xlsx files by hand, so that they can be wrong.</summary>
internal static class RawBook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static byte[] Of(object?[][] rows) => Of([new RawSheet(rows)]);

    public static byte[] Of(IReadOnlyList<RawSheet> sheets, string workbookExtra = "", Action<ZipArchive>? more = null)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, true))
        {
            Put(
                zip,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
            );
            Put(
                zip,
                "_rels/.rels",
                $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            );
            Put(
                zip,
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Rel}\">{workbookExtra}<sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>"
            );
            Put(
                zip,
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Package}\">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Rel}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}<Relationship Id=\"rId99\" Type=\"{Rel}/styles\" Target=\"styles.xml\"/></Relationships>"
            );
            Put(
                zip,
                "xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            );
            for (var i = 0; i < sheets.Count; i++)
            {
                Put(zip, $"xl/worksheets/sheet{i + 1}.xml", Xml(sheets[i]));
            }
            more?.Invoke(zip);
        }
        return bytes.ToArray();
    }

    public static void Put(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }

    private static string Xml(RawSheet sheet)
    {
        var xml = new StringBuilder(sheet.Doctype).Append($"<worksheet xmlns=\"{Main}\">{sheet.Columns}<sheetData>");
        for (var i = 0; i < sheet.Rows.Length; i++)
        {
            var number = i + 1 + (sheet.BlankAfterRow is { } after && i >= after ? 1 : 0);
            xml.Append($"<row r=\"{number}\"{(sheet.HiddenRow == number ? " hidden=\"1\"" : "")}>");
            for (var c = 0; c < sheet.Rows[i].Length; c++)
            {
                xml.Append(Cell($"{ColumnLetter.Of(c)}{number}", sheet.Rows[i][c]));
            }
            xml.Append("</row>");
        }
        return xml.Append($"</sheetData>{sheet.Tail}</worksheet>").ToString();
    }

    private static string Cell(string at, object? value) =>
        value switch
        {
            null => "",
            string text => $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Text(text)}</t></is></c>",
            DateOnly day => $"<c r=\"{at}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>",
            Formula f => $"<c r=\"{at}\" t=\"str\"><f>A1</f><v>{Text(f.Cached)}</v></c>",
            Uncalculated => $"<c r=\"{at}\"><f>A1</f></c>",
            CellError e => $"<c r=\"{at}\" t=\"e\"><v>{e.Text}</v></c>",
            _ => $"<c r=\"{at}\"><v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</v></c>",
        };

    private static string Text(string text) =>
        SecurityElement.Escape(
            string.Concat(text.Select(c => c < ' ' && c is not ('\n' or '\t') ? $"_x{(int)c:X4}_" : c.ToString()))
        );
}
