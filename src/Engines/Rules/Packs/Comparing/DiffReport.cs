using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Yiju.Rules.Packs.Comparing;

/// <summary>By what people are told apart.</summary>
public enum DiffCut
{
    All = 1,

    /// <summary>By county, six digits.</summary>
    Division = 2,

    /// <summary>By the groups of the later version; one may be in several.</summary>
    Group = 3,
}

/// <summary>What changes in one benefit for some people.</summary>
/// <param name="Key">Six digits of a county, or the name of a group.</param>
public sealed record DiffRow(DiffCut Cut, string Key, string KeyTitle, string Benefit, string Title)
{
    public long Before { get; init; }

    public long After { get; init; }

    public long Gained { get; init; }

    public long Lost { get; init; }

    /// <summary>Who has it either way and gets more.</summary>
    public long More { get; init; }

    public long Less { get; init; }

    public long UndecidedBefore { get; init; }

    public long UndecidedAfter { get; init; }

    /// <summary>What is known of a year's cost; null where the document gives no rhythm a year is made of.</summary>
    public decimal? YuanBefore { get; init; }

    public decimal? YuanAfter { get; init; }
}

/// <summary>What changes when one version of a document takes the place of another.</summary>
/// <param name="Faults">Rows that could not be read.</param>
public sealed record DiffReport(Pack Before, Pack After, long People, long Faults, IReadOnlyList<DiffRow> Rows)
{
    private static readonly string[] Heads =
    [
        "待遇",
        "原有人数",
        "新有人数",
        "得到",
        "失去",
        "变多",
        "变少",
        "原未定",
        "新未定",
        "原年花费（元）",
        "新年花费（元）",
        "差（元）",
    ];

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Tables for a terminal.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        text.AppendLine($"原：{Before.Title}（{Before.Name}）　新：{After.Title}（{After.Name}）　{People:N0} 人");
        foreach (var part in Rows.GroupBy(r => (r.Cut, r.Key)))
        {
            text.AppendLine();
            text.AppendLine(Head(part.First()));
            Table(text, [Heads, .. part.Select(Cells)]);
        }
        var total = Rows.Where(r => r.Cut == DiffCut.All).ToList();
        text.AppendLine();
        text.AppendLine(
            $"合计每年：原 {total.Sum(r => r.YuanBefore ?? 0):N2} 元，新 {total.Sum(r => r.YuanAfter ?? 0):N2} 元，差 {total.Sum(r => (r.YuanAfter ?? 0) - (r.YuanBefore ?? 0)):N2} 元。"
        );
        if (total.Exists(r => r.YuanBefore is null || r.YuanAfter is null))
        {
            text.AppendLine("按次、按餐、按期的待遇要看用了多少次，没有计入年花费。");
        }
        return text.ToString();
    }

    public string Json() =>
        JsonSerializer.Serialize(
            new
            {
                before = Before.Name,
                after = After.Name,
                people = People,
                faults = Faults,
                rows = Rows,
            },
            Readable
        );

    /// <summary>A row for each benefit and cut, with a head.</summary>
    public string Csv()
    {
        var text = new StringBuilder("\uFEFF范围,代码,名称,").AppendJoin(',', Heads).Append('\n');
        foreach (var row in Rows)
        {
            string[] cells = [Cut(row.Cut), row.Key, row.KeyTitle, .. Cells(row)];
            text.AppendJoin(',', cells.Select(c => c.Replace(",", "", StringComparison.Ordinal))).Append('\n');
        }
        return text.ToString();
    }

    private static string Cut(DiffCut cut) =>
        cut switch
        {
            DiffCut.All => "全部",
            DiffCut.Division => "地区",
            DiffCut.Group => "群体",
        };

    private static string Head(DiffRow row) =>
        row.Cut == DiffCut.All ? "全部" : $"{Cut(row.Cut)}　{(row.KeyTitle == "" ? "不明" : row.KeyTitle)}";

    private static string[] Cells(DiffRow row) =>
        [
            row.Title,
            Whole(row.Before),
            Whole(row.After),
            Whole(row.Gained),
            Whole(row.Lost),
            Whole(row.More),
            Whole(row.Less),
            Whole(row.UndecidedBefore),
            Whole(row.UndecidedAfter),
            Yuan(row.YuanBefore),
            Yuan(row.YuanAfter),
            Yuan(row.YuanAfter - row.YuanBefore),
        ];

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Yuan(decimal? yuan) => yuan?.ToString("N2", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Names to the left, numbers to the right; a Chinese character is as wide as two others.</summary>
    private static void Table(StringBuilder text, IReadOnlyList<string[]> rows)
    {
        var widths = Heads.Select((_, i) => rows.Max(r => Width(r[i]))).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                var gap = new string(' ', widths[i] - Width(row[i]));
                text.Append("  ").Append(i == 0 ? row[i] + gap : gap + row[i]);
            }
            text.AppendLine();
        }
    }

    private static int Width(string text) => text.Sum(c => c > 0x2E7F ? 2 : 1);
}
