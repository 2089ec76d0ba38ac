using System.Globalization;

namespace Yiju.Kernel;

/// <summary>
/// An amount of Chinese money in whole fen (1 yuan = 100 fen). Never a fraction, never floating point; an
/// amount that does not fit in 63 bits is an <see cref="OverflowException"/>, not a wrong number.
/// </summary>
/// <param name="Fen">Signed count of fen. Negative amounts are debts or reversals.</param>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static readonly Money Zero = default;

    public static Money Yuan(long yuan) => new(checked(yuan * 100));

    /// <summary>Reads “1234.5”, “1,234.50” or “1,234.50 元”. At most two decimals; anything else is refused.</summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = default;
        var digits = text
            ?.Replace(",", "", StringComparison.Ordinal)
            .Replace("元", "", StringComparison.Ordinal)
            .Trim();
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(digits, style, CultureInfo.InvariantCulture, out var yuan))
        {
            return false;
        }
        var fen = yuan * 100;
        if (fen != decimal.Truncate(fen) || Math.Abs(fen) > long.MaxValue / 2)
        {
            return false;
        }
        money = new Money((long)fen);
        return true;
    }

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

    public static Money operator -(Money a) => new(checked(-a.Fen));

    public static Money operator *(Money a, long times) => new(checked(a.Fen * times));

    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    public static Money Min(Money a, Money b) => a.Fen < b.Fen ? a : b;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>“1,234.50 元”, always two decimals.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Fen / 100m:#,##0.00} 元");
}
