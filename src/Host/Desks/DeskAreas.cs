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
    private static readonly NavItem Lists = new("/imports", "upload", "导入");
    private static readonly NavItem Wishes = new("/assessment/applications", "form", "评估");
    private static readonly NavItem Subsidies = new("/benefits/applications", "form", "补贴");
    private static readonly NavItem Money = new("/funds", "money", "资金");
    private static readonly NavItem Bills = new("/settlements", "file", "结算");

    public static IReadOnlyList<NavItem> For(Role role) =>
        role switch
        {
            Role.VillageWorker => [Today, Elders, Wishes, Subsidies, Lists, Devices, Place],
            Role.TownOfficer => [Today, Elders, Wishes, Subsidies, Counts, Lists, Place],
            Role.CountyOfficer => [Today, Elders, Subsidies, Bills, Counts, Duty, Place],
            Role.CityOfficer => [Today, Elders, Money, Bills, Counts, Figures, Place],
            Role.CountyCentre => [Today, Elders, Wishes, Counts, Duty, Place],
            Role.StationWorker => [Today, Elders, new("/care/orders", "tasks", "订单"), Wishes, Duty, Devices, Place],
            Role.DutyAgent => [Today, Duty, Devices, Place, Figures],
            Role.AgencyManager =>
            [
                Today,
                new("/assessment/agency", "form", "评估任务"),
                new("/staff", "users", "人员"),
            ],
            Role.Assessor => [Today, new("/assessment/today", "form", "我的评估")],
            Role.OperatorManager => [Today, new("/care/board", "tasks", "派单"), new("/staff", "users", "人员"), Bills],
            Role.CareWorker =>
            [
                Today,
                new("/field/visits", "tasks", "上门服务"),
                new("/care/route", "map", "今日路线"),
            ],
            Role.FinanceOfficer => [Today, Money, Bills, new("/funds/journals", "search", "查凭证")],
            Role.Auditor =>
            [
                Today,
                Bills,
                Money,
                new("/funds/journals", "search", "查凭证"),
                new("/audit", "shield", "操作记录"),
            ],
            Role.Consultant => [Today, new("/elders/new", "add", "登记")],
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
                new("/jobs", "tasks", "任务"),
                new("/outbox", "mail", "发件箱"),
            ],
            Role.Machine or Role.None => [Today],
        };
}
