using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;
using Yiju.Rules.Packs;

namespace Yiju.Tests.Engines.Packs;

/// <summary>Each city's row of Appendix E points at its packs and at scenarios that prove it.</summary>
public sealed class CityTests
{
    [Fact, Trait("req", "POL-01"), Trait("appendix", "E")]
    public void All_32_rows_point_at_packs_and_scenarios_that_are_there()
    {
        var rows = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .Build()
            .Deserialize<List<CityRow>>(
                File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "packs", "cities.yaml"))
            );
        Assert.Equal(32, rows.Select(r => r.Row).Distinct().Count());
        foreach (var row in rows)
        {
            Assert.NotEmpty(row.Packs);
            Assert.NotEmpty(row.Scenarios);
            Assert.NotEmpty(row.Requirements);
            var names = row
                .Packs.Select(id => ShippedPackTests.All.Single(p => p.Id == id))
                .SelectMany(p => Names(p))
                .ToHashSet(StringComparer.Ordinal);
            Assert.Empty(row.Scenarios.Where(s => !names.Contains(s)).Select(s => $"{row.Row}: {s}"));
        }
    }

    private static IEnumerable<string> Names(Pack pack) =>
        pack.ScenarioText!.Split('\n')
            .Where(l => l.StartsWith("- name: ", StringComparison.Ordinal))
            .Select(l => l["- name: ".Length..].Trim().Trim('"', '\''));

    private sealed class CityRow
    {
        public string Row { get; init; } = "";

        public List<string> Packs { get; init; } = [];

        public List<string> Scenarios { get; init; } = [];

        public List<string> Requirements { get; init; } = [];
    }
}
