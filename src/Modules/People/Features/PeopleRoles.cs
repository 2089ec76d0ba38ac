using Yiju.Platform.Access;

namespace Yiju.People.Features;

/// <summary>Who does what in the registry (requirements, appendix C).</summary>
internal static class PeopleRoles
{
    /// <summary>Write records of their own area.</summary>
    public static readonly Role[] Editors =
    [
        Role.VillageWorker,
        Role.TownOfficer,
        Role.StationWorker,
        Role.CountyOfficer,
        Role.CountyCentre,
    ];

    /// <summary>May bring an elder to the registry (REG-25).</summary>
    public static readonly Role[] Registrars = [.. Editors, Role.Consultant, Role.DutyAgent];

    /// <summary>Go from door to door, where there may be no signal (REG-09).</summary>
    public static readonly Role[] DoorToDoor = [Role.VillageWorker, Role.TownOfficer, Role.StationWorker];

    /// <summary>Find somebody in their territory.</summary>
    public static readonly Role[] Finders = [.. Roles.Territory, Role.DutyAgent, Role.Consultant, Role.Auditor];

    /// <summary>Open one record, their own or granted.</summary>
    public static readonly Role[] Readers =
    [
        .. Finders,
        Role.Elder,
        Role.Family,
        Role.OperatorManager,
        Role.CareWorker,
        Role.AgencyManager,
        Role.Assessor,
    ];

    /// <summary>Look at entries of villages and send them back.</summary>
    public static readonly Role[] Reviewers = [Role.TownOfficer, Role.CountyOfficer, Role.CountyCentre];

    /// <summary>Take lists of named elders out of the platform.</summary>
    public static readonly Role[] Exporters = [Role.CountyOfficer, Role.CountyCentre, Role.CityOfficer];

    /// <summary>See numbers in full when they say why.</summary>
    public static readonly Role[] Unmaskers = [.. Roles.Territory, Role.DutyAgent];
}
