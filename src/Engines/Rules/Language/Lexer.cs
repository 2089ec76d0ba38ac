using System.Text;

namespace Yiju.Rules.Language;

/// <summary>Cuts an expression into words and signs.</summary>
internal static class Lexer
{
    private static readonly string[] Signs =
    [
        "<=",
        ">=",
        "!=",
        "<",
        ">",
        "=",
        "+",
        "-",
        "*",
        "/",
        "(",
        ")",
        "{",
        "}",
        ",",
    ];

    /// <returns>The tokens, closed by <see cref="TokenKind.End"/>; or the first mistake.</returns>
    public static (List<Token> Tokens, Mistake? Mistake) Cut(Source source)
    {
        var tokens = new List<Token>();
        var text = source.Text;
        for (var i = 0; i < text.Length; )
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }
            var length = Length(text, i, out var kind);
            if (length == 0)
            {
                return (tokens, new Mistake(source.At(i), Unreadable(text, i)));
            }
            tokens.Add(
                new Token(kind, i, kind == TokenKind.Text ? text[(i + 1)..(i + length - 1)] : text[i..(i + length)])
            );
            i += length;
        }
        tokens.Add(new Token(TokenKind.End, text.Length, ""));
        return (tokens, null);
    }

    private static int Length(string text, int at, out TokenKind kind)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c))
        {
            return LengthOfNumber(text, at, out kind);
        }
        if (char.IsLetter(c) || c == '_')
        {
            kind = TokenKind.Name;
            return LengthOfName(text, at);
        }
        if (c == '\'')
        {
            kind = TokenKind.Text;
            var end = text.IndexOf('\'', at + 1);
            return end < 0 ? 0 : end - at + 1;
        }
        kind = TokenKind.Sign;
        return Array.Find(Signs, s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0)?.Length ?? 0;
    }

    /// <summary>A hyphen joins only letters to letters, so that <c>a-b</c> is a name and <c>a - b</c> and <c>a -1</c> subtract.</summary>
    private static int LengthOfName(string text, int at)
    {
        var end = at + 1;
        while (
            end < text.Length
            && (
                char.IsLetterOrDigit(text[end])
                || text[end] is '_'
                || (text[end] is '.' or '-' && end + 1 < text.Length && char.IsLetter(text[end + 1]))
            )
        )
        {
            end++;
        }
        return end - at;
    }

    private static int LengthOfNumber(string text, int at, out TokenKind kind)
    {
        if (at + 10 <= text.Length && DateOnly.TryParseExact(text.AsSpan(at, 10), "yyyy-MM-dd", out _))
        {
            kind = TokenKind.Date;
            return 10;
        }
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }
        }
        var percent = end < text.Length && text[end] == '%';
        kind = percent ? TokenKind.Percent : TokenKind.Number;
        return end - at + (percent ? 1 : 0);
    }

    private static string Unreadable(string text, int at) =>
        text[at] switch
        {
            '\'' => "文字没有收尾，少一个单引号“'”。",
            '"' or '“' or '”' or '‘' or '’' => "文字请用英文单引号，例如 'low'。",
            '（' or '）' => "请用英文括号 ( )。",
            '，' => "请用英文逗号。",
            '≥' => "请写 >=。",
            '≤' => "请写 <=。",
            '≠' => "请写 !=。",
            '&' => "“并且”请写 and。",
            '|' => "“或者”请写 or。",
            '!' or '！' => "“不等于”请写 !=，“不是”请写 not。",
            '×' => "乘请写 *。",
            '÷' => "除请写 /。",
            '%' or '％' => "百分号要紧跟在数后面，例如 15%。",
            '＝' or '＞' or '＜' or '＋' or '－' or (>= '０' and <= '９') => $"请用半角，不用全角的“{text[at]}”。",
            '.' => "小数点前后都要有数字，例如 0.5。",
            _ => $"不认识“{(Rune.TryGetRuneAt(text, at, out var rune) ? rune.ToString() : "？")}”。",
        };
}
