using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Data;

namespace Yiju.People.Features;

/// <summary>Up to which day birthdays are already in the counts: a new record tells its own until then, the daily run all later ones.</summary>
internal sealed class BirthdayMark(PeopleDb db, DbSession session)
{
    /// <summary>The mark; today when no daily run ever was, which is then remembered.</summary>
    public async Task<DateOnly> Through(CancellationToken ct)
    {
        var mark = await Row(ct);
        if (mark is null)
        {
            mark = new DailyMark { Name = DailyMark.Birthdays, Day = session.Time.Today() };
            db.Marks.Add(mark);
        }
        return mark.Day;
    }

    public async Task Set(DateOnly day, CancellationToken ct)
    {
        await Through(ct);
        (await Row(ct))!.Day = day;
    }

    private async Task<DailyMark?> Row(CancellationToken ct) =>
        db.Marks.Local.FirstOrDefault(m => m.Name == DailyMark.Birthdays)
        ?? await db.Marks.SingleOrDefaultAsync(m => m.Name == DailyMark.Birthdays, ct);
}
