using System.Collections.Concurrent;
using Yiju.Kernel;

namespace Yiju.People.Domain;

/// <summary>One dated number of a policy document.</summary>
/// <param name="Division">Where it applies, 12 digits; all zeros: everywhere.</param>
/// <param name="Value">Null: the text needs it and names none.</param>
/// <param name="Inclusive">Whether the number itself is inside (Civil Code art. 1259).</param>
/// <param name="Clause">Where it is written.</param>
/// <param name="InText">False when no document names it.</param>
internal sealed record RegistryNumber(
    string Key,
    string Division,
    int? Value,
    bool Inclusive,
    DateOnly From,
    DateOnly? To,
    string Document,
    string Clause,
    bool InText
)
{
    /// <summary>Whether a value reaches this threshold; never when it has none.</summary>
    public bool IsReachedBy(int? value) => Value is { } least && (Inclusive ? value >= least : value > least);
}

/// <summary>The numbers the registry decides by: the narrowest division that names one wins, then the latest.</summary>
internal sealed class RegistryNumbers(IReadOnlyList<RegistryNumber> all)
{
    public const string MinAge = "elder.minAge";
    public const string ResidenceYears = "elder.nonLocal.residenceYears";
    public const string LowIncomeMinAge = "group.dibao.minAge";
    public const string AdvancedMinAge = "group.advancedAge.minAge";
    public const string PairingMinAge = "group.pairing.minAge";
    public const string LostAbilityLevel = "tag.lostAbility.minLevel";
    public const string SemiLostAbilityLevel = "tag.semiLostAbility.minLevel";
    public const string HelperMaxAge = "helper.maxAge";

    private OfDay found = new(default);

    public IReadOnlyList<RegistryNumber> All { get; } = all;

    /// <summary>The number in force in a division on a day; null when no document there speaks of it.</summary>
    public RegistryNumber? Find(string key, string division, DateOnly day)
    {
        var known = found;
        if (known.Day != day)
        {
            found = known = new(day);
        }
        return known.Numbers.GetOrAdd((key, division), Look, (this, day));

        static RegistryNumber? Look((string Key, string Division) asked, (RegistryNumbers Numbers, DateOnly Day) at) =>
            at.Numbers.Look(asked.Key, asked.Division, at.Day);
    }

    private RegistryNumber? Look(string key, string division, DateOnly day) =>
        All.Where(n =>
                n.Key == key
                && new Period(n.From, n.To).Contains(day)
                && DivisionCode.Parse(n.Division).Contains(DivisionCode.Parse(division))
            )
            .OrderBy(n => DivisionCode.Parse(n.Division).Prefix.Length)
            .ThenBy(n => n.From)
            .LastOrDefault();

    /// <summary>As <see cref="Find"/> for numbers every deployment has.</summary>
    /// <exception cref="InvalidOperationException">The data files lack the number.</exception>
    public RegistryNumber Of(string key, string division, DateOnly day) =>
        Find(key, division, day)
        ?? throw new InvalidOperationException($"The packs name no {key} for {division} on {day:yyyy-MM-dd}.");

    /// <summary>Answers of one day: whoever tags a city asks the same few again for every elder.</summary>
    private sealed class OfDay(DateOnly day)
    {
        public DateOnly Day { get; } = day;

        public ConcurrentDictionary<(string Key, string Division), RegistryNumber?> Numbers { get; } = new();
    }
}
