using Yiju.Rules.Language;

namespace Yiju.Rules.Packs;

/// <summary>Which names rules and parameters use.</summary>
internal static class Names
{
    public static IEnumerable<string> In(OutputSource output) => Sources(output).SelectMany(In);

    public static IEnumerable<string> In(ParameterSource parameter) =>
        parameter.Values.SelectMany(v => v.Value is { } value ? In(value) : []);

    /// <summary>The expressions of a rule.</summary>
    public static IEnumerable<Source> Sources(OutputSource output) =>
        [.. Sources(output.Rule), .. output.Except.SelectMany(e => new[] { e.When, e.Is })];

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
