using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Yiju.Platform.Facts;

public static class FactQueries
{
    /// <summary>Statements that stand now, or stood at an earlier instant.</summary>
    public static IQueryable<Fact> Standing(this IQueryable<Fact> facts, DateTime? knownAt = null) =>
        knownAt is { } at
            ? facts.Where(f => f.RecordedAt <= at && (f.SupersededAt == null || f.SupersededAt > at))
            : facts.Where(f => f.SupersededAt == null);

    /// <summary>Statements that hold on a day.</summary>
    public static IQueryable<Fact> HoldingOn(this IQueryable<Fact> facts, DateOnly day) =>
        facts.Where(f => f.ValidFrom <= day && (f.ValidTo == null || f.ValidTo >= day));

    /// <summary>What holds on a day, by key, out of statements about one subject that were already read.</summary>
    /// <param name="knownAt">As it was known at an instant; null: as it is known now.</param>
    public static Dictionary<string, Fact> On(this IEnumerable<Fact> facts, DateOnly day, DateTime? knownAt = null) =>
        facts
            .Where(f =>
                knownAt is { } at
                    ? f.RecordedAt <= at && (f.SupersededAt == null || f.SupersededAt > at)
                    : f.SupersededAt == null
            )
            .Where(f => f.ValidFrom <= day && (f.ValidTo == null || f.ValidTo >= day))
            .GroupBy(f => f.Key)
            .ToDictionary(g => g.Key, g => g.MaxBy(f => (f.ValidFrom, f.Id))!);
}

internal static class FactModel
{
    public static void Facts(EntityTypeBuilder<Fact> fact)
    {
        fact.ToTable("platform_fact").HasKey(f => f.Id);
        fact.HasIndex(f => new { f.SubjectId, f.Key });
    }
}
