using Yiju.Platform.Packs;
using Yiju.Rules.Packs;
using Fact = Yiju.Platform.Facts.Fact;

namespace Yiju.Benefits.Domain;

/// <summary>
/// What the documents in force give elders. The nearest division that speaks of a benefit decides: county before city before province (POL-02).
/// </summary>
internal sealed class Rulings(PacksInForce packs)
{
    /// <summary>The kind of subject these rules are about.</summary>
    public const string Elder = "elder";

    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    /// <param name="known">What is known of the elder on the day.</param>
    /// <param name="held">Benefits that are granted on the day: others may yield to them (POL-23).</param>
    public ElderRulings Of(
        string division,
        IReadOnlyDictionary<string, Fact> known,
        DateOnly day,
        IReadOnlySet<string>? held = null
    ) => new(packs.For(division, day), known, held ?? Nothing);

    /// <summary>Whether some benefit is not granted beside this one (POL-23).</summary>
    public bool OthersYieldTo(string benefit) =>
        packs.Library.Packs.Any(p => p.Rules.Any(r => r.Benefit?.YieldsTo.Contains(benefit) == true));

    /// <summary>A statement as people say it: its title and its value.</summary>
    public (string Title, string Value) Stated(string division, DateOnly day, string key, string? value)
    {
        if (
            packs.For(division, day).Subjects.TryGetValue(Elder, out var rules)
            && rules.Program.InputIndex(key) is >= 0 and var index
        )
        {
            var slot = rules.Program.Inputs[index];
            return FactText.TryRead(slot, value, out var fact) is null
                ? (slot.Title, fact.Known ? slot.Say(fact) : "没有记录")
                : (slot.Title, value!);
        }
        return (key, value ?? "没有记录");
    }
}
