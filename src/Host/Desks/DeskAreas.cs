using Yiju.Platform.Access;
using Yiju.Ui;

namespace Yiju.Host.Desks;

/// <summary>The work areas in the rail, by role: at most seven, the most used first.</summary>
internal static class DeskAreas
{
    private static readonly NavItem Today = new("/", "home", "今天");
    private static readonly NavItem Elders = new("/elders", "people", "老人");
    private static readonly NavItem Duty = new("/duty", "bell", "值班");
    private static readonly NavItem Devices = new("/devices", "device", "设备");
    private static readonly NavItem Figures = new("/duty/figures", "chart", "时效");
    private static readonly NavItem Place = new("/map", "map", "地图");
    private static readonly NavItem Help = new("/sos", "call", "求助");
    private static readonly NavItem Notes = new("/messages", "message", "消息");

    public static IReadOnlyList<NavItem> For(Role role) =>
        role switch
        {
            Role.VillageWorker or Role.TownOfficer => [Today, Elders, Devices, Place],
            Role.CountyOfficer or Role.CityOfficer or Role.CountyCentre => [Today, Elders, Duty, Place, Figures],
            Role.StationWorker => [Today, Elders, Duty, Devices, Place],
            Role.DutyAgent => [Today, Duty, Devices, Place, Figures],
            Role.Elder or Role.Family => [Today, Help, Notes],
            Role.Administrator => [Today, new("/jobs", "tasks", "任务"), new("/outbox", "mail", "发件箱")],
            _ => [Today],
        };
}
