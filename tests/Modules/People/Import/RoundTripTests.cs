using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Yiju.People.Import.Elders;
using Yiju.Platform.Tables;

namespace Yiju.Tests.Modules.People.Import;

[Trait("req", "REG-28")]
public sealed class RoundTripTests
{
    private static readonly TestCity City = new();

    [Fact]
    public void The_template_is_a_valid_workbook_and_reads_as_one_example()
    {
        using var file = new MemoryStream();
        TemplateWriter.Write(file, ElderTable.Columns);
        AssertValid(file);
        Assert.Equal(["file-no-rows", "row-example"], TestCity.CodesOf(file.ToArray()));
    }

    [Fact]
    public void A_template_that_was_filled_in_is_read()
    {
        var row = TestCity.Row();
        using var file = new MemoryStream();
        using (var book = new WorkbookWriter(file))
        {
            book.StartSheet(TemplateWriter.PlanOf(ElderTable.Columns, []));
            book.Row(TemplateWriter.HeaderOf(ElderTable.Columns));
            book.Row(ElderColumns.All.Select(c => (row.GetValueOrDefault(c.Key) as string, CellLook.Text)));
        }
        var (rows, issues) = TestCity.Read(file.ToArray());
        Assert.Empty(issues);
        Assert.Equal(row["idNumber"], Assert.Single(rows).Value!.IdNumber);
    }

    [Fact]
    public void The_error_workbook_holds_the_refused_rows_and_imports_once_corrected()
    {
        var (good, bad) = (TestCity.Row(), TestCity.Row(1));
        bad["division"] = "440802999999";
        bad["remark"] = "第一行\n<第二行> & \"三\"";
        using var back = ErrorsOf(RawBook.Of(TestCity.Sheet(good, bad)));
        AssertValid(back);
        var (rows, file) = TestCity.Read(back.ToArray());
        Assert.Empty(file);
        Assert.Equal("division-unknown", Assert.Single(Assert.Single(rows).Issues).Code);

        var corrected = Corrected(back, "440802999999", TestCity.Village);
        var (again, _) = TestCity.Read(corrected);
        Assert.Equal(bad["idNumber"], Assert.Single(again).Value!.IdNumber);
        Assert.Equal("第一行 <第二行> & \"三\"", again[0].Value!.Remark);
    }

    [Fact]
    public void The_wrong_cell_is_coloured_and_the_sentence_stands_in_the_last_column()
    {
        var bad = TestCity.Row();
        bad["division"] = "440802999999";
        using var back = ErrorsOf(RawBook.Of(TestCity.Sheet(bad)));
        using var book = SpreadsheetDocument.Open(back, false);
        var xml = book.WorkbookPart!.WorksheetParts.Select(p => p.Worksheet.OuterXml)
            .First(x => x.Contains("问题说明"));
        Assert.Contains($"s=\"{(int)CellLook.Wrong}\" t=\"inlineStr\"", xml);
        Assert.Contains("没有“440802999999”这个区划代码", xml);
    }

    private static MemoryStream ErrorsOf(byte[] bytes)
    {
        using var import = ElderTable.Open(new MemoryStream(bytes), "老人.xlsx", City);
        var back = new MemoryStream();
        using (var book = new ErrorWorkbook<ElderRow>(back, "老人.xlsx", ElderTable.Columns, import.FileIssues))
        {
            foreach (var row in import.Rows())
            {
                book.Add(row);
            }
        }
        return back;
    }

    private static byte[] Corrected(MemoryStream workbook, string wrong, string right)
    {
        using var file = new MemoryStream();
        file.Write(workbook.ToArray());
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Update, true))
        {
            var part = zip.GetEntry("xl/worksheets/sheet2.xml")!;
            using var reader = new StreamReader(part.Open());
            var xml = reader.ReadToEnd().Replace(wrong, right, StringComparison.Ordinal);
            reader.Dispose();
            part.Delete();
            RawBook.Put(zip, "xl/worksheets/sheet2.xml", xml);
        }
        return file.ToArray();
    }

    private static void AssertValid(MemoryStream file)
    {
        file.Position = 0;
        using var book = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath} {e.Description}"));
    }
}
