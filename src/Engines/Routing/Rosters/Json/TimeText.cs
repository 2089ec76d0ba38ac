using System.Globalization;

namespace Yiju.Routing.Rosters.Json;

/// <summary>Times as they stand in files: 08:30 on the first day, or 2026-03-03T08:30:00 on any.</summary>
public static class TimeText
{
    private static readonly string[] Whole = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];
    private static readonly string[] Short = ["HH:mm", "HH:mm:ss"];

    /// <param name="seconds">Since midnight of the first day, not negative.</param>
    public static bool TryRead(string text, DateOnly firstDay, out int seconds)
    {
        seconds = 0;
        if (text == "24:00")
        {
            seconds = RosterProblem.DaySeconds;
            return true;
        }
        if (TimeOnly.TryParseExact(text, Short, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            seconds = (int)(time.Ticks / TimeSpan.TicksPerSecond);
            return true;
        }
        if (!DateTime.TryParseExact(text, Whole, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return false;
        }
        var since = (at - firstDay.ToDateTime(TimeOnly.MinValue)).TotalSeconds;
        if (since < 0 || since > 2 * RosterData.MostDays * RosterProblem.DaySeconds)
        {
            return false;
        }
        seconds = (int)since;
        return true;
    }

    public static string Write(int seconds, DateOnly firstDay) =>
        firstDay
            .ToDateTime(TimeOnly.MinValue)
            .AddSeconds(seconds)
            .ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
