namespace Yiju.Siting.Network;

/// <summary>Travel times are whole tenths of a second, so that sums are exact and every method finds the same ones.</summary>
public static class TravelTime
{
    public const int PerSecond = 10;

    public const int PerMinute = 60 * PerSecond;

    /// <summary>The time where there is no way; more than three years.</summary>
    public const int Unreachable = 1 << 30;

    /// <summary>The time for a length at a speed, both above 0.</summary>
    public static int Of(double metres, double kilometresPerHour) =>
        (int)Math.Min(Unreachable - 1, Math.Round(metres * 3.6 * PerSecond / kilometresPerHour));

    /// <summary>Minutes as a limit: what takes no longer is within.</summary>
    public static int OfMinutes(double minutes) => (int)Math.Clamp(Math.Round(minutes * PerMinute), 0, Unreachable - 1);
}
