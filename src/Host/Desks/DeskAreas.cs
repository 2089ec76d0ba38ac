using Yiju.Platform.Access;
using Yiju.Ui;

namespace Yiju.Host.Desks;

/// <summary>The work areas in the rail, by role: at most seven, the most used first.</summary>
internal static class DeskAreas
{
    private static readonly NavItem Today = new("/", "home", "今天");
    private static readonly NavItem Elders = new("/elders", "people", "老人");

    public static IReadOnlyList<NavItem> For(Role role) =>
        role switch
        {
            Role.VillageWorker
            or Role.TownOfficer
            or Role.CountyOfficer
            or Role.CityOfficer
            or Role.CountyCentre
            or Role.StationWorker => [Today, Elders],
            _ => [Today],
        };
}
