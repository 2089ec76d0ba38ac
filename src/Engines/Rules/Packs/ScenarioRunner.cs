using Yiju.Rules.Language;
using Yiju.Rules.Reading;

namespace Yiju.Rules.Packs;

/// <summary>Plays the scenarios of a pack; a failure says line, what was expected and what came out.</summary>
/// <param name="pack">Whose scenarios they are.</param>
/// <param name="all">All packs: those this one stands on are taken from here.</param>
/// <param name="touched">Names of which a case must expect one to be played, by the kind of subject; null: all cases are.</param>
internal sealed class ScenarioRunner(
    Pack pack,
    IReadOnlyList<Pack> all,
    Func<string, IReadOnlySet<string>>? touched = null
)
{
    private readonly Dictionary<string, Regime> compiled = new(StringComparer.Ordinal);
    private readonly List<Mistake> failures = [];

    /// <summary>Names that some case expects something of, with what it expects.</summary>
    public HashSet<(string Name, string Expected)> Expected { get; } = [];

    public int Cases { get; private set; }

    /// <summary>True when some rules could not be compiled at all.</summary>
    public bool Refused { get; private set; }

    /// <param name="firstOnly">Stops at the first failure.</param>
    public IReadOnlyList<Mistake> Run(bool firstOnly = false)
    {
        foreach (var scenario in pack.Scenarios)
        {
            foreach (var one in scenario.Cases.Where(c => Plays(scenario, c)))
            {
                Cases++;
                PackParser.Try(failures, () => Run(scenario, one));
                if (firstOnly && failures.Count > 0)
                {
                    return failures;
                }
            }
        }
        return failures;
    }

    private bool Plays(Scenario scenario, ScenarioCase one) =>
        touched is null || one.Expect.Any(e => touched(scenario.About).Contains(e.Name.Text));

    private void Run(Scenario scenario, ScenarioCase one)
    {
        var regime = For(scenario);
        foreach (var (name, value) in one.Expect)
        {
            Expected.Add((name.Text, value is Item.Scalar scalar ? Form.Text(scalar) : "{}"));
        }
        if (!regime.Packs.Contains(pack))
        {
            foreach (var (name, value) in one.Expect.Where(e => e.Value is not Item.Scalar { Text: "stopped" }))
            {
                Fail(
                    value,
                    scenario,
                    $"“{name.Text}”：{pack.Title} 在 {scenario.On:yyyy-MM-dd} 不在有效期内，不能作决定（stopped）。"
                );
            }
            return;
        }
        if (regime.Mistakes.Count > 0)
        {
            Refused = true;
            throw new MistakeException(regime.Mistakes[0]);
        }
        if (!regime.Subjects.TryGetValue(scenario.About, out var rules))
        {
            throw new MistakeException(
                new Mistake(
                    scenario.At,
                    $"没有关于“{scenario.About}”的规则，可以写：{string.Join('、', regime.Subjects.Keys)}。"
                )
            );
        }
        Decide(scenario, one, regime, rules);
    }

    private void Decide(Scenario scenario, ScenarioCase one, Regime regime, SubjectRules rules)
    {
        var (facts, lists) = SubjectFacts.Read(rules.Program, one.Facts.Values);
        var slots = rules.Program.Outputs;
        var results = new Fact[slots.Count];
        rules.Program.Decide(facts, results, lists);
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in one.Expect)
        {
            var index = rules.Program.OutputIndex(name.Text);
            if (index < 0)
            {
                Parameter(scenario, regime, name, value);
                continue;
            }
            Compare(scenario, slots[index], results[index], value);
            if (!results[index].Known && one.Needs is not null)
            {
                missing.UnionWith(rules.Program.Explain(name.Text, facts, lists).Needs);
            }
        }
        if (one.Needs is { } needs && !missing.SetEquals(needs))
        {
            failures.Add(
                new Mistake(
                    one.At,
                    $"“{scenario.Name}”：还缺的应是 {string.Join('、', needs)}，算出来是 {string.Join('、', missing)}。"
                )
            );
        }
    }

    private Regime For(Scenario scenario)
    {
        var wanted = touched is null ? null : Wanted(scenario);
        var key =
            $"{(wanted is null && scenario.Set.Count == 0 ? "" : scenario.Name)} {scenario.On:yyyyMMdd} {scenario.About} {scenario.In} {string.Join(' ', scenario.With)}";
        if (!compiled.TryGetValue(key, out var regime))
        {
            foreach (var other in scenario.With.Where(w => !all.Any(p => p.Id == w)))
            {
                throw new MistakeException(new Mistake(scenario.At, $"没有政策包“{other}”。"));
            }
            var packs = all.Where(p => p == pack || pack.StandsOn(p) || scenario.With.Contains(p.Id)).ToList();
            var library = new Library(packs);
            var place = scenario.In ?? pack.Division;
            regime = Regime.Compile(
                scenario.On,
                library.InForce(place, scenario.On),
                [],
                scenario.Set,
                scenario.About,
                wanted
            );
            compiled[key] = regime;
        }
        return regime;
    }

    private static List<string> Wanted(Scenario scenario) =>
        [.. scenario.Cases.SelectMany(c => c.Expect).Select(e => e.Name.Text).Distinct(StringComparer.Ordinal)];

    private void Compare(Scenario scenario, RuleProgram.Slot slot, Fact result, Item value)
    {
        if (value is Item.Scalar { Text: "stopped" })
        {
            Fail(value, scenario, $"“{slot.Title}”应停止判断，却算出 {FactText.Write(slot, result)}。");
        }
        else if (FactText.Read(slot, value) != result)
        {
            var expected = value is Item.List ? FactText.Write(slot, FactText.Read(slot, value)) : Form.Text(value);
            Fail(value, scenario, $"“{slot.Title}”应为 {expected}，算出来是 {FactText.Write(slot, result)}。");
        }
    }

    private void Parameter(Scenario scenario, Regime regime, Item.Scalar name, Item value)
    {
        var parameter =
            regime.Parameters.FirstOrDefault(p => p.Name == name.Text)
            ?? throw Form.Wrong(name, $"没有“{name.Text}”这条规则，也没有这个参数。");
        var book = new Book(
            [],
            [
                .. DeclarationReader.Alike(
                    [parameter],
                    [.. regime.Packs.SelectMany(p => p.Facts.Values).SelectMany(f => f)]
                ),
            ],
            [
                new OutputSource(
                    "value",
                    parameter.Kind,
                    new ExpressionSource(new Source(parameter.Name, parameter.At))
                )
                {
                    Places = 4,
                    Words = parameter.Words,
                },
            ]
        );
        var (program, mistakes) = RuleProgram.Compile(book, scenario.On);
        var result = new Fact[1];
        (program ?? throw new MistakeException(mistakes[0])).Decide([], result);
        Compare(scenario, program.Outputs.First(), result[0], value);
    }

    private void Fail(Item at, Scenario scenario, string sentence) =>
        failures.Add(new Mistake(at.At, $"“{scenario.Name}”（{scenario.On:yyyy-MM-dd}）：{sentence}"));
}
