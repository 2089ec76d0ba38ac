using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Map;

namespace Yiju.People.Features;

/// <summary>Elders on the map, for those who see a territory: counts everywhere, one by one from the town down.</summary>
internal sealed class ElderLayer(PeopleDb db, Figures figures, TimeProvider time) : IMapLayer
{
    private const int Most = 5000;

    public string Name => "elders";

    public string Title => "老人";

    public int Colour => 1;

    public IReadOnlyList<Role> Readers => Roles.Territory;

    public async Task<IReadOnlyList<AreaCount>> Counts(DivisionCode within, CancellationToken ct)
    {
        var today = time.Today();
        var cells = await figures.Table(within.Value, today, today, ct, Membership.Whole);
        return [.. cells.Select(c => new AreaCount(c.Division, c.Count))];
    }

    public string? ListOf(string division) => $"/elders?at={division}";

    public async Task<GeoJson> Features(DivisionCode within, Viewer viewer, CancellationToken ct)
    {
        if (within.Level < DivisionLevel.Town)
        {
            return GeoJson.Empty;
        }
        var (first, last) = within.Range;
        var rows = await db
            .Elders.AsNoTracking()
            .Where(e => e.State == ElderState.Active && e.Longitude != null && e.Latitude != null)
            .Where(e => string.Compare(e.Division, first) >= 0 && string.Compare(e.Division, last) <= 0)
            .OrderBy(e => e.SubjectId)
            .Take(Most)
            .Select(e => new
            {
                e.SubjectId,
                e.Name,
                e.Address,
                e.Longitude,
                e.Latitude,
            })
            .ToListAsync(ct);
        var near = viewer.Is(Role.VillageWorker, Role.StationWorker, Role.TownOfficer);
        return new GeoJson([
            .. rows.Select(e =>
                MapFeature.Of(
                    e.Longitude!.Value,
                    e.Latitude!.Value,
                    new FeatureWords(
                        Name,
                        near ? e.Name : Masking.Name(e.Name),
                        near ? e.Address : null,
                        $"/elders/{e.SubjectId}",
                        e.SubjectId
                    )
                )
            ),
        ]);
    }
}
