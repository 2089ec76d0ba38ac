using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Yiju.Platform.Tables;

/// <summary>Looks of a cell in a workbook that is written here.</summary>
public enum CellLook
{
    /// <summary>Text format, so that numbers typed later keep their zeros and digits.</summary>
    Text = 1,
    Header = 2,
    RequiredHeader = 3,
    Wrong = 4,
    Note = 5,
    Title = 6,
}

/// <summary>One sheet to write: its name, widths and what the program should offer; rows follow one by one.</summary>
public sealed record SheetPlan(string Name, IReadOnlyList<int> Widths)
{
    /// <summary>Rows that stay in view.</summary>
    public int FrozenRows { get; init; }

    /// <summary>Zero-based column to the answers offered in it, from the second row down.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> Lists { get; init; } =
        new Dictionary<int, IReadOnlyList<string>>();
}

/// <summary>
/// Writes an .xlsx workbook of texts straight into a stream (ECMA-376 transitional), in constant memory: sheets one
/// after the other, rows in order. Texts are stored as texts, so nothing in them can become a formula.
/// </summary>
public sealed class WorkbookWriter(Stream output) : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const int LastListRow = 100_000;

    private readonly ZipArchive zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<SheetPlan> sheets = [];
    private StreamWriter? sheet;
    private int row;

    /// <summary>Ends the sheet before and starts the next.</summary>
    public void StartSheet(SheetPlan plan)
    {
        EndSheet();
        sheets.Add(plan);
        row = 0;
        sheet = Part($"xl/worksheets/sheet{sheets.Count}.xml");
        sheet.Write($"{Declaration}<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\">");
        if (plan.FrozenRows > 0)
        {
            sheet.Write(
                $"<pane ySplit=\"{plan.FrozenRows}\" topLeftCell=\"A{plan.FrozenRows + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            );
        }
        sheet.Write("</sheetView></sheetViews><cols>");
        for (var i = 0; i < plan.Widths.Count; i++)
        {
            sheet.Write(
                $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{plan.Widths[i]}\" style=\"{(int)CellLook.Text}\" customWidth=\"1\"/>"
            );
        }
        sheet.Write("</cols><sheetData>");
    }

    /// <summary>Adds a row; empty texts leave the cell out unless it has a look of its own.</summary>
    public void Row(IEnumerable<(string? Text, CellLook Look)> cells)
    {
        row++;
        sheet!.Write($"<row r=\"{row}\">");
        var column = 0;
        foreach (var (text, look) in cells)
        {
            var reference = $"{ColumnLetter.Of(column++)}{row}";
            if (!string.IsNullOrEmpty(text))
            {
                sheet.Write(
                    $"<c r=\"{reference}\" s=\"{(int)look}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escape(text)}</t></is></c>"
                );
            }
            else if (look == CellLook.Wrong)
            {
                sheet.Write($"<c r=\"{reference}\" s=\"{(int)look}\"/>");
            }
        }
        sheet.Write("</row>");
    }

    private void EndSheet()
    {
        if (sheet is null)
        {
            return;
        }
        sheet.Write("</sheetData>");
        var lists = sheets[^1].Lists;
        if (lists.Count > 0)
        {
            sheet.Write($"<dataValidations count=\"{lists.Count}\">");
            foreach (var (column, answers) in lists)
            {
                var letter = ColumnLetter.Of(column);
                sheet.Write(
                    $"<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" errorTitle=\"不在选项里\" error=\"请从下拉列表里选择。\" sqref=\"{letter}2:{letter}{LastListRow}\"><formula1>\"{Escape(string.Join(',', answers))}\"</formula1></dataValidation>"
                );
            }
            sheet.Write("</dataValidations>");
        }
        sheet.Write("</worksheet>");
        sheet.Dispose();
        sheet = null;
    }

    /// <summary>Ends the workbook; without it the file cannot be opened.</summary>
    public void Dispose()
    {
        EndSheet();
        Put("[Content_Types].xml", ContentTypes());
        Put("_rels/.rels", Relations(("officeDocument", "xl/workbook.xml")));
        Put("xl/workbook.xml", Workbook());
        Put(
            "xl/_rels/workbook.xml.rels",
            Relations([
                .. sheets.Select((_, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml")),
                ("styles", "styles.xml"),
            ])
        );
        Put("xl/styles.xml", Styles);
        zip.Dispose();
    }

    private string ContentTypes()
    {
        const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var text = new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
            .Append(
                "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            )
            .Append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
            .Append(
                CultureInfo.InvariantCulture,
                $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{type}.sheet.main+xml\"/>"
            )
            .Append(
                CultureInfo.InvariantCulture,
                $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{type}.styles+xml\"/>"
            );
        for (var i = 1; i <= sheets.Count; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{type}.worksheet+xml\"/>"
            );
        }
        return text.Append("</Types>").ToString();
    }

    private string Workbook() =>
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
        + string.Concat(
            sheets.Select((s, i) => $"<sheet name=\"{Escape(s.Name)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")
        )
        + "</sheets></workbook>";

    private static string Relations(params (string Type, string Target)[] targets) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(
            targets.Select(
                (t, i) =>
                    $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{t.Type}\" Target=\"{t.Target}\"/>"
            )
        )
        + "</Relationships>";

    /// <summary>Cell styles in the order of <see cref="CellLook"/>, after the default one.</summary>
    private const string Styles =
        $"<styleSheet xmlns=\"{Main}\">"
        + "<fonts count=\"4\"><font><sz val=\"11\"/><name val=\"宋体\"/></font><font><b/><sz val=\"11\"/><name val=\"宋体\"/></font>"
        + "<font><b/><sz val=\"11\"/><color rgb=\"FFB3261E\"/><name val=\"宋体\"/></font><font><b/><sz val=\"14\"/><name val=\"宋体\"/></font></fonts>"
        + "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
        + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE4EFEE\"/></patternFill></fill>"
        + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFD9D6\"/></patternFill></fill></fills>"
        + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"7\"><xf xfId=\"0\"/>"
        + "<xf numFmtId=\"49\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\"/>"
        + "<xf numFmtId=\"49\" fontId=\"2\" fillId=\"2\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\"/>"
        + "<xf numFmtId=\"49\" fillId=\"3\" xfId=\"0\" applyNumberFormat=\"1\" applyFill=\"1\"/>"
        + "<xf xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        + "<xf fontId=\"3\" xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>";

    private void Put(string name, string xml)
    {
        using var part = Part(name);
        part.Write(Declaration);
        part.Write(xml);
    }

    private StreamWriter Part(string name) =>
        new(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 15);

    private static string Escape(string text) => SecurityElement.Escape(XmlText.Allowed(text));
}
