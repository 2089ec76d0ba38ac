using Yiju.Rules.Deciding;
using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Telling;

/// <summary>Everything that is decided about one subject.</summary>
public sealed class SubjectDecision
{
    private readonly Fact[] facts;
    private readonly Records?[] lists;
    private readonly Fact[] results;

    private SubjectDecision(Regime regime, SubjectRules rules, Fact[] facts, Records?[] lists)
    {
        (Regime, Rules, this.facts, this.lists) = (regime, rules, facts, lists);
        results = new Fact[rules.Program.Outputs.Count];
        rules.Program.Decide(facts, results, lists);
    }

    public Regime Regime { get; }

    public SubjectRules Rules { get; }

    /// <summary>What stands in a clause: steps on the way are left out, how much a benefit pays is not.</summary>
    public IEnumerable<HeldRule> Results => Rules.Rules.Where(r => r.Rule.Output.Clause is not null);

    public Fact this[HeldRule rule] => results[Rules.Program.OutputIndex(rule.Rule.Name)];

    public RuleProgram.Slot SlotOf(HeldRule rule) => Rules.Program.Outputs[Rules.Program.OutputIndex(rule.Rule.Name)];

    public Explanation Explain(HeldRule rule) => Rules.Program.Explain(rule.Rule.Name, facts, lists);

    /// <param name="subject">One of <see cref="Regime.Subjects"/>.</param>
    /// <param name="file">How sentences call the facts.</param>
    /// <param name="text">A map from names to values, JSON or YAML.</param>
    /// <returns>The decision, or what is wrong with the facts.</returns>
    public static (SubjectDecision? Decision, IReadOnlyList<Mistake> Mistakes) Of(
        Regime regime,
        string subject,
        string file,
        string text
    )
    {
        var rules = regime.Subjects[subject];
        var (read, mistakes) = SubjectFacts.Read(rules.Program, file, text);
        return read is var (facts, lists)
            ? (new SubjectDecision(regime, rules, facts, lists), mistakes)
            : (null, mistakes);
    }
}
