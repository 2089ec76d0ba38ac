using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Network.Data;
using Yiju.Network.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Map;

namespace Yiju.Network.Features;

/// <summary>Places of service on the map; public knowledge, so everybody who opens the map sees them.</summary>
internal sealed class FacilityLayer(NetworkDb db, TimeProvider time) : IMapLayer
{
    public string Name => "places";

    public string Title => "服务点";

    public int Colour => 2;

    public IReadOnlyList<Role> Readers { get; } = [.. Roles.Territory, Role.DutyAgent];

    public async Task<IReadOnlyList<AreaCount>> Counts(DivisionCode within, CancellationToken ct)
    {
        var digits = within.Level < DivisionLevel.Village ? DivisionCode.DigitsOf(within.Level + 1) : 12;
        var sums = await Open(within)
            .GroupBy(f => f.Division.Substring(0, digits))
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(ct);
        return [.. sums.Select(s => new AreaCount(s.Key.PadRight(12, '0'), s.Count))];
    }

    public async Task<GeoJson> Features(DivisionCode within, Viewer viewer, CancellationToken ct)
    {
        var rows = await Open(within).Where(f => f.Longitude != null && f.Latitude != null).ToListAsync(ct);
        return new GeoJson([
            .. rows.Select(f =>
                MapFeature.Of(
                    f.Longitude!.Value,
                    f.Latitude!.Value,
                    new FeatureWords(Name, f.Name, FacilityKinds.NameOf(f.Kind), null)
                )
            ),
        ]);
    }

    private IQueryable<Facility> Open(DivisionCode within)
    {
        var (first, last) = within.Range;
        var today = time.Today();
        return db
            .Facilities.AsNoTracking()
            .Where(f => f.ClosedOn == null || f.ClosedOn >= today)
            .Where(f => string.Compare(f.Division, first) >= 0 && string.Compare(f.Division, last) <= 0)
            .OrderBy(f => f.Division)
            .ThenBy(f => f.Id);
    }
}
