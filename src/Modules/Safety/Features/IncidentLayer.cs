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

    public async Task<GeoJson> Features(DivisionCode within, Viewer viewer, CancellationToken ct)
    {
        var (first, last) = within.Range;
        if (!viewer.Is(ShowDuty.Watchers))
        {
            return GeoJson.Empty;
        }
        var open = await db
            .Incidents.AsNoTracking()
            .Where(i =>
                i.ClosedAt == null
                && i.Longitude != null
                && i.Latitude != null
                && string.Compare(i.Division, first) >= 0
                && string.Compare(i.Division, last) <= 0
            )
            .ToListAsync(ct);
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
}
