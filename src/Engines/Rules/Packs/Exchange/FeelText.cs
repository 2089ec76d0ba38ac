using System.Globalization;
using System.Text;
using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Exchange;

/// <summary>Cells and results of tables as FEEL, the expression language of DMN.</summary>
/// <param name="parameters">Constant text of a parameter on the day; null when it is none or open.</param>
internal sealed class FeelText(Func<string, Source?> parameters)
{
    /// <summary>A condition over the head of its column.</summary>
    /// <returns>Null when it cannot be said in a unary test.</returns>
    public string? Test(Source cell)
    {
        if (cell.Text.Trim() == "-")
        {
            return "-";
        }
        var tokens = Lexer.Cut(cell).Tokens;
        if (tokens[0].Is("{"))
        {
            var options = Split(tokens[1..^2], ",").Select(Value).ToList();
            return options.Contains(null) ? null : string.Join(", ", options);
        }
        var parts = Split(tokens[..^1], "and").Select(Part).ToList();
        if (parts.Exists(p => p.Value is null))
        {
            return null;
        }
        return parts switch
        {
            [("=", var value)] => value,
            [("!=", var value)] => $"not({value})",
            [var (sign, value)] => $"{sign} {value}",
            [(">" or ">=", _) low, ("<" or "<=", _) high] => Interval(low, high),
            [("<" or "<=", _) high, (">" or ">=", _) low] => Interval(low, high),
            _ when parts.TrueForAll(p => p.Sign == "!=") => $"not({string.Join(", ", parts.Select(p => p.Value))})",
            _ => null,
        };
    }

    /// <summary>What a row comes to: a value, or an expression that FEEL reads alike.</summary>
    public string? Result(Source source)
    {
        var tokens = Lexer.Cut(source).Tokens;
        if (Value(tokens[..^1]) is { } value)
        {
            return value;
        }
        var text = new StringBuilder();
        foreach (var token in tokens[..^1])
        {
            if (token.Is("元") || token.Is("yuan"))
            {
                continue;
            }
            var said = token.Kind == TokenKind.Name ? token.Text : Value([token]) ?? token.Text;
            text.Append(text.Length == 0 ? "" : " ").Append(said);
        }
        return text.ToString();
    }

    private static string Interval((string Sign, string? Value) low, (string Sign, string? Value) high) =>
        $"{(low.Sign == ">=" ? '[' : '(')}{low.Value}..{high.Value}{(high.Sign == "<=" ? ']' : ')')}";

    private (string Sign, string? Value) Part(List<Token> tokens) =>
        tokens is [{ Kind: TokenKind.Sign, Text: "=" or "!=" or "<" or "<=" or ">" or ">=" } sign, .. var value]
            ? (sign.Text, Value(value))
            : ("=", Value(tokens));

    /// <summary>A written value, or a parameter as the value it has.</summary>
    private string? Value(List<Token> tokens) =>
        tokens switch
        {
            [{ Kind: TokenKind.Number } number] => Number(number.Text),
            [{ Kind: TokenKind.Number } number, { Text: "元" or "yuan" }] => Number(number.Text),
            [{ Kind: TokenKind.Percent } percent] => (Decimal(percent.Text.TrimEnd('%')) / 100).ToString(
                CultureInfo.InvariantCulture
            ),
            [{ Kind: TokenKind.Sign, Text: "-" }, .. var rest] when Value(rest) is { } positive => $"-{positive}",
            [{ Kind: TokenKind.Date } date] => $"date(\"{date.Text}\")",
            [{ Kind: TokenKind.Text } word] => $"\"{word.Text}\"",
            [{ Kind: TokenKind.Name, Text: "true" or "false" } truth] => truth.Text,
            [{ Kind: TokenKind.Name } name] when parameters(name.Text) is { } value => Value(
                Lexer.Cut(value).Tokens[..^1]
            ),
            _ => null,
        };

    private static string Number(string text) => Decimal(text).ToString(CultureInfo.InvariantCulture);

    private static decimal Decimal(string text) =>
        decimal.Parse(text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static List<List<Token>> Split(List<Token> tokens, string at)
    {
        var parts = new List<List<Token>> { new() };
        foreach (var token in tokens)
        {
            if (token.Is(at))
            {
                parts.Add([]);
            }
            else
            {
                parts[^1].Add(token);
            }
        }
        return parts;
    }
}
