using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.People.Features.Imports;

/// <summary>Who sends lists in and takes them out (requirements, appendix C).</summary>
internal static class ImportRoles
{
    public static readonly Role[] Senders =
    [
        Role.VillageWorker,
        Role.TownOfficer,
        Role.CountyOfficer,
        Role.CountyCentre,
    ];

    /// <summary>Lists with full numbers leave the platform only from the county up.</summary>
    public static readonly Role[] Exporters = [Role.CountyOfficer, Role.CountyCentre, Role.CityOfficer];

    public static readonly Fault Unknown = Fault.NotFound(
        "import-unknown",
        "没有这次导入，或者它不在您管的地方。请从导入记录里打开。"
    );
}
