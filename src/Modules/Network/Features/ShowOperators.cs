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
internal sealed class ShowOperators(
    NetworkDb db,
    OrgReach reach,
    Viewer viewer,
    IItemNames items,
    DivisionStore divisions,
    TimeProvider time
)
{
    private const int PageSize = 50;

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
            .MapGet("/operators", (string? after, ShowOperators show, CancellationToken ct) => show.List(after, ct))
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
            .MapGet("/api/operators", (string? after, ShowOperators show, CancellationToken ct) => show.Api(after, ct))
            .For(Seeing)
            .WithTags("Network")
            .WithName("ListOperators")
            .WithSummary("本地的服务机构；next 是下一页的 after")
            .Produces<Listing<OrgCard>>();
    }

    private static IQueryable<Organisation> After(IQueryable<Organisation> orgs, string? after)
    {
        if (Cursor.Unpack(after, 3) is not [var division, var name, var last] || Cursor.Number(last) is not { } id)
        {
            return orgs;
        }
        return orgs.Where(o =>
            string.Compare(o.Division, division) > 0
            || (o.Division == division && (string.Compare(o.Name, name) > 0 || (o.Name == name && o.Id > id)))
        );
    }

    private static string After(Organisation last) => Cursor.Pack(last.Division, last.Name, $"{last.Id}");

    private async Task<IResult> List(string? after, CancellationToken ct)
    {
        var tree = await divisions.Tree(ct);
        var rows = await After(reach.Orgs().AsNoTracking(), after)
            .OrderBy(o => o.Division)
            .ThenBy(o => o.Name)
            .ThenBy(o => o.Id)
            .Take(PageSize + 1)
            .Select(o => new
            {
                Org = o,
                To = db.Contracts.Where(c => c.OrgId == o.Id).Max(c => c.ToOn),
                Places = db.Facilities.Count(f => f.OrgId == o.Id),
            })
            .ToListAsync(ct);
        var page = Listing
            .Cut(rows, PageSize, r => After(r.Org))
            .Of(r => new OperatorLine(
                r.Org.Id,
                r.Org.Name,
                OrgKindWords.Of(r.Org.Kind),
                tree.NameOf(r.Org.Division),
                r.Org.Phone,
                r.To,
                r.Places
            ));
        var model = new OperatorsModel(
            page.Items,
            await reach.Orgs().LongCountAsync(ct),
            page.Next is null ? null : $"/operators?after={page.Next}",
            viewer.Is(OrgReach.Keepers),
            time.Today()
        );
        return Page.Of<OperatorsPage>("服务机构", model);
    }

    private async Task<IResult> Api(string? after, CancellationToken ct)
    {
        var rows = await After(reach.Orgs().AsNoTracking(), after)
            .OrderBy(o => o.Division)
            .ThenBy(o => o.Name)
            .ThenBy(o => o.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        return Results.Ok(Listing.Cut(rows, PageSize, After).Of(o => o.Card()));
    }

    /// <summary>One operator with its contracts, prices and places.</summary>
    public async Task<IResult> One(long id, HttpContext http, CancellationToken ct)
    {
        var found = await reach.Org(id, ct);
        if (!found.Ok)
        {
            return Problems.Of(found.Faults, http);
        }
        var org = found.Value;
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
        var keeper = viewer.Is(OrgReach.Keepers);
        var model = new OperatorModel(
            org.Id,
            keeper,
            org.Name,
            OrgKindWords.Of(org.Kind),
            org.CreditCode,
            tree.NameOf(org.Division),
            org.Phone,
            contracts.ConvertAll(c => new ContractLine(
                c.Id,
                c.Number,
                tree.NameOf(c.Division),
                c.FromOn,
                c.ToOn,
                c.HoldsOn(today),
                keeper && reach.Covers(c.Division) && (c.ToOn is null || c.ToOn >= today),
                RecordVersion.Of(ContractBody.Of(c))
            )),
            prices.ConvertAll(p => new PriceLine(items.NameOf(p.ItemCode), p.Amount, p.FromOn)),
            places.ConvertAll(f => new PlaceLine(
                f.Name,
                FacilityKinds.NameOf(f.Kind),
                tree.NameOf(f.Division),
                null,
                null,
                f.Phone
            )),
            BankAccountWords.Of(await Account(id, ct)),
            today
        );
        return Page.Of<OperatorPage>(org.Name, model);
    }

    /// <summary>How far the organisation's bank account has come: the confirmed one first, else the latest; null when there is none.</summary>
    private async Task<BankAccountState?> Account(long id, CancellationToken ct)
    {
        var states = await db
            .BankAccounts.Where(a => a.OrgId == id && a.State != BankAccountState.Replaced)
            .OrderByDescending(a => a.State == BankAccountState.Confirmed)
            .ThenByDescending(a => a.Id)
            .Select(a => a.State)
            .Take(1)
            .ToListAsync(ct);
        return states.Count == 0 ? null : states[0];
    }
}
