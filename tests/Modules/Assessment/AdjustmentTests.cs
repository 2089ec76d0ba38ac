using Yiju.Assessment.Domain;
using Yiju.Kernel;

namespace Yiju.Tests.Modules.Assessment;

[Trait("req", "ASM-04")]
public sealed class AdjustmentTests
{
    private static readonly string[] MztAt = ["0000", "1000", "2100", "3000"];
    private static readonly int[] GbtTotals = [90, 70, 50, 40, 10];

    /// <summary>
    /// Conditions (d dementia, m mental illness, number = events) and the final level per preliminary level 0, 1, 2, 3;
    /// two digits are candidates.
    /// </summary>
    [Theory]
    [InlineData("", "0 1 2 3")]
    [InlineData("0", "0 1 2 3")]
    [InlineData("1", "0 1 2 3")]
    [InlineData("2", "1 2 3 3")]
    [InlineData("3", "1 2 3 3")]
    [InlineData("d", "1 2 3 3")]
    [InlineData("m", "1 2 3 3")]
    [InlineData("dm", "1 2 3 3")]
    [InlineData("d1", "1 2 3 3")]
    [InlineData("m1", "1 2 3 3")]
    [InlineData("d2", "12 23 3 3")]
    [InlineData("m2", "12 23 3 3")]
    [InlineData("dm2", "12 23 3 3")]
    [InlineData("dm9", "12 23 3 3")]
    public void Mzt_039_is_raised_by_the_rules_of_the_text(string conditions, string table) =>
        Matches(Sheet.Mzt, conditions, table, level => MztCombinationTests.Answers(MztAt[level]));

    [Theory]
    [InlineData("", "0 1 2 3 4")]
    [InlineData("1", "0 1 2 3 4")]
    [InlineData("2", "1 2 3 4 4")]
    [InlineData("3", "1 2 3 4 4")]
    [InlineData("d", "1 2 3 4 4")]
    [InlineData("m", "1 2 3 4 4")]
    [InlineData("dm", "1 2 3 4 4")]
    [InlineData("dm1", "1 2 3 4 4")]
    [InlineData("d2", "12 23 34 4 4")]
    [InlineData("m2", "12 23 34 4 4")]
    [InlineData("dm2", "12 23 34 4 4")]
    public void Gbt_42195_is_raised_by_the_rules_of_the_text(string conditions, string table) =>
        Matches(Sheet.Gbt, conditions, table, level => Sheet.GbtTotal(GbtTotals[level]));

    [Theory]
    [InlineData(false, "1 2 3 3")]
    [InlineData(true, "2 3 3 3")]
    public void A_division_that_says_how_raises_stack_settles_mzt_039(bool each, string table) =>
        Matches(
            Sheet.Mzt,
            "d2",
            table,
            level => MztCombinationTests.Answers(MztAt[level]),
            each ? Stacking.Each : Stacking.Once
        );

    [Theory]
    [InlineData(false, "1 2 3 4 4")]
    [InlineData(true, "2 3 4 4 4")]
    public void A_division_that_says_how_raises_stack_settles_gbt_42195(bool each, string table) =>
        Matches(
            Sheet.Gbt,
            "m3",
            table,
            level => Sheet.GbtTotal(GbtTotals[level]),
            each ? Stacking.Each : Stacking.Once
        );

    /// <summary>Unsettled combinations; two readings that end at the same level are settled, silence of the text is not.</summary>
    [Theory]
    [InlineData("1003", "", "12")]
    [InlineData("1003", "d", "23")]
    [InlineData("1003", "d2", "23")]
    [InlineData("2203", "", "23")]
    [InlineData("2203", "d", "3")]
    [InlineData("2203", "d2", "3")]
    [InlineData("2111", "", "23!")]
    [InlineData("2111", "2", "3!")]
    [InlineData("0003", "", "1!")]
    [InlineData("0003", "m", "2!")]
    [InlineData("0003", "m2", "23!")]
    public void Raises_go_on_every_level_that_remains_possible(string at, string conditions, string expected)
    {
        var score = Sheet.Scale(Sheet.Mzt).Score(MztCombinationTests.Answers(at), Read(conditions)).Value;
        Assert.Null(score.Preliminary);
        Assert.Equal(expected.Length > 1, score.Unsettled);
        Assert.Equal(score.Unsettled ? expected.TrimEnd('!') : "", string.Concat(score.Candidates));
        Assert.Equal(score.Unsettled ? null : expected[0] - '0', score.Level);
    }

