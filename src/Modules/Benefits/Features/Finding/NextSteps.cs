using Yiju.Benefits.Domain;
using Yiju.Ui;

namespace Yiju.Benefits.Features.Finding;

/// <summary>What to do about a benefit, in plain words: apply, which paper to bring and where, whom to ask.</summary>
internal static class NextSteps
{
    private const string Village = "村（社区）";

    /// <param name="own">The reader is the elder or the family.</param>
    public static IReadOnlyList<string> Of(Ruling ruling, bool own) =>
        ruling switch
        {
            { Stopped: true } => ["等民政启用新的文件以后再看。"],
            { Verdict: Verdict.Yes, Terms.Automatic: true } =>
            [
                own ? "不用申请，平台会自动给您办好。" : "不用申请，平台会自动给老人办好。",
            ],
            { Verdict: Verdict.Yes } =>
            [
                own ? $"点下面的按钮申请，或者请{Village}的工作人员代办。" : "老人同意以后，在这里代为申请。",
            ],
            { Verdict: Verdict.No } =>
            [
                own ? $"有疑问，问{Village}的工作人员。情况变了可以再看。" : "情况变了可以再看。",
            ],
            { Needs.Count: 0 } => [$"要等当地作出规定。可以向县（区）民政局了解。"],
            _ => [.. ruling.Needs.Select(Evidence).Distinct()],
        };

    private static string Evidence(string fact) =>
        fact.Split('.')[0] switch
        {
            "assessment" or "health" => "先申请能力评估，评估员会上门。",
            "person" => $"带身份证，到{Village}登记。",
            "hukou" => $"带户口本，到{Village}登记。",
            "living" => $"请{Village}的工作人员上门核实居住情况。",
            "residence" => $"带居住证，到{Village}登记。",
            "income" or "poverty" => $"带低保证、特困证或者收入证明，到{Village}登记。",
            "disability" => $"带残疾人证，到{Village}登记。",
            "family" => $"带户口本和有关证明，到{Village}登记。",
            _ => $"请{Village}的工作人员核实，有证明的带上证明。",
        };
}
