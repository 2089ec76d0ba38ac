using Yiju.Kernel;
using Yiju.Rules.Language;
using Yiju.Rules.Reading;

namespace Yiju.Rules.Packs;

/// <summary>Reads the scenarios of a pack.</summary>
internal static class ScenarioReader
{
    public static IReadOnlyList<Scenario> Read(string file, string text, List<Mistake> mistakes)
    {
        var all = new List<Scenario>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        PackParser.Try(
            mistakes,
            () =>
            {
                foreach (var item in Form.Items(Item.Read(file, text)))
                {
                    PackParser.Try(
                        mistakes,
                        () =>
                        {
                            var scenario = Scenario(item);
                            all.Add(
                                names.Add(scenario.Name)
                                    ? scenario
                                    : throw Form.Wrong(item, $"已经有叫“{scenario.Name}”的情形，名称不能重复。")
                            );
                        }
                    );
                }
            }
        );
        return all;
    }

    private static Scenario Scenario(Item item)
    {
        var entries = Form.Entries(
            item,
            "name",
            "about",
            "on",
            "in",
            "facts",
            "cases",
            "set",
            "with",
            "expect",
            "needs"
        );
        var head = new Item.Scalar(item.At, entries.Text("name") ?? "这个情形");
        entries.Needed(head, "name");
        if (entries.ContainsKey("cases") == entries.ContainsKey("expect"))
        {
            throw Form.Wrong(head, $"“{head.Text}”要么直接写 facts 和 expect，要么写 cases。");
        }
        var common = Named(entries, "facts");
        return new Scenario(
            head.Text,
            item.At,
            Form.Text(entries.Needed(head, "about")),
            Form.Day(entries.Needed(head, "on")),
            entries.TryGetValue("in", out var place) ? PackParser.Division(place) : null,
            Named(entries, "set").ToDictionary(s => s.Name.Text, s => DeclarationReader.Set(s.Value), StringComparer.Ordinal),
            entries.Texts("with"),
            entries.TryGetValue("cases", out var cases)
                ? [.. Form.Items(cases).Select(c => Case(c, common))]
                : [Case(item.At, entries, common)]
        );
    }

    private static ScenarioCase Case(Item item, IReadOnlyList<(Item.Scalar, Item)> common)
    {
        var entries = Form.Entries(item, "facts", "expect", "needs");
        entries.Needed(new Item.Scalar(item.At, "这一例"), "expect");
        return Case(item.At, entries, [.. common, .. Named(entries, "facts")]);
    }

    /// <summary>Later facts take the place of earlier ones of the same name.</summary>
    private static ScenarioCase Case(
        Position at,
        Dictionary<string, Item> entries,
        IReadOnlyList<(Item.Scalar Name, Item Value)> facts
    ) =>
        new(
            at,
            facts
                .GroupBy(f => f.Name.Text, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal),
            Named(entries, "expect"),
            entries.ContainsKey("needs") ? entries.Texts("needs") : null
        );

    private static IReadOnlyList<(Item.Scalar Name, Item Value)> Named(Dictionary<string, Item> entries, string part) =>
        entries.TryGetValue(part, out var item) ? Form.Map(item).Entries : [];
}
