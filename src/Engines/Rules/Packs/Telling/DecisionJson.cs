using System.Text.Json;
using Yiju.Kernel.Writing;
using Yiju.Rules.Deciding;
using Yiju.Rules.Packs.Running;

namespace Yiju.Rules.Packs.Telling;

/// <summary>A decision for other programs: names as packs write them, money in yuan, null where nothing is decided.</summary>
public static class DecisionJson
{
    /// <param name="explained">Results whose reasons are told as well.</param>
    public static string Of(SubjectDecision decision, IReadOnlyCollection<string> explained) =>
        JsonText.Of(writer =>
        {
            writer.WriteString("about", decision.Rules.Subject);
            writer.WriteString("on", $"{decision.Regime.Day:yyyy-MM-dd}");
            writer.WriteStartArray("results");
            foreach (var rule in decision.Results)
            {
                Result(writer, decision, rule, explained.Contains(rule.Rule.Name));
            }
            writer.WriteEndArray();
        });

    private static void Result(Utf8JsonWriter writer, SubjectDecision decision, HeldRule rule, bool explained)
    {
        writer.WriteStartObject();
        writer.WriteString("name", rule.Rule.Name);
        writer.WriteString("title", rule.Rule.Title);
        writer.WriteString("as", rule.Rule.Role.ToString().ToLowerInvariant());
        writer.WriteString("clause", rule.Rule.Output.Clause);
        writer.WriteString("document", rule.Pack.Name);
        writer.WritePropertyName("value");
        OutcomeWriter.Value(writer, decision.SlotOf(rule), decision[rule]);
        writer.WriteString("said", decision.SlotOf(rule).Say(decision[rule]));
        if (explained)
        {
            var why = decision.Explain(rule);
            writer.WriteStartArray("needs");
            why.Needs.ToList().ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
            writer.WritePropertyName("why");
            Tree(writer, why.Root);
            writer.WriteStartArray("turns");
            foreach (var turn in why.Turns)
            {
                writer.WriteStartObject();
                writer.WriteString("condition", turn.Condition);
                writer.WriteString("title", turn.Title);
                writer.WriteBoolean("holds", turn.Holds);
                writer.WritePropertyName("then");
                OutcomeWriter.Value(writer, decision.SlotOf(rule), turn.Then);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static void Tree(Utf8JsonWriter writer, Reason reason)
    {
        writer.WriteStartObject();
        writer.WriteString("what", reason.What.ToString().ToLowerInvariant());
        writer.WriteString("text", reason.Text);
        writer.WriteString("title", reason.Title);
        writer.WriteString("said", reason.Said);
        writer.WriteString("at", reason.At.ToString());
        if (reason.Clause is not null)
        {
            writer.WriteString("clause", reason.Clause);
            writer.WriteString("document", reason.Document);
        }
        if (reason.Because.Count > 0)
        {
            writer.WriteStartArray("because");
            foreach (var part in reason.Because)
            {
                Tree(writer, part);
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }
}
