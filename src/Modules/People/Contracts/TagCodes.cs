namespace Yiju.People.Contracts;

/// <summary>Codes of the tags an elder can carry and the words people read (REG-14…16, 21, 22, 27).</summary>
public static class TagCodes
{
    public const string LowIncome = "group-minimum-living";
    public const string AdvancedAge = "group-advanced-age";
    public const string EmptyNest = "group-empty-nest";
    public const string DisabledLowIncome = "group-disabled-low-income";
    public const string FamilyPlanning = "group-family-planning";
    public const string Alone = "alone";
    public const string LeftBehind = "left-behind";
    public const string EmptyNestOnly = "empty-nest";
    public const string LostAbility = "lost-ability";
    public const string SemiLostAbility = "semi-lost-ability";
    public const string Disabled = "disabled";
    public const string AloneWithoutKin = "without-kin";
    public const string LostOnlyChild = "lost-only-child";
    public const string Cognitive = "cognitive";
    public const string Destitute = "destitute";
    public const string RegisteredPoor = "registered-poor";
    public const string SpecialHardship = "special-hardship";
    public const string PriorityWatch = "priority-watch";
    public const string Pairing = "pairing";
    public const string PossibleHelper = "possible-helper";

    /// <summary>Followed by the income category, such as <c>income-minimum-living</c>.</summary>
    public const string Income = "income-";

    /// <summary>Followed by the level, such as <c>level-2</c>.</summary>
    public const string Level = "level-";

    /// <summary>All codes with their words, in the order in which lists and figures show them.</summary>
    public static IReadOnlyList<(string Code, string Word)> All { get; } =
    [
        (AdvancedAge, "高龄"),
        (Alone, "独居"),
        (EmptyNestOnly, "空巢"),
        (LeftBehind, "留守"),
        (LostAbility, "失能"),
        (SemiLostAbility, "半失能"),
        (Cognitive, "失智"),
        (Disabled, "残疾"),
        (Destitute, "特困"),
        (AloneWithoutKin, "孤寡"),
        (LostOnlyChild, "失独"),
        (RegisteredPoor, "建档立卡"),
        (LowIncome, "低保老人"),
        (EmptyNest, "空巢（留守）老人"),
        (DisabledLowIncome, "低收入残疾老人"),
        (FamilyPlanning, "计生特殊家庭"),
        (SpecialHardship, "特殊困难"),
        (PriorityWatch, "重点关注"),
        (Pairing, "结对服务"),
        (PossibleHelper, "可做志愿者"),
        (Income + "destitute", "收入：特困"),
        (Income + "minimum-living", "收入：低保"),
        (Income + "near-minimum", "收入：低保边缘"),
        (Income + "low", "收入：低收入"),
        (Income + "ordinary", "收入：一般"),
        (Level + "0", "评估 0 级"),
        (Level + "1", "评估 1 级"),
        (Level + "2", "评估 2 级"),
        (Level + "3", "评估 3 级"),
        (Level + "4", "评估 4 级"),
    ];

    private static readonly Dictionary<string, string> Words = All.ToDictionary(t => t.Code, t => t.Word);

    private static readonly Dictionary<string, int> Places = All.Select((t, i) => (t.Code, i))
        .ToDictionary(t => t.Code, t => t.i);

    public static string Word(string code) => Words.GetValueOrDefault(code, code);

    /// <summary>Place of a code in <see cref="All"/>, for sorting.</summary>
    public static int Rank(string code) => Places.GetValueOrDefault(code, int.MaxValue);

    public static bool IsKnown(string? code) => code is not null && Words.ContainsKey(code);
}
