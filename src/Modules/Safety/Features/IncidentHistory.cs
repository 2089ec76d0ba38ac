using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Timeline;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>An elder's calls for help and devices, for the page that shows everything about the elder.</summary>
internal sealed class IncidentHistory(SafetyDb db) : ITimelineSource
{
    private const string Kind = "safety";

    public async Task<IReadOnlyList<TimelineEntry>> Of(long elderId, CancellationToken ct)
    {
        var incidents = await db.AllIncidents.AsNoTracking().Where(i => i.SubjectId == elderId).ToListAsync(ct);
        var devices = await db.AllDevices.AsNoTracking().Where(d => d.SubjectId == elderId).ToListAsync(ct);
        return
        [
            .. incidents.Select(i => new TimelineEntry(
                i.OpenedAt,
                Kind,
                i.Trigger.Say(),
                i.Outcome is { } outcome ? $"结果：{outcome.Say()}" : "还没有结束",
                $"/duty/incidents/{i.Id}",
                i.TakenByName ?? "系统"
            )),
            .. devices.Select(d => new TimelineEntry(
                Kernel.Shanghai.Utc(d.BoundOn),
                Kind,
                $"装上{d.Kind.Say()}",
                $"序列号 {d.Serial}",
                null,
                "服务站"
            )),
        ];
    }
}
