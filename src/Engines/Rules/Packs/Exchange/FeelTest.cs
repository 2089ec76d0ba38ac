using System.Globalization;

namespace Yiju.Rules.Packs.Exchange;

/// <summary>Reads a unary test of FEEL (DMN 1.3, 7.3.12 and 10.3.1.2) into cells of a table.</summary>
/// <param name="text">As it stands in the file.</param>
/// <param name="value">Writes a literal as packs do.</param>
internal sealed class FeelTest(string text, Func<FeelLiteral, string> value)
{
    private readonly List<FeelToken> tokens = FeelToken.Cut(text);
    private int next;

    /// <returns>One cell, or several that stand for rows of their own: any of them may hold. </returns>
    /// <exception cref="FormatException">A sentence about what is not supported.</exception>
    public IReadOnlyList<string> Cells()
    {
        if (Now == "-" && tokens.Count == 1)
        {
            return ["-"];
        }
        var negated = tokens is [{ Text: "not" }, { Text: "(" }, ..] && tokens[^1].Text == ")";
        next = negated ? 2 : 0;
        var parts = new List<Part> { One() };
        while (Now == ",")
        {
            next++;
            parts.Add(One());
        }
        if (next != tokens.Count - (negated ? 1 : 0))
        {
            throw Wrong();
        }
        return negated ? [string.Join(" and ", parts.Select(Not))] : Any(parts);
    }

    private string? Now => next < tokens.Count ? tokens[next].Text : null;

    private static IReadOnlyList<string> Any(List<Part> parts) =>
        parts.Count > 1 && parts.TrueForAll(p => p is { Sign: "=", Also: null })
            ? [$"{{{string.Join(", ", parts.Select(p => p.Value))}}}"]
            : [.. parts.Select(p => p.Also is { } also ? $"{p.Sign} {p.Value} and {also}" : Cell(p))];

    private static string Cell(Part part) => part.Sign == "=" ? part.Value : $"{part.Sign} {part.Value}";

    private string Not(Part part) =>
        part.Also is not null
            ? throw new FormatException($"“{text}”：不支持把区间放在 not( ) 里，请拆成两行。")
            : part.Sign switch
            {
                "=" => $"!= {part.Value}",
                "!=" => part.Value,
                "<" => $">= {part.Value}",
                "<=" => $"> {part.Value}",
                ">" => $"<= {part.Value}",
                _ => $"< {part.Value}",
            };

    private Part One()
    {
        if (Now is "<" or "<=" or ">" or ">=" or "=" or "!=")
        {
            var sign = tokens[next++].Text;
            return new Part(sign, Literal(), null);
        }
        if (Now is "[" or "(" or "]")
        {
            var low = tokens[next++].Text == "[" ? ">=" : ">";
            var from = Literal();
            if (Now != "..")
            {
                throw Wrong();
            }
            next++;
            var to = Literal();
            if (Now is not ("]" or ")" or "["))
            {
                throw Wrong();
            }
            return new Part(low, from, $"{(tokens[next++].Text == "]" ? "<=" : "<")} {to}");
        }
        return new Part("=", Literal(), null);
    }

    private string Literal() => value(FeelLiteral.Read(tokens, ref next) ?? throw Wrong());

    private FormatException Wrong() =>
        new($"“{text}”这样的格子不支持。可以写：-、一个值、几个值、>= 值、[值..值]、not(值)。");

    /// <param name="Also">The other end of an interval.</param>
    private sealed record Part(string Sign, string Value, string? Also);
}

/// <summary>A value that FEEL writes out.</summary>
/// <param name="Kind"><c>n</c> number, <c>s</c> string, <c>b</c> boolean, <c>d</c> date.</param>
internal sealed record FeelLiteral(char Kind, string Text)
{
    /// <returns>Null when no literal stands here.</returns>
    public static FeelLiteral? Read(List<FeelToken> tokens, ref int at)
    {
        switch (tokens.Skip(at).Take(4).ToArray())
        {
            case [{ Kind: 's' } text, ..]:
                at++;
                return new FeelLiteral('s', text.Text);
            case [{ Kind: 'n' } number, ..]:
                at++;
                return new FeelLiteral('n', number.Text);
            case [{ Text: "-" }, { Kind: 'n' } negative, ..]:
                at += 2;
                return new FeelLiteral('n', $"-{negative.Text}");
            case [{ Text: "true" or "false" } truth, ..]:
                at++;
                return new FeelLiteral('b', truth.Text);
            case [{ Text: "date" }, { Text: "(" }, { Kind: 's' } day, { Text: ")" }] when IsDay(day.Text):
                at += 4;
                return new FeelLiteral('d', day.Text);
            case [{ Text: "@" }, { Kind: 's' } day, ..] when IsDay(day.Text):
                at += 2;
                return new FeelLiteral('d', day.Text);
            default:
                return null;
        }
    }

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

/// <param name="Kind"><c>s</c> string, <c>n</c> number, <c>w</c> anything else.</param>
internal readonly record struct FeelToken(char Kind, string Text)
{
    private static readonly string[] Signs = ["..", "<=", ">=", "!="];

    /// <exception cref="FormatException">A string has no end.</exception>
    public static List<FeelToken> Cut(string text)
    {
        var tokens = new List<FeelToken>();
        for (var i = 0; i < text.Length; )
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }
            var token = At(text, i, out var length);
            tokens.Add(token);
            i += length;
        }
        return tokens;
    }

    private static FeelToken At(string text, int at, out int length)
    {
        if (text[at] == '"')
        {
            var end = text.IndexOf('"', at + 1);
            length = end - at + 1;
            return end < 0
                ? throw new FormatException($"“{text}”：文字没有收尾，少一个双引号。")
                : new FeelToken('s', text[(at + 1)..end]);
        }
        var number = at;
        while (
            number < text.Length
            && (
                char.IsAsciiDigit(text[number])
                || (text[number] == '.' && number + 1 < text.Length && char.IsAsciiDigit(text[number + 1]))
            )
        )
        {
            number++;
        }
        if (number > at)
        {
            length = number - at;
            return new FeelToken('n', text[at..number].StartsWith('.') ? $"0{text[at..number]}" : text[at..number]);
        }
        var word = at;
        while (word < text.Length && (char.IsLetterOrDigit(text[word]) || text[word] == '_'))
        {
            word++;
        }
        length =
            word > at
                ? word - at
                : Array.Find(Signs, s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0)?.Length ?? 1;
        return new FeelToken('w', text.Substring(at, length));
    }
}
