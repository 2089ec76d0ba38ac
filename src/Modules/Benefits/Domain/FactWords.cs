using System.Text.RegularExpressions;
using Yiju.People.Contracts;
using Yiju.Platform.Divisions;
using Yiju.Ui;

namespace Yiju.Benefits.Domain;

/// <summary>How facts read in an explanation.</summary>
internal static partial class FactWords
{
    public static string Title(string key) =>
        key switch
        {
            FactKeys.BirthDate => "出生日期",
            FactKeys.LivingDivision => "居住地",
            FactKeys.LivingSince => "连续居住起始日",
            FactKeys.HukouDivision => "户籍地",
            FactKeys.LivingSituation => "居住情况",
            FactKeys.LeftBehind => "留守",
            FactKeys.IncomeCategory => "经济类别",
            FactKeys.DisabilityKind => "残疾类别",
            FactKeys.DisabilityLevel => "残疾等级",
            FactKeys.FamilyPlanningSpecial => "计划生育特殊家庭",
            FactKeys.LostOnlyChild => "失独",
            FactKeys.RegisteredPoor => "建档立卡",
            FactKeys.ResidencePermit => "居住证",
            FactKeys.FixedHome => "固定住所",
            FactKeys.AssessedLevel => "评估等级",
            FactKeys.AssessedScore => "评估得分",
            FactKeys.LtcLevel => "长护险评估等级",
            FactKeys.Cognitive => "认知障碍",
            _ => key,
        };

    public static string Value(string key, string value) =>
        (key, value) switch
        {
            (_, "yes") => "是",
            (_, "no") => "否",
            (FactKeys.IncomeCategory, "destitute") => "特困",
            (FactKeys.IncomeCategory, "minimum-living") => "低保",
            (FactKeys.IncomeCategory, "near-minimum") => "低保边缘",
            (FactKeys.IncomeCategory, "low") => "低收入",
            (FactKeys.IncomeCategory, "ordinary") => "一般",
            (FactKeys.ResidencePermit, _) => "已登记",
            _ => DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? Say.PlainDay(day) : value,
        };

    public static string Source(string source) =>
        source.Split(':')[0] switch
        {
            "registration" => "登记",
            "import" => "批量导入",
            "assessment" => "能力评估",
            "survey" => "入户调查",
            "life-event" => "生活变化",
            "demo" => "演示数据",
            _ => "其他来源",
        };

    /// <summary>The same reasons with the names of places instead of their codes.</summary>
    public static IReadOnlyList<Reason> Named(IReadOnlyList<Reason> reasons, DivisionTree tree) =>
        [
            .. reasons.Select(r =>
                r with
                {
                    Facts = r.Facts is null ? null : Code().Replace(r.Facts, m => tree.PathOf(m.Value)),
                    Parts = Named(r.Parts, tree),
                }
            ),
        ];

    [GeneratedRegex(@"(?<!\d)\d{12}(?!\d)")]
    private static partial Regex Code();
}
