using System.Globalization;
using System.Text;
using Yiju.Kernel;

namespace Yiju.People.Domain.Names;

/// <summary>
/// How names of people are written down: half-width Latin, one kind of middle dot (U+00B7, as on the identity card
/// of people with transliterated names), single spaces only inside.
/// </summary>
internal static class PersonName
{
    /// <summary>The most text elements (what a reader counts as characters) a name may have.</summary>
    public const int Longest = 50;

    /// <summary>Trims, makes full-width signs half-width, unites middle dots and collapses spaces. Never null.</summary>
    public static string Normalize(string? text)
    {
        var clean = new StringBuilder(text?.Length ?? 0);
        foreach (var sign in text ?? "")
        {
            var plain = Plain(sign);
            var needless = plain == ' ' && (clean.Length == 0 || clean[^1] is ' ' or '·');
            if (needless)
            {
                continue;
            }
            if (plain == '·' && clean.Length > 0 && clean[^1] == ' ')
            {
                clean.Length--;
            }
            clean.Append(plain);
        }
        if (clean.Length > 0 && clean[^1] == ' ')
        {
            clean.Length--;
        }
        return clean.ToString();
    }

    /// <summary>Normalizes and checks: 1–50 characters, no digits, no control characters, no stand-in for a lost character.</summary>
    /// <param name="text">What was typed or imported.</param>
    /// <param name="field">Name of the input for the fault.</param>
    public static Outcome<string> Read(string? text, string field = "name")
    {
        var name = Normalize(text);
        if (name.Length == 0)
        {
            return Fault.Invalid("person-name-empty", "姓名没有填。请按证件填写姓名。", field);
        }
        var length = new StringInfo(name).LengthInTextElements;
        if (length > Longest)
        {
            return Fault.Invalid(
                "person-name-length",
                $"姓名有 {length} 个字，最多 {Longest} 个字。请检查是不是填错了栏。",
                field
            );
        }
        foreach (var sign in name.EnumerateRunes())
        {
            if (Wrong(sign, field) is { } fault)
            {
                return fault;
            }
        }
        return name.Any(char.IsLetter) || name.EnumerateRunes().Any(Rune.IsLetter)
            ? name
            : Fault.Invalid("person-name-letters", $"姓名“{name}”里没有字。请按证件填写姓名。", field);
    }

    /// <summary>
    /// What two spellings of one name have in common, to find duplicates: without dots and spaces, compatibility
    /// characters united, Latin letters in lower case.
    /// </summary>
    public static string NameKey(string? text)
    {
        var name = Normalize(text);
        if (!ContainsLoneSurrogate(name))
        {
            name = name.Normalize(NormalizationForm.FormKC);
        }
        return string.Concat(name.Where(c => c is not ('·' or ' ')).Select(char.ToLowerInvariant));
    }

    private static char Plain(char sign) =>
        sign switch
        {
            '•' or '・' or '‧' or '∙' or '.' or '．' or '●' or '⋅' or '･' or '᛫' => '·',
            >= '！' and <= '～' => (char)(sign - '！' + '!'),
            '\u200B' or '\uFEFF' => ' ',
            _ when char.IsWhiteSpace(sign) => ' ',
            _ => sign,
        };

    private static Fault? Wrong(Rune sign, string field)
    {
        var category = Rune.GetUnicodeCategory(sign);
        if (category is UnicodeCategory.DecimalDigitNumber)
        {
            return Fault.Invalid(
                "person-name-digit",
                $"姓名里有数字“{sign}”。请删去数字，或检查是不是填错了栏。",
                field
            );
        }
        if (category is UnicodeCategory.Control or UnicodeCategory.Format)
        {
            return Fault.Invalid("person-name-control", "姓名里有看不见的控制字符。请删去重新输入。", field);
        }
        var lost = category is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
        return lost || sign.Value is 0xFFFD or '?' or '*' or '□'
            ? Fault.Invalid(
                "person-name-lost-sign",
                "姓名里有一个字没有录对（显示为“?”“*”或方框）。请按证件补上这个字。",
                field
            )
            : null;
    }

    private static bool ContainsLoneSurrogate(string name) => name.EnumerateRunes().Any(r => r.Value == 0xFFFD);
}
