namespace Yiju.Assessment.Domain;

/// <summary>What the basic-information form says beside the items.</summary>
/// <param name="Coma">Elder is in a coma.</param>
/// <param name="Dementia">Diagnosed dementia or cognitive impairment.</param>
/// <param name="MentalIllness">Diagnosed mental illness.</param>
/// <param name="Events30d">Care-risk events (falls, choking, suicide attempts, going astray, others) in the last 30 days, all kinds together.</param>
internal readonly record struct Conditions(bool Coma, bool Dementia, bool MentalIllness, int Events30d)
{
    public static readonly Conditions None;

    /// <exception cref="ArgumentOutOfRangeException">No condition has this name; scale files are checked for it when loaded.</exception>
    public bool Has(string condition) =>
        condition switch
        {
            "coma" => Coma,
            "dementia" => Dementia,
            "mentalIllness" => MentalIllness,
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "No such condition."),
        };

    public static bool Knows(string condition) => condition is "coma" or "dementia" or "mentalIllness";
}
