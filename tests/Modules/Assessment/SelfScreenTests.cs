using Yiju.Assessment.Domain;

namespace Yiju.Tests.Modules.Assessment;

[Trait("req", "ASM-26")]
public sealed class SelfScreenTests
{
    private static readonly SelfScreen Screen = Sheet.Scale(Sheet.Ltci).File.Screen!;

    /// <summary>Rows: dependent in eating, continence, bathing (0–3). Columns: in dressing, toilet, transfer (0–3).</summary>
    [Theory]
    [InlineData(0, "A B B C")]
    [InlineData(1, "B C D E")]
    [InlineData(2, "D E E F")]
    [InlineData(3, "E F F G")]
    public void Every_count_of_dependent_activities_has_its_grade(int a, string row)
    {
        foreach (var (grade, b) in row.Split(' ').Select((grade, b) => (grade, b)))
        {
            var result = Screen.Judge(Answers(a, b, Independence.Independent)).Value;
            Assert.Equal(grade, result.Grade);
            Assert.Equal(grade is "E" or "F" or "G", result.MayApply);
            Assert.Contains($"自评为{grade}级", result.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Partly_independent_alone_has_no_grade_and_no_right_to_apply()
    {
        var result = Screen.Judge(Answers(0, 0, Independence.Partly)).Value;
        Assert.Null(result.Grade);
        Assert.False(result.MayApply);
    }

    [Fact]
    public void Every_activity_must_be_answered_and_no_other()
    {
        var faults = Screen.Judge(new Dictionary<string, Independence> { ["walk"] = Independence.Partly }).Faults;
        Assert.Equal(7, faults.Count);
        Assert.Equal(("item-unknown", "walk"), (faults[0].Code, faults[0].Field));
        Assert.All(faults.Skip(1), fault => Assert.Equal("item-missing", fault.Code));
    }

    private static Dictionary<string, Independence> Answers(int a, int b, Independence others)
    {
        string[] first = ["eat", "continence", "bath"];
        string[] second = ["dress", "toilet", "transfer"];
        return first
            .Select((id, i) => (id, i < a))
            .Concat(second.Select((id, i) => (id, i < b)))
            .ToDictionary(x => x.id, x => x.Item2 ? Independence.Dependent : others);
    }
}
