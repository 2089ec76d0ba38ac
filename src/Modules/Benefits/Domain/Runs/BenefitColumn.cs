using Yiju.Rules.Packs;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>Where the answer and the amount of a benefit stand among the results of a program.</summary>
/// <param name="Amount">-1 where nothing is paid.</param>
internal sealed record BenefitColumn(string Name, string Title, BenefitTerms Terms, int Answer, int Amount)
{
    /// <summary>Per visit, meal or course: what it costs depends on use.</summary>
    public bool ByUse => Terms.Every is "visit" or "meal" or "course";

    public static IReadOnlyList<BenefitColumn> Of(SubjectRules rules) =>
        [
            .. rules
                .Of(RuleRole.Benefit)
                .Select(r => new BenefitColumn(
                    r.Rule.Name,
                    r.Rule.Title,
                    r.Rule.Benefit!,
                    rules.Program.OutputIndex(r.Rule.Name),
                    r.Rule.Benefit!.Amount is { } amount ? rules.Program.OutputIndex(amount) : -1
                )),
        ];
}
