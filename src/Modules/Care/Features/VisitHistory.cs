using Microsoft.EntityFrameworkCore;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Timeline;

namespace Yiju.Care.Features;

/// <summary>An elder's orders and visits, for the page that shows everything about the elder.</summary>
internal sealed class VisitHistory(CareDb db, Catalogue catalogue, Viewer viewer) : ITimelineSource
{
    private const string Kind = "care";
    private const int Latest = 200;

    public async Task<IReadOnlyList<TimelineEntry>> Of(long elderId, CancellationToken ct)
    {
        var visits = await db
            .AllVisits.AsNoTracking()
            .Where(v => v.SubjectId == elderId)
            .OrderByDescending(v => v.PlannedAt)
            .Take(Latest)
            .ToListAsync(ct);
        return
        [
            .. visits.Select(v => new TimelineEntry(
                v.ArrivedAt ?? v.PlannedAt,
                Kind,
                $"{catalogue.NameOf(v.ItemCode)}：{MarkWords.Of(v.State)}",
                v.Marks == 0 ? v.RatingWords : MarkWords.Of(v.Marks),
                viewer.Is(OrderApi.Seeing) ? $"/care/orders/{v.OrderId}" : $"/care/visits/{v.Id}",
                v.ConfirmedBy ?? "运营机构"
            )),
        ];
    }
}
