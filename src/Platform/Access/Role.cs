namespace Yiju.Platform.Access;

/// <summary>
/// What a post entitles to (requirements, appendix C). The numbers are stored: they only ever grow.
/// </summary>
public enum Role
{
    None = 0,
    Administrator = 1,
    CityOfficer = 2,
    CountyOfficer = 3,
    CountyCentre = 4,
    TownOfficer = 5,
    VillageWorker = 6,
    StationWorker = 7,
    AgencyManager = 8,
    Assessor = 9,
    OperatorManager = 10,
    CareWorker = 11,
    DutyAgent = 12,
    FinanceOfficer = 13,
    Auditor = 14,
    Elder = 15,
    Family = 16,
    Consultant = 17,
    Machine = 18,
}

/// <summary>Roles that often stand together.</summary>
public static class Roles
{
    /// <summary>Civil affairs from village to city: they see a territory.</summary>
    public static readonly Role[] CivilAffairs =
    [
        Role.CityOfficer,
        Role.CountyOfficer,
        Role.CountyCentre,
        Role.TownOfficer,
        Role.VillageWorker,
    ];

    /// <summary>Those who see figures of a territory and its named elders.</summary>
    public static readonly Role[] Territory = [.. CivilAffairs, Role.StationWorker];

    public static readonly Role[] Household = [Role.Elder, Role.Family];

    public static string Title(this Role role) =>
        role switch
        {
            Role.Administrator => "平台管理员",
            Role.CityOfficer => "市民政",
            Role.CountyOfficer => "县（区）民政",
            Role.CountyCentre => "县级居家养老服务中心",
            Role.TownOfficer => "乡镇（街道）",
            Role.VillageWorker => "村（社区）",
            Role.StationWorker => "服务站",
            Role.AgencyManager => "评估机构",
            Role.Assessor => "评估员",
            Role.OperatorManager => "运营机构",
            Role.CareWorker => "护理员",
            Role.DutyAgent => "值班与热线",
            Role.FinanceOfficer => "财政",
            Role.Auditor => "审计",
            Role.Elder => "老年人",
            Role.Family => "家属",
            Role.Consultant => "养老顾问",
            Role.Machine => "接口",
            Role.None => "访客",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a title."),
        };
}
