using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Network.Data;
using Yiju.Network.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Divisions;
using Yiju.Ui;

namespace Yiju.Network.Features;

/// <summary>Which organisations and places a viewer's page is about: an office those of its county (the city all), an operator its own.</summary>
internal sealed class OrgReach(NetworkDb db, Viewer viewer, DivisionStore divisions, AuditTrail audit)
{
    /// <summary>Register and change organisations, contracts and places of their county (FAC-29).</summary>
    public static readonly Role[] Keepers = [Role.CountyOfficer, Role.CityOfficer];

    public static readonly Fault Unknown = Fault.NotFound("org-unknown", "没有找到这家机构，或者不在您的范围内。");

    private (string First, string Last) Area =>
        viewer.Division.Level <= DivisionLevel.City
            ? viewer.Division.Range
            : DivisionCode.Parse(Directory.CountyOf(viewer.Division.Value)).Range;

    public bool Covers(string division) =>
        string.CompareOrdinal(division, Area.First) >= 0 && string.CompareOrdinal(division, Area.Last) <= 0;

    public IQueryable<Organisation> Orgs()
    {
        if (viewer.Is(Role.OperatorManager, Role.AgencyManager))
        {
            return db.Orgs.Where(o => o.Id == viewer.OrgId);
        }
        var (first, last) = Area;
        return db.Orgs.Where(o =>
            (string.Compare(o.Division, first) >= 0 && string.Compare(o.Division, last) <= 0)
            || db.Contracts.Any(c =>
                c.OrgId == o.Id && string.Compare(c.Division, first) >= 0 && string.Compare(c.Division, last) <= 0
            )
        );
    }

    public IQueryable<Facility> Facilities()
    {
        var (first, last) = Area;
        return db.Facilities.Where(f =>
            string.Compare(f.Division, first) >= 0 && string.Compare(f.Division, last) <= 0
        );
    }

    public async Task<Outcome<Organisation>> Org(long id, CancellationToken ct)
    {
        if (await Orgs().SingleOrDefaultAsync(o => o.Id == id, ct) is { } org)
        {
            return org;
        }
        await audit.Looked("network.refused", [], detail: $"org {id}");
        return Unknown;
    }

    /// <summary>The divisions of the area down to a level, for a choice.</summary>
    public async Task<IReadOnlyList<Choice>> Places(DivisionLevel deepest, CancellationToken ct)
    {
        var tree = await divisions.Tree(ct);
        return
        [
            .. tree
                .All.Where(d =>
                    d.ValidTo is null && d.Level >= DivisionLevel.County && d.Level <= deepest && Covers(d.Code)
                )
                .OrderBy(d => d.Code, StringComparer.Ordinal)
                .Select(d => new Choice(d.Code, tree.PathOf(d.Code, d.Code[..4] + "00000000"))),
        ];
    }
}
