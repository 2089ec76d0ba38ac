using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Access.Features;

/// <summary>Who may appoint whom, and whose accounts somebody may look after: the role's list, inside the own area or organisation.</summary>
internal sealed class Appointing(AccessRuleBook book)
{
    public static readonly Role[] Officers =
    [
        Role.Administrator,
        Role.CityOfficer,
        Role.CountyOfficer,
        Role.TownOfficer,
        Role.AgencyManager,
        Role.OperatorManager,
    ];

    public IReadOnlyList<Role> RolesFor(Viewer viewer) => book.Appointing.GetValueOrDefault(viewer.Role, []);

    /// <summary>The refusal; null when the viewer may give this role there.</summary>
    public Fault? Refusal(Viewer viewer, Role role, string division, long? orgId) =>
        !RolesFor(viewer).Contains(role)
            ? Fault.Forbidden("appoint-role", $"您的岗位不能管理“{role.Title()}”。请联系上一级民政部门。")
        : !IsInside(viewer, division, orgId) ? Fault.Forbidden("appoint-area", "这个岗位不在您管理的范围内。")
        : null;

    /// <summary>Managers stay inside their organisation, offices inside their division.</summary>
    private static bool IsInside(Viewer viewer, string division, long? orgId) =>
        viewer.Is(Role.AgencyManager, Role.OperatorManager)
            ? viewer.OrgId is not null && viewer.OrgId == orgId
            : viewer.Division.Contains(DivisionCode.Parse(division));
}
