using Yiju.Rules.Checking;

namespace Yiju.Rules.Deciding;

/// <summary>Finds what is not known and keeps a decision from being known.</summary>
internal sealed class Needs(RuleProgram program, Fact[] facts, Fact[] results, IReadOnlyList<Records?>? lists)
{
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<int> seen = [];

    /// <returns>Names of facts and parameters; empty when the output is known.</returns>
    public IReadOnlyList<string> Of(int output)
    {
        Add(program.Rules[output].Body, null);
        return [.. names];
    }

    /// <param name="fold">The list gone through.</param>
    /// <param name="record">The record at hand.</param>
    private void Add(Node node, Node.Fold? fold, Fact[]? record = null)
    {
        if (Value(node, record).Known)
        {
            return;
        }
        switch (node)
        {
            case Node.Input or Node.Constant { Parameter: not null }:
                names.Add(node.Label!.Name);
                break;
            case Node.Field:
                names.Add($"{fold!.Label!.Name}.{node.Label!.Name}");
                break;
            case Node.Output output:
                if (seen.Add(output.Index))
                {
                    Add(program.Rules[output.Index].Body, null);
                }
                break;
            case Node.Fold inner:
                Add(inner);
                break;
            case Node.If choice when Value(choice.Condition, record) is { Known: true, Number: var holds }:
                Add(holds == 1 ? choice.Then : choice.Else, fold, record);
                break;
            default:
                foreach (var part in Parts.Of(node))
                {
                    Add(part, fold, record);
                }
                break;
        }
    }

    private void Add(Node.Fold fold)
    {
        if (lists?[fold.List] is not { } records)
        {
            names.Add(fold.Label!.Name);
            return;
        }
        foreach (var record in records.Rows)
        {
            if (fold.Where is { } where)
            {
                Add(where, fold, record);
            }
            if (fold.Of is { } of && (fold.Where is null || Value(fold.Where, record) is { Known: true, Number: 1 }))
            {
                Add(of, fold, record);
            }
        }
    }

    private Fact Value(Node node, Fact[]? record) =>
        Decider.Value(
            node,
            new Scene
            {
                Facts = facts,
                Results = results,
                Lists = lists,
                Record = record,
            }
        );
}
