using System.Text.RegularExpressions;

namespace Yiju.Platform.Tables;

/// <summary>Words that stand in a cell and say nothing, or point elsewhere.</summary>
internal static partial class CellWords
{
    private static readonly HashSet<string> Placeholders = new(
        [
            "/",
            "\\",
            "-",
            "--",
            "—",
            "——",
            "不详",
            "未知",
            "暂无",
            "不清楚",
            "N/A",
            "NULL",
            "null",
            "空",
            "*",
            "?",
            "？",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly HashSet<string> Dittos =
    [
        "同上",
        "同前",
        "同左",
        "〃",
        "″",
        "\"",
        "”",
        "同户籍",
        "同户籍地址",
        "同身份证",
    ];

    public static bool IsPlaceholder(string text) => text.Length <= 4 && Placeholders.Contains(text);

    public static bool IsDitto(string text) => Dittos.Contains(text);

    /// <summary>What a spreadsheet shows for a formula that failed or a column too narrow.</summary>
    public static bool IsSheetError(string text) => text[0] == '#' && SheetError().IsMatch(text);

    public static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";

    [GeneratedRegex("^#(N/A|REF!|NAME\\?|VALUE!|DIV/0!|NUM!|NULL!|#+)")]
    private static partial Regex SheetError();
}
