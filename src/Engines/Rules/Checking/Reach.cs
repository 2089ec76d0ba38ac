namespace Yiju.Rules.Checking;

/// <summary>What an output can depend on.</summary>
internal sealed record Reach(HashSet<int> Inputs, HashSet<int> Lists, HashSet<string> Parameters)
{
    /// <param name="rules">Each after those it needs.</param>
    public static IReadOnlyList<Reach> Of(IReadOnlyList<RuleProgram.Rule> rules)
    {
        var all = new List<Reach>();
        foreach (var rule in rules)
        {
            var reach = new Reach([], [], new HashSet<string>(StringComparer.Ordinal));
            foreach (var node in Checking.Parts.Everything(rule.Body))
            {
                reach.Add(node, all);
            }
            all.Add(reach);
        }
        return all;
    }

    private void Add(Node node, List<Reach> before)
    {
        switch (node)
        {
            case Node.Input input:
                Inputs.Add(input.Index);
                break;
            case Node.Fold fold:
                Lists.Add(fold.List);
                break;
            case Node.Constant { Parameter: { } name }:
                Parameters.Add(name);
                break;
            case Node.Lookup lookup:
                Parameters.Add(lookup.Parameter);
                break;
            case Node.Output output:
                Inputs.UnionWith(before[output.Index].Inputs);
                Lists.UnionWith(before[output.Index].Lists);
                Parameters.UnionWith(before[output.Index].Parameters);
                break;
        }
    }
}
