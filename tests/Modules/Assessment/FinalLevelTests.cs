using Yiju.Assessment.Domain;

namespace Yiju.Tests.Modules.Assessment;

[Trait("req", "ASM-04")]
public sealed class FinalLevelTests
{
    private static readonly string[] GbtNames = ["能力完好", "轻度失能", "中度失能", "重度失能", "完全失能"];

    public static TheoryData<int> EveryTotal => new(Enumerable.Range(0, 91));

    [Theory]
    [MemberData(nameof(EveryTotal))]
    public void Every_total_of_gbt_42195_has_exactly_one_level(int total)
    {
        var score = Sheet.Scale(Sheet.Gbt).Score(Sheet.GbtTotal(total), Conditions.None).Value;
        var level = total switch
        {
            90 => 0,
            >= 66 => 1,
            >= 46 => 2,
            >= 30 => 3,
            _ => 4,
        };
        Assert.Equal((total, level, level), (score.Total!.Value, score.Preliminary!.Value, score.Level!.Value));
        Assert.Equal(GbtNames[level], score.Name);
        Assert.Contains($"总分 {total} 分，初步等级为{GbtNames[level]}（能力等级划分表）。", score.Reasons);
    }

    [Fact]
    public void The_printed_bands_of_gbt_42195_touch_without_gap_or_overlap()
    {
        var bands = Sheet.Scale(Sheet.Gbt).File.Final.Totals!.Select(band => (band.From, band.To, band.Level));
        Assert.Equal([(90, 90, 0), (66, 89, 1), (46, 65, 2), (30, 45, 3), (0, 29, 4)], bands);
    }

    /// <summary>Daily living; the worse of the two others; level, or candidates; what is known of the cell.</summary>
    [Theory]
    [InlineData(0, 0, "0", "MEMORY")]
    [InlineData(0, 1, "0", "MEMORY")]
    [InlineData(0, 2, "0 1", "UNSURE")]
    [InlineData(0, 3, "1", "MEMORY")]
    [InlineData(1, 0, "1", "MEMORY")]
    [InlineData(1, 1, "1", "MEMORY")]
    [InlineData(1, 2, "1", "MEMORY")]
    [InlineData(1, 3, "2", "MEMORY")]
    [InlineData(2, 0, "2", "MEMORY")]
    [InlineData(2, 1, "2", "SEEN")]
    [InlineData(2, 2, "2", "MEMORY")]
    [InlineData(2, 3, "3", "MEMORY")]
    [InlineData(3, 0, "3", "MEMORY")]
    [InlineData(3, 1, "3", "SEEN")]
    [InlineData(3, 2, "4", "MEMORY")]
    [InlineData(3, 3, "5", "MEMORY")]
    public void Every_cell_of_the_long_term_care_matrix_has_its_level_and_mark(
        int living,
        int worse,
        string levels,
        string mark
    )
    {
        string[] names = ["基本正常", "轻度失能", "中度失能", "重度失能Ⅰ级", "重度失能Ⅱ级", "重度失能Ⅲ级"];
        var scale = Sheet.Scale(Sheet.Ltci);
        Assert.Equal(mark, scale.File.Final.Cells!.Single(cell => cell.At == $"{living}{worse}").Mark.ToString());
        var expected = levels.Split(' ').Select(int.Parse).ToList();
        foreach (var other in Enumerable.Range(0, worse + 1))
        {
            foreach (
                var sheet in new[] { Sheet.LtciGrades(living, worse, other), Sheet.LtciGrades(living, other, worse) }
            )
            {
                var score = scale.Score(sheet, Conditions.None).Value;
                Assert.Equal(expected.Count > 1, score.Unsettled);
                Assert.Equal(score.Unsettled ? null : expected[0], score.Level);
                Assert.Equal(score.Unsettled ? null : names[expected[0]], score.Name);
                Assert.Equal(score.Unsettled ? expected : [], score.Candidates);
            }
        }
    }

    [Fact]
    public void Conditions_do_not_change_a_long_term_care_level()
    {
        var scale = Sheet.Scale(Sheet.Ltci);
        var all = new Conditions(true, true, true, 5);
        Assert.Equal(2, scale.Score(Sheet.LtciGrades(2, 1, 1), all).Value.Level);
        Assert.Equal("item-missing", scale.Score(new Dictionary<string, int>(), all).Faults[0].Code);
    }
}
