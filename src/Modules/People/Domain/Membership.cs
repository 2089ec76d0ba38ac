using System.Globalization;
using Yiju.Kernel;

namespace Yiju.People.Domain;

/// <summary>One elder joins (+1) or leaves (−1) a group of a village on a day.</summary>
internal readonly record struct GroupStep(string Division, string Code, DateOnly Day, int Delta);

/// <summary>Which groups everybody belongs to by being registered: the whole, and an age band that changes on birthdays.</summary>
internal static class Membership
{
    public const string Whole = "all";
    public const string AgeUnknown = "age-unknown";
    public const string Under = "age-under";

    /// <summary>First ages of the bands.</summary>
    public static IReadOnlyList<int> Bands { get; } = [60, 70, 80, 90, 100];

    public static string BandCode(int first) => $"age-{first.ToString(CultureInfo.InvariantCulture)}";

    public static string BandOf(DateOnly? birth, DateOnly day) =>
        birth is not { } born ? AgeUnknown
        : Bands.LastOrDefault(b => born.AddYears(b) <= day) is var first and > 0 ? BandCode(first)
        : Under;

    /// <summary>The steps of one stay in a village.</summary>
    /// <param name="through">Birthdays after this day are not yet told; the daily run tells them.</param>
    /// <param name="end">First day on which the elder is no longer there; null while there.</param>
    public static IEnumerable<GroupStep> Steps(
        string division,
        DateOnly? birth,
        DateOnly from,
        DateOnly? end,
        DateOnly through
    )
    {
        if (end <= from)
        {
            yield break;
        }
        yield return new(division, Whole, from, 1);
        var band = BandOf(birth, from);
        yield return new(division, band, from, 1);
        foreach (var first in Bands)
        {
            var on = birth?.AddYears(first);
            if (on > from && on <= through && (end is null || on < end))
            {
                yield return new(division, band, on.Value, -1);
                band = BandCode(first);
                yield return new(division, band, on.Value, 1);
            }
        }
        if (end is { } last)
        {
            yield return new(division, Whole, last, -1);
            yield return new(division, band, last, -1);
        }
    }

    /// <summary>Births whose <paramref name="age"/>th birthday, as the law counts it, is <paramref name="day"/>.</summary>
    public static IReadOnlyList<DateOnly> BornFor(int age, DateOnly day) =>
        [.. new[] { day.AddYears(-age), day.AddYears(-age).AddDays(1) }.Where(b => b.AddYears(age) == day)];
}
