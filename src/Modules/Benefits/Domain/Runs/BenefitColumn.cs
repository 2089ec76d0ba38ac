using Yiju.Rules.Packs;

namespace Yiju.Benefits.Domain.Runs;

/// <summary>Where the answer and the amount of a benefit stand among the results of a program.</summary>
/// <param name="Amount">-1 where nothing is paid.</param>
/// <param name="Open">The documents leave the amount open.</param>
internal sealed record BenefitColumn(string Name, string Title, BenefitTerms Terms, int Answer, int Amount, bool Open)
{
    public Granted Of(Room room, int place) =>
        Amount < 0
            ? Granted.Of(room.Output(Answer, place))
            : Granted.Of(room.Output(Answer, place), room.Output(Amount, place), Open);

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
                    r.Rule.Benefit!.Amount is { } amount ? rules.Program.OutputIndex(amount) : -1,
                    r.Rule.Benefit!.Amount is { } sum && rules.Program.LeftOpen(sum)
                )),
        ];
}
