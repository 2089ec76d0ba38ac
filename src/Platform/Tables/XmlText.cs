using System.Globalization;
using System.Text.RegularExpressions;

namespace Yiju.Platform.Tables;

/// <summary>How workbooks write characters that XML has no place for: _x000D_ (ECMA-376 part 1, 22.9.2.19).</summary>
internal static partial class XmlText
{
    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escaped()
                .Replace(
                    text,
                    m =>
                        (
                            (char)
                                ushort.Parse(
                                    m.Groups[1].ValueSpan,
                                    NumberStyles.HexNumber,
                                    CultureInfo.InvariantCulture
                                )
                        ).ToString()
                )
            : text;

    /// <summary>Text that can stand in XML: characters it forbids become a space.</summary>
    public static string Allowed(string text) => text.Any(c => !Fits(c)) ? string.Concat(Signs(text)) : text;

    private static IEnumerable<string> Signs(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                yield return text.Substring(i++, 2);
            }
            else
            {
                yield return Fits(text[i]) ? text[i].ToString() : " ";
            }
        }
    }

    private static bool Fits(char c) =>
        c is '\t' or '\n' or '\r' or (>= ' ' and <= '\uD7FF') or (>= '\uE000' and <= '\uFFFD');

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
