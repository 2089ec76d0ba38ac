using Yiju.Benefits.Domain;
using Yiju.Benefits.Pages;
using Yiju.Funds.Contracts;

namespace Yiju.Benefits.Features.Arrears;

/// <summary>A decision that the rules contradict from a day on, with everything needed to put it right.</summary>
/// <param name="Head">The decision that holds now.</param>
/// <param name="Chain">It and those whose place it took.</param>
/// <param name="From">The earliest day from which the answer is another.</param>
/// <param name="Stretches">The answers from that day on; each becomes a decision, the last one holds on.</param>
/// <param name="Differences">Terms to put right; empty where nothing was paid and nothing is due.</param>
internal sealed record Backdated(
    BenefitDecision Head,
    IReadOnlyList<BenefitDecision> Chain,
    DateOnly From,
    IReadOnlyList<Stretch> Stretches,
    IReadOnlyList<TermDifference> Differences,
    CorrectionModel Model
)
{
    public Stretch Last => Stretches[^1];

    /// <summary>Once it is known which decision finds the differences.</summary>
    public Correction Correction(long decisionId, IReadOnlyCollection<long> decisions) =>
        new(Head.SubjectId, decisionId, Last.Ruling.Rule, [.. Chain.Select(d => d.Id)], decisions, Differences);
}
