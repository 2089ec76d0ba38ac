using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Network.Data;
using Yiju.Network.Domain;
using Yiju.Network.Pages;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;
using Yiju.Ui;

namespace Yiju.Network.Features;

/// <summary>The places of service of an area: list, register, change, close (FAC-29).</summary>
internal sealed class KeepFacilities(
    NetworkDb db,
    DbSession session,
    OrgReach reach,
    Viewer viewer,
    DivisionStore divisions,
    AuditTrail audit
)
{
    private const int PageSize = 50;
    private static readonly Role[] Readers = [.. Roles.CivilAffairs, Role.Auditor];

    private static readonly Fault Unknown = Fault.NotFound("facility-unknown", "没有这个服务点，或者不在您的范围内。");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/facilities",
                (string? kind, string? after, KeepFacilities keep, CancellationToken ct) => keep.List(kind, after, ct)
            )
            .For(Readers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/facilities/new",
                (KeepFacilities keep, CancellationToken ct) => keep.Form(null, new FacilityForm(), [], ct)
            )
            .For(OrgReach.Keepers)
            .ExcludeFromDescription();
        routes
            .MapForm(
                "/facilities",
                ([FromForm] FacilityForm form, KeepFacilities keep, Commands commands, CancellationToken ct) =>
                    commands.Form(
                        () => keep.Save(null, form, ct),
                        _ => "/facilities",
                        f => keep.Form(null, form, f, ct),
                        ct
                    )
            )
            .For(OrgReach.Keepers)
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/facilities/{id:long}/edit",
                async (long id, KeepFacilities keep, HttpContext http, CancellationToken ct) =>
                    await keep.Find(id, ct) is { } row
                        ? await keep.Form(id, FacilityForm.Of(row), [], ct)
                        : Problems.Of([Unknown], http)
            )
            .For(OrgReach.Keepers)
            .ExcludeFromDescription();
        routes
            .MapForm(
                "/facilities/{id:long}/edit",
                (long id, [FromForm] FacilityForm form, KeepFacilities keep, Commands commands, CancellationToken ct) =>
                    commands.Form(
                        () => keep.Save(id, form, ct),
                        _ => "/facilities",
                        f => keep.Form(id, form, f, ct),
                        ct
                    )
            )
            .For(OrgReach.Keepers)
            .ExcludeFromDescription();
    }

    private Task<Facility?> Find(long id, CancellationToken ct) =>
        reach.Facilities().SingleOrDefaultAsync(f => f.Id == id, ct);

    private async Task<IResult> List(string? kind, string? after, CancellationToken ct)
    {
        var all = reach.Facilities().AsNoTracking().Where(f => string.IsNullOrEmpty(kind) || f.Kind == kind);
        var rows = all;
        if (Cursor.Unpack(after, 3) is [var division, var name, var last] && Cursor.Number(last) is { } id)
        {
            rows = rows.Where(f =>
                string.Compare(f.Division, division) > 0
                || (f.Division == division && (string.Compare(f.Name, name) > 0 || (f.Name == name && f.Id > id)))
            );
        }
        var page = await rows.OrderBy(f => f.Division)
            .ThenBy(f => f.Name)
            .ThenBy(f => f.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        var shown = page.Take(PageSize).ToList();
        var orgIds = shown.Select(f => f.OrgId).OfType<long>().Distinct().ToList();
        var names = await db.Orgs.Where(o => orgIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var tree = await divisions.Tree(ct);
        var end = page.Count > PageSize ? shown[^1] : null;
        var model = new FacilitiesModel(
            kind,
            [.. FacilityKinds.Names.Select(k => new Choice(k.Key, k.Value))],
            shown.ConvertAll(f => new FacilityLine(
                f.Id,
                f.Name,
                FacilityKinds.NameOf(f.Kind),
                tree.PathOf(f.Division, f.Division[..4] + "00000000"),
                f.OrgId is { } org ? names.GetValueOrDefault(org) : null,
                f.Beds,
                f.Phone,
                f.ClosedOn
            )),
            await all.LongCountAsync(ct),
            end is null ? null : $"/facilities?kind={kind}&after={Cursor.Pack(end.Division, end.Name, $"{end.Id}")}",
            viewer.Is(OrgReach.Keepers)
        );
        return Page.Of<FacilitiesPage>("服务点", model);
    }

    private async Task<IResult> Form(long? id, FacilityForm form, IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        var orgs = await reach.Orgs().AsNoTracking().OrderBy(o => o.Name).ToListAsync(ct);
        var model = new FacilityFormModel(
            id,
            form,
            [.. FacilityKinds.Names.Select(k => new Choice(k.Key, k.Value))],
            id is null ? await reach.Places(DivisionLevel.Village, ct) : [],
            orgs.ConvertAll(o => new Choice(o.Id.ToString(CultureInfo.InvariantCulture), o.Name)),
            faults
        );
        return Page.Of<FacilityFormPage>(
            id is null ? "登记服务点" : "修改服务点",
            model,
            faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200
        );
    }

    private async Task<Outcome<Facility>> Save(long? id, FacilityForm form, CancellationToken ct)
    {
        var typed = new Typed();
        var name = typed.Text(form.Name, "name", "还没有写服务点的名称。");
        var phone = typed.Phone(form.Phone, "phone");
        var longitude = typed.Degrees(form.Longitude, "longitude", 73, 136);
        var latitude = typed.Degrees(form.Latitude, "latitude", 3, 54);
        var area = typed.Whole(form.AreaM2, "areaM2", 1_000_000);
        var beds = typed.Whole(form.Beds, "beds", 10_000) ?? 0;
        var opened = typed.Day(form.OpenedOn, "openedOn", needed: false);
        var closed = typed.Day(form.ClosedOn, "closedOn", needed: false);
        var org = long.TryParse(form.OrgId, CultureInfo.InvariantCulture, out var known) ? known : (long?)null;
        if (id is null && (form.Division is null || !reach.Covers(form.Division)))
        {
            typed.Faults.Add(Fault.Invalid("facility-division", "还没有选在哪个镇、村（社区）。", "division"));
        }
        if (id is null && !FacilityKinds.Names.ContainsKey(form.Kind ?? ""))
        {
            typed.Faults.Add(Fault.Invalid("facility-kind", "还没有选是哪一类服务点。", "kind"));
        }
        if (org is { } asked && !await reach.Orgs().AnyAsync(o => o.Id == asked, ct))
        {
            typed.Faults.Add(OrgReach.Unknown with { Field = "orgId" });
        }
        if (typed.Faults.Count > 0)
        {
            return typed.Faults;
        }
        var row = id is { } one ? await Find(one, ct) : New(form, name, opened);
        if (row is null)
        {
            return Unknown;
        }
        (row.Name, row.Phone, row.Longitude, row.Latitude) = (name, phone, longitude, latitude);
        (row.AreaM2, row.Beds, row.OrgId, row.ClosedOn) = (area, beds, org, closed);
        audit.Did(id is null ? "network.facility-added" : "network.facility-changed", [], detail: $"facility {row.Id}");
        return row;
    }

    private Facility New(FacilityForm form, string name, DateOnly? opened)
    {
        var row = new Facility
        {
            Id = session.Ids.Next(),
            Kind = form.Kind!,
            Name = name,
            Division = form.Division!,
            OpenedOn = opened,
        };
        db.Facilities.Add(row);
        return row;
    }
}
