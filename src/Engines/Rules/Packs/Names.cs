using Yiju.Rules.Language;

namespace Yiju.Rules.Packs;

/// <summary>Which names rules and parameters use.</summary>
internal static class Names
{
    public static IEnumerable<string> In(OutputSource output) => Sources(output).SelectMany(In);

    public static IEnumerable<string> In(ParameterSource parameter) =>
        parameter.Values.SelectMany(Sources).SelectMany(In);

    /// <summary>Everything that these names rest on, themselves included: rules, parameters and facts.</summary>
    public static HashSet<string> Reached(
        IEnumerable<string> wanted,
        IEnumerable<OutputSource> rules,
        IEnumerable<ParameterSource> parameters
    )
    {
        var ruleOf = rules.ToDictionary(r => r.Name, StringComparer.Ordinal);
        var parameterOf = parameters.ToDictionary(p => p.Name, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(wanted);
        while (open.TryPop(out var name))
        {
            if (!reached.Add(name))
            {
                continue;
            }
            var uses =
                ruleOf.TryGetValue(name, out var rule) ? In(rule)
                : parameterOf.TryGetValue(name, out var parameter) ? In(parameter)
                : [];
            foreach (var used in uses)
            {
                open.Push(used);
            }
        }
        return reached;
    }

    /// <summary>The expressions of a rule.</summary>
    public static IEnumerable<Source> Sources(OutputSource output) =>
        [.. Sources(output.Rule), .. output.Except.SelectMany(e => new[] { e.When, e.Is })];

    private static IEnumerable<Source> Sources(DatedValue dated) =>
        (dated.Bands ?? [])
            .SelectMany(b => new[] { b.Is, b.From, b.Above, b.To, b.Below })
            .Append(dated.Value)
            .OfType<Source>();

    private static IEnumerable<Source> Sources(RuleSource rule) =>
        rule switch
        {
            ExpressionSource expression => [expression.Text],
            TableSource table => [.. table.Heads, .. table.Rows.SelectMany(r => r.Cells.Append(r.Is))],
            SlicesSource slices =>
            [
                slices.Of,
                .. slices.Slices.SelectMany(s => s.To is null ? new[] { s.Rate } : [s.To, s.Rate]),
            ],
            _ => [],
        };

    private static IEnumerable<string> In(Source source) =>
        Lexer.Cut(source).Tokens.Where(t => t.Kind == TokenKind.Name).Select(t => t.Text);
}
