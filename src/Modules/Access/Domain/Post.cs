using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Access.Domain;

/// <summary>A role in a place or an organisation for a time. It ends on its last day by itself (SEC-13).</summary>
internal sealed class Post
{
    public long Id { get; init; }

    public required long AccountId { get; init; }

    public required Role Role { get; init; }

    /// <summary>12 digits; how far a territorial role sees.</summary>
    public required string Division { get; init; }

    /// <summary>The operator, agency, station or office the post belongs to.</summary>
    public long? OrgId { get; init; }

    /// <summary>The elder of an elder's post, the worker of a worker's post.</summary>
    public long? PersonId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; set; }

    /// <summary>The post this one stands in for while its holder is away; null for an ordinary post.</summary>
    public long? DeputyForPostId { get; init; }

    /// <summary>Offices and managers can be stood in for; a person's own matters and a worker's own visits cannot.</summary>
    public static bool MayHaveDeputy(Role role) =>
        role
            is not (
                Role.None
                or Role.Machine
                or Role.Elder
                or Role.Family
                or Role.Assessor
                or Role.CareWorker
                or Role.Administrator
            );

    public bool HeldOn(DateOnly day) => new Period(ValidFrom, ValidTo).Contains(day);

    /// <summary>Territory for offices, grants for organisations and households, nothing for the administrator.</summary>
    public Scope ScopeAt(DateTime now) =>
        Role switch
        {
            Role.Administrator or Role.None or Role.Machine => Scope.Nothing(now),
            Role.Elder or Role.Family or Role.Assessor => Scope.Granted($"account:{AccountId}", now),
            Role.AgencyManager or Role.OperatorManager => Scope.Granted($"org:{OrgId}", now),
            Role.CareWorker => Scope.Granted($"worker:{PersonId}", now),
            Role.CityOfficer
            or Role.CountyOfficer
            or Role.CountyCentre
            or Role.TownOfficer
            or Role.VillageWorker
            or Role.StationWorker
            or Role.DutyAgent
            or Role.FinanceOfficer
            or Role.Auditor
            or Role.Consultant => Scope.Of(DivisionCode.Parse(Division), now),
        };
}
