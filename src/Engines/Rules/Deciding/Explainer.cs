using Yiju.Rules.Checking;
using Yiju.Rules.Language;

namespace Yiju.Rules.Deciding;

/// <summary>Retells how one decision came about.</summary>
internal sealed class Explainer
{
    private readonly RuleProgram program;
    private readonly Fact[] facts;
    private readonly Fact[] results;
    private readonly IReadOnlyList<Records?>? lists;
    private readonly HashSet<int> told = [];

    public Explainer(RuleProgram program, ReadOnlySpan<Fact> facts, IReadOnlyList<Records?>? lists)
    {
        (this.program, this.lists) = (program, lists);
        this.facts = facts.ToArray();
        results = new Fact[program.Rules.Count];
        Decider.Decide(program, facts, results, lists);
    }

    private Scene Scene =>
        new()
        {
            Facts = facts,
            Results = results,
            Lists = lists,
        };

    public Explanation Of(int output)
    {
        var needs = new Needs(program, facts, results, lists);
        return new Explanation(Rule(output, program.Rules[output].Body.At), needs.Of(output), () => Turns(output));
    }

    private Reason Rule(int index, Position at)
    {
        var rule = program.Rules[index];
        var because = told.Add(index) ? Nearest(rule.Body) : [];
        return new Reason(ReasonKind.Rule, rule.Name, rule.Kind, results[index], at, rule.Source.Clause, because)
        {
            Title = program.Outputs[index].Title,
            Said = program.Outputs[index].Say(results[index]),
            Document = rule.Source.Document,
        };
    }

    private Fact Value(Node node) => Decider.Value(node, Scene);

    /// <summary>The nearest things in a node that have a name or are a condition, the node itself first.</summary>
    private IReadOnlyList<Reason> Nearest(Node node) =>
        node switch
        {
            Node.If { Exception: not null } exception => Exception(exception),
            Node.Or => [Group(ReasonKind.Any, "符合下面的一样", node, Flat<Node.Or>(node))],
            Node.Not => [Opposite(node)],
            _ when Named(node) is { } reason => [reason],
            _ => Below(node),
        };

    private Reason Group(ReasonKind kind, string title, Node node, IEnumerable<Node> parts)
    {
        var value = Value(node);
        var because = parts.SelectMany(p =>
            p is Node.And ? [Group(ReasonKind.All, "下面的都符合", p, Flat<Node.And>(p))] : Nearest(p)
        );
        return new Reason(kind, program.WordingOf(node).Written, Kind.Truth, value, node.At, null, [.. because])
        {
            Title = title,
            Said = Chinese.Value(Kind.Truth, value, null),
        };
    }

    /// <summary>The operands of a chain of one operator.</summary>
    private static IEnumerable<Node> Flat<T>(Node node)
        where T : Node => node is T ? Parts.Of(node).SelectMany(Flat<T>) : [node];

    /// <summary>A condition that must not hold is told as such.</summary>
    private Reason Opposite(Node node)
    {
        var (value, wording) = (Value(node), program.WordingOf(node));
        return new Reason(ReasonKind.Condition, wording.Written, Kind.Truth, value, node.At, null, Below(node))
        {
            Title = wording.Said,
            Said = Chinese.Value(Kind.Truth, value, null),
        };
    }

    private IReadOnlyList<Reason> Below(Node node) => [.. Taken(node).SelectMany(Nearest)];

    private Reason? Named(Node node) =>
        node switch
        {
            Node.Input input => Stated(input),
            Node.Constant { Parameter: { } name } => Parameter(name, node, []),
            Node.Lookup lookup => Parameter(lookup.Parameter, node, Nearest(lookup.Operand)),
            Node.Output output => Rule(output.Index, output.At),
            Node.Fold { Kind: not Kind.Truth } fold => Records(fold),
            _ when Parts.IsAtom(node) => Condition(node, node is Node.Fold fold ? [Records(fold)] : Below(node)),
            _ => null,
        };

    private Reason Stated(Node.Input input)
    {
        var slot = program.Inputs[input.Index];
        var fact = facts[input.Index];
        return new Reason(ReasonKind.Fact, slot.Name, input.Kind, fact, input.At, null, [])
        {
            Title = slot.Title,
            Said = slot.Say(fact),
        };
    }

    private Reason Condition(Node node, IReadOnlyList<Reason> because)
    {
        var (value, wording) = (Value(node), program.WordingOf(node));
        return new Reason(ReasonKind.Condition, wording.Written, Kind.Truth, value, node.At, null, because)
        {
            Title = wording.Said,
            Said = Chinese.Value(Kind.Truth, value, null),
            HoldsFrom = value is { Known: true, Number: 0 } ? Waiting.DayOf(node, Value, program.On) : null,
        };
    }

