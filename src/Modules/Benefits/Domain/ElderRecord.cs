using Yiju.People.Contracts;
using Yiju.Platform.Facts;
using Fact = Yiju.Platform.Facts.Fact;

namespace Yiju.Benefits.Domain;

/// <summary>Everything that is stated and decided about one elder, read once, so that any day can be looked at.</summary>
/// <param name="Facts">Every statement, also those that no longer stand.</param>
/// <param name="Decisions">Every decision, oldest first.</param>
internal sealed record ElderRecord(IReadOnlyList<Fact> Facts, IReadOnlyList<BenefitDecision> Decisions)
{
    private readonly Fact[] standing = [.. Facts.Where(f => f.SupersededAt is null)];

    public Dictionary<string, Fact> On(DateOnly day) => standing.On(day);

    /// <summary>Where the elder lived on a day, as it is known now.</summary>
    public static string? DivisionIn(Dictionary<string, Fact> known) =>
        known.GetValueOrDefault(FactKeys.LivingDivision)?.Value;

    /// <summary>Ids of the benefits that are granted on a day.</summary>
    /// <param name="except">The one in question: it does not stand in its own way.</param>
    public IReadOnlySet<string> HeldOn(DateOnly day, string? except = null) =>
        Decisions
            .Where(d => d.BenefitId != except && d.HoldsOn(day))
            .Select(d => d.BenefitId)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The decision and those whose place it took, over as many steps as there were.</summary>
    public IReadOnlyList<BenefitDecision> ChainOf(BenefitDecision head)
    {
        var chain = new List<BenefitDecision> { head };
        for (var i = 0; i < chain.Count; i++)
        {
            chain.AddRange(
                Decisions.Where(d => d.BenefitId == head.BenefitId && d.EndedBy == chain[i].Cause && !chain.Contains(d))
            );
        }
        return chain;
    }

    /// <summary>The decision that holds in the place of another today.</summary>
    public BenefitDecision Latest(BenefitDecision decision)
    {
        while (Decisions.FirstOrDefault(d => d.Cause == decision.EndedBy) is { } next)
        {
            decision = next;
        }
        return decision;
    }
}
