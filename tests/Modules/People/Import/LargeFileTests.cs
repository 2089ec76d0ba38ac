using Yiju.Platform.Tables;

namespace Yiju.Tests.Modules.People.Import;

[Trait("req", "REG-28")]
public sealed class LargeFileTests
{
    [Fact]
    public void Twenty_thousand_rows_with_every_row_defect_get_exactly_the_expected_codes()
    {
        var rows = Enumerable.Range(0, 20_000).Select(TestCity.Row).ToArray();
        var expected = new Dictionary<int, string>();
        for (var i = 0; i < CellDefects.All.Count; i++)
        {
            var at = 100 + i * 200;
            CellDefects.All[i].Spoil(rows[at]);
            expected[at + 2] = CellDefects.All[i].Codes;
        }
        for (var i = 0; i < CellDefects.Repeats.Count; i++)
        {
            var at = 199 + i * 200;
            CellDefects.Repeats[i].Repeat(rows[at - 1], rows[at]);
            expected[at + 2] = CellDefects.Repeats[i].Codes;
        }
        var (read, file) = TestCity.Read(RawBook.Of(TestCity.Sheet(rows)));
        Assert.Empty(file);
        Assert.Equal(20_000, read.Count);
        Assert.Equal(
            expected.OrderBy(e => e.Key),
            read.SelectMany(r => r.Issues).ToDictionary(i => i.Row, i => i.Code).OrderBy(e => e.Key)
        );
        Assert.Equal(
            read.Count(r => r.Issues.Any(i => i.Severity == Severity.Error)),
            read.Count(r => r.Outcome == RowOutcome.Refused)
        );
    }
}
