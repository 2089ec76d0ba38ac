using Microsoft.EntityFrameworkCore;
using Yiju.People.Data;
using Yiju.People.Pages;
using Yiju.Platform.Timeline;

namespace Yiju.People.Features;

/// <summary>What the registry knows of an elder's life: the entry itself, and what happened since.</summary>
internal sealed class RegistryHistory(PeopleDb db) : ITimelineSource
{
    private const string Kind = "registry";

    public async Task<IReadOnlyList<TimelineEntry>> Of(long elderId, CancellationToken ct)
    {
        var elder = await db.AllElders.AsNoTracking().SingleOrDefaultAsync(e => e.SubjectId == elderId, ct);
        if (elder is null)
        {
            return [];
        }
        var events = await db.AllLifeEvents.AsNoTracking().Where(e => e.SubjectId == elderId).ToListAsync(ct);
        return
        [
            new TimelineEntry(elder.RegisteredAt, Kind, "登记入库", null, $"/elders/{elderId}", "登记人"),
            .. events.Select(e => new TimelineEntry(
                e.RecordedAt,
                Kind,
                Words.Of(e.Kind),
                e.ReversedAt is null ? e.Note : $"已撤销：{e.ReversedWhy}",
                $"/elders/{elderId}",
                e.RecordedBy
            )),
        ];
    }
}
