using Yiju.Platform.Tables;

namespace Yiju.People.Import.Elders;

/// <summary>The answers that columns of the elder list take.</summary>
internal static class ElderChoices
{
    public static readonly Choices<IdKind> IdKinds = new(
        ("居民身份证", IdKind.ResidentId, "身份证 二代身份证 居民户口簿"),
        ("港澳居民居住证", IdKind.HongKongMacaoResidence, "港澳居住证 港澳台居民居住证"),
        ("台湾居民居住证", IdKind.TaiwanResidence, "台湾居住证"),
        ("外国人永久居留身份证", IdKind.ForeignPermanentResidence, "外国人永久居留证 永久居留证"),
        ("护照", IdKind.Passport, "外国护照"),
        ("无证件", IdKind.None, "无 没有证件 无户籍")
    );

    public static readonly Choices<LivingArrangement> Living = new(
        ("独居", LivingArrangement.Alone, "独自居住 一个人住"),
        ("空巢", LivingArrangement.EmptyNest, "空巢老人"),
        ("与配偶同住", LivingArrangement.WithSpouse, "与老伴同住 和老伴同住 与配偶居住"),
        ("与子女同住", LivingArrangement.WithChildren, "和子女同住 与子女居住"),
        ("与他人同住", LivingArrangement.WithOthers, "与亲属同住 与保姆同住 其他"),
        ("养老机构", LivingArrangement.Institution, "住养老院 养老院 敬老院")
    );

    public static readonly Choices<IncomeKind> Income = new(
        ("特困供养", IncomeKind.SpecialHardship, "特困 五保 特困人员 五保户"),
        ("低保", IncomeKind.MinimumLiving, "低保户 最低生活保障"),
        ("低保边缘", IncomeKind.MarginalMinimumLiving, "低保边缘家庭 低边"),
        ("低收入", IncomeKind.LowIncome, "低收入家庭"),
        ("一般", IncomeKind.Ordinary, "普通 其他 无")
    );

    public static readonly Choices<DisabilityKind> DisabilityKinds = new(
        ("视力", DisabilityKind.Sight, "视力残疾 1"),
        ("听力", DisabilityKind.Hearing, "听力残疾 2"),
        ("言语", DisabilityKind.Speech, "言语残疾 语言 3"),
        ("肢体", DisabilityKind.Limbs, "肢体残疾 4"),
        ("智力", DisabilityKind.Intellectual, "智力残疾 5"),
        ("精神", DisabilityKind.Mental, "精神残疾 6"),
        ("多重", DisabilityKind.Multiple, "多重残疾 7")
    );

    public static readonly Choices<int> DisabilityGrades = new(
        ("一级", 1, "1 1级 壹级 Ⅰ级"),
        ("二级", 2, "2 2级 贰级 Ⅱ级"),
        ("三级", 3, "3 3级 叁级 Ⅲ级"),
        ("四级", 4, "4 4级 肆级 Ⅳ级")
    );

    public static readonly Choices<RegistrationChannel> Channels = new(
        ("本人", RegistrationChannel.Self, "自己"),
        ("家属", RegistrationChannel.Family, "家人 子女 亲属"),
        ("村（社区）", RegistrationChannel.Committee, "村委会 居委会 村居 社区 村(社区) 村干部"),
        ("养老顾问", RegistrationChannel.Consultant, "顾问"),
        ("热线", RegistrationChannel.Hotline, "电话 热线电话"),
        ("批量导入", RegistrationChannel.Import, "导入")
    );

    public static readonly IReadOnlyList<string> YesNo = ["是", "否"];

    /// <summary>Names of the 56 nationalities (GB/T 3304) and two words that identity documents also carry.</summary>
    public static readonly IReadOnlySet<string> Ethnicities = (
        "汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 "
        + "高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 "
        + "塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 "
        + "穿青人 外国血统"
    )
        .Split(' ')
        .ToHashSet();
}
