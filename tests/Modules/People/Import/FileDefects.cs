using System.IO.Compression;
using System.Text;
using Yiju.People.Import.Elders;
using Yiju.Platform.Tables;

namespace Yiju.Tests.Modules.People.Import;

/// <summary>A file that must be reported with exactly <paramref name="Codes"/> (several separated by spaces).</summary>
internal sealed record FileDefect(
    string Codes,
    Func<byte[]> File,
    string Name = "老人.xlsx",
    ImportOptions? Options = null
);

/// <summary>What can be wrong with a file, its sheets and its columns.</summary>
internal static class FileDefects
{
    private static object?[][] Right => TestCity.Sheet(TestCity.Row(), TestCity.Row(1));

    private static readonly Encoding Gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static readonly IReadOnlyList<FileDefect> All =
    [
        new("file-empty", () => []),
        new("file-empty", () => "\uFEFF \r\n"u8.ToArray(), "老人.csv"),
        new("file-no-rows", () => RawBook.Of(TestCity.Sheet(TestCity.Row())[..1])),
        new("file-too-large", () => new byte[5000], Options: new ImportOptions { MaxBytes = 4999 }),
        new("file-too-many-rows", () => RawBook.Of(Right), Options: new ImportOptions { MaxRows = 1 }),
        new("file-too-many-columns", () => RawBook.Of(Right), Options: new ImportOptions { MaxColumns = 3 }),
        new("file-encrypted", () => Compound("EncryptedPackage")),
        new("file-not-table", () => Compound("WordDocument"), "老人.xls"),
        new("file-not-table", () => "%PDF-1.7 x"u8.ToArray()),
        new("file-not-table", () => [0xFF, 0xD8, 0xFF, 0xE0, 1, 2]),
        new("file-not-table", () => Zip(("word/document.xml", "<w/>"))),
        new(
            "file-html",
            () => Encoding.UTF8.GetBytes("<html><table><tr><td>姓名</td></tr></table></html>"),
            "老人.xls"
        ),
        new("file-archive", () => Zip(("老人.xlsx", "x"))),
        new("file-archive", () => "Rar!\u001a\u0007"u8.ToArray(), "老人.rar"),
        new(
            "file-ods",
            () => Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<o/>"))
        ),
        new("file-xlsb", () => Zip(("xl/workbook.bin", "x"))),
        new("file-truncated", () => RawBook.Of(Right)[..600]),
        new("file-corrupt", () => Zip(("xl/workbook.xml", "<workbook><sheets>"))),
        new("file-corrupt", () => Compound("Nothing"), "老人.xls"),
        new(
            "file-zip-bomb",
            () => Zip(("xl/workbook.xml", "<w/>"), ("xl/big.xml", new string(' ', 2 << 20))),
            Options: new ImportOptions { RatioFromBytes = 1 << 20 }
        ),
        new("file-zip-bomb", () => RawBook.Of(Right), Options: new ImportOptions { MaxUnpackedBytes = 2000 }),
        new(
            "file-xml-unsafe",
            () =>
                RawBook.Of([
                    new RawSheet(Right) { Doctype = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" },
                ])
        ),
        new("file-xml-unsafe", () => Zip(("xl/workbook.xml", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><workbook/>"))),
        new("file-encoding", () => [.. Encoding.UTF8.GetBytes("姓名,证件号码\n"), 0, 0, 0xFF], "老人.csv"),
        new(
            "file-mojibake",
            () => Encoding.UTF8.GetBytes(Gb.GetString(Encoding.UTF8.GetBytes("姓名,身份证号,现住址,联系电话\n"))),
            "老人.csv"
        ),
        new("file-csv-quote", () => Csv("\"陈阿妹,440802193001010010,440802001001,中山一路\n"), "老人.csv"),
        new("file-xls-old", OldBook, "老人.xls"),
        new(
            "file-macro",
            () => RawBook.Of([new RawSheet(Right)], more: z => RawBook.Put(z, "xl/vbaProject.bin", "x")),
            "老人.xlsm"
        ),
        new("file-extension", () => RawBook.Of(Right), "老人.xls"),
        new("file-date-1904", () => RawBook.Of([new RawSheet(Right)], "<workbookPr date1904=\"1\"/>")),
        new("file-delimiter", () => Encoding.UTF8.GetBytes(Text(Right, ';')), "老人.csv"),
        new("sheet-none-visible", () => RawBook.Of([new RawSheet(Right) { State = "hidden" }])),
        new("sheet-several", () => RawBook.Of([new RawSheet(Right, "一村"), new RawSheet(Right, "二村")])),
        new(
            "sheet-hidden",
            () => RawBook.Of([new RawSheet(Right, "一村"), new RawSheet(Right, "旧表") { State = "veryHidden" }])
        ),
        new(
            "sheet-filtered",
            () =>
                RawBook.Of([
                    new RawSheet(Right) { Tail = "<autoFilter ref=\"A1:E3\"><filterColumn colId=\"0\"/></autoFilter>" },
                ])
        ),
        new(
            "header-missing",
            () =>
                RawBook.Of([
                    ["甲", "乙"],
                    ["1", "2"],
                ])
        ),
        new("header-two-rows", TwoRowHeader),
        new(
            "header-merged",
            () =>
                RawBook.Of([
                    new RawSheet(WithColumn("家庭情况", "好"))
                    {
                        Tail = "<mergeCells count=\"1\"><mergeCell ref=\"F1:H1\"/></mergeCells>",
                    },
                ])
        ),
        new("column-missing", () => RawBook.Of([.. Right.Select(r => r.Take(r.Length - 1).ToArray())])),
        new("column-duplicate", () => RawBook.Of(WithColumn("身份证号", null))),
        new("column-unknown", () => RawBook.Of(WithColumn("血型", "A"))),
        new("column-nameless", () => RawBook.Of(WithColumn(null, "旁注"))),
        new(
            "column-hidden",
            () => RawBook.Of([new RawSheet(Right) { Columns = "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>" }])
        ),
        new("rows-blank", () => RawBook.Of([new RawSheet(Right) { BlankAfterRow = 2 }])),
        new("row-hidden", () => RawBook.Of([new RawSheet(Right) { HiddenRow = 3 }])),
        new(
            "row-extra-cells",
            () => Csv("陈阿妹," + TestCity.Id("19300101", 1) + ",440802001001,中山一路,8号\n"),
            "老人.csv"
        ),
        new("cell-merged", MergedRows),
        new("row-example", Template),
    ];

    public static byte[] Csv(string rows) => Encoding.UTF8.GetBytes("姓名,身份证号,现住区划代码,现住址\n" + rows);

    public static string Text(object?[][] rows, char delimiter = ',') =>
        string.Join("\r\n", rows.Select(r => string.Join(delimiter, r)));

    private static object?[][] WithColumn(string? header, object? value) =>
        [.. Right.Select((r, i) => (object?[])[.. r, i == 0 ? header : value])];

    private static byte[] MergedRows()
    {
        var rows = Right;
        rows[2][4] = null;
        return RawBook.Of([
            new RawSheet(rows) { Tail = "<mergeCells count=\"1\"><mergeCell ref=\"E2:E3\"/></mergeCells>" },
        ]);
    }

    private static byte[] TwoRowHeader()
    {
        var right = Right;
        object?[] upper = [.. right[0], "紧急联系人", null, null];
        object?[] lower = [null, null, null, null, null, "姓名", "关系", "电话"];
        return RawBook.Of([
            new RawSheet([
                ["二〇二六年老年人名册"],
                upper,
                lower,
                [.. right[1], "李小明", "儿子", "13911110000"],
            ])
            {
                Tail = "<mergeCells count=\"1\"><mergeCell ref=\"F2:H2\"/></mergeCells>",
            },
        ]);
    }

    /// <summary>The template as it is downloaded, and one row below its example.</summary>
    private static byte[] Template()
    {
        var example = ElderTable
            .Columns.Columns.Select(c => (object?)ElderTable.Columns.Example.GetValueOrDefault(c.Key))
            .ToArray();
        var row = TestCity.Row();
        return RawBook.Of([
            [.. ElderColumns.All.Select(c => (object?)c.Header)],
            example,
            [.. ElderColumns.All.Select(c => row.GetValueOrDefault(c.Key))],
        ]);
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, true))
        {
            foreach (var (name, text) in parts)
            {
                RawBook.Put(zip, name, text);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>The head of an OLE compound file whose directory names one stream.</summary>
    private static byte[] Compound(string stream) =>
        [
            0xD0,
            0xCF,
            0x11,
            0xE0,
            0xA1,
            0xB1,
            0x1A,
            0xE1,
            .. new byte[1016],
            .. Encoding.Unicode.GetBytes(stream),
            .. new byte[512],
        ];

    /// <summary>A BIFF2 sheet: code page 936, one label record a cell.</summary>
    private static byte[] OldBook()
    {
        var bytes = new MemoryStream();
        void Record(int id, params byte[] data) =>
            bytes.Write([(byte)id, (byte)(id >> 8), (byte)data.Length, (byte)(data.Length >> 8), .. data]);
        Record(0x0009, 2, 0, 0x10, 0);
        Record(0x0042, 0xA8, 0x03);
        foreach (var (r, row) in Right.Index())
        {
            foreach (var (c, value) in row.Index())
            {
                var text = Gb.GetBytes($"{value}");
                Record(0x0004, [(byte)r, 0, (byte)c, 0, 0, 0, 0, (byte)text.Length, .. text]);
            }
        }
        Record(0x000A);
        return bytes.ToArray();
    }
}
