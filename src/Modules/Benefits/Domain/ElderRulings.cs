using Yiju.Kernel;
using Yiju.Rules;
using Yiju.Rules.Deciding;
using Yiju.Rules.Packs;
using Yiju.Ui;
using Fact = Yiju.Platform.Facts.Fact;

namespace Yiju.Benefits.Domain;

/// <summary>What the rules that hold in a place on a day give one elder.</summary>
/// <param name="known">What is known of the elder on the day.</param>
/// <param name="held">Benefits that are granted on the day: others may yield to them (POL-23).</param>
internal sealed class ElderRulings(Regime regime, IReadOnlyDictionary<string, Fact> known, IReadOnlySet<string> held)
{
    private const int MostCauses = 3;

    private readonly SubjectRules? rules = regime.Subjects.GetValueOrDefault(Rulings.Elder);

    private ElderFacts Facts => field ??= new ElderFacts(rules!.Program, known);

    private Wording Wording => field ??= new Wording(regime, rules!, known);

    /// <summary>Every result by its place in the program, without reasons.</summary>
    private Rules.Fact[] Results
    {
        get
        {
            if (field is null)
            {
                field = new Rules.Fact[rules!.Program.Outputs.Count];
                rules.Program.Decide(Facts.Facts, field, Facts.Lists);
            }
            return field;
        }
    }

    /// <summary>Every benefit that a document of the place speaks of.</summary>
    public IReadOnlyList<Ruling> All() => [.. Benefits().Select(Rule), .. Stopped()];

    /// <summary>Only what is granted with an amount: nothing else is explained.</summary>
    public IReadOnlyList<Ruling> Paid() =>
        [.. Benefits().Where(r => Positive(r.Rule.Name) && Positive(r.Rule.Benefit!.Amount)).Select(Rule)];

    /// <summary>Null when no document of the place speaks of the benefit.</summary>
    public Ruling? One(string benefit) =>
        rules?[benefit] is { Rule.Benefit: not null } rule
            ? Rule(rule)
            : Stopped().FirstOrDefault(r => r.Benefit == benefit);

    /// <summary>How many hundredths of an item's price public money may pay, by the purse that would pay; nearest document first.</summary>
    public IReadOnlyList<(HeldRule Held, int Percent)> SharesOf(string itemCode) =>
        [
            .. (rules?.Of(RuleRole.Share) ?? [])
                .Where(r => r.Rule.Share!.Speaks(itemCode))
                .Select(r => (r, (int)Math.Clamp(Result(r.Rule.Name).Number, 0, 100)))
                .Where(s => s.Item2 > 0),
        ];

    private IEnumerable<HeldRule> Benefits() => rules?.Of(RuleRole.Benefit) ?? [];

    private Rules.Fact Result(string output) => Results[rules!.Program.OutputIndex(output)];

    private bool Positive(string? output) => output is not null && Result(output) is { Known: true, Number: > 0 };

    private Ruling Rule(HeldRule rule) => Yield(Decide(rule));

    /// <summary>What yields to a benefit that is granted is not granted beside it.</summary>
    private Ruling Yield(Ruling ruling)
    {
        if (ruling.Terms.YieldsTo.FirstOrDefault(held.Contains) is not { } first)
        {
            return ruling;
        }
        var title = rules![first]?.Rule.Title ?? first;
        return ruling with
        {
            Verdict = Verdict.No,
            Amount = null,
            Missing = [],
            Needs = [],
            Sentence = $"已经享受“{title}”，这两项不能同时享受。",
            Reasons = [new Ui.Reason($"没有享受“{title}”", Verdict.No) { Clause = ruling.Clause }, .. ruling.Reasons],
        };
    }

    private IEnumerable<Ruling> Stopped() =>
        regime
            .Expired.SelectMany(p =>
                p.Rules.Where(r => r is { Subject: Rulings.Elder, Benefit: not null }).Select(r => (p, r))
            )
            .Where(r => rules?[r.r.Name] is null)
            .Select(r => new Ruling(
                new HeldRule(r.p, r.r),
                Verdict.Unknown,
                null,
                $"{r.p.Document}已于 {Say.PlainDay(r.p.To!.Value)}到期，还没有接续文件。在接续文件启用以前不能作决定。",
                [],
                [],
                [],
                Stopped: true
            ));

    private Ruling Decide(HeldRule held)
    {
        var program = rules!.Program;
        var why = program.Explain(held.Rule.Name, Facts.Facts, Facts.Lists);
        var reasons = Wording.Reasons(why);
        var verdict = Wording.Of(why.Root.Value);
        Ruling Ruled(Verdict answer, Money? amount, string sentence, IEnumerable<string> missing, Explanation? more) =>
            new(held, answer, amount, sentence, reasons, Wording.Used(why, more), [.. missing.Select(Wording.Title)])
            {
                Needs = [.. missing.Where(Wording.IsFact)],
            };
        if (verdict == Verdict.No)
        {
            return Ruled(verdict, null, $"不符合{Against(reasons)}。", [], null);
        }
        if (verdict == Verdict.Unknown)
        {
            return Ruled(verdict, null, Wording.Lacking(why.Needs), why.Needs, null);
        }
        if (held.Rule.Benefit!.Amount is not { } name)
        {
            return Ruled(verdict, null, "符合全部条件。", [], null);
        }
        var how = program.Explain(name, Facts.Facts, Facts.Lists);
        if (how.Root.Value is { Known: true, Number: var fen })
        {
            var by = $"按{held.Rule.Benefit.AmountClause}";
            return fen > 0
                ? Ruled(
                    verdict,
                    new Money(fen),
                    $"符合全部条件，{by}{Words.Every(held.Rule.Benefit.Every)} {new Money(fen)}。",
                    [],
                    how
                )
                : Ruled(Verdict.No, null, $"{by}，补贴为 0。", [], how);
        }
        return how.Needs.Any(Wording.IsFact)
            ? Ruled(Verdict.Unknown, null, Wording.Lacking(how.Needs), how.Needs, how)
            : Ruled(verdict, null, "符合全部条件。文件没有规定金额，由当地另行规定。", [], how);
    }

    /// <summary>The first condition that fails, as near to the facts as one cause alone goes.</summary>
    private static string Against(IReadOnlyList<Ui.Reason> reasons)
    {
        var causes = Causes(reasons.First(r => r.Verdict == Verdict.No)).ToList();
        var said = string.Join('、', causes.Take(MostCauses).Select(c => $"“{c}”"));
        return causes.Count > MostCauses ? $"{said}等 {causes.Count} 样" : said;
    }

    private static IEnumerable<string> Causes(Ui.Reason failing)
    {
        var parts = failing.Parts.Where(p => p.Verdict == Verdict.No).ToList();
        return parts.Count == 1 || (failing.Joins && parts.Count > 0) ? parts.SelectMany(Causes) : [failing.Sentence];
    }
}
