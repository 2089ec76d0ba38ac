using System.Collections.Frozen;

namespace Yiju.Platform.Calendar;

/// <summary>A day that differs from its weekday: a public holiday, or a Saturday or Sunday worked instead.</summary>
public sealed class SpecialDay
{
    public required DateOnly Day { get; init; }

    /// <summary>True for a make-up working day, false for a holiday.</summary>
    public required bool Working { get; init; }

    public required string Name { get; init; }

    /// <summary>The notice of the State Council office it comes from, or how it was entered.</summary>
    public required string Source { get; init; }
}

/// <summary>Counts working days over the calendar of holidays and make-up days that was loaded.</summary>
public sealed class WorkingDays(IEnumerable<SpecialDay> days)
{
    private readonly FrozenDictionary<DateOnly, bool> special = days.ToFrozenDictionary(d => d.Day, d => d.Working);

    public bool IsWorking(DateOnly day) =>
        special.TryGetValue(day, out var working)
            ? working
            : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day on which a term of <paramref name="count"/> working days ends; the starting day does not count (民法典第二百零一条).</summary>
    public DateOnly After(DateOnly start, int count)
    {
        var day = start;
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= IsWorking(day) ? 1 : 0;
        }
        return day;
    }
}