    [Theory]
    [InlineData(Sheet.Mzt, 3, "重度失能")]
    [InlineData(Sheet.Gbt, 4, "完全失能")]
    public void Coma_is_the_worst_level_at_once_with_or_without_the_other_items(string id, int level, string name)
    {
        var coma = new Conditions(true, true, false, 4);
        foreach (var sheet in new[] { new Dictionary<string, int>(), Sheet.Best(id) })
        {
            var score = Sheet.Scale(id).Score(sheet, coma).Value;
            Assert.Equal((level, name, false), (score.Level!.Value, score.Name, score.Unsettled));
            Assert.Equal(sheet.Count == 0 ? null : 0, score.Preliminary);
            Assert.Contains(score.Reasons, reason => reason.StartsWith("处于昏迷状态的", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Consciousness_answered_as_coma_lets_the_later_items_of_mzt_039_be_left_out()
    {
        var sheet = Sheet.Best(Sheet.Mzt).Sum(Sheet.Mzt, "B1", 0).With("B3.1", 3);
        foreach (var later in new[] { "B3.2", "B3.3", "B3.4", "B4.1", "B4.2", "B4.3", "B4.4", "B4.5" })
        {
            sheet.Remove(later);
        }
        var score = Sheet.Scale(Sheet.Mzt).Score(sheet, Conditions.None).Value;
        Assert.Equal(3, score.Level);
        Assert.Equal([0, 0, null, null], score.Sections.Select(section => section.Points));
        Assert.Equal([3, 0, null, null], score.Sections.Select(section => section.Grade));
    }

    [Fact]
    public void Deep_sleep_is_not_coma_in_gbt_42195_unless_coma_is_ticked()
    {
        var score = Sheet.Scale(Sheet.Gbt).Score(Sheet.Best(Sheet.Gbt).With("B.3.9", 0), Conditions.None).Value;
        Assert.Equal((88, 1), (score.Total!.Value, score.Level!.Value));
    }

    [Fact]
    public void Impossible_points_are_refused_even_after_coma()
    {
        var coma = new Conditions(true, false, false, 0);
        var fault = Assert.Single(
            Sheet.Scale(Sheet.Mzt).Score(new Dictionary<string, int> { ["B1.1"] = 7 }, coma).Faults
        );
        Assert.Equal(("points-impossible", "B1.1"), (fault.Code, fault.Field));
    }

    [Fact]
    public void Diagnosed_impairment_without_the_tick_is_pointed_out_but_changes_nothing()
    {
        var sheet = MztCombinationTests.Answers("1000").Sum(Sheet.Mzt, "B2", 0).With("B2.1", 2);
        var without = Sheet.Scale(Sheet.Mzt).Score(sheet, Conditions.None).Value;
        Assert.Equal(1, without.Level);
        Assert.Contains("提示：认知功能填的是已确诊认知障碍，但没有勾选痴呆，请核对。", without.Reasons);
        var with = Sheet.Scale(Sheet.Mzt).Score(sheet, Read("d")).Value;
        Assert.Equal(2, with.Level);
        Assert.DoesNotContain(with.Reasons, reason => reason.StartsWith("提示", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0000", "d", "有认知障碍（痴呆）或精神疾病的，提高一个等级（等级变更条款）。")]
    [InlineData("0000", "2", "近30天内发生过2次及以上跌倒、噎食、自杀、走失的，提高一个等级（等级变更条款）。")]
    [InlineData("3000", "d", "初步等级已是重度失能的，不再提高（等级变更条款）。")]
    [InlineData("1000", "d2", "两条同时符合时提高一级还是两级，标准没有写明。")]
    [InlineData("1000", "d2", "等级未定：可能是中度失能或重度失能，须由主管部门明确读法后再定。")]
    [InlineData("1000", "", "最后等级为 1（轻度失能）。")]
    public void Each_adjustment_is_a_reason_with_its_clause(string at, string conditions, string reason) =>
        Assert.Contains(
            reason,
            Sheet.Scale(Sheet.Mzt).Score(MztCombinationTests.Answers(at), Read(conditions)).Value.Reasons
        );

    private static void Matches(
        string id,
        string conditions,
        string table,
        Func<int, Dictionary<string, int>> sheet,
        Stacking stacking = Stacking.NotStated
    )
    {
        var county = DivisionCode.Parse("440825");
        var reading =
            stacking == Stacking.NotStated
                ? null
                : new Reading(id, county, new(2026, 1, 1), "县民政局通知", Stacking: stacking);
        var expected = table.Split(' ');
        for (var level = 0; level < expected.Length; level++)
        {
            var score = Sheet.Scale(id).Score(sheet(level), Read(conditions), reading).Value;
            Assert.Equal(level, score.Preliminary);
            Assert.Equal(expected[level], score.Level?.ToString() ?? string.Concat(score.Candidates));
            Assert.Equal(expected[level].Length > 1, score.Unsettled);
        }
    }

    private static Conditions Read(string text) =>
        new(
            false,
            text.Contains('d', StringComparison.Ordinal),
            text.Contains('m', StringComparison.Ordinal),
            text.TrimStart('d', 'm') is { Length: > 0 } events ? int.Parse(events) : 0
        );
}
