using Yiju.Rules.Packs;

namespace Yiju.Tests.Engines.Packs;

/// <summary>The packs of the repository: all of them are clean, and between them they hold every number of the requirements.</summary>
public sealed class ShippedPackTests
{
    public static readonly IReadOnlyList<Pack> All = Read();

    [Fact, Trait("req", "POL-01"), Trait("req", "POL-27")]
    public void Every_pack_is_clean_and_its_scenarios_pass()
    {
        var checker = new PackChecker(All, new DateOnly(2026, 11, 22));
        Assert.Empty(All.SelectMany(p => checker.Check(p).Mistakes).Select(m => m.ToString()));
        Assert.True(All.Count >= 30);
    }

    [Fact, Trait("req", "POL-01")]
    public void Every_number_of_appendix_A_is_a_parameter_of_a_pack()
    {
        var held = All.SelectMany(p => p.Parameters).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        held.UnionWith(All.SelectMany(p => p.Checklists).Select(c => c.Name));
        var names = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Packs", "appendix-a.txt"));
        Assert.DoesNotContain(
            names,
            name => !held.Contains(name) && !held.Any(h => h.StartsWith($"{name}.", StringComparison.Ordinal))
        );
    }

    [Fact, Trait("req", "POL-01")]
    public void What_the_text_leaves_open_has_no_value()
    {
        var open = All.Where(p => !p.Demonstration)
            .SelectMany(p => p.Parameters)
            .Where(p => p.Open is not null)
            .ToList();
        Assert.NotEmpty(open);
        Assert.All(open, p => Assert.Empty(p.Values));
    }

    private static List<Pack> Read()
    {
        var packs = new List<Pack>();
        foreach (var path in Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "packs")))
        {
            var file = Path.Combine(path, PackParser.PackFile);
            var scenarios = Path.Combine(path, PackParser.ScenarioFile);
            if (File.Exists(file))
            {
                var (pack, mistakes) = PackParser.Read(
                    Path.GetFileName(path),
                    File.ReadAllText(file),
                    File.Exists(scenarios) ? File.ReadAllText(scenarios) : null
                );
                Assert.Empty(mistakes.Select(m => m.ToString()));
                packs.Add(pack!);
            }
        }
        return packs;
    }
}
