namespace Yiju.Host.Demo;

/// <summary>How many towns and villages a city of a given number of elders gets.</summary>
/// <param name="Elders">1 to 4,000,000.</param>
/// <param name="Towns">About 60 for 20,000 elders, 120 for 1.3 million; at least one per county.</param>
/// <param name="Villages">About 300 for 20,000 elders, 1,900 for 1.3 million; never fewer than towns.</param>
internal readonly record struct WorldSize(int Elders, int Towns, int Villages)
{
    /// <exception cref="ArgumentOutOfRangeException">Outside 1 to 4,000,000: identity numbers would run out.</exception>
    public static WorldSize For(int elders)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elders, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(elders, 4_000_000);
        var ratio = elders / 20_000.0;
        var towns = Math.Clamp((int)Math.Round(60 * Math.Pow(ratio, 0.166)), CountyTable.Rows.Count, 160);
        var villages = Math.Clamp((int)Math.Round(300 * Math.Pow(ratio, 0.442)), towns, 4_000);
        return new WorldSize(elders, towns, villages);
    }
}
