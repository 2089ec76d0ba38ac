using Yiju.Platform.Access;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Host.Desks;

/// <summary>
/// Every page one can start from, by area. The rail shows the few that a post needs most; the page 全部 shows all that the post may
/// open, so that nothing can only be reached by an address one knows.
/// </summary>
internal static class WorkPages
{
    private static readonly WorkArea[] All =
    [
        new(
            "老人",
            [
                new("/elders", "老人名册", "按地方、标签、年龄找"),
                new("/elders/new", "登记老人", "一次登记一位"),
                new("/field/register", "没有信号时登记", "先存在手机里，有信号再送"),
                new("/elders/away", "户籍在本地、住在外地", "只看基本情况"),
                new("/elders/entry", "各村登记进度", "登记了多少，退回了多少"),
                new("/duplicates", "疑似重复", "两份档案像是一个人"),
                new("/census", "普查", "一次一个名单，逐户问"),
                new("/imports", "导入", "整张表导入和撤回"),
                new("/figures", "统计", "各地各类有多少人"),
                new("/map", "地图", "人和服务在哪里"),
                new("/helper", "帮老人登录", "老人在场，用老年证"),
            ]
        ),
        new(
            "评估和补贴",
            [
                new("/assessment/applications", "评估申请", "核实、委派、结果"),
                new("/assessment/agency", "评估任务", "安排评估员"),
                new("/assessment/today", "我的评估", "今天要去的"),
                new("/field/assess", "离线评估", "没有信号也能填"),
                new("/assessment/calendar", "评估日历", "快到期的和集中评估"),
                new("/assessment/programme", "评估工作", "机构、偏差和抽查"),
                new("/assessment/readings", "量表解释", "条文没有写清的怎样算"),
                new("/assessment/parameters", "评估参数", "期限和周期"),
                new("/benefits/applications", "补贴申请", "核实和决定"),
                new("/policies", "政策文件", "哪些有效，起草和批准"),
            ]
        ),
        new(
            "服务",
            [
                new("/care/order", "点服务", "替老人点"),
                new("/care/orders", "服务订单", ""),
                new("/care/board", "服务安排", "当天、缺人、没有服务、暂不结算"),
                new("/care/route", "今日路线", "我要去的"),
                new("/care/card", "刷卡", "老人到服务点用老年证"),
                new("/care/items", "本县服务清单", "哪些服务可以点"),
            ]
        ),
        new(
            "安全",
            [
                new("/duty", "值班", "正在处理的求助"),
                new("/duty/new", "登记来电", ""),
                new("/duty/figures", "处理时效", ""),
                new("/duty/limits", "时限", "几分钟内要到"),
                new("/devices", "设备", "谁家装了什么，通不通"),
                new("/devices/new", "登记设备", ""),
            ]
        ),
        new(
            "钱",
            [
                new("/funds", "资金", "各来源的收支"),
                new("/funds/journals", "查凭证", "从一笔钱查到事由"),
                new("/settlements", "机构结算", "核对、拨付、付款"),
                new("/payments", "个人付款", "网上收的、退的和对账"),
                new("/settlements/preview", "本月预览", "还缺确认的"),
            ]
        ),
        new(
            "机构和人员",
            [
                new("/operators", "机构", "合同、价格、服务点"),
                new("/facilities", "服务点", "登记、修改、关闭"),
                new("/places", "公开的服务点", "谁都可以看"),
                new("/staff", "人员", "证书和到期"),
            ]
        ),
        new(
            "平台",
            [
                new("/accounts", "账号", "开通、停用、岗位"),
                new("/exports", "导出申请", "大批名单要别人同意"),
                new("/audit", "操作记录", "谁看过、改过什么"),
                new("/api-keys", "接口密钥", ""),
                new("/outbox", "发件箱", "没有发出去的"),
                new("/jobs", "任务", "正在跑的长任务"),
                new("/messages", "消息", ""),
                new("/me/account", "我的账号", "密码、手机、双重验证"),
            ]
        ),
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/work",
                (Viewer viewer, OpenPages pages) =>
                    Page.Of<WorkPagesPage>("全部", new WorkPagesModel(OpenTo(viewer, pages)))
            )
            .ForSignedIn()
            .ExcludeFromDescription();

    private static IReadOnlyList<WorkArea> OpenTo(Viewer viewer, OpenPages pages) =>
        [
            .. All.Select(a => a with { Pages = [.. a.Pages.Where(p => pages.Admits(viewer, p.Href))] })
                .Where(a => a.Pages.Count > 0),
        ];
}

/// <summary>Pages that belong together.</summary>
public sealed record WorkArea(string Title, IReadOnlyList<WorkPage> Pages);

/// <param name="Note">A few words on what one does there; may be empty.</param>
public sealed record WorkPage(string Href, string Title, string Note);

/// <summary>What the viewer's post may open.</summary>
public sealed record WorkPagesModel(IReadOnlyList<WorkArea> Areas);
