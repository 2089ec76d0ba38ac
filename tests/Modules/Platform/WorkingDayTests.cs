using Yiju.Platform.Calendar;

namespace Yiju.Tests.Modules.Platform;

public sealed class WorkingDayTests
{
    private static readonly WorkingDays Calendar = new([
        new SpecialDay
        {
            Day = new(2026, 10, 1),
            Working = false,
            Name = "国庆节",
            Source = "test",
        },
        new SpecialDay
        {
            Day = new(2026, 10, 2),
            Working = false,
            Name = "国庆节",
            Source = "test",
        },
        new SpecialDay
        {
            Day = new(2026, 10, 10),
            Working = true,
            Name = "补班",
            Source = "test",
        },
    ]);

    [Theory]
    [InlineData("2026-09-28", 1, "2026-09-29")]
    [InlineData("2026-09-30", 1, "2026-10-05")]
    [InlineData("2026-10-09", 1, "2026-10-10")]
    [InlineData("2026-10-09", 2, "2026-10-12")]
    [InlineData("2026-09-30", 0, "2026-09-30")]
    public void A_term_skips_weekends_and_holidays_and_counts_make_up_days(string start, int days, string end) =>
        Assert.Equal(DateOnly.Parse(end), Calendar.After(DateOnly.Parse(start), days));
}
