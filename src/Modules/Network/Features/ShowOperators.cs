using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Network.Data;
using Yiju.Network.Domain;
using Yiju.Network.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Network.Features;

/// <summary>Operators of the viewer's area, and the record of one. An operator sees its own.</summary>
internal sealed class ShowOperators(NetworkDb db, Viewer viewer, DivisionStore divisions, TimeProvider time)
{
    private static readonly Role[] Offices =
    [
        Role.CityOfficer,
        Role.CountyOfficer,
        Role.CountyCentre,
        Role.TownOfficer,
        Role.FinanceOfficer,
        Role.Auditor,
    ];

    private static readonly Role[] Seeing = [.. Offices, Role.OperatorManager, Role.AgencyManager];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/operators", (ShowOperators show, CancellationToken ct) => show.List(ct))
            .For(Seeing)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/operators/{id:long}",
                (long id, ShowOperators show, HttpContext http, CancellationToken ct) => show.One(id, http, ct)
            )
            .For(Seeing)
            .ExcludeFromDescription();
        routes
            .MapGet("/api/operators", (ShowOperators show, CancellationToken ct) => show.Api(ct))
            .For(Seeing)
            .WithTags("Network")
            .WithName("ListOperators")
            .WithSummary("本地的服务机构")
            .Produces<OrgCard[]>();
    }

    private IQueryable<Organisation> Mine()
    {
        if (viewer.Is(Role.OperatorManager, Role.AgencyManager))
        {
            return db.Orgs.AsNoTracking().Where(o => o.Id == viewer.OrgId);
        }
        var (first, last) = DivisionCode.Parse(Directory.CountyOf(viewer.Division.Value)).Range;
        return db
            .Orgs.AsNoTracking()
            .Where(o =>
                (string.Compare(o.Division, first) >= 0 && string.Compare(o.Division, last) <= 0)
                || db.Contracts.Any(c =>
                    c.OrgId == o.Id && string.Compare(c.Division, first) >= 0 && string.Compare(c.Division, last) <= 0
                )
            );
    }

    private async Task<IResult> List(CancellationToken ct)
    {
        var tree = await divisions.Tree(ct);
        var rows = await Mine()
            .OrderBy(o => o.Division)
            .ThenBy(o => o.Name)
            .Take(500)
            .Select(o => new
            {
                Org = o,
                To = db.Contracts.Where(c => c.OrgId == o.Id).Max(c => c.ToOn),
                Places = db.Facilities.Count(f => f.OrgId == o.Id),
            })
            .ToListAsync(ct);
        var lines = rows.ConvertAll(r => new OperatorLine(
            r.Org.Id,
            r.Org.Name,
            KindName(r.Org.Kind),
            tree.NameOf(r.Org.Division),
            r.Org.Phone,
            r.To,
            r.Places
        ));
        return Page.Of<OperatorsPage>("服务机构", new OperatorsModel(lines, time.Today()));
    }

    private async Task<IResult> Api(CancellationToken ct)
    {
        var rows = await Mine().OrderBy(o => o.Division).ThenBy(o => o.Name).Take(500).ToListAsync(ct);
        return Results.Ok(rows.Select(o => o.Card()));
    }

    private async Task<IResult> One(long id, HttpContext http, CancellationToken ct)
    {
        if (await Mine().SingleOrDefaultAsync(o => o.Id == id, ct) is not { } org)
        {
            return Problems.Of([Fault.NotFound("org-unknown", "没有找到这家机构，或者不在您的范围内。")], http);
        }
        var tree = await divisions.Tree(ct);
        var today = time.Today();
        var contracts = await db
            .Contracts.AsNoTracking()
            .Where(c => c.OrgId == id)
            .OrderByDescending(c => c.FromOn)
            .ToListAsync(ct);
        var prices = await db
            .Prices.AsNoTracking()
            .Where(p => p.OrgId == id)
            .OrderBy(p => p.ItemCode)
            .ThenByDescending(p => p.FromOn)
            .ToListAsync(ct);
        var places = await db
            .Facilities.AsNoTracking()
            .Where(f => f.OrgId == id)
            .OrderBy(f => f.Division)
            .ToListAsync(ct);
        var model = new OperatorModel(
            org.Name,
            KindName(org.Kind),
            org.CreditCode,
            tree.NameOf(org.Division),
            org.Phone,
            contracts.ConvertAll(c => new ContractLine(
                c.Number,
                tree.NameOf(c.Division),
                c.FromOn,
                c.ToOn,
                c.HoldsOn(today)
            )),
            prices.ConvertAll(p => new PriceLine(p.ItemCode, p.Amount, p.FromOn)),
            places.ConvertAll(f => new PlaceLine(
                f.Name,
                FacilityKinds.NameOf(f.Kind),
                tree.NameOf(f.Division),
                null,
                null,
                f.Phone
            )),
            today
        );
        return Page.Of<OperatorPage>(org.Name, model);
    }

    private static string KindName(OrgKind kind) =>
        kind switch
        {
            OrgKind.HomeCare => "居家服务",
            OrgKind.AssessmentAgency => "评估机构",
            OrgKind.PropertyCompany => "物业",
            OrgKind.Institution => "养老机构",
            OrgKind.Station => "服务站",
            OrgKind.Office => "单位",
        };
}
