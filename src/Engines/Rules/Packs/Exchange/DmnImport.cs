using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Yiju.Rules.Packs.Exchange;

/// <summary>
/// Decision tables of other tools (DMN 1.1 to 1.5) as the YAML of a pack: tables with hit policy UNIQUE or FIRST whose cells are values,
/// comparisons, intervals, lists of them and not( ). What is more is left out, with a sentence.
/// </summary>
public sealed partial class DmnImport
{
    private const int LongestFile = 2_000_000;

    private readonly XElement root;
    private readonly Dictionary<string, XElement> types;
    private readonly List<string> left = [];
    private readonly SortedDictionary<string, string> facts = new(StringComparer.Ordinal);
    private readonly StringBuilder rules = new();

    private DmnImport(XElement root)
    {
        this.root = root;
        types = All(root, "itemDefinition")
            .Where(t => t.Attribute("name") is not null)
            .DistinctBy(t => t.Attribute("name")!.Value)
            .ToDictionary(t => t.Attribute("name")!.Value, StringComparer.Ordinal);
    }

    /// <param name="subject">The kind of subject that the facts and rules are about.</param>
    /// <returns>The parts <c>facts</c> and <c>rules</c> of a pack.yaml, null when the file as a whole is none; and what was left out.</returns>
    public static (string? Yaml, IReadOnlyList<string> Left) Read(string xml, string subject)
    {
        if (xml.Length > LongestFile)
        {
            return (null, [$"文件太大：{xml.Length} 个字，最多 {LongestFile} 个。"]);
        }
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersFromEntities = 1,
            MaxCharactersInDocument = LongestFile,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            var root = XDocument.Load(reader).Root!;
            if (root.Name.LocalName != "definitions")
            {
                return (null, [$"这不是 DMN 文件：最外层应当是 definitions，现在是 {root.Name.LocalName}。"]);
            }
            var import = new DmnImport(root);
            import.Decisions();
            return (import.Yaml(subject), import.left);
        }
        catch (XmlException error)
        {
            return (null, [$"第 {error.LineNumber} 行不是可以读的 XML（也不能有 DOCTYPE）：{error.Message}"]);
        }
    }

    private string Yaml(string subject)
    {
        var text = new StringBuilder();
        if (facts.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"facts:\n  {subject}:\n");
            foreach (var (name, fact) in facts)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {name}: {fact}\n");
            }
        }
        return text.Append(
                CultureInfo.InvariantCulture,
                $"rules:\n  {subject}:\n{(rules.Length == 0 ? "    {}\n" : rules)}"
            )
            .ToString();
    }

    private void Decisions()
    {
        var decisions = All(root, "decision").ToList();
        var decided = decisions.Select(d => Name(d.Attribute("name")?.Value ?? "")).ToHashSet(StringComparer.Ordinal);
        foreach (var decision in decisions)
        {
            var name = decision.Attribute("name")?.Value ?? "";
            var table = One(decision, "decisionTable");
            var policy = table?.Attribute("hitPolicy")?.Value ?? "UNIQUE";
            if (table is null)
            {
                left.Add($"“{name}”不是决策表，没有读。");
            }
            else if (policy is not ("UNIQUE" or "FIRST"))
            {
                left.Add($"“{name}”的命中方式是 {policy}，只支持 UNIQUE 和 FIRST。");
            }
            else
            {
                Try(name, () => Table(decision, table, policy == "FIRST", decided));
            }
        }
    }

    private void Try(string name, Action read)
    {
        var length = rules.Length;
        try
        {
            read();
        }
        catch (FormatException error)
        {
            rules.Length = length;
            left.Add($"“{name}”没有读：{error.Message}");
        }
    }

    private void Table(XElement decision, XElement table, bool first, HashSet<string> decided)
    {
        var name = decision.Attribute("name")?.Value ?? "";
        var inputs = All(table, "input").Select(i => Input(i)).ToList();
        var outputs = All(table, "output").ToList();
        var rows = All(table, "rule").ToList();
        for (var o = 0; o < outputs.Count; o++)
        {
            var typeRef =
                outputs[o].Attribute("typeRef")?.Value ?? One(decision, "variable")?.Attribute("typeRef")?.Value;
            var results = rows.Select(r => Text(All(r, "outputEntry").ElementAtOrDefault(o))).ToList();
            var output = Column.Of(
                outputs.Count == 1 ? name : $"{name}.{outputs[o].Attribute("name")?.Value ?? $"{o + 1}"}",
                typeRef,
                types,
                results
            );
            rules.Append(CultureInfo.InvariantCulture, $"    {Name(output.Text)}:\n      kind: {output.Kind}\n");
            if (output.Places > 0)
            {
                rules.Append(CultureInfo.InvariantCulture, $"      places: {output.Places}\n");
            }
            if (decision.Attribute("label")?.Value is { Length: > 0 } label)
            {
                rules.Append(CultureInfo.InvariantCulture, $"      title: {Quoted(label)}\n");
            }
            if (output.Words.Count > 0)
            {
                rules.Append(
                    CultureInfo.InvariantCulture,
                    $"      words: [{string.Join(", ", output.Words.Select(Quoted))}]\n"
                );
            }
            rules.Append(CultureInfo.InvariantCulture, $"      table:\n        hit: {(first ? "first" : "unique")}\n");
            var columns = inputs
                .Select(
                    (x, i) =>
                        Column.Of(
                            x.Text,
                            x.Type,
                            types,
                            rows.Select(r => Text(All(r, "inputEntry").ElementAtOrDefault(i)))
                        )
                )
                .ToList();
            rules.Append(
                CultureInfo.InvariantCulture,
                $"        of: [{string.Join(", ", columns.Select(c => Quoted(Expression(c.Text))))}]\n        rows:\n"
            );
            for (var r = 0; r < rows.Count; r++)
            {
                Row(rows[r], columns, output, results[r]);
            }
            foreach (var column in columns.Where(c => IsName(Name(c.Text)) && !decided.Contains(Name(c.Text))))
            {
                facts[Name(column.Text)] = column.Fact(inputs.Find(i => i.Text == column.Text).Label ?? column.Text);
            }
        }
    }

    /// <summary>A row; tests that hold one way or another become several.</summary>
    private void Row(XElement rule, List<Column> columns, Column output, string result)
    {
        var tests = All(rule, "inputEntry").Select(Text).ToList();
        if (tests.Count != columns.Count)
        {
            throw new FormatException($"一行有 {tests.Count} 格，表头有 {columns.Count} 格。");
        }
        IEnumerable<IEnumerable<string>> cells =
        [
            [],
        ];
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            var ways = new FeelTest(tests[i] == "" ? "-" : tests[i], column.Value).Cells();
            cells = cells.SelectMany(before => ways.Select(way => before.Append(way))).ToList();
        }
        foreach (var row in cells)
        {
            rules.Append(
                CultureInfo.InvariantCulture,
                $"          - {{ when: [{string.Join(", ", row.Select(Quoted))}], is: {Quoted(output.Result(result))} }}\n"
            );
        }
    }

    private static (string Text, string? Type, string? Label) Input(XElement input)
    {
        var expression = One(input, "inputExpression") ?? throw new FormatException("有一列没有 inputExpression。");
        return (Text(expression), expression.Attribute("typeRef")?.Value, input.Attribute("label")?.Value);
    }

    private static string Expression(string text) =>
        Language.Parser.Parse(new Language.Source(Name(text), default)).Syntax is not null ? Name(text)
        : Language.Parser.Parse(new Language.Source(text, default)).Syntax is not null ? text
        : throw new FormatException($"表头“{text}”读不懂，请先改成一个名称。");

    /// <summary>FEEL names may have spaces; those of packs have underscores instead.</summary>
    internal static string Name(string text) =>
        text.Trim().All(c => char.IsLetterOrDigit(c) || c is ' ' or '_' or '.' or '-')
            ? text.Trim().Replace(' ', '_')
            : text.Trim();

    private static bool IsName(string text) =>
        Language.Parser.Parse(new Language.Source(text, default)).Syntax is Language.Syntax.Name;

    internal static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";

    private static string Text(XElement? of) => of is null ? "" : One(of, "text")?.Value.Trim() ?? "";

    private static XElement? One(XElement of, string name) => All(of, name).FirstOrDefault();

    private static IEnumerable<XElement> All(XElement of, string name) =>
        of.Elements().Where(e => e.Name.LocalName == name);
}
