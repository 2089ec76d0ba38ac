using System.Globalization;

namespace Yiju.Routing.HomeCare.Formats;

/// <summary>Minutes as they are written, in whole thousandths.</summary>
internal static class Thousandths
{
    private const decimal Most = int.MaxValue / 1000;

    /// <summary>Null if it is no number or longer than four years.</summary>
    public static int? Up(decimal minutes) => Math.Abs(minutes) <= Most ? (int)Math.Ceiling(minutes * 1000) : null;

    /// <summary>Null if it is longer than four years.</summary>
    public static int? Down(decimal minutes) => Math.Abs(minutes) <= Most ? (int)Math.Floor(minutes * 1000) : null;

    /// <summary>A number as programs print them, 1e-3 included.</summary>
    public static bool TryParse(ReadOnlySpan<char> written, out decimal minutes) =>
        decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out minutes);
}
