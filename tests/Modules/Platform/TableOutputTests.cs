using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Yiju.Platform.Tables;

namespace Yiju.Tests.Modules.Platform;

[Trait("req", "REG-08"), Trait("req", "SEC-04")]
public sealed class TableOutputTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("张秀英", "张秀英")]
    [InlineData("海滨路 1 号, 2 栋", "\"海滨路 1 号, 2 栋\"")]
    [InlineData("他说\"好\"", "\"他说\"\"好\"\"\"")]
    [InlineData("上\n下", "\"上\n下\"")]
    [InlineData(" 前后 ", "\" 前后 \"")]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1+cmd", "'-1+cmd")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    public void A_cell_breaks_no_row_and_runs_no_formula(string? value, string cell) =>
        Assert.Equal(cell, CsvWriter.Cell(value));

    [Fact]
    public void Csv_has_the_mark_that_excel_needs()
    {
        var content = Write(TableFormat.Csv);
        Assert.Equal(Encoding.UTF8.GetPreamble(), content[..3]);
        Assert.Equal("姓名,账号\r\n甲,'=1\r\n乙,6222020000000000001\r\n", Encoding.UTF8.GetString(content[3..]));
    }

    [Fact]
    public void A_workbook_keeps_every_cell_as_text()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Write(TableFormat.Xlsx)), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToList();
        Assert.Equal(["姓名", "账号", "甲", "=1", "乙", "6222020000000000001"], cells.Select(c => c.InnerText));
        Assert.All(cells, c => Assert.Equal("inlineStr", c.DataType!.InnerText));
        Assert.All(cells, c => Assert.Null(c.CellFormula));
    }

    private static byte[] Write(TableFormat format)
    {
        var stream = new MemoryStream();
        using (var table = TableOutput.To(stream, format, "表", ["姓名", "账号"]))
        {
            table.Row(["甲", "=1"]);
            table.Row(["乙", "6222020000000000001"]);
        }
        return stream.ToArray();
    }
}
