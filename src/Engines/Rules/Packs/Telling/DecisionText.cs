using System.Text;
using Yiju.Rules.Checking;
using Yiju.Rules.Deciding;

namespace Yiju.Rules.Packs.Telling;

/// <summary>A decision as people read it in a terminal: first a plain sentence, then everything an auditor asks for.</summary>
public static class DecisionText
{
    /// <param name="explained">Results whose reasons are told as well.</param>
    public static string Of(SubjectDecision decision, IReadOnlyCollection<string> explained)
    {
        var text = new StringBuilder();
        text.AppendLine($"{decision.Rules.Title}，{decision.Regime.Day:yyyy-MM-dd}");
        foreach (var pack in decision.Regime.Packs.Where(p => decision.Rules.Rules.Any(r => r.Pack == p)))
        {
            text.AppendLine(
                $"  {pack.Title}（{pack.Document}，{pack.Name}）{(pack.Note is { } note ? $"。{note}" : "")}"
            );
        }
        text.AppendLine();
        foreach (var rule in decision.Results)
        {
            text.AppendLine(Line(decision, rule));
        }
        foreach (var rule in decision.Results.Where(r => explained.Contains(r.Rule.Name)))
        {
            text.AppendLine();
            Explain(text, decision, rule);
        }
        return text.ToString();
    }

    /// <summary>What a rule is for.</summary>
    public static string Role(RuleRole role) =>
        role switch
        {
            RuleRole.Step => "计算",
            RuleRole.Group => "群体",
            RuleRole.Benefit => "待遇",
            RuleRole.Share => "补贴比例",
            RuleRole.Standard => "标准",
            RuleRole.Target => "目标",
        };

    private static string Role(SubjectDecision decision, HeldRule rule) =>
        decision.Rules.Rules.Any(r => r.Rule.Benefit?.Amount == rule.Rule.Name) ? "金额" : Role(rule.Rule.Role);

    /// <summary>Clause and document: “第十条@jiangmen-2022@1”.</summary>
    private static string Source(string? clause, string? document) => clause is null ? "" : $"［{clause}@{document}］";

    private static string Line(SubjectDecision decision, HeldRule rule)
    {
        var said = Said(decision, rule);
        return $"  {said}\t{Role(decision, rule)}\t{rule.Rule.Title}\t{rule.Rule.Name}\t{rule.Rule.Output.Clause}@{rule.Pack.Name}";
    }

    private static string Said(SubjectDecision decision, HeldRule rule) =>
        decision[rule].Known ? decision.SlotOf(rule).Say(decision[rule]) : "未定";

    private static void Explain(StringBuilder text, SubjectDecision decision, HeldRule rule)
    {
        var why = decision.Explain(rule);
        text.AppendLine(Sentence(decision, rule, why));
        if (rule.Pack.Clauses.FirstOrDefault(c => c.Name == rule.Rule.Output.Clause) is { } clause)
        {
            text.AppendLine(
                $"  {clause.Name}：“{clause.Text}”{(clause.Incomplete is { } lacks ? $"（原文不全：{lacks}）" : "")}"
            );
        }
        Tree(text, why.Root, 1);
        foreach (var turn in why.Turns)
        {
            text.AppendLine(
                $"  改变结果：{turn.Title}，现在{(turn.Holds ? "成立" : "不成立")}；反过来就是{turn.Said}。"
            );
        }
        if (rule.Rule.Soft && decision[rule] is { Known: true, Number: 0 })
        {
            text.AppendLine("  原文写“原则上”：可以不符合，要写明理由并经批准。");
        }
    }

    private static string Sentence(SubjectDecision decision, HeldRule rule, Explanation why)
    {
        if (why.Needs.Count > 0)
        {
            var needs = why.Needs.Select(decision.Rules.Program.TitleOf);
            return $"{rule.Rule.Title}：未定，还缺{string.Join('、', needs)}。";
        }
        var reasons = string.Join('，', why.Root.Because.SelectMany(Conditions).Select(Say).Distinct().Take(6));
        return $"{rule.Rule.Title}：{Said(decision, rule)}{(reasons == "" ? "" : $"，因为{reasons}")}。";
    }

    private static string Say(Reason reason) =>
        reason.Kind != Kind.Truth ? $"{reason.Title}为{reason.Said}"
        : reason.Value.Number == 1 ? reason.Title
        : $"不满足“{reason.Title}”";

    private static IEnumerable<Reason> Conditions(Reason reason) =>
        reason is { What: ReasonKind.Exception, Value: not { Known: true, Number: 1 } } ? []
        : reason.What is ReasonKind.Condition or ReasonKind.Fact or ReasonKind.Rule ? [reason]
        : reason.Because.SelectMany(Conditions);

    private static void Tree(StringBuilder text, Reason reason, int depth)
    {
        var indent = new string(' ', 2 * depth);
        var title = reason.Title == reason.Text ? reason.Text : $"{reason.Title} {reason.Text}";
        text.AppendLine(
            $"{indent}{Word(reason.What)} {title} = {reason.Said}{Source(reason.Clause, reason.Document)} {reason.At}"
        );
        foreach (var part in reason.Because)
        {
            Tree(text, part, depth + 1);
        }
    }

    private static string Word(ReasonKind what) =>
        what switch
        {
            ReasonKind.Rule => "规则",
            ReasonKind.Condition => "条件",
            ReasonKind.Fact => "资料",
            ReasonKind.Parameter => "参数",
            ReasonKind.Exception => "例外",
            ReasonKind.Records => "记录",
            ReasonKind.Any => "任一",
            ReasonKind.All => "全部",
        };
}
