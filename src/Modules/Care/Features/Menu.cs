using Microsoft.EntityFrameworkCore;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Kernel;

namespace Yiju.Care.Features;

/// <summary>The items that can be ordered in a division on a day: the catalogue, narrowed by the county's own list if it has one.</summary>
internal sealed class Menu(CareDb db, Catalogue catalogue)
{
    public async Task<IReadOnlyList<CareItem>> For(string division, DateOnly day, CancellationToken ct)
    {
        var county = CountyOf(division);
        var listed = await db
            .CountyItems.AsNoTracking()
            .Where(c => c.Division == county && c.FromOn <= day && (c.ToOn == null || c.ToOn >= day))
            .Select(c => c.ItemCode)
            .ToListAsync(ct);
        return [.. catalogue.Items.Where(i => i.OfferedOn(day) && (listed.Count == 0 || listed.Contains(i.Code)))];
    }

    /// <summary>An item that can be ordered there on that day.</summary>
    public async Task<Outcome<CareItem>> Find(string? code, string division, DateOnly day, CancellationToken ct)
    {
        var item = (await For(division, day, ct)).FirstOrDefault(i => i.Code == code);
        return item is not null
            ? item
            : Fault.NotFound("item-unknown", $"这里没有“{catalogue.NameOf(code ?? "")}”这一项服务。请从菜单里重新选。");
    }

    internal static string CountyOf(string division) => DivisionCode.Parse(division).At(DivisionLevel.County).Value;
}
