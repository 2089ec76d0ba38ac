using System.Text;
using Yiju.People.Import.Elders;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.Tests.Modules.People.Import;

[Trait("req", "REG-28")]
public sealed class FileDefectTests
{
    public static TheoryData<int, string> Files => [.. FileDefects.All.Index().Select(d => (d.Index, d.Item.Codes))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_spoilt_file_gets_exactly_the_code_of_its_defect(int index, string codes)
    {
        var defect = FileDefects.All[index];
        Assert.Equal(codes.Split(' '), TestCity.CodesOf(defect.File(), defect.Name, defect.Options));
    }

    [Fact]
    public void Every_code_of_the_catalogue_has_a_test_and_none_is_reported_that_is_not_in_it()
    {
        var tested = FileDefects
            .All.SelectMany(d => d.Codes.Split(' '))
            .Concat(CellDefects.All.Select(d => d.Codes))
            .Concat(CellDefects.Repeats.Select(d => d.Codes))
            .Concat(CellDefects.NoData.Select(d => d.Codes))
            .Concat(["number-whole", "amount-format"]);
        var known = ImportCode
            .DeclaredIn(typeof(FileCodes), typeof(CellCodes), typeof(PlaceCodes), typeof(ElderCodes))
            .Where(c => c != PlaceCodes.TownLevel && c != PlaceCodes.CountyLevel)
            .ToList();
        Assert.Equal(
            known.Select(c => c.Code).Order(StringComparer.Ordinal),
            tested.Distinct().Order(StringComparer.Ordinal)
        );
        Assert.True(known.Count >= 60);
        Assert.Equal(known.Count, known.Select(c => c.Code).Distinct().Count());
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8 mark")]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_text_file_is_read_in_every_encoding_that_offices_use(string name)
    {
        var encoding =
            name == "GB18030" ? CodePagesEncodingProvider.Instance.GetEncoding(name)!
            : name == "utf-8 mark" ? Encoding.UTF8
            : name == "utf-8" ? new UTF8Encoding(false)
            : Encoding.GetEncoding(name);
        var text = FileDefects.Text(TestCity.Sheet(TestCity.Row(), TestCity.Row(7)));
        var (rows, file) = TestCity.Read([.. encoding.Preamble, .. encoding.GetBytes(text)], "老人.csv");
        Assert.Empty(file);
        Assert.Equal([TestCity.Row()["name"], TestCity.Row(7)["name"]], rows.Select(r => r.Value!.Name));
    }

    [Fact]
    public void Quotes_line_breaks_and_the_equals_trick_are_read()
    {
        var id = TestCity.Id("19300101", 1);
        var (rows, _) = TestCity.Read(
            FileDefects.Csv($"\"陈阿妹\",\"=\"\"{id}\"\"\",440802001001,\"中山一路\n\"\"甲\"\", 8 号\"\n陈二,x\n"),
            "老人.csv"
        );
        Assert.Equal("中山一路 \"甲\", 8 号", rows[0].Value!.LivingAddress);
        Assert.Equal(id, rows[0].Value!.IdNumber);
        Assert.Equal(3, rows[1].Row);
    }

    [Fact]
    public void Titles_above_the_header_and_other_names_of_columns_are_understood()
    {
        var row = TestCity.Row();
        var (rows, file) = TestCity.Read(
            RawBook.Of([
                ["中华街道老年人名册"],
                ["单位：中山社区"],
                ["序号", "姓 名", "公民身份号码（必填）", "手机号", "村/社区*", "家庭住址："],
                ["1", row["name"], row["idNumber"], row["phone"], "中山社区", row["address"]],
            ])
        );
        Assert.Empty(file);
        Assert.Equal(RowOutcome.Ready, Assert.Single(rows).Outcome);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = RawBook.Of(
            [
                new RawSheet([
                    ["姓名"],
                ]),
            ],
            more: z =>
            {
                using var part = z.CreateEntry("xl/sharedStrings.xml").Open();
                var zeros = new byte[1 << 20];
                for (var i = 0; i < 100; i++)
                {
                    part.Write(zeros);
                }
            }
        );
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(["file-zip-bomb"], TestCity.CodesOf(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void One_text_of_many_megabytes_is_refused_without_being_held()
    {
        var bytes = RawBook.Of([
            ["姓名", "证件号码", "现住址"],
            [new string('长', 20_000_000), null, null],
        ]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(["file-zip-bomb"], TestCity.CodesOf(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void Texts_are_whole_wherever_the_reader_is_cut()
    {
        var rows = Enumerable.Range(0, 400).Select(TestCity.Row).ToArray();
        foreach (var (n, row) in rows.Index())
        {
            row["remark"] = string.Concat(Enumerable.Repeat($"<{n}>&\"", 20));
        }
        var (read, _) = TestCity.Read(RawBook.Of(TestCity.Sheet(rows)));
        Assert.Equal(rows.Select(r => r["remark"]), read.Select(r => r.Value!.Remark));
    }

    [Fact]
    public void Days_of_the_1904_system_are_converted()
    {
        var row = TestCity.Row();
        row["birthDate"] = new DateOnly(1930, 1, 1).DayNumber - new DateOnly(1904, 1, 1).DayNumber;
        var (rows, _) = TestCity.Read(RawBook.Of([new RawSheet(TestCity.Sheet(row))], "<workbookPr date1904=\"1\"/>"));
        Assert.Equal(["date-serial"], rows[0].Issues.Select(i => i.Code));
        Assert.Equal(new DateOnly(1930, 1, 1), rows[0].Value!.BirthDate);
    }

    [Fact]
    public void Progress_counts_rows_by_outcome_and_ends_at_one()
    {
        var bad = TestCity.Row(1);
        bad["name"] = null;
        using var import = ElderTable.Open(
            new MemoryStream(RawBook.Of(TestCity.Sheet(TestCity.Row(), bad))),
            "老人.xlsx",
            new TestCity()
        );
        Assert.Equal(2, import.Rows().Count());
        Assert.Equal(new ImportProgress(2, 1, 1, 0, 1), import.Progress);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Bytes_that_were_spoilt_on_the_way_never_throw(int seed)
    {
        var random = new Random(seed);
        var right = RawBook.Of(TestCity.Sheet(TestCity.Row(), TestCity.Row(1)));
        for (var i = 0; i < 200; i++)
        {
            var bytes = right.ToArray();
            for (var k = 0; k < 5; k++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
            var (rows, file) = TestCity.Read(bytes);
            Assert.True(rows.Count <= 2 && (rows.Count > 0 || file.Count > 0));
        }
    }
}
