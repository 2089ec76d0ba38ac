using Microsoft.EntityFrameworkCore;
using Yiju.People.Contracts;
using Yiju.People.Data;
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
                WordOf(e.Kind),
                e.ReversedAt is null ? e.Note : $"已撤销：{e.ReversedWhy}",
                $"/elders/{elderId}",
                e.RecordedBy
            )),
        ];
    }

    private static string WordOf(LifeEventKind kind) =>
        kind switch
        {
            LifeEventKind.Died => "去世",
            LifeEventKind.MovedWithinCity => "市内搬迁",
            LifeEventKind.MovedOut => "迁出本市",
            LifeEventKind.AdmittedToHospital => "住院",
            LifeEventKind.DischargedFromHospital => "出院",
            LifeEventKind.AdmittedToInstitution => "入住养老机构",
            LifeEventKind.LeftInstitution => "离开养老机构",
            LifeEventKind.LeftService => "退出服务",
            LifeEventKind.CameBack => "恢复服务",
        };
}
