namespace Yiju.Kernel;

/// <summary>
/// Calendar days and months are those of Asia/Shanghai; instants are UTC. China has had no daylight saving since
/// 1991, so a fixed offset of eight hours is exact for every date the platform decides on.
/// </summary>
public static class Shanghai
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly Today(this TimeProvider time) => DayOf(time.GetUtcNow().UtcDateTime);

    /// <summary>The instant now, in UTC, cut to whole microseconds: what both databases can store exactly.</summary>
    public static DateTime Instant(this TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % 10));
    }

    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(utc + Offset);

    /// <summary>The local wall-clock time of an instant, for showing only.</summary>
    public static DateTime Local(DateTime utc) => DateTime.SpecifyKind(utc + Offset, DateTimeKind.Unspecified);

    /// <summary>The UTC instant of a wall-clock time in Shanghai.</summary>
    public static DateTime Utc(DateOnly day, TimeOnly at = default) =>
        DateTime.SpecifyKind(day.ToDateTime(at) - Offset, DateTimeKind.Utc);

    /// <summary>Whole years between two dates as the law counts age: a birthday counts from that very day (Civil Code art. 1259).</summary>
    public static int YearsUntil(this DateOnly from, DateOnly day)
    {
        var years = day.Year - from.Year;
        return from.AddYears(years) > day ? years - 1 : years;
    }
}
