using Yiju.Assessment.Domain;

namespace Yiju.Tests.Modules.Assessment;

[Trait("req", "ASM-04")]
public sealed class SectionTests
{
    [Theory]
    [InlineData(
        "B1",
        "100:0 95:1 90:1 85:1 80:1 75:1 70:1 65:1 60:2 55:2 50:2 45:2 40:3 35:3 30:3 25:3 20:3 15:3 10:3 5:3 0:3"
    )]
    [InlineData("B2", "0:0 1:1 2:2 3:2 4:3 5:3 6:3")]
    [InlineData("B4", "0:0 1:0 2:0 3:1 4:1 5:1 6:1 7:1 8:2 9:2 10:2 11:2 12:2 13:2 14:3 15:3 16:3 17:3 18:3 19:3 20:3")]
    public void Every_sum_of_a_section_of_mzt_039_has_the_grade_of_the_standard(string section, string table) =>
        EverySumHasItsGrade(Sheet.Mzt, section, table);

    [Theory]
    [InlineData(
        "1",
        "100:0 95:1 90:1 85:1 80:1 75:1 70:1 65:1 60:2 55:2 50:2 45:2 40:3 35:3 30:3 25:3 20:3 15:3 10:3 5:3 0:3"
    )]
    [InlineData("2", "16:0 15:1 14:1 13:1 12:1 11:1 10:1 9:1 8:1 7:1 6:1 5:1 4:1 3:2 2:2 1:3 0:3")]
    [InlineData("3", "12:0 11:1 10:1 9:1 8:1 7:1 6:1 5:1 4:1 3:2 2:2 1:3 0:3")]
    public void Every_sum_of_a_section_of_long_term_care_has_its_grade(string section, string table) =>
        EverySumHasItsGrade(Sheet.Ltci, section, table);

    [Fact]
    public void Perception_is_looked_up_worst_first_for_all_400_answers()
    {
        for (var i = 0; i < 5 * 5 * 4 * 4; i++)
        {
            var (c, k, v, h) = (i % 4, i / 4 % 4, i / 16 % 5, i / 80);
            var sheet = Sheet.Best(Sheet.Mzt).With("B3.1", c).With("B3.2", v).With("B3.3", h).With("B3.4", k);
            var section = Sheet.Scale(Sheet.Mzt).Score(sheet, Conditions.None).Value.Sections[2];
            Assert.Equal((Perception(c, v, h, k), c + v + h + k), (section.Grade, section.Points));
        }
    }

    [Fact]
    public void Every_grading_of_a_section_names_its_table()
    {
        var reasons = Sheet.Scale(Sheet.Mzt).Score(Sheet.MztGrades(2, 0, 1, 3), Conditions.None).Value.Reasons;
        Assert.Equal("日常生活活动得 50 分，分级为 2（中度受损）（5.1.1 表2）。", reasons[0]);
        Assert.Equal("精神状态得 0 分，分级为 0（能力完好）（5.1.2 表3）。", reasons[1]);
        Assert.Equal(
            "感知觉与沟通：清醒，且视力、听力有一项为2，或沟通交流为1，分级为 1（轻度受损）（5.1.3 表4）。",
            reasons[2]
        );
        Assert.Equal("社会参与得 17 分，分级为 3（重度受损）（5.1.4 表5）。", reasons[3]);
    }

    [Fact]
    public void Sections_of_gbt_42195_have_points_and_no_grade()
    {
        var score = Sheet.Scale(Sheet.Gbt).Score(Sheet.Best(Sheet.Gbt), Conditions.None).Value;
        Assert.Equal(
            [("B.1", 32, null), ("B.2", 15, null), ("B.3", 28, null), ("B.4", 15, (int?)null)],
            score.Sections.Select(section => (section.Id, section.Points!.Value, section.Grade))
        );
        Assert.Equal(90, score.Total);
    }

    private static int Perception(int c, int v, int h, int k) =>
        c >= 2 || Math.Max(v, h) == 4 || k == 3 ? 3
        : c == 1 || Math.Max(v, h) == 3 || k == 2 ? 2
        : Math.Max(v, h) == 2 || k == 1 ? 1
        : 0;

    private static void EverySumHasItsGrade(string scale, string section, string table)
    {
        foreach (
            var (sum, grade) in table
                .Split(' ')
                .Select(x => x.Split(':'))
                .Select(x => (int.Parse(x[0]), int.Parse(x[1])))
        )
        {
            var score = Sheet.Scale(scale).Score(Sheet.Best(scale).Sum(scale, section, sum), Conditions.None).Value;
            var found = score.Sections.Single(x => x.Id == section);
            Assert.Equal((sum, grade), (found.Points!.Value, found.Grade!.Value));
        }
    }
}
