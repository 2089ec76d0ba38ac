using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Care.Pages;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Web;

namespace Yiju.Care.Features;

/// <summary>The county's own list of services (SVC-01): what may be ordered there from a day on. Without a list, the whole menu may be.</summary>
internal sealed class KeepCountyItems(
    CareDb db,
    DbSession session,
    Catalogue catalogue,
    Viewer viewer,
    DivisionStore divisions,
    AuditTrail audit
)
{
    private static readonly Role[] Keepers = [Role.CountyOfficer, Role.CountyCentre];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/care/items", (KeepCountyItems keep, CancellationToken ct) => keep.Show(null, [], ct))
            .For(Keepers)
            .ExcludeFromDescription();
        routes
            .MapForm(
                "/care/items",
                ([FromForm] CountyItemsForm form, KeepCountyItems keep, Commands commands, CancellationToken ct) =>
                    commands.Form(() => keep.Save(form, ct), _ => "/care/items", f => keep.Show(form, f, ct), ct)
            )
            .For(Keepers)
            .ExcludeFromDescription();
    }

    private string County => Menu.CountyOf(viewer.Division.Value);

    private async Task<IResult> Show(CountyItemsForm? typed, IReadOnlyList<Fault> faults, CancellationToken ct)
    {
        var today = session.Time.Today();
        var rows = await db
            .CountyItems.AsNoTracking()
            .Where(c => c.Division == County && (c.ToOn == null || c.ToOn >= today))
            .ToListAsync(ct);
        var tree = await divisions.Tree(ct);
        var model = new CountyItemsModel(
            tree.NameOf(County),
            [
                .. catalogue
                    .Items.Where(i => i.To is null || i.To >= today)
                    .Select(i => new CountyItemLine(i.Code, i.Kind.Name, i.Name, Since(rows, i.Code))),
            ],
            typed?.Items ?? [.. rows.Where(r => r.ToOn is null).Select(r => r.ItemCode)],
            typed?.From ?? today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            faults
        );
        return Page.Of<CountyItemsPage>(
            "本县服务清单",
            model,
            faults.Count > 0 ? Problems.Status(faults[0].Kind) : 200
        );
    }

    private static string Since(List<CountyItem> rows, string code) =>
        rows.Find(r => r.ItemCode == code) is { } row
            ? row.ToOn is { } to
                ? $"提供到 {to:yyyy-MM-dd}"
                : $"从 {row.FromOn:yyyy-MM-dd} 起提供"
            : "";

    /// <summary>Brings the list to what was ticked, from a day on; earlier days keep what held then.</summary>
    private async Task<Outcome<Done>> Save(CountyItemsForm form, CancellationToken ct)
    {
        var today = session.Time.Today();
        if (
            !DateOnly.TryParseExact(form.From, "yyyy-MM-dd", out var from)
            || from < today
            || form.Items.Any(code => catalogue.Find(code) is null)
        )
        {
            return Fault.Invalid("items-from", $"“{form.From}”不能作开始日期。请选今天或以后的一天。", "from");
        }
        var county = County;
        var open = await db.CountyItems.Where(c => c.Division == county && c.ToOn == null).ToListAsync(ct);
        foreach (var gone in open.Where(o => !form.Items.Contains(o.ItemCode)))
        {
            // An entry that never began to hold leaves no trace; one that held ends the day before.
            if (gone.FromOn >= from)
            {
                db.CountyItems.Remove(gone);
            }
            else
            {
                gone.ToOn = from.AddDays(-1);
            }
        }
        foreach (var code in form.Items.Distinct().Where(code => open.TrueForAll(o => o.ItemCode != code)))
        {
            db.CountyItems.Add(
                new CountyItem
                {
                    Id = session.Ids.Next(),
                    Division = county,
                    ItemCode = code,
                    FromOn = from,
                }
            );
        }
        audit.Did("care.county-items", [], detail: $"{county} from {from:yyyy-MM-dd}: {string.Join(' ', form.Items)}");
        return default(Done);
    }
}

/// <param name="From">First day, yyyy-MM-dd.</param>
internal sealed record CountyItemsForm
{
    /// <summary>Codes that were ticked; a browser sends nothing when none is.</summary>
    public string[] Items
    {
        get;
        init => field = value ?? [];
    } = [];

    public string From { get; init; } = "";
}
