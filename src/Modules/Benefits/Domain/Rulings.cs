using Yiju.Kernel;
using Yiju.Platform.Packs;
using Yiju.Rules;
using Yiju.Rules.Deciding;
using Yiju.Rules.Packs;
using Yiju.Ui;
using Fact = Yiju.Platform.Facts.Fact;

namespace Yiju.Benefits.Domain;

/// <summary>
/// Answers what the documents in force give an elder. The nearest division that speaks of a benefit decides: county before city before
/// province (POL-02).
/// </summary>
internal sealed class Rulings(PacksInForce packs)
{
    /// <summary>The kind of subject these rules are about.</summary>
    public const string Elder = "elder";

    /// <param name="held">Benefits that are granted on the day: others may yield to them (POL-23).</param>
    public IReadOnlyList<Ruling> All(
        string division,
        IReadOnlyDictionary<string, Fact> known,
        DateOnly day,
        IReadOnlySet<string> held
    )
    {
        var regime = packs.For(division, day);
        var stopped = Stopped(regime);
        return regime.Subjects.TryGetValue(Elder, out var rules)
            ?
            [
                .. rules.Of(RuleRole.Benefit).Select(r => Yield(Decide(regime, rules, r, known), rules, held)),
                .. stopped,
            ]
            : [.. stopped];
    }

    /// <summary>Only what is granted with an amount: nothing else is explained.</summary>
    /// <param name="held">Benefits that are granted on the day: others may yield to them (POL-23).</param>
    public IReadOnlyList<Ruling> Paid(
        string division,
        IReadOnlyDictionary<string, Fact> known,
        DateOnly day,
        IReadOnlySet<string> held
    )
    {
        var regime = packs.For(division, day);
        if (!regime.Subjects.TryGetValue(Elder, out var rules))
        {
            return [];
        }
        var elder = new ElderFacts(rules.Program, known);
        var results = new Rules.Fact[rules.Program.Outputs.Count];
        rules.Program.Decide(elder.Facts, results, elder.Lists);
        bool Yes(string? output) =>
            output is not null && results[rules.Program.OutputIndex(output)] is { Known: true, Number: > 0 };
        return
        [
            .. rules
                .Of(RuleRole.Benefit)
                .Where(r => Yes(r.Rule.Name) && Yes(r.Rule.Benefit!.Amount))
                .Select(r => Yield(Decide(regime, rules, r, known), rules, held)),
        ];
    }

    /// <summary>Whether some benefit is not granted beside this one (POL-23).</summary>
    public bool OthersYieldTo(string benefit) =>
        packs.Library.Packs.Any(p => p.Rules.Any(r => r.Benefit?.YieldsTo.Contains(benefit) == true));

    /// <summary>Null when no document of the division speaks of the benefit.</summary>
    /// <param name="held">Benefits that are granted on the day: this one may yield to them (POL-23).</param>
    public Ruling? One(
        string benefit,
        string division,
        IReadOnlyDictionary<string, Fact> known,
        DateOnly day,
        IReadOnlySet<string> held
    )
    {
        var regime = packs.For(division, day);
        return regime.Subjects.TryGetValue(Elder, out var rules) && rules[benefit] is { Rule.Benefit: not null } rule
            ? Yield(Decide(regime, rules, rule, known), rules, held)
            : Stopped(regime).FirstOrDefault(r => r.Benefit == benefit);
    }

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

    /// <summary>How many hundredths of an item's price public money may pay for this elder, by the purse that would pay; nearest document first.</summary>
    public IReadOnlyList<(HeldRule Held, int Percent)> SharesOf(
        string itemCode,
        string division,
        IReadOnlyDictionary<string, Fact> known,
        DateOnly day
    )
    {
        var rules = packs.For(division, day).Subjects.GetValueOrDefault(Elder);
        var speaking = rules?.Of(RuleRole.Share).Where(r => r.Rule.Share!.Speaks(itemCode)).ToList() ?? [];
        if (speaking.Count == 0)
        {
            return [];
        }
        var elder = new ElderFacts(rules!.Program, known);
        var results = new Rules.Fact[rules.Program.Outputs.Count];
        rules.Program.Decide(elder.Facts, results, elder.Lists);
        return
        [
            .. speaking
                .Select(r => (r, Math.Clamp(results[rules.Program.OutputIndex(r.Rule.Name)].Number, 0, 100)))
                .Where(s => s.Item2 > 0)
                .Select(s => (s.r, (int)s.Item2)),
        ];
    }

    /// <summary>What yields to a benefit that is granted is not granted beside it.</summary>
    private static Ruling Yield(Ruling ruling, SubjectRules rules, IReadOnlySet<string> held)
    {
        if (ruling.Terms.YieldsTo.FirstOrDefault(held.Contains) is not { } first)
        {
            return ruling;
        }
        var title = rules[first]?.Rule.Title ?? first;
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

    private static IEnumerable<Ruling> Stopped(Regime regime) =>
        regime
            .Expired.SelectMany(p => p.Rules.Where(r => r is { Subject: Elder, Benefit: not null }).Select(r => (p, r)))
            .Where(r => regime.Subjects.GetValueOrDefault(Elder)?[r.r.Name] is null)
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

    private static Ruling Decide(
        Regime regime,
        SubjectRules rules,
        HeldRule held,
        IReadOnlyDictionary<string, Fact> known
    )
    {
        var elder = new ElderFacts(rules.Program, known);
        var words = new Wording(regime, rules, known);
        var why = rules.Program.Explain(held.Rule.Name, elder.Facts, elder.Lists);
        var reasons = words.Reasons(why);
        var verdict = Wording.Of(why.Root.Value);
        Ruling Ruled(Verdict answer, Money? amount, string sentence, IEnumerable<string> missing, Explanation? more) =>
            new(held, answer, amount, sentence, reasons, words.Used(why, more), [.. missing.Select(words.Title)])
            {
                Needs = [.. missing.Where(words.IsFact)],
            };
        if (verdict == Verdict.No)
        {
            return Ruled(verdict, null, $"不符合“{Deepest(reasons)}”。", [], null);
        }
        if (verdict == Verdict.Unknown)
        {
            return Ruled(verdict, null, words.Lacking(why.Needs), why.Needs, null);
        }
        if (held.Rule.Benefit!.Amount is not { } name)
        {
            return Ruled(verdict, null, "符合全部条件。", [], null);
        }
        var how = rules.Program.Explain(name, elder.Facts, elder.Lists);
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
        return how.Needs.Any(words.IsFact)
            ? Ruled(Verdict.Unknown, null, words.Lacking(how.Needs), how.Needs, how)
            : Ruled(verdict, null, "符合全部条件。文件没有规定金额，由当地另行规定。", [], how);
    }

    private static string Deepest(IReadOnlyList<Ui.Reason> reasons)
    {
        var failing = reasons.First(r => r.Verdict == Verdict.No);
        while (failing.Parts.Count(p => p.Verdict == Verdict.No) == 1)
        {
            failing = failing.Parts.First(p => p.Verdict == Verdict.No);
        }
        return failing.Sentence;
    }
}
