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

    /// <param name="day">Number of a day, as <see cref="DateOnly.DayNumber"/>.</param>
    public static int YearsSince(long day, DateOnly on) => DateOnly.FromDayNumber((int)day).YearsUntil(on);

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
