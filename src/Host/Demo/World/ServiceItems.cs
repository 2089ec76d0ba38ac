using Yiju.Kernel;

namespace Yiju.Host.Demo;

/// <summary>An item of the demonstration catalogue.</summary>
/// <param name="Code">Two letters of the kind and a number: “ZC01”.</param>
/// <param name="Kind">“助餐”, “助浴”, …</param>
/// <param name="Steps">In the order in which they are ticked off.</param>
/// <param name="MinimumMinutes">A shorter visit does not count.</param>
/// <param name="Price">Demonstration price per <paramref name="Unit"/>; not from any document.</param>
/// <param name="Unit">“次”, “餐”, “天”.</param>
/// <param name="Skill">Certificate that is needed, or null.</param>
/// <param name="AtHome">False where the elder comes to a place.</param>
internal sealed record ServiceItem(
    string Code,
    string Kind,
    string Name,
    IReadOnlyList<string> Steps,
    int MinimumMinutes,
    Money Price,
    string Unit,
    string? Skill,
    bool AtHome
);

/// <summary>The catalogue of the demonstration city: every kind of service at least once. Prices are made up (演示).</summary>
internal static class ServiceItems
{
    private const string Carer = "养老护理员";

    public static IReadOnlyList<ServiceItem> All { get; } =
    [
        Of("ZC01", "助餐", "送餐上门", "核对餐别|保温送到|问候老人", 10, 6, "餐", null),
        Of("ZC02", "助餐", "饭堂就餐", "核对身份|取餐", 20, 12, "餐", null, false),
        Of("ZY01", "助浴", "上门助浴", "测量血压|调好水温和室温|协助洗浴|擦干更衣|清理浴室", 60, 90, "次", Carer),
        Of("ZJ01", "助洁", "居室清洁", "打扫卧室|打扫厨卫|清倒垃圾", 60, 45, "次", null),
        Of("ZF01", "助急", "突发情况上门查看", "联系老人|到场查看|通知家属|记录结果", 20, 40, "次", null),
        Of("ZX01", "助行", "陪同外出", "确认路线|搀扶出行|安全送回", 60, 50, "次", null),
        Of("ZM01", "助医", "陪同就医", "预约挂号|陪同就诊|取药|交代用药", 120, 100, "次", Carer),
        Of("ZG01", "助购", "代购生活用品", "记下清单|购买|交付并核对票据", 30, 20, "次", null),
        Of("HL01", "照料护理", "基础照护", "观察身体情况|协助翻身起坐|口腔和皮肤清洁|记录", 60, 60, "次", Carer),
        Of("HL02", "照料护理", "上门护理", "核对医嘱|测量生命体征|护理操作|记录", 40, 110, "次", "执业护士"),
        Of("RJ01", "日间照料", "日间照料（全天）", "签到|午餐午休|活动|签退", 360, 50, "天", null, false),
        Of("KF01", "康复", "肢体功能训练", "评估状态|热身|训练|放松|记录", 45, 80, "次", Carer),
        Of("WH01", "文化", "读书看报与手工", "准备材料|陪同活动|整理", 45, 25, "次", null),
        Of("JS01", "精神慰藉", "探访谈心", "问候|谈心|观察情绪|记录", 30, 35, "次", null),
        Of("JS02", "精神慰藉", "心理疏导", "建立关系|疏导|记录|必要时转介", 45, 80, "次", "社工师"),
        Of("JZ01", "家政", "洗衣做饭", "清洗衣物|准备一餐|收拾厨房", 90, 65, "次", null),
        Of("TY01", "临时托养", "短期托养", "入住评估|日常照料|交接", 720, 160, "天", Carer, false),
        Of("JY01", "紧急援助", "夜间紧急援助", "接到呼叫|到场处置|联系急救|回访", 30, 120, "次", null),
        Of("DB01", "代办代缴", "代缴水电费", "收下单据|缴费|交回凭证", 20, 15, "次", null),
    ];

    private static ServiceItem Of(
        string code,
        string kind,
        string name,
        string steps,
        int minutes,
        int yuan,
        string unit,
        string? skill,
        bool atHome = true
    ) => new(code, kind, name, steps.Split('|'), minutes, Money.Yuan(yuan), unit, skill, atHome);
}
