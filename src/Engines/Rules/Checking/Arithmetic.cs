using Yiju.Kernel;

namespace Yiju.Rules.Checking;

/// <summary>The few operations that one decision and a whole population must do alike.</summary>
internal static class Arithmetic
{
    /// <summary>The whole number that <c>numerator / denominator</c> is rounded to; half goes up, also below zero.</summary>
    public static Int128 Rounded(Int128 numerator, long denominator, Rounding way) =>
        way switch
        {
            Rounding.HalfUp => Floor(2 * numerator + denominator, 2 * (Int128)denominator),
            Rounding.Down => Floor(numerator, denominator),
            Rounding.Up => -Floor(-numerator, denominator),
        };

    /// <summary>The same for numbers that are bounded.</summary>
    public static long Rounded(long numerator, long denominator, Rounding way)
    {
        var (quotient, rest) = Math.DivRem(numerator, denominator);
        if (rest < 0)
        {
            (quotient, rest) = (quotient - 1, rest + denominator);
        }
        return way switch
        {
            Rounding.HalfUp => rest >= denominator - rest ? quotient + 1 : quotient,
            Rounding.Down => quotient,
            Rounding.Up => rest > 0 ? quotient + 1 : quotient,
        };
    }

    /// <param name="day">Number of a day, as <see cref="DateOnly.DayNumber"/>.</param>
    public static int YearsSince(long day, DateOnly on) => DateOnly.FromDayNumber((int)day).YearsUntil(on);

    /// <summary>Whole units from one day to another: the corresponding day counts, or the last of a month that has none.</summary>
    public static long Span(DateUnit unit, long from, long to)
    {
        if (unit == DateUnit.Day)
        {
            return to - from;
        }
        var (first, last) = (DateOnly.FromDayNumber((int)from), DateOnly.FromDayNumber((int)to));
        if (unit == DateUnit.Year)
        {
            return first.YearsUntil(last);
        }
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        return first.AddMonths(months) > last ? months - 1 : months;
    }

    /// <summary>The corresponding day, or the last of a month that has none.</summary>
    public static long Later(DateUnit unit, long day, long by) =>
        unit == DateUnit.Day ? day + by : DateOnly.FromDayNumber((int)day).AddMonths(Months(unit, by)).DayNumber;

    /// <summary>False where <see cref="Later"/> would leave the calendar.</summary>
    public static bool HasLater(DateUnit unit, long day, long by)
    {
        if (long.Abs(by) > DateOnly.MaxValue.DayNumber)
        {
            return false;
        }
        if (unit == DateUnit.Day)
        {
            return day + by >= 0 && day + by <= DateOnly.MaxValue.DayNumber;
        }
        var date = DateOnly.FromDayNumber((int)day);
        var month = (date.Year * 12L) + date.Month - 1 + (by * (unit == DateUnit.Year ? 12 : 1));
        return month is >= 12 and < 120_000;
    }

    public static int Months(DateUnit unit, long by) => (int)(unit == DateUnit.Year ? by * 12 : by);

    public static long Calendar(DateUnit unit, long day) =>
        unit == DateUnit.Year ? DateOnly.FromDayNumber((int)day).Year : DateOnly.FromDayNumber((int)day).Month;

    /// <summary>The codes inside a division, itself first (province 2 digits, city 2, county 2, town 3, village 3).</summary>
    public static (long First, long Last) Inside(long division)
    {
        long[] levels = [1_000_000_000_000, 10_000_000_000, 100_000_000, 1_000_000, 1_000];
        var size = Array.Find(levels, l => division % l == 0);
        return (division, division + Math.Max(1, size) - 1);
    }

    public static bool Holds(Relation relation, long left, long right) =>
        relation switch
        {
            Relation.Equal => left == right,
            Relation.Unequal => left != right,
            Relation.Less => left < right,
            Relation.LessOrEqual => left <= right,
            Relation.Greater => left > right,
            Relation.GreaterOrEqual => left >= right,
        };

    public static Int128 Gcd(Int128 a, Int128 b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }
        return Int128.Abs(a);
    }

    private static Int128 Floor(Int128 a, Int128 b)
    {
        var quotient = a / b;
        return a % b < 0 ? quotient - 1 : quotient;
    }
}
