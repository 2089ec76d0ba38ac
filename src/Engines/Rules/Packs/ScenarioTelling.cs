using Yiju.Rules.Language;
using Yiju.Rules.Reading;

namespace Yiju.Rules.Packs;

/// <summary>A scenario as a policy officer reads it, played.</summary>
/// <param name="About">Title of the kind of subject.</param>
public sealed record PlayedScenario(
    string Name,
    Position At,
    string About,
    DateOnly On,
    IReadOnlyList<PlayedCase> Cases
);

/// <summary>One case: what is known, what must come out, and what came out otherwise.</summary>
/// <param name="Given">“出生日期 1960-10-01；户籍 440823101201”.</param>
/// <param name="Expected">“居家养老服务对象：是”.</param>
/// <param name="Failures">Empty when it passes.</param>
public sealed record PlayedCase(Position At, string Given, string Expected, IReadOnlyList<Mistake> Failures);

/// <summary>Writes the scenarios of a pack as sentences, and says which of them pass.</summary>
public static class ScenarioTelling
{
    /// <param name="all">All packs: those this one stands on are taken from here.</param>
    public static IReadOnlyList<PlayedScenario> Tell(Pack pack, IReadOnlyList<Pack> all)
    {
        var failures = new ScenarioRunner(pack, all).Run();
        Pack[] near =
        [
            pack,
            .. all.Where(p => p.Id != pack.Id && p.Division.Contains(pack.Division))
                .OrderByDescending(p => p.Division.Prefix.Length),
        ];
        var told = new List<PlayedScenario>();
        foreach (var scenario in pack.Scenarios)
        {
            var words = new Words(near, scenario.About);
            told.Add(
                new PlayedScenario(
                    scenario.Name,
                    scenario.At,
                    words.Subject,
                    scenario.On,
                    [.. scenario.Cases.Select((c, at) => Tell(scenario, c, at, words, failures))]
                )
            );
        }
        return told;
    }

    private static PlayedCase Tell(
        Scenario scenario,
        ScenarioCase one,
        int at,
        Words words,
        IReadOnlyList<Mistake> failures
    )
    {
        var next = at + 1 < scenario.Cases.Count ? scenario.Cases[at + 1].At.Line : int.MaxValue;
        var mine = failures.Where(f =>
            f.At.File == scenario.At.File
            && f.Sentence.Contains($"“{scenario.Name}”", StringComparison.Ordinal)
            && f.At.Line >= one.At.Line
            && (f.At.Line < next || next == one.At.Line)
        );
        var broken = failures.Where(f =>
            f.At == scenario.At || !f.At.File.Equals(scenario.At.File, StringComparison.Ordinal)
        );
        return new PlayedCase(
            one.At,
            string.Join('；', one.Facts.Values.Select(f => words.Fact(f.Name.Text, f.Value))),
            string.Join('；', one.Expect.Select(e => words.Result(e.Name.Text, e.Value))),
            [.. mine.Concat(at == 0 ? broken : []).Distinct()]
        );
    }

    /// <summary>How names and values of one kind of subject read.</summary>
    private sealed class Words(IReadOnlyList<Pack> near, string about)
    {
        public string Subject { get; } =
            near.Select(p => p.Subjects.GetValueOrDefault(about)).FirstOrDefault(t => t is not null) ?? about;

        public string Fact(string name, Item value)
        {
            var fact = near.SelectMany(p => p.Facts.GetValueOrDefault(about) ?? []).FirstOrDefault(f => f.Name == name);
            return $"{fact?.Title ?? name} {Text(value, fact?.Words, fact?.Fields)}";
        }

        public string Result(string name, Item value)
        {
            var rules = near.SelectMany(p => p.Rules).Where(r => r.Subject == about).ToList();
            var rule = rules.Find(r => r.Name == name);
            var title =
                rule?.Output.Title
                ?? rules.Find(r => r.Benefit?.Amount == name)?.Title
                ?? near.SelectMany(p => p.Parameters).FirstOrDefault(p => p.Name == name)?.Title
                ?? name;
            return $"{title}：{Text(value, rule?.Output.Words, null)}";
        }

        private static string Text(Item value, IReadOnlyList<WordSource>? words, IReadOnlyList<InputSource>? fields) =>
            value switch
            {
                Item.Scalar scalar => Word(scalar.Text, words),
                Item.List list => list.Items.Count == 0
                    ? "没有"
                    : string.Join('、', list.Items.Select(i => Text(i, words, fields))),
                Item.Map map =>
                    $"（{string.Join('，', map.Entries.Select(e =>
                    {
                        var field = fields?.FirstOrDefault(f => f.Name == e.Key.Text);
                        return $"{field?.Title ?? e.Key.Text} {Text(e.Value, field?.Words, null)}";
                    }))}）",
                _ => "",
            };

        private static string Word(string text, IReadOnlyList<WordSource>? words) =>
            words?.FirstOrDefault(w => w.Word == text)?.Title
            ?? text switch
            {
                "yes" or "true" => "是",
                "no" or "false" => "否",
                "unknown" or "~" => "还不能确定",
                "stopped" => "停止判断",
                _ => text,
            };
    }
}
