using System.Text.RegularExpressions;
using Yiju.Platform.Tables;

namespace Yiju.People.Import.Elders;

/// <summary>What a person's name may look like in a cell.</summary>
internal static partial class NameRules
{
    private static readonly HashSet<string> Placeholders =
    [
        "测试",
        "无名",
        "无名氏",
        "某某",
        "某",
        "未知",
        "不详",
        "待定",
        "姓名",
        "示例",
        "老人",
        "无",
        "XXX",
        "XX",
        "xxx",
        "xx",
        "test",
        "TEST",
    ];

    /// <summary>The name with one kind of dot and no spaces between Chinese signs; empty when it was refused.</summary>
    public static string Read(CellReader cell)
    {
        if (IsOrdinary(cell.Text))
        {
            return cell.Text;
        }
        var name = Dots().Replace(cell.Text, "·");
        var problem = ProblemOf(name);
        if (problem is not null)
        {
            cell.Report(problem, name);
            return "";
        }
        name = SpaceBetweenSigns().Replace(name, "");
        if (name.Length == 1)
        {
            cell.Report(ElderCodes.NameShort, name);
        }
        else if (name.Any(char.IsAsciiLetter) && name.Any(c => c >= '\u3400'))
        {
            cell.Report(ElderCodes.NameLetters, name);
        }
        return name;
    }

    /// <summary>Two to four Chinese signs, as nearly all names: nothing below would find fault with them.</summary>
    private static bool IsOrdinary(string text) =>
        text.Length is >= 2 and <= 4
        && !text.AsSpan().ContainsAnyExceptInRange('\u4E00', '\u9FFF')
        && !text.AsSpan().ContainsAny('某', '测')
        && !Placeholders.Contains(text);

    private static ImportCode? ProblemOf(string name) =>
        0 switch
        {
            _ when Placeholders.Contains(name) || Anonymous().IsMatch(name) => ElderCodes.NamePlaceholder,
            _ when TwoPeople().IsMatch(name) => ElderCodes.NameTwoPeople,
            _ when name.IndexOfAny(['(', '（', '[', '【']) >= 0 => ElderCodes.NameNote,
            _ when name.Any(char.IsDigit) => ElderCodes.NameDigits,
            _ when !Allowed().IsMatch(name) => ElderCodes.NameSymbols,
            _ => null,
        };

    [GeneratedRegex(@"[•・．‧∙●。˙]")]
    private static partial Regex Dots();

    [GeneratedRegex(@"(?<=\p{IsCJKUnifiedIdeographs})\s+(?=\p{IsCJKUnifiedIdeographs})")]
    private static partial Regex SpaceBetweenSigns();

    [GeneratedRegex(@"^(.?某{1,2}|.{0,2}测试.{0,3}|[Xx×*＊]+.?|.[Xx×*＊]{1,2})$")]
    private static partial Regex Anonymous();

    /// <summary>Separators between two names, or two names of at least two signs with a space between.</summary>
    [GeneratedRegex(@"[、，,;；/／|｜&＆+＋]|^\p{IsCJKUnifiedIdeographs}{2,4}\s+\p{IsCJKUnifiedIdeographs}{2,4}$")]
    private static partial Regex TwoPeople();

    [GeneratedRegex(@"^[\p{L}\p{M}\p{Co}\p{Cs}· .'’-]+$")]
    private static partial Regex Allowed();
}
