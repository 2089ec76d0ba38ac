using System.Text.RegularExpressions;
using Yiju.Rules.Checking;
using Yiju.Rules.Deciding;

namespace Yiju.Rules.Packs.Writing;

/// <summary>Rules in Chinese words; as they are written where they do not compile.</summary>
internal sealed partial class RuleWords(Regime regime)
{
    private readonly Dictionary<string, string> words = regime
        .Packs.SelectMany(p => p.Facts.Values)
        .SelectMany(f => f)
        .SelectMany(f => (f.Words ?? []).Concat((f.Fields ?? []).SelectMany(x => x.Words ?? [])))
        .GroupBy(w => w.Word, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First().Title, StringComparer.Ordinal);

    /// <summary>What decides a result, and its exceptions.</summary>
    public IEnumerable<Block> Of(PackRule rule)
    {
        var (body, exceptions) = Parts(rule);
        switch (rule.Output.Rule)
        {
            case TableSource table:
                yield return Table(rule, table);
                break;
            case SlicesSource slices:
                yield return new Block.Table(
                    [$"{Name(rule.Subject, slices.Of.Text)}到", "这一段乘以"],
                    [.. slices.Slices.Select(s => (IReadOnlyList<string>)[s.To?.Text ?? "再往上", s.Rate.Text])]
                );
                break;
            case ExpressionSource expression:
                yield return new Block.Paragraph(body is null ? expression.Text.Text : $"{Chinese.Of(body)}。");
                break;
        }
        var said = rule
            .Output.Except.Select((e, i) => rule.Implies(e) ? null : Say(e, exceptions?[i]))
            .OfType<string>()
            .ToList();
        if (said.Count > 0)
        {
            yield return new Block.Items(said);
        }
    }

    private static string Say(ExceptionSource exception, (Node Condition, Node Is)? compiled)
    {
        var of = exception.Clause is { } clause ? $"（{clause}）" : "";
        return compiled is var (condition, result)
            ? $"例外{of}：{Chinese.Of(condition)}时，{Chinese.Of(result)}。"
            : $"例外{of}：{exception.When.Text} 时，{exception.Is.Text}。";
    }

    /// <summary>The checked rule without its exceptions, and these in order.</summary>
    private (Node? Body, List<(Node Condition, Node Is)>? Exceptions) Parts(PackRule rule)
    {
        var program = regime.Subjects.GetValueOrDefault(rule.Subject)?.Program;
        if (program?.Rules.FirstOrDefault(r => r.Name == rule.Name) is not { } found || found.Source != rule.Output)
        {
            return (null, null);
        }
        var body = found.Body is Node.Round round ? round.Operand : found.Body;
        var exceptions = new List<(Node, Node)>();
        while (body is Node.If { Exception: not null } choice)
        {
            exceptions.Add((choice.Condition, choice.Then));
            body = choice.Else;
        }
        return exceptions.Count == rule.Output.Except.Count ? (body, exceptions) : (null, null);
    }

    private Block.Table Table(PackRule rule, TableSource table) =>
        new(
            [.. table.Heads.Select(h => Name(rule.Subject, h.Text)), "结果"],
            [.. table.Rows.Select(r => (IReadOnlyList<string>)[.. r.Cells.Select(c => Cell(c.Text)), Cell(r.Is.Text)])]
        );

    private string Name(string subject, string name) =>
        regime.Subjects.GetValueOrDefault(subject)?.Program.TitleOf(name) ?? name;

    /// <summary>A condition of a table, as short as it stands there.</summary>
    public string Cell(string text) =>
        Word()
            .Replace(text, m => words.GetValueOrDefault(m.Groups[1].Value, m.Groups[1].Value))
            .Replace(" and ", "，", StringComparison.Ordinal)
            .Replace(">=", "≥", StringComparison.Ordinal)
            .Replace("<=", "≤", StringComparison.Ordinal)
            .Replace("!=", "不是", StringComparison.Ordinal)
            .Replace("{", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal) switch
        {
            "-" => "不限",
            "true" => "是",
            "false" => "否",
            var other => other,
        };

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Word();
}
