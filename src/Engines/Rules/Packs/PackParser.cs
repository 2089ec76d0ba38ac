using Yiju.Kernel;
using Yiju.Rules.Checking;
using Yiju.Rules.Language;
using Yiju.Rules.Reading;

namespace Yiju.Rules.Packs;

/// <summary>Reads the files of a pack; the format is described in <c>docs/packs.md</c>.</summary>
public static class PackParser
{
    public const string PackFile = "pack.yaml";

    public const string ScenarioFile = "scenarios.yaml";

    /// <summary>The parts of <see cref="PackFile"/> in the order in which they stand.</summary>
    internal static readonly string[] Parts =
    [
        "pack",
        "version",
        "title",
        "document",
        "issuer",
        "issued",
        "division",
        "from",
        "to",
        "completeness",
        "replaces",
        "demonstration",
        "note",
        "subjects",
        "purposes",
        "clauses",
        "facts",
        "parameters",
        "rules",
        "checklists",
    ];

    /// <param name="folder">Name of the pack's folder.</param>
    /// <param name="pack">Text of <see cref="PackFile"/>.</param>
    /// <param name="scenarios">Text of <see cref="ScenarioFile"/>; null when there is none.</param>
    /// <returns>The pack, or every mistake of its form. What its rules say is checked by <see cref="PackChecker"/>.</returns>
    public static (Pack? Pack, IReadOnlyList<Mistake> Mistakes) Read(string folder, string pack, string? scenarios)
    {
        var mistakes = new List<Mistake>();
        Pack? read = null;
        Try(mistakes, () => read = Pack(folder, Item.Read($"{folder}/{PackFile}", pack), mistakes));
        var proofs = scenarios is null ? [] : ScenarioReader.Read($"{folder}/{ScenarioFile}", scenarios, mistakes);
        return mistakes.Count == 0
            ? (read! with { Scenarios = proofs, Text = pack, ScenarioText = scenarios }, [])
            : (null, mistakes);
    }

    internal static void Try(List<Mistake> mistakes, Action read)
    {
        try
        {
            read();
        }
        catch (MistakeException error)
        {
            mistakes.Add(error.Mistake);
        }
    }

    private static Pack Pack(string folder, Item item, List<Mistake> mistakes)
    {
        var root = Form.Entries(item, Parts);
        var head = new Item.Scalar(item.At, "pack.yaml");
        var id = Form.Text(root.Needed(head, "pack"));
        if (id != folder)
        {
            throw Form.Wrong(root["pack"], $"pack 要和文件夹同名：“{folder}”，现在是“{id}”。");
        }
        var version = Form.Text(root.Needed(head, "version"));
        var name = $"{id}@{version}";
        return new Pack(
            id,
            version,
            Form.Text(root.Needed(head, "title")),
            Form.Text(root.Needed(head, "document")),
            Division(root.Needed(head, "division")),
            Form.Day(root.Needed(head, "from")),
            item.At
        )
        {
            Issuer = root.Text("issuer"),
            Issued = root.Day("issued"),
            To = root.Day("to"),
            Completeness = root.OneOf("completeness", "partial", "full", "template") switch
            {
                "full" => Completeness.Full,
                "template" => Completeness.Template,
                _ => Completeness.Partial,
            },
            Replaces = root.Texts("replaces"),
            Demonstration = root.Yes("demonstration"),
            Note = root.Text("note"),
            Subjects = Each(root, "subjects", mistakes, (n, i) => (Name: n.Text, Title: Form.Text(i)))
                .ToDictionary(s => s.Name, s => s.Title, StringComparer.Ordinal),
            Purposes = Each(root, "purposes", mistakes, (n, i) => (Name: n.Text, Title: Form.Text(i)))
                .ToDictionary(s => s.Name, s => s.Title, StringComparer.Ordinal),
            Clauses = Each(root, "clauses", mistakes, Clause),
            Facts = Each(root, "facts", mistakes, (n, i) => (Subject: n.Text, Facts: Facts(i, mistakes)))
                .ToDictionary(f => f.Subject, f => f.Facts, StringComparer.Ordinal),
            Parameters =
            [
                .. Each(root, "parameters", mistakes, DeclarationReader.Parameter)
                    .Select(p => p with { Document = name }),
            ],
            Rules =
            [
                .. Each(root, "rules", mistakes, (subject, rules) => Rules(subject, rules, name, mistakes))
                    .SelectMany(r => r),
            ],
            Checklists = Each(root, "checklists", mistakes, Checklist),
        };
    }

    internal static DivisionCode Division(Item item) =>
        DivisionCode.TryParse(Form.Text(item), out var code) && Form.Text(item).Length == 12
            ? code
            : throw Form.Wrong(item, $"地区应为 12 位代码并加引号，例如 \"440800000000\"，现在是“{Form.Text(item)}”。");

    private static IReadOnlyList<InputSource> Facts(Item item, List<Mistake> mistakes) =>
        Each(item, mistakes, DeclarationReader.Input);

    private static Clause Clause(Item.Scalar name, Item item)
    {
        var entries = Form.Entries(item, "text", "incomplete", "norule");
        return new Clause(
            name.Text,
            Form.Text(entries.Needed(name, "text")),
            name.At,
            entries.Text("incomplete"),
            entries.Text("norule")
        );
    }

    private static Checklist Checklist(Item.Scalar name, Item item)
    {
        var entries = Form.Entries(item, "title", "clause", "items");
        entries.Needed(name, "items");
        return new Checklist(
            name.Text,
            Form.Text(entries.Needed(name, "title")),
            Form.Text(entries.Needed(name, "clause")),
            entries.Texts("items"),
            name.At
        );
    }

    private static IEnumerable<PackRule> Rules(
        Item.Scalar subject,
        Item rules,
        string document,
        List<Mistake> mistakes
    ) =>
        Each(rules, mistakes, (name, item) => PackRuleReader.Read(subject.Text, name, item))
            .SelectMany(r => r)
            .Select(r => r with { Output = r.Output with { Document = document } });

    private static List<T> Each<T>(
        Dictionary<string, Item> root,
        string part,
        List<Mistake> mistakes,
        Func<Item.Scalar, Item, T> read
    ) => root.TryGetValue(part, out var found) ? Each(found, mistakes, read) : [];

    private static List<T> Each<T>(Item map, List<Mistake> mistakes, Func<Item.Scalar, Item, T> read)
    {
        var all = new List<T>();
        foreach (var (name, item) in Form.Map(map).Entries)
        {
            Try(mistakes, () => all.Add(read(name, item)));
        }
        return all;
    }
}
