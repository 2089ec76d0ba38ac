using Yiju.Kernel;
using Yiju.Platform.Divisions;

namespace Yiju.People.Features;

/// <summary>Reads where somebody's hukou is from what people know: “same”, a name such as 东岭镇 上园村, or digits of a code.</summary>
internal static class HukouPlace
{
    private const string Same = "same";
    private const string SameWords = "同住址";
    private const int Named = 5;

    /// <summary>What a field shows for a code.</summary>
    public static string? Words(DivisionTree tree, string? code, string? home) =>
        code is null ? null
        : code == Same || code == home ? SameWords
        : tree.Find(code) is null ? code
        : Path(tree, code);

    /// <summary>“same”, or digits, as the rest of the program reads them; names that fit no place or several are refused.</summary>
    public static Outcome<string?> Read(DivisionTree tree, string? text)
    {
        var typed = text?.Trim();
        if (string.IsNullOrEmpty(typed) || typed.All(char.IsAsciiDigit))
        {
            return typed;
        }
        if (typed is Same or SameWords)
        {
            return Same;
        }
        var whole = tree.Named(typed);
        return whole switch
        {
            [var one] => one.Code,
            [] => Fault.Invalid(
                "hukou-unknown",
                $"没有找到“{typed}”。本市写“镇名 村名”，外地写身份证前 6 位数字。",
                "hukouDivision"
            ),
            _ => Fault.Invalid(
                "hukou-several",
                $"有 {whole.Count} 个“{typed}”：{string.Join('；', whole.Take(Named).Select(d => Path(tree, d.Code)))}。请连镇名一起写。",
                "hukouDivision"
            ),
        };
    }

    /// <summary>From the county down: nobody writes the city they live in.</summary>
    public static string Path(DivisionTree tree, string code) =>
        tree.PathOf(code, tree.All.FirstOrDefault(d => d.ParentCode is null)?.Code);
}
