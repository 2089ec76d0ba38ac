using Yiju.Rules.Checking;

namespace Yiju.Rules.Deciding;

/// <summary>Retells how one decision came about.</summary>
internal sealed class Explainer
{
    private readonly RuleProgram program;
    private readonly Fact[] facts;
    private readonly Fact[] results;
    private readonly Printer printer;

    public Explainer(RuleProgram program, ReadOnlySpan<Fact> facts, IReadOnlyList<Records?>? lists)
    {
        this.program = program;
        this.facts = facts.ToArray();
        results = new Fact[program.Rules.Count];
        printer = new Printer(program);
        Decider.Decide(program, facts, results, lists);
    }

    public Explanation Of(int output)
    {
        var needs = new SortedSet<string>(StringComparer.Ordinal);
        if (!results[output].Known)
        {
            Needs(program.Rules[output].Body, needs);
        }
        return new Explanation(Rule(output, program.Rules[output].Body.At), [.. needs], Turns(output));
    }

    private Reason Rule(int index, Language.Position at)
    {
        var rule = program.Rules[index];
        return new Reason(ReasonKind.Rule, rule.Name, rule.Kind, results[index], at, rule.Clause, Nearest(rule.Body));
    }

    private Fact Value(Node node) => Decider.Value(node, facts, results);

    /// <summary>The nearest things in a node that have a name or are a condition, the node itself first.</summary>
    private IReadOnlyList<Reason> Nearest(Node node) => Named(node) is { } reason ? [reason] : Below(node);

    private IReadOnlyList<Reason> Below(Node node) => [.. Taken(node).SelectMany(Nearest)];

    private Reason? Named(Node node) =>
        node switch
        {
            Node.Input input => new(
                ReasonKind.Fact,
                program.Inputs[input.Index].Name,
                input.Kind,
                facts[input.Index],
                input.At,
                null,
                []
            ),
            Node.Constant { Parameter: { } name } constant => new(
                ReasonKind.Parameter,
                name,
                constant.Kind,
                Value(constant),
                constant.At,
                null,
                []
            ),
            Node.Output output => Rule(output.Index, output.At),
            _ when Parts.IsAtom(node) => new(
                ReasonKind.Condition,
                printer.Print(node),
                Kind.Truth,
                Value(node),
                node.At,
                null,
                Below(node)
            ),
            _ => null,
        };

    /// <summary>Of a choice the condition and the branch that was taken; both branches while the condition is not known.</summary>
    private IReadOnlyList<Node> Taken(Node node) =>
        node is Node.If choice && Value(choice.Condition) is { Known: true, Number: var holds }
            ? [choice.Condition, holds == 1 ? choice.Then : choice.Else]
            : Parts.Of(node);

    /// <summary>What is not known and keeps the node from being known.</summary>
    private void Needs(Node node, SortedSet<string> into)
    {
        if (Value(node).Known)
        {
            return;
        }
        switch (node)
        {
            case Node.Input input:
                into.Add(program.Inputs[input.Index].Name);
                break;
            case Node.Constant constant:
                into.Add(constant.Parameter!);
                break;
            case Node.Output output:
                Needs(program.Rules[output.Index].Body, into);
                break;
            default:
                foreach (var part in Taken(node))
                {
                    Needs(part, into);
                }
                break;
        }
    }

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
            for (var i = 0; i <= output; i++)
            {
                otherwise[i] = Decider.Value(program.Rules[i].Body, facts, otherwise, atom);
            }
            if (otherwise[output] != results[output])
            {
                turns.Add(new Turn(printer.Print(atom), now.Number == 1, otherwise[output]));
            }
        }
        return turns;
    }

    private IEnumerable<Node> Atoms(int output, HashSet<int> seen) =>
        seen.Add(output) ? Atoms(program.Rules[output].Body, seen) : [];

    private IEnumerable<Node> Atoms(Node node, HashSet<int> seen) =>
        node is Node.Output output ? Atoms(output.Index, seen)
        : Parts.IsAtom(node) ? [node]
        : Parts.Of(node).SelectMany(part => Atoms(part, seen));
}
