using Yiju.Platform.Tables;

namespace Yiju.Tests.Modules.People.Import;

[Trait("req", "REG-28")]
[Trait("req", "REG-23")]
public sealed class RowDefectTests
{
    public static TheoryData<int, string> OneRow => [.. CellDefects.All.Index().Select(d => (d.Index, d.Item.Codes))];

    public static TheoryData<int, string> TwoRows =>
        [.. CellDefects.Repeats.Index().Select(d => (d.Index, d.Item.Codes))];

    public static TheoryData<int, string> NoData =>
        [.. CellDefects.NoData.Index().Select(d => (d.Index, d.Item.Codes))];

    [Theory]
    [MemberData(nameof(OneRow))]
    public void A_spoilt_row_gets_exactly_the_code_of_its_defect(int index, string code)
    {
        var row = TestCity.Row();
        CellDefects.All[index].Spoil(row);
        var (rows, file) = TestCity.Read(RawBook.Of(TestCity.Sheet(row)));
        var issue = Assert.Single(Assert.Single(rows).Issues);
        Assert.Equal(code, issue.Code);
        Assert.Equal(2, issue.Row);
        Assert.DoesNotContain('{', issue.Sentence);
        Assert.Equal(issue.Severity == Severity.Error, rows[0].Outcome == RowOutcome.Refused);
        Assert.Empty(file);
    }

    [Theory]
    [MemberData(nameof(TwoRows))]
    public void A_repeated_row_names_the_row_it_repeats(int index, string code)
    {
        var (first, second) = (TestCity.Row(), TestCity.Row(1));
        CellDefects.Repeats[index].Repeat(first, second);
        var (rows, _) = TestCity.Read(RawBook.Of(TestCity.Sheet(first, second)));
        Assert.Empty(rows[0].Issues);
        var issue = Assert.Single(rows[1].Issues);
        Assert.Equal(code, issue.Code);
        Assert.Contains("第 2 行", issue.Sentence);
    }

    [Theory]
    [MemberData(nameof(NoData))]
    public void A_row_that_is_no_data_is_skipped(int index, string code)
    {
        var sheet = TestCity.Sheet(TestCity.Row());
        var (rows, file) = TestCity.Read(RawBook.Of([.. sheet, [.. CellDefects.NoData[index].Cells]]));
        Assert.Equal(RowOutcome.Skipped, rows[1].Outcome);
        Assert.Equal(code, Assert.Single(rows[1].Issues).Code);
        Assert.Empty(file);
    }

    [Fact]
    public void A_right_row_is_ready_and_normalised()
    {
        var row = TestCity.Row();
        (row["name"], row["phone"], row["ethnicity"], row["village"]) = (
            "陈 阿 妹",
            "+86 139-1111-2222",
            "汉",
            "中山社区"
        );
        (row["birthDate"], row["living"], row["consent"]) = (new DateOnly(1930, 1, 1), "独自居住", "√");
        var (rows, file) = TestCity.Read(RawBook.Of(TestCity.Sheet(row)));
        var value = Assert.Single(rows).Value!;
        Assert.Empty(rows[0].Issues);
        Assert.Empty(file);
        Assert.Equal(("陈阿妹", "13911112222", "汉族"), (value.Name, value.Phone, value.Ethnicity));
        Assert.Equal(
            (TestCity.Village, new DateOnly(1930, 1, 1), true),
            (value.LivingDivision.Value, value.BirthDate, value.Consent)
        );
    }

    [Theory]
    [Trait("req", "REG-05")]
    [InlineData("19660701", true)]
    [InlineData("19660702", false)]
    public void Sixty_is_reached_on_the_birthday(string birth, bool ready)
    {
        var row = TestCity.Row();
        row["idNumber"] = TestCity.Id(birth, 1);
        var read = Assert.Single(TestCity.Read(RawBook.Of(TestCity.Sheet(row))).Rows);
        Assert.Equal(ready, read.Outcome == RowOutcome.Ready);
        Assert.All(read.Issues, i => Assert.Contains("2026年7月2日", i.Sentence));
    }

    [Theory]
    [Trait("req", "REG-06")]
    [InlineData("2024-07-01", null)]
    [InlineData("2024-07-02", "2026-07-02")]
    public void Hukou_outside_the_city_is_registered_with_the_day_of_two_years(string since, string? qualifies)
    {
        var row = TestCity.Row();
        (row["hukouDivision"], row["permit"], row["fixedHome"], row["residenceSince"]) = (
            "450102",
            "450102193001010011",
            "有",
            since
        );
        var read = Assert.Single(TestCity.Read(RawBook.Of(TestCity.Sheet(row))).Rows);
        Assert.Equal(qualifies is null ? null : DateOnly.Parse(qualifies), read.Value!.QualifiesOn);
    }

    [Theory]
    [InlineData("1945-03-15")]
    [InlineData("1945/3/15")]
    [InlineData("1945.3.15")]
    [InlineData("19450315")]
    [InlineData("1945年3月15日")]
    [InlineData("1945-03-15 00:00:00")]
    [InlineData("１９４５－０３－１５")]
    public void A_day_is_read_from_every_shape_people_write(string text) =>
        Assert.Equal(new DateOnly(1945, 3, 15), DateText.Read(CellText.Narrow(text, out _), false).Day);
}
