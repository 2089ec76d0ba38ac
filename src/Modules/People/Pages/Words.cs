using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Domain;
using Yiju.Ui;

namespace Yiju.People.Pages;

/// <summary>What people read for the stored words.</summary>
internal static class Words
{
    public static string Of(Sex sex) =>
        sex switch
        {
            Sex.Male => "男",
            Sex.Female => "女",
            Sex.Unknown => "未知",
        };

    public static string Of(ElderState state) =>
        state switch
        {
            ElderState.Active => "在册",
            ElderState.MovedOut => "已迁出",
            ElderState.Dead => "已故",
            ElderState.Withdrawn => "已退出服务",
            ElderState.Merged => "已合并",
        };

    public static string Of(EntryState state) =>
        state switch
        {
            EntryState.New => "待镇街核对",
            EntryState.Confirmed => "镇街已确认",
            EntryState.Returned => "退回待改",
            EntryState.Corrected => "改好待复核",
        };

    public static StateKind Kind(EntryState state) =>
        state switch
        {
            EntryState.New => StateKind.Todo,
            EntryState.Confirmed => StateKind.Done,
            EntryState.Returned => StateKind.Overdue,
            EntryState.Corrected => StateKind.Doing,
        };

    public static string Of(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.None => "还没有证件",
            DocumentKind.ResidentId => "身份证",
            DocumentKind.HongKongMacaoPermit => "港澳居民来往内地通行证",
            DocumentKind.TaiwanPermit => "台湾居民来往大陆通行证",
            DocumentKind.ResidencePermit => "港澳台居民居住证",
            DocumentKind.Passport => "护照",
            DocumentKind.ForeignResident => "外国人永久居留身份证",
            DocumentKind.Other => "其他证件",
        };

    public static string Of(RegisteredThrough through) =>
        through switch
        {
            RegisteredThrough.Self => "本人",
            RegisteredThrough.Family => "家属",
            RegisteredThrough.Committee => "村（居）委会",
            RegisteredThrough.Consultant => "养老顾问",
            RegisteredThrough.Hotline => "热线",
            RegisteredThrough.Import => "名册导入",
            RegisteredThrough.Survey => "摸底调查",
        };

    public static string Of(ConsentPurpose purpose) =>
        purpose switch
        {
            ConsentPurpose.Registration => "登记和服务",
            ConsentPurpose.Monitoring => "安装守护设备",
            ConsentPurpose.Doctor => "给家庭医生看健康信息",
            ConsentPurpose.Family => "让家属看档案",
            ConsentPurpose.Media => "公开照片和事迹",
            ConsentPurpose.Helping => "愿意帮助别的老人",
        };

    public static string Of(ContactKind kind) =>
        kind switch
        {
            ContactKind.Family => "家属",
            ContactKind.Supporter => "赡养人、扶养人",
            ContactKind.Guardian => "监护人",
            ContactKind.Emergency => "紧急联系人",
        };

    public static string Of(LifeEventKind kind) =>
        kind switch
        {
            LifeEventKind.Died => "去世",
            LifeEventKind.MovedWithinCity => "在市内迁居",
            LifeEventKind.MovedOut => "迁出本市",
            LifeEventKind.AdmittedToHospital => "住院",
            LifeEventKind.DischargedFromHospital => "出院",
            LifeEventKind.AdmittedToInstitution => "入住养老机构",
            LifeEventKind.LeftInstitution => "离开养老机构",
            LifeEventKind.LeftService => "退出服务",
            LifeEventKind.CameBack => "恢复在册",
        };

    public static IReadOnlyList<Choice> Choices<T>(Func<T, string> word, params T[] without)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(v => !without.Contains(v)).Select(v => new Choice(v.ToString(), word(v)))];

    public static IReadOnlyList<Choice> Living { get; } =
    [
        new("alone", "独自居住"),
        new("empty-nest", "空巢（子女不在身边）"),
        new("with-spouse", "和配偶住"),
        new("with-children", "和子女住"),
        new("with-others", "和别人住"),
        new("institution", "住养老机构"),
    ];

    public static IReadOnlyList<Choice> Income { get; } =
    [
        new("destitute", "特困供养"),
        new("minimum-living", "低保"),
        new("near-minimum", "低保边缘"),
        new("low", "低收入"),
        new("ordinary", "一般"),
    ];

    public static IReadOnlyList<Choice> Disability { get; } =
    [
        new("limb", "肢体"),
        new("sight", "视力"),
        new("hearing", "听力"),
        new("speech", "言语"),
        new("mind", "智力"),
        new("mental", "精神"),
        new("multiple", "多重"),
    ];

    public static IReadOnlyList<Choice> YesNo { get; } = [new("yes", "是"), new("no", "不是")];

    public static IReadOnlyList<Choice> AgeBands { get; } =
    [
        .. Membership.Bands.Select(b => new Choice(
            Membership.BandCode(b),
            b == 100 ? "100 岁以上" : $"{b}–{b + 9} 岁"
        )),
        new(Membership.AgeUnknown, "年龄未知"),
    ];

    public static string Fact(string key) =>
        key switch
        {
            FactKeys.LivingSituation => "居住情况",
            FactKeys.IncomeCategory => "收入类别",
            FactKeys.DisabilityKind => "残疾类别",
            FactKeys.DisabilityLevel => "残疾等级",
            FactKeys.LeftBehind => "留守",
            FactKeys.FamilyPlanningSpecial => "计划生育特殊家庭",
            FactKeys.LostOnlyChild => "失独",
            FactKeys.WithoutKin => "孤寡",
            FactKeys.RegisteredPoor => "建档立卡",
            FactKeys.AssessedLevel => "评估等级",
            FactKeys.Cognitive => "认知障碍",
            FactKeys.LtcLevel => "长护险等级",
            _ => key,
        };

    public static string FactValue(string key, string? value) =>
        value is null ? "未知"
        : All(key).FirstOrDefault(c => c.Value == value)?.Label is { } label ? label
        : value;

    private static IReadOnlyList<Choice> All(string key) =>
        key switch
        {
            FactKeys.LivingSituation => Living,
            FactKeys.IncomeCategory => Income,
            FactKeys.DisabilityKind => Disability,
            _ => YesNo,
        };
}
