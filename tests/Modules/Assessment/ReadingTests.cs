using Yiju.Assessment.Domain;
using Yiju.Kernel;

namespace Yiju.Tests.Modules.Assessment;

[Trait("req", "ASM-04")]
public sealed class ReadingTests
{
    private static readonly Reading WorstFirst = Of(Sheet.Mzt, named: "worst-first");

    [Fact]
    public void Worst_first_settles_all_256_combinations_of_mzt_039()
    {
        var scale = Sheet.Scale(Sheet.Mzt);
        foreach (var cell in scale.File.Final.Cells!)
        {
            var score = scale.Score(MztCombinationTests.Answers(cell.At), Conditions.None, WorstFirst).Value;
            Assert.Equal(Worst(cell.At[0] - '0', cell.At[1] - '0', cell.At[2] - '0', cell.At[3] - '0'), score.Level);
            Assert.False(score.Unsettled);
            Assert.Equal(
                cell.Level is null,
                score.Reasons.Any(reason =>
                    reason.StartsWith("按县民政局通知（2026年1月1日起）采用的读法", StringComparison.Ordinal)
                )
            );
        }
    }

    [Fact]
    public void Mild_first_takes_the_milder_level_and_leaves_silence_alone()
    {
        var scale = Sheet.Scale(Sheet.Mzt);
        foreach (var cell in scale.File.Final.Cells!.Where(cell => cell.Level is null))
        {
            var score = scale
                .Score(MztCombinationTests.Answers(cell.At), Conditions.None, Of(Sheet.Mzt, "mild-first"))
                .Value;
            Assert.Equal(cell.Silent ? null : cell.Candidates![0], score.Level);
        }
    }

    [Fact]
    public void A_single_cell_of_a_division_wins_over_the_named_reading()
    {
        var reading = WorstFirst with { Cells = new Dictionary<string, int> { ["1003"] = 1 } };
        var scale = Sheet.Scale(Sheet.Mzt);
        Assert.Equal(1, scale.Score(MztCombinationTests.Answers("1003"), Conditions.None, reading).Value.Level);
        Assert.Equal(2, scale.Score(MztCombinationTests.Answers("1103"), Conditions.None, reading).Value.Level);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_division_can_settle_the_open_cell_of_long_term_care(int level)
    {
        var reading = Of(Sheet.Ltci) with { Cells = new Dictionary<string, int> { ["02"] = level } };
        Assert.Equal(
            level,
            Sheet.Scale(Sheet.Ltci).Score(Sheet.LtciGrades(0, 2, 0), Conditions.None, reading).Value.Level
        );
    }

    [Theory]
    [InlineData(Sheet.Mzt, "3000", 2, "reading-cell-settled")]
    [InlineData(Sheet.Mzt, "1003", 3, "reading-level-outside")]
    [InlineData(Sheet.Mzt, "9999", 1, "reading-cell-unknown")]
    [InlineData(Sheet.Gbt, "0000", 1, "reading-cell-unknown")]
    [InlineData(Sheet.Ltci, "33", 4, "reading-cell-settled")]
    public void A_reading_can_only_choose_among_the_candidates(string id, string at, int level, string code)
    {
        var reading = Of(id) with { Cells = new Dictionary<string, int> { [at] = level } };
        var fault = Assert.Single(Sheet.Scale(id).Score(Sheet.Best(id), Conditions.None, reading).Faults);
        Assert.Equal((code, at), (fault.Code, fault.Field));
    }

    [Fact]
    public void A_reading_of_another_scale_or_an_unknown_name_is_refused()
    {
        var scale = Sheet.Scale(Sheet.Mzt);
        Assert.Equal("reading-other-scale", Assert.Single(scale.Take(Of(Sheet.Gbt)).Faults).Code);
        Assert.Equal("reading-unknown", Assert.Single(scale.Take(Of(Sheet.Mzt, "no-such")).Faults).Code);
    }

    private static Reading Of(string scale, string? named = null) =>
        new(scale, DivisionCode.Parse("440825"), new DateOnly(2026, 1, 1), "县民政局通知", named);

    private static int Worst(int a, int m, int p, int s)
    {
        var most = Math.Max(m, Math.Max(p, s)) == 3 || (m, p, s) == (2, 2, 2);
        return a switch
        {
            3 => 3,
            2 => most ? 3 : 2,
            1 => most ? 2 : 1,
            _ => m == 0 && p == 0 && s <= 1 ? 0 : 1,
        };
    }
}
