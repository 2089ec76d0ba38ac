using Yiju.Kernel;

namespace Yiju.Assessment.Domain;

/// <summary>How a person manages one activity of the self-assessment form.</summary>
internal enum Independence
{
    Independent,
    Partly,
    Dependent,
}

/// <summary>Self-assessment form of long-term-care insurance: whether it makes sense to apply.</summary>
/// <param name="AllIndependent">Grade when every activity is done independently.</param>
/// <param name="MayApply">Grades with which one may apply for an assessment.</param>
internal sealed record SelfScreen(
    string Title,
    Mark Mark,
    string Source,
    IReadOnlyList<ScreenItem> Items,
    IReadOnlyList<ScreenRow> Rows,
    string AllIndependent,
    IReadOnlyList<string> MayApply
)
{
    /// <summary>Screens six answers by item id; a missing or unknown id is a fault on it.</summary>
    public Outcome<ScreenResult> Judge(IReadOnlyDictionary<string, Independence> answers)
    {
        var faults = answers
            .Keys.Where(id => Items.All(item => item.Id != id))
            .Select(id => Fault.Invalid("item-unknown", $"自评表没有「{id}」这一项，请删去。", id))
            .Concat(
                Items
                    .Where(item => !answers.ContainsKey(item.Id))
                    .Select(item => Fault.Invalid("item-missing", $"请选择「{item.Title}」的情况。", item.Id))
            )
            .ToList();
        if (faults.Count > 0)
        {
            return faults;
        }
        var a = Dependent(answers, "a");
        var b = Dependent(answers, "b");
        if (Rows.FirstOrDefault(row => row.Holds(a, b)) is { } found)
        {
            return Result(found.Grade);
        }
        return answers.Values.All(answer => answer == Independence.Independent)
            ? Result(AllIndependent)
            : new ScreenResult(
                null,
                false,
                "有的项目需要部分帮助，但没有完全依赖的项目，自评表没有写明等级；未达到申请评估的条件。"
            );
    }

    private ScreenResult Result(string grade) =>
        MayApply.Contains(grade)
            ? new ScreenResult(grade, true, $"自评为{grade}级，可以申请失能等级评估。")
            : new ScreenResult(
                grade,
                false,
                $"自评为{grade}级，未达到申请评估的条件（{string.Join('、', MayApply)}级）。"
            );

    private int Dependent(IReadOnlyDictionary<string, Independence> answers, string group) =>
        Items.Count(item => item.Group == group && answers[item.Id] == Independence.Dependent);
}

/// <param name="Group"><c>a</c> or <c>b</c>, the two classes the form counts separately.</param>
internal sealed record ScreenItem(string Id, string Title, string Group);

/// <summary>Grade when the dependent activities of both groups lie within these limits (both ends included).</summary>
internal sealed record ScreenRow(string Grade, IReadOnlyList<int> A, IReadOnlyList<int> B)
{
    public bool Holds(int a, int b) => a >= A[0] && a <= A[1] && b >= B[0] && b <= B[1];
}

/// <param name="Grade">A–G; null where the form names none.</param>
internal sealed record ScreenResult(string? Grade, bool MayApply, string Sentence);
