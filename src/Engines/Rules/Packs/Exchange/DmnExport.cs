using System.Globalization;
using System.Text;
using System.Xml;
using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Exchange;

/// <summary>
/// Tables of a pack as decision tables of DMN 1.3 (OMG formal/21-02-01), for tools that show and test such tables. Parameters in cells are
/// written as the value they have on the day; money is a number of yuan under a type of its own.
/// </summary>
public static class DmnExport
{
    public const string Namespace = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    /// <returns>The file, and a sentence for every table that cannot be said in DMN.</returns>
    public static (string Xml, IReadOnlyList<Mistake> Left) Write(Pack pack, IReadOnlyList<Pack> all, DateOnly day)
    {
        var on = pack.HoldsOn(day) ? day : pack.From;
        var regime = Library.Of(pack, all).For(pack.Division, on);
        var constants = regime.Parameters.ToDictionary(
            p => p.Name,
            p => p.Values.LastOrDefault(v => v.From <= on)?.Value,
            StringComparer.Ordinal
        );
        var feel = new FeelText(constants.GetValueOrDefault);
        var left = new List<Mistake>();
        var tables = new List<DmnTable>();
        foreach (var rule in pack.Rules.Where(r => r.Output.Rule is TableSource))
        {
            Add(tables, left, rule.Output.Rule.At, rule.Title, Of(rule, (TableSource)rule.Output.Rule, regime, feel));
            if (rule.Output.Except.Any(e => !rule.Implies(e)))
            {
                left.Add(new Mistake(rule.At, $"“{rule.Title}”的例外没有写进去：决策表里没有例外。"));
            }
        }
        foreach (var parameter in pack.Parameters)
        {
            if (parameter.Values.LastOrDefault(v => v.From <= on)?.Bands is { } bands)
            {
                Add(tables, left, parameter.At, parameter.Title ?? parameter.Name, Of(parameter, bands, feel));
            }
        }
        return (Write(pack, tables), left);
    }

    private static void Add(List<DmnTable> tables, List<Mistake> left, Position at, string title, DmnTable? table)
    {
        if (table is null)
        {
            left.Add(new Mistake(at, $"“{title}”没有写出来：有的格子在 DMN 里没有写法，或者用到没有值的参数。"));
        }
        else
        {
            tables.Add(table);
        }
    }

    private static DmnTable? Of(PackRule rule, TableSource table, Regime regime, FeelText feel)
    {
        var program = regime.Subjects.GetValueOrDefault(rule.Subject)?.Program;
        var inputs = table.Heads.Select(
            (h, i) =>
            {
                var slot = program?.Inputs.Concat(program.Outputs).FirstOrDefault(s => s.Name == h.Text);
                return new DmnColumn(
                    h.Text,
                    slot?.Title ?? h.Text,
                    slot?.Kind ?? Guess(table.Rows.Select(r => r.Cells[i])),
                    slot?.Words
                );
            }
        );
        var rows = table.Rows.Select(r => new DmnRow([.. r.Cells.Select(feel.Test)], feel.Result(r.Is)));
        var output = new DmnColumn(rule.Name, rule.Title, rule.Output.Kind, rule.Output.Words);
        return DmnTable.Of(rule.Output.Clause, table.First, [.. inputs], output, [.. rows]);
    }

    private static DmnTable? Of(ParameterSource parameter, IReadOnlyList<BandSource> bands, FeelText feel)
    {
        var words = bands.SelectMany(b => b.Of ?? []).Distinct().Select(w => new WordSource(w, w)).ToList();
        var takes = new DmnColumn("value", "按什么查", parameter.Takes!.Value, words.Count == 0 ? null : words);
        var output = new DmnColumn(parameter.Name, parameter.Title ?? parameter.Name, parameter.Kind, null);
        var rows = bands.Select(b => new DmnRow([Band(b, feel)], feel.Result(b.Is)));
        return DmnTable.Of(parameter.Clause, first: true, [takes], output, [.. rows]);
    }

    private static string? Band(BandSource band, FeelText feel)
    {
        if (band.Of is { } words)
        {
            return string.Join(", ", words.Select(w => $"\"{w}\""));
        }
        (string Sign, Source? Limit)[] limits =
        [
            (">=", band.From),
            (">", band.Above),
            ("<=", band.To),
            ("<", band.Below),
        ];
        var text = string.Join(
            " and ",
            limits.Where(l => l.Limit is not null).Select(l => $"{l.Sign} {l.Limit!.Text}")
        );
        return feel.Test(new Source(text == "" ? "-" : text, band.At));
    }

    /// <summary>What a column is about, from what its cells compare with.</summary>
    private static Kind Guess(IEnumerable<Source> cells)
    {
        var tokens = cells.SelectMany(c => Lexer.Cut(c).Tokens).ToList();
        return tokens.Exists(t => t.Is("元") || t.Is("yuan")) ? Kind.Money
            : tokens.Exists(t => t.Kind == TokenKind.Date) ? Kind.Date
            : tokens.Exists(t => t.Kind == TokenKind.Text) ? Kind.Word
            : tokens.Exists(t => t.Is("true") || t.Is("false")) ? Kind.Truth
            : Kind.Number;
    }

    private static string Write(Pack pack, List<DmnTable> tables)
    {
        var text = new Utf8StringWriter();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true }))
        {
            xml.WriteStartElement("definitions", Namespace);
            xml.WriteAttributeString("id", "definitions");
            xml.WriteAttributeString("name", pack.Title);
            xml.WriteAttributeString("namespace", $"urn:yiju:pack:{pack.Id}:{pack.Version}");
            xml.WriteElementString("description", Namespace, $"{pack.Document}（{pack.Name}）");
            Type(xml, "money", "number", null);
            foreach (
                var column in tables
                    .SelectMany(t => t.Inputs.Append(t.Output))
                    .Where(c => c.Words is { Count: > 0 })
                    .DistinctBy(c => c.TypeName)
            )
            {
                Type(xml, column.TypeName, "string", column.Words);
            }
            for (var i = 0; i < tables.Count; i++)
            {
                tables[i].Write(xml, i + 1);
            }
            xml.WriteEndElement();
        }
        return text.ToString();
    }

    private static void Type(XmlWriter xml, string name, string type, IReadOnlyList<WordSource>? words)
    {
        xml.WriteStartElement("itemDefinition", Namespace);
        xml.WriteAttributeString("name", name);
        xml.WriteElementString("typeRef", Namespace, type);
        if (words is not null)
        {
            xml.WriteStartElement("allowedValues", Namespace);
            xml.WriteElementString("text", Namespace, string.Join(", ", words.Select(w => $"\"{w.Word}\"")));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private sealed class Utf8StringWriter() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
