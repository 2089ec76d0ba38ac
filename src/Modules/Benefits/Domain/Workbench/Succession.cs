using Yiju.Rules.Packs;

namespace Yiju.Benefits.Domain.Workbench;

/// <summary>Whether a document is followed by another when it ends (F-25).</summary>
internal static class Succession
{
    /// <summary>Days before the last one on which a warning goes out.</summary>
    public static readonly IReadOnlyList<int> Thresholds = [7, 30, 90];

    /// <summary>
    /// A later version, or a document that replaces it: in force on the day after the last one, in the whole area. Null when there is none,
    /// or the document has no end.
    /// </summary>
    public static Pack? After(Pack pack, Library library) =>
        pack.To is not { } last
            ? null
            : library.Packs.FirstOrDefault(other =>
                other.HoldsOn(last.AddDays(1))
                && (other.Id == pack.Id || other.Replaces.Contains(pack.Id))
                && other.Division.Contains(pack.Division)
            );

    /// <summary>How many days remain when it ends soon and nothing follows; null otherwise.</summary>
    public static int? EndsIn(Pack pack, Library library, DateOnly day) =>
        pack.To is { } last
        && last >= day
        && last.DayNumber - day.DayNumber <= Thresholds[^1]
        && After(pack, library) is null
            ? last.DayNumber - day.DayNumber
            : null;
}
