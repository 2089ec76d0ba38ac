using System.Globalization;
using Yiju.Rules.Language;

namespace Yiju.Rules.Packs.Mutating;

/// <summary>One small change of an expression.</summary>
/// <param name="At">Where it changes.</param>
/// <param name="What">What became of what, “&gt;= → &gt;”.</param>
/// <param name="Text">The whole expression after the change.</param>
internal sealed record Edit(int At, string What, string Text)
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        [">="] = ">",
        [">"] = ">=",
        ["<="] = "<",
        ["<"] = "<=",
        ["="] = "!=",
        ["!="] = "=",
        ["+"] = "-",
        ["-"] = "+",
        ["*"] = "+",
    };

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["and"] = "or",
        ["or"] = "and",
        ["true"] = "false",
        ["false"] = "true",
        ["includes"] = "meets",
        ["meets"] = "includes",
    };

    private static readonly Dictionary<string, string> Functions = new(StringComparer.Ordinal)
    {
        ["ceil"] = "floor",
        ["floor"] = "ceil",
        ["round"] = "floor",
        ["min"] = "max",
        ["max"] = "min",
        ["any"] = "all",
        ["all"] = "any",
    };

    /// <summary>
    /// Every change of an expression: numbers, days, comparisons, arithmetic, rounding, and/or, not, members of sets, the branches of if.
    /// </summary>
    public static IEnumerable<Edit> Of(Source source)
    {
        var text = source.Text;
        var tokens = Lexer.Cut(source).Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            foreach (var (length, other) in Values(tokens, i))
            {
                yield return Swap(text, token.At, length, other);
            }
            if (
                token.Kind == TokenKind.Sign
                && Signs.TryGetValue(token.Text, out var sign)
                && (token.Text != "-" || IsBetween(tokens, i))
            )
            {
                yield return Swap(text, token.At, token.Text.Length, sign);
            }
            if (token.Kind == TokenKind.Name && Words.TryGetValue(token.Text, out var word) && !IsAlike(tokens, i))
            {
                yield return Swap(text, token.At, token.Text.Length, word);
            }
            if (
                token.Kind == TokenKind.Name
                && tokens[i + 1].Is("(")
                && Functions.TryGetValue(token.Text, out var function)
            )
            {
                yield return Swap(text, token.At, token.Text.Length, function);
            }
            if (token.Is("not"))
            {
                yield return new Edit(token.At, "no not", Cut(text, token.At, tokens[i + 1].At));
            }
            if (token.Is("{"))
            {
                foreach (var edit in Members(text, tokens, i))
                {
                    yield return edit;
                }
            }
            if (token.Is("if") && Branches(text, tokens, i) is { } swapped)
            {
                yield return swapped;
            }
        }
    }

    /// <summary>A number one step more and one step less: one in its last place, one fen of money, one day.</summary>
    /// <returns>How long the number is as written, and what stands there instead.</returns>
    public static IEnumerable<(int Length, string Other)> Values(List<Token> tokens, int index)
    {
        var token = tokens[index];
        if (token.Kind == TokenKind.Date)
        {
            var day = DateOnly.ParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return (10, day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            yield return (10, day.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        if (token.Kind is not (TokenKind.Number or TokenKind.Percent))
        {
            yield break;
        }
        var percent = token.Kind == TokenKind.Percent ? "%" : "";
        var digits = token.Text.TrimEnd('%').Replace("_", "", StringComparison.Ordinal);
        var number = decimal.Parse(digits, CultureInfo.InvariantCulture);
        var money = percent == "" && (tokens[index + 1].Is("元") || tokens[index + 1].Is("yuan"));
        var places = Math.Max(money ? 2 : 0, (int)number.Scale);
        var step = new decimal(1, 0, 0, false, (byte)places);
        foreach (var other in new[] { number + step, number - step }.Where(n => n >= 0))
        {
            yield return (token.Text.Length, other.ToString($"F{places}", CultureInfo.InvariantCulture) + percent);
        }
    }

    /// <summary>A minus between two operands, not before one.</summary>
    private static bool IsBetween(List<Token> tokens, int index) =>
        index > 0
        && tokens[index - 1] is var before
        && (before.Kind is TokenKind.Number or TokenKind.Percent or TokenKind.Date or TokenKind.Name || before.Is(")"));

    /// <summary>Of a set of one word “includes” and “meets” say the same.</summary>
    private static bool IsAlike(List<Token> tokens, int index) =>
        tokens[index].Text is "includes" or "meets"
        && index + 3 < tokens.Count
        && tokens[index + 1].Is("{")
        && tokens[index + 3].Is("}");

    private static Edit Swap(string text, int at, int length, string other) =>
        new(at, $"{text[at..(at + length)]} → {other}", text[..at] + other + text[(at + length)..]);

    private static string Cut(string text, int from, int to) => text[..from] + text[to..];

    private static IEnumerable<Edit> Members(string text, List<Token> tokens, int open)
    {
        var starts = new List<int> { open + 1 };
        var close = open + 1;
        while (tokens[close].Kind != TokenKind.End && !tokens[close].Is("}"))
        {
            if (tokens[close++].Is(","))
            {
                starts.Add(close);
            }
        }
        for (var i = 0; i < starts.Count && tokens[close].Is("}"); i++)
        {
            var last = i == starts.Count - 1;
            var (from, to) =
                last && i > 0
                    ? (tokens[starts[i] - 1].At, tokens[close].At)
                    : (tokens[starts[i]].At, last ? tokens[close].At : tokens[starts[i + 1]].At);
            yield return new Edit(tokens[starts[i]].At, $"no {text[from..to].Trim(',', ' ')}", Cut(text, from, to));
        }
    }

    /// <summary>The branches change places; an else reaches to the end of the bracket or the list around it.</summary>
    private static Edit? Branches(string text, List<Token> tokens, int start)
    {
        var then = Closing(tokens, start + 1);
        var other = Closing(tokens, then + 1);
        var end = Closing(tokens, other + 1);
        if (tokens[then].Kind == TokenKind.End || tokens[other].Kind == TokenKind.End)
        {
            return null;
        }
        var (a, b, c) = (tokens[then + 1].At, tokens[other].At, tokens[other + 1].At);
        var d = text[..tokens[end].At].TrimEnd().Length;
        var (yes, no) = (text[a..b].Trim(), text[c..d]);
        return yes == no
            ? null
            : new Edit(
                tokens[start].At,
                "then ↔ else",
                $"{text[..a]}{(no.StartsWith("if ", StringComparison.Ordinal) ? $"({no})" : no)} else {yes}{text[d..]}"
            );
    }

    /// <summary>The token that ends a part which begins here: its then or else, a bracket or comma around it, the end.</summary>
    private static int Closing(List<Token> tokens, int at)
    {
        var (brackets, choices) = (0, 0);
        for (; tokens[at].Kind != TokenKind.End; at++)
        {
            var token = tokens[at];
            if (brackets == 0 && choices == 0 && (token.Is("then") || token.Is("else") || token.Is(",")))
            {
                return at;
            }
            if (token.Is("(") || token.Is("{"))
            {
                brackets++;
            }
            else if ((token.Is(")") || token.Is("}")) && --brackets < 0)
            {
                return at;
            }
            else if (brackets == 0 && token.Is("if"))
            {
                choices++;
            }
            else if (brackets == 0 && token.Is("else"))
            {
                choices--;
            }
        }
        return at;
    }
}
