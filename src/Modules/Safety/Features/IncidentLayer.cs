using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Map;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>Open cases on the map, for those who watch them.</summary>
internal sealed class IncidentLayer(SafetyDb db) : IMapLayer
{
    public string Name => "incidents";

    public string Title => "正在求助";

    public int Colour => 0;

    public IReadOnlyList<Role> Readers => ShowDuty.Watchers;

    public async Task<IReadOnlyList<AreaCount>> Counts(DivisionCode within, CancellationToken ct)
    {
        var level = within.Level < DivisionLevel.Village ? within.Level + 1 : DivisionLevel.Village;
        var places = await Open(within).Select(i => i.Division).ToListAsync(ct);
        return
        [
            .. places.GroupBy(p => DivisionCode.Parse(p).At(level).Value).Select(g => new AreaCount(g.Key, g.Count())),
        ];
    }

    public async Task<GeoJson> Features(DivisionCode within, Viewer viewer, CancellationToken ct)
    {
        var open = await Open(within).Where(i => i.Longitude != null && i.Latitude != null).ToListAsync(ct);
        return new GeoJson([
            .. open.Select(i =>
                MapFeature.Of(
                    i.Longitude!.Value,
                    i.Latitude!.Value,
                    new FeatureWords(Name, i.Trigger.Say(), i.Priority, $"/duty/incidents/{i.Id}", i.SubjectId)
                )
            ),
        ]);
    }

    private IQueryable<Incident> Open(DivisionCode within)
    {
        var (first, last) = within.Range;
        return db
            .Incidents.AsNoTracking()
            .Where(i =>
                i.ClosedAt == null && string.Compare(i.Division, first) >= 0 && string.Compare(i.Division, last) <= 0
            );
    }
}
