using System.Text.Json.Serialization;

namespace Yiju.Assessment.Domain;

/// <summary>What happens to the preliminary level: coma first, then the cap, then the raises.</summary>
internal sealed record Adjustments(ComaRule Coma, IReadOnlyList<Raise> Raises, CapRule Cap, StackingRule Stacking);

/// <summary>Coma gives the level at once; remaining items may be missing.</summary>
/// <param name="AtOnce">Points of items that themselves say coma.</param>
internal sealed record ComaRule(
    int Level,
    IReadOnlyDictionary<string, int> AtOnce,
    string Clause,
    string Words,
    Mark Mark,
    string Source
);

/// <summary>One level up when any named condition holds, or when events reach the minimum.</summary>
/// <param name="When">Any of <c>dementia</c>, <c>mentalIllness</c>.</param>
/// <param name="MinEvents">Events in the last 30 days, all kinds together; null when events do not matter here.</param>
internal sealed record Raise(
    string Id,
    IReadOnlyList<string> When,
    int? MinEvents,
    string Clause,
    string Words,
    Mark Mark,
    string Source
)
{
    public bool Applies(Conditions conditions) =>
        When.Any(conditions.Has) || (MinEvents is { } min && conditions.Events30d >= min);
}

/// <summary>No level is raised above this one.</summary>
internal sealed record CapRule(int Level, string Words, string Clause, Mark Mark, string Source);

/// <summary>Whether two raises at once mean one level or two.</summary>
internal sealed record StackingRule(Stacking Rule, string Words, Mark Mark, string Source);

[JsonConverter(typeof(JsonStringEnumConverter<Stacking>))]
internal enum Stacking
{
    /// <summary>The text does not say; unsettled where it matters.</summary>
    [JsonStringEnumMemberName("not-stated")]
    NotStated,

    /// <summary>One level, however many rules apply.</summary>
    [JsonStringEnumMemberName("once")]
    Once,

    /// <summary>One level per rule.</summary>
    [JsonStringEnumMemberName("each")]
    Each,
}