    private Reason Parameter(string name, Node node, IReadOnlyList<Reason> because)
    {
        var (source, value) = (program.Parameters[name], Value(node));
        return new Reason(ReasonKind.Parameter, name, node.Kind, value, node.At, source.Clause, because)
        {
            Title = source.Title ?? name,
            Said =
                value.Known ? Chinese.Value(node.Kind, value, node.Words, node.Denominator, source.Unit)
                : node is Node.Constant ? "原文未定"
                : "未知",
            Document = source.Document,
        };
    }

    /// <summary>How many records counted, and what else the condition on them rests on.</summary>
    private Reason Records(Node.Fold fold)
    {
        Decider.Fold(fold, Scene, out var counted);
        var records = lists?[fold.List];
        var value = records is null ? Fact.Unknown : Fact.Of(counted);
        var others = fold.Of is null ? Outside(fold.Where) : [.. Outside(fold.Of), .. Outside(fold.Where)];
        return new Reason(ReasonKind.Records, fold.Label!.Name, Kind.List, value, fold.At, null, others)
        {
            Title = fold.Label.Title,
            Said =
                records is null ? "未知"
                : fold.Where is null ? $"{records.Rows.Count} 条"
                : $"{records.Rows.Count} 条，其中 {counted} 条{program.WordingOf(fold.Where).Said}",
        };
    }

    /// <summary>What a condition on records rests on besides the record.</summary>
    private IReadOnlyList<Reason> Outside(Node? node) =>
        node switch
        {
            null => [],
            Node.Input or Node.Output or Node.Lookup or Node.Constant { Parameter: not null } => Reads(node)
                ? []
                : Nearest(node),
            _ => [.. Parts.Of(node).SelectMany(Outside)],
        };

    private static bool Reads(Node node) => Parts.Everything(node).Any(n => n is Node.Field);

    /// <summary>Whether the exception holds; where it does not, what comes after it too.</summary>
    private IReadOnlyList<Reason> Exception(Node.If choice)
    {
        var (source, holds) = (choice.Exception!, Value(choice.Condition));
        var rule = program.Rules.First(r => r.Source.Except.Contains(source)).Source;
        var wording = program.WordingOf(choice.Condition);
        var because = Nearest(choice.Condition);
        var reason = new Reason(
            ReasonKind.Exception,
            wording.Written,
            Kind.Truth,
            holds,
            source.At,
            source.Clause ?? rule.Clause,
            holds is { Known: true, Number: 1 } ? [.. because, .. Nearest(choice.Then)] : because
        )
        {
            Title = wording.Said,
            Said = Chinese.Value(Kind.Truth, holds, null),
            Document = rule.Document,
        };
        return holds is { Known: true, Number: 1 } ? [reason]
            : holds.Known ? [reason, .. Nearest(choice.Else)]
            : [reason, .. Nearest(choice.Then), .. Nearest(choice.Else)];
    }

    /// <summary>Of a choice the condition and the branch that was taken; both branches while the condition is not known.</summary>
    private IReadOnlyList<Node> Taken(Node node) =>
        node is Node.If choice && Value(choice.Condition) is { Known: true, Number: var holds }
            ? [choice.Condition, holds == 1 ? choice.Then : choice.Else]
            : Parts.Of(node);

    /// <summary>Takes each condition for its opposite and looks whether the answer changes.</summary>
    private List<Turn> Turns(int output)
    {
        var turns = new List<Turn>();
        var otherwise = new Fact[results.Length];
        foreach (var atom in Atoms(output, []))
        {
            var now = Value(atom);
            if (!now.Known)
            {
                continue;
            }
            var scene = new Scene
            {
                Facts = facts,
                Results = otherwise,
                Lists = lists,
                Flipped = atom,
            };
            for (var i = 0; i <= output; i++)
            {
                otherwise[i] = Decider.Value(program.Rules[i].Body, scene);
            }
            if (otherwise[output] != results[output])
            {
                var wording = program.WordingOf(atom);
                turns.Add(
                    new Turn(wording.Written, now.Number == 1, otherwise[output])
                    {
                        Title = wording.Said,
                        Said = program.Outputs[output].Say(otherwise[output]),
                    }
                );
            }
        }
        return turns;
    }

    private IEnumerable<Node> Atoms(int output, HashSet<int> seen) =>
        seen.Add(output) ? Atoms(program.Rules[output].Body, seen) : [];

    private IEnumerable<Node> Atoms(Node node, HashSet<int> seen) =>
        node is Node.Output output ? Atoms(output.Index, seen)
        : Parts.IsAtom(node) ? [node]
        : node is Node.Fold ? []
        : Parts.Of(node).SelectMany(part => Atoms(part, seen));
}
