namespace Yiju.Kernel;

/// <summary>
/// Days from <paramref name="From"/> to <paramref name="To"/>, both included; an open end is null.
/// </summary>
public readonly record struct Period(DateOnly From, DateOnly? To = null)
{
    public bool Contains(DateOnly day) => day >= From && (To is null || day <= To);

    public bool Overlaps(Period other) => (To is null || other.From <= To) && (other.To is null || From <= other.To);

    /// <summary>The calendar month that <paramref name="day"/> lies in.</summary>
    public static Period MonthOf(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new Period(first, first.AddMonths(1).AddDays(-1));
    }
}
