using System.Globalization;
using System.Xml;
using Yiju.Rules.Checking;

namespace Yiju.Rules.Packs.Exchange;

/// <summary>A column of a decision table.</summary>
/// <param name="Text">The expression it is about.</param>
internal sealed record DmnColumn(string Text, string Title, Kind Kind, IReadOnlyList<WordSource>? Words)
{
    public string TypeName => $"words-{Text}";

    public string TypeRef =>
        Words is { Count: > 0 }
            ? TypeName
            : Kind switch
            {
                Kind.Truth => "boolean",
                Kind.Number => "number",
                Kind.Money => "money",
                Kind.Date => "date",
                _ => "string",
            };
}

/// <param name="Tests">A unary test for each column; null where there is none.</param>
internal sealed record DmnRow(IReadOnlyList<string?> Tests, string? Result);

/// <summary>A decision table as it stands in a file.</summary>
internal sealed record DmnTable(
    string? Clause,
    bool First,
    IReadOnlyList<DmnColumn> Inputs,
    DmnColumn Output,
    IReadOnlyList<DmnRow> Rows
)
{
    /// <returns>Null when some cell has no FEEL text.</returns>
    public static DmnTable? Of(
        string? clause,
        bool first,
        IReadOnlyList<DmnColumn> inputs,
        DmnColumn output,
        IReadOnlyList<DmnRow> rows
    ) =>
        rows.All(r => r.Result is not null && !r.Tests.Contains(null))
            ? new DmnTable(clause, first, inputs, output, rows)
            : null;

    /// <param name="number">Makes its ids unlike all others of the file.</param>
    public void Write(XmlWriter xml, int number)
    {
        Start(xml, "decision", $"decision-{number}");
        xml.WriteAttributeString("name", Output.Text);
        xml.WriteAttributeString("label", Output.Title);
        if (Clause is not null)
        {
            xml.WriteElementString("description", DmnExport.Namespace, Clause);
        }
        Start(xml, "variable", $"variable-{number}");
        xml.WriteAttributeString("name", Output.Text);
        xml.WriteAttributeString("typeRef", Output.TypeRef);
        xml.WriteEndElement();
        Start(xml, "decisionTable", $"table-{number}");
        xml.WriteAttributeString("hitPolicy", First ? "FIRST" : "UNIQUE");
        for (var i = 0; i < Inputs.Count; i++)
        {
            Start(xml, "input", $"input-{number}-{i + 1}");
            xml.WriteAttributeString("label", Inputs[i].Title);
            Start(xml, "inputExpression", $"expression-{number}-{i + 1}");
            xml.WriteAttributeString("typeRef", Inputs[i].TypeRef);
            xml.WriteElementString("text", DmnExport.Namespace, Inputs[i].Text);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        Start(xml, "output", $"output-{number}");
        xml.WriteAttributeString("typeRef", Output.TypeRef);
        xml.WriteEndElement();
        for (var i = 0; i < Rows.Count; i++)
        {
            Start(xml, "rule", string.Create(CultureInfo.InvariantCulture, $"rule-{number}-{i + 1}"));
            foreach (var test in Rows[i].Tests)
            {
                Entry(xml, "inputEntry", test!);
            }
            Entry(xml, "outputEntry", Rows[i].Result!);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, string name, string id)
    {
        xml.WriteStartElement(name, DmnExport.Namespace);
        xml.WriteAttributeString("id", id);
    }

    private static void Entry(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement(name, DmnExport.Namespace);
        xml.WriteElementString("text", DmnExport.Namespace, text);
        xml.WriteEndElement();
    }
}
