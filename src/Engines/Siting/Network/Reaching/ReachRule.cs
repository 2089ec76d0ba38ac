using Yiju.Kernel;
using Yiju.Siting.Tables;

namespace Yiju.Siting.Network.Reaching;

/// <summary>A question: is there one of these facilities within so many minutes?</summary>
/// <param name="Minutes">Above 0; who takes no longer is covered.</param>
/// <param name="Kinds">Kinds of facility that count; null: all.</param>
/// <param name="Within">Only elders of this division are asked about; null: all.</param>
public sealed record ReachRule(
    string Name,
    double Minutes,
    IReadOnlySet<string>? Kinds = null,
    DivisionCode? Within = null
)
{
    private static readonly string[] Columns = ["name", "minutes"];

    /// <summary>
    /// CSV or an array of JSON objects: <c>name</c>, <c>minutes</c>, <c>kinds</c> (set apart by semicolons; empty: all),
    /// <c>within</c> (a division; empty: everywhere).
    /// </summary>
    /// <returns>The rules, or up to 100 sentences with row and column.</returns>
    public static Outcome<List<ReachRule>> Read(TextReader input)
    {
        var divisions = new Dictionary<string, DivisionCode>();
        return RowReader.All(
            input,
            "reach-rule",
            Columns,
            row =>
            {
                var kinds = row.Text("kinds")
                    .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                var within = row.Division("within", divisions);
                return new ReachRule(
                    row.Text("name"),
                    row.Minutes("minutes"),
                    kinds.Length == 0 ? null : kinds.ToHashSet(),
                    within == default ? null : within
                );
            }
        );
    }
}

/// <summary>How a place stands to a rule.</summary>
public enum ReachState
{
    /// <summary>Within the time.</summary>
    Covered,

    /// <summary>There is a way, but it takes longer.</summary>
    Beyond,

    /// <summary>On a street from which no facility can be reached.</summary>
    Unreachable,

    /// <summary>No street is near enough.</summary>
    TooFarFromStreet,

    /// <summary>The rule does not ask about its division.</summary>
    NotAsked,
}

/// <summary>What a rule says about one place.</summary>
/// <param name="Second">The next one should the nearest be full or close.</param>
public readonly record struct PointReach(ReachState State, Paths.FacilityTime Nearest, Paths.FacilityTime Second);

/// <summary>What a rule says about the elders of a division.</summary>
/// <param name="Minutes">
/// Of those who can reach one, the minutes within which the asked shares of them do; empty when there are none.
/// </param>
public sealed record DivisionReach(
    DivisionCode Division,
    long Elders,
    long Covered,
    long Beyond,
    long Unreachable,
    long TooFarFromStreet,
    IReadOnlyList<double> Minutes
)
{
    /// <summary>0 to 1; 1 when nobody lives there.</summary>
    public double CoveredShare => Elders == 0 ? 1 : (double)Covered / Elders;
}

/// <summary>The answer to a rule.</summary>
/// <param name="Points">By place, in the order given.</param>
/// <param name="Divisions">By code.</param>
public sealed record ReachAnswer(
    ReachRule Rule,
    PointReach[] Points,
    IReadOnlyList<DivisionReach> Divisions,
    DivisionReach Total
);
