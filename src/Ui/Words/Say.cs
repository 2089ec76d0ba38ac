using System.Globalization;
using Yiju.Kernel;

namespace Yiju.Ui;

/// <summary>How days, instants, amounts and counts are written everywhere, so that no page formats by itself.</summary>
public static class Say
{
    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    /// <summary>“2026年7月1日（周三）”.</summary>
    public static string Day(DateOnly day) => $"{PlainDay(day)}（{Weekdays[(int)day.DayOfWeek]}）";

    /// <summary>“2026年7月1日”, as in letters and certificates.</summary>
    public static string PlainDay(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>“今天”, “昨天”, “明天”; the month and day within the year of <paramref name="today"/>; else the whole date.</summary>
    public static string NearDay(DateOnly day, DateOnly today) =>
        (day.DayNumber - today.DayNumber) switch
        {
            0 => "今天",
            -1 => "昨天",
            1 => "明天",
            _ when day.Year == today.Year => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日"),
            _ => PlainDay(day),
        };

    /// <summary>“2026年7月” for a month written as <c>2026-07</c>; anything else as it is.</summary>
    public static string Month(string month) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? string.Create(CultureInfo.InvariantCulture, $"{first.Year}年{first.Month}月")
            : month;

    /// <summary>“14:05” in Shanghai.</summary>
    public static string Clock(DateTime utc) => Shanghai.Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>“今天 14:05” when <paramref name="today"/> is given, else “2026年7月1日 14:05”.</summary>
    public static string Instant(DateTime utc, DateOnly? today = null)
    {
        var day = Shanghai.DayOf(utc);
        return $"{(today is { } t ? NearDay(day, t) : PlainDay(day))} {Clock(utc)}";
    }

    /// <summary>“1,234.50”: for places where 元 stands in the head or the field.</summary>
    public static string Yuan(Money money) =>
        string.Create(CultureInfo.InvariantCulture, $"{money.Fen / 100m:#,##0.00}");

    /// <summary>“12,345”.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>“1 小时 20 分”, “3 天”, “不到 1 分”: the two largest units are enough to plan by.</summary>
    public static string Span(TimeSpan span) =>
        span switch
        {
            { TotalDays: >= 1 } => $"{(int)span.TotalDays} 天" + (span.Hours > 0 ? $" {span.Hours} 小时" : ""),
            { TotalHours: >= 1 } => $"{(int)span.TotalHours} 小时" + (span.Minutes > 0 ? $" {span.Minutes} 分" : ""),
            { TotalMinutes: >= 1 } => $"{(int)span.TotalMinutes} 分",
            _ => "不到 1 分",
        };

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
