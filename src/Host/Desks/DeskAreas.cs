using Yiju.Platform.Access;
using Yiju.Ui;

namespace Yiju.Host.Desks;

/// <summary>The work areas in the rail, by role: at most seven, the most used first.</summary>
internal static class DeskAreas
{
    private static readonly NavItem Today = new("/", "home", "今天");
    private static readonly NavItem Elders = new("/elders", "users", "老人");
    private static readonly NavItem Duty = new("/duty", "bell", "值班");
    private static readonly NavItem Devices = new("/devices", "device", "设备");
    private static readonly NavItem Figures = new("/duty/figures", "chart", "时效");
    private static readonly NavItem Place = new("/map", "map", "地图");
    private static readonly NavItem Help = new("/sos", "call", "求助");
    private static readonly NavItem Notes = new("/messages", "message", "消息");

    private static readonly NavItem Counts = new("/figures", "chart", "统计");
    private static readonly NavItem Wishes = new("/assessment/applications", "form", "评估");
    private static readonly NavItem Subsidies = new("/benefits/applications", "form", "补贴");
    private static readonly NavItem Money = new("/funds", "money", "资金");
    private static readonly NavItem Bills = new("/settlements", "file", "结算");

    private static readonly NavItem Orders = new("/care/orders", "tasks", "订单");
    private static readonly NavItem Board = new("/care/board", "tasks", "派单");
    private static readonly NavItem Staff = new("/staff", "users", "人员");
    private static readonly NavItem Journals = new("/funds/journals", "search", "查凭证");

    /// <summary>The last entry of every office's rail: all pages of the post.</summary>
    private static readonly NavItem Everything = new("/work", "more", "全部");

    public static IReadOnlyList<NavItem> For(Role role) =>
        role switch
        {
            Role.VillageWorker => [Today, Elders, Wishes, Subsidies, Devices, Place, Everything],
            Role.TownOfficer => [Today, Elders, Wishes, Subsidies, Counts, Place, Everything],
            Role.CountyOfficer => [Today, Elders, Subsidies, Bills, Counts, Duty, Everything],
            Role.CityOfficer => [Today, Elders, Money, Bills, Counts, Place, Everything],
            Role.CountyCentre => [Today, Elders, Wishes, Counts, Duty, Place, Everything],
            Role.StationWorker => [Today, Elders, Orders, Wishes, Duty, Devices, Everything],
            Role.DutyAgent => [Today, Duty, Devices, Place, Figures, Everything],
            Role.AgencyManager => [Today, new("/assessment/agency", "form", "评估任务"), Staff, Everything],
            Role.Assessor =>
            [
                Today,
                new("/assessment/today", "form", "我的评估"),
                new("/field/assess", "phone", "离线评估"),
                Everything,
            ],
            Role.OperatorManager => [Today, Board, Staff, Bills, Orders, Duty, Everything],
            Role.CareWorker =>
            [
                Today,
                new("/field/visits", "tasks", "上门服务"),
                new("/care/route", "map", "今日路线"),
                Everything,
            ],
            Role.FinanceOfficer => [Today, Money, Bills, Journals, Counts, Everything],
            Role.Auditor => [Today, Bills, Money, Journals, new("/audit", "shield", "操作记录"), Elders, Everything],
            Role.Consultant =>
            [
                Today,
                new("/elders/new", "add", "登记"),
                new("/care/order", "tasks", "点服务"),
                Everything,
            ],
            Role.Elder or Role.Family =>
            [
                Today,
                new("/care/order", "tasks", "点服务"),
                new("/my/wallet", "wallet", "我的钱"),
                Help,
                Notes,
            ],
            Role.Administrator =>
            [
                Today,
                new("/accounts", "users", "账号"),
                new("/api-keys", "lock", "接口"),
                new("/jobs", "tasks", "任务"),
                new("/outbox", "mail", "发件箱"),
                Everything,
            ],
            Role.Machine or Role.None => [Today],
        };

    /// <summary>What belongs to the person rather than to the work; shown under the name where the post may open it.</summary>
    public static IReadOnlyList<Link> Mine { get; } =
    [
        new("我的账号", "/me/account"),
        new("我的家人", "/my/family"),
        new("谁看过我", "/my/looks"),
        new("我的订单", "/care/orders"),
        new("导出申请", "/exports"),
        new("帮老人登录", "/helper"),
        new("任务", "/jobs"),
    ];
}
