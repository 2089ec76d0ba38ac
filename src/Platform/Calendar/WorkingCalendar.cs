using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Platform.Data;
using Yiju.Platform.Packs;

namespace Yiju.Platform.Calendar;

/// <summary>
/// The calendar that terms are counted by: the holidays and make-up days of <c>national/calendar.csv</c> in the packs, and over them the days
/// a deployment entered itself.
/// </summary>
public sealed class WorkingCalendar(PlatformDb db, PackFolder packs)
{
    public async Task<WorkingDays> Load(CancellationToken ct)
    {
        var published = await Published(ct);
        var own = await db.SpecialDays.AsNoTracking().ToListAsync(ct);
        return new WorkingDays(published.ExceptBy(own.Select(d => d.Day), d => d.Day).Concat(own));
    }

    private async Task<List<SpecialDay>> Published(CancellationToken ct)
    {
        var path = packs.File("national", "calendar.csv");
        var lines = File.Exists(path) ? await File.ReadAllLinesAsync(path, ct) : [];
        return
        [
            .. lines
                .Skip(1)
                .Where(l => l.Length > 0)
                .Select(l => l.Split(','))
                .Select(cells => new SpecialDay
                {
                    Day = DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Working = cells[1] == "yes",
                    Name = cells[2],
                    Source = cells[3],
                }),
        ];
    }
}
