namespace Yiju.Safety.Domain;

/// <summary>How long something took, in seconds: half of the cases were faster than the median, 95 of 100 faster than P95.</summary>
internal sealed record Spread(int Count, int? Median, int? P95)
{
    public static Spread Of(IEnumerable<int> seconds)
    {
        var sorted = seconds.Order().ToList();
        return new Spread(sorted.Count, At(sorted, 50), At(sorted, 95));
    }

    /// <summary>Nearest rank: the smallest value with at least <paramref name="percent"/> % of the cases at or below it.</summary>
    private static int? At(List<int> sorted, int percent) =>
        sorted.Count == 0 ? null : sorted[(sorted.Count * percent + 99) / 100 - 1];
}
