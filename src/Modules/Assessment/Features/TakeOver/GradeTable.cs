using Yiju.Assessment.Domain;
using Yiju.People.Contracts;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.Assessment.Features.TakeOver;

/// <summary>One past result as a row has it.</summary>
internal sealed class GradeRow : RowOfElder
{
    public Scale? Scale { get; set; }

    public DateOnly? Day { get; set; }

    public string LevelText { get; set; } = "";

    /// <summary>Set by the check, once the scale is known.</summary>
    public int Level { get; set; }

    public int? Points { get; set; }

    public DateOnly? ValidUntil { get; set; }

    public bool Dementia { get; set; }

    public string? OrgName { get; set; }

    public string? ExternalId { get; set; }

    /// <summary>What makes the result one: the key of the source system, or whose, on which scale and when.</summary>
    public string Key => ExternalId ?? $"{ElderId}:{Scale!.File.Id}:{Day:yyyyMMdd}";
}

/// <summary>The columns of past grades, in the order of the template.</summary>
internal static class GradeTable
{
    private const int MostPoints = 1000;

    private static readonly Scale[] Scales =
    [
        .. ScaleLibrary.Shipped.Ids.Select(id => ScaleLibrary.Shipped.Find(id).Value),
    ];

    private static readonly Choices<int> ScaleChoices = new([
        .. Scales.Select((s, i) => (Short(s), i, $"{s.File.Id} {s.File.Citation}")),
    ]);

    private static readonly Dictionary<string, string> Example = new(StringComparer.Ordinal)
    {
        ["name"] = TableSpec<GradeRow>.ExampleMark + "张桂英",
        ["idNumber"] = "11010519491231002X",
        ["scale"] = ScaleChoices.Labels[0],
        ["day"] = "2025-06-30",
        ["level"] = Scales[0].File.Levels[2].Name,
        ["org"] = "示例评估中心",
    };

    public static readonly TableSpec<GradeRow> Spec = new("过往评估", [.. All()], Example, () => (_, _) => { });

    public static TableSpec<GradeRow> On(DateOnly today) => Spec with { NewCheck = () => new GradeCheck(today).Check };

    /// <summary>GB/T 42195—2022: the citation up to the title.</summary>
    private static string Short(Scale scale) =>
        scale.File.Citation.Split('《')[0] is { Length: > 0 } number ? number : scale.File.Title;

    private static IEnumerable<Column<GradeRow>> All() =>
        [
            .. RowOfElder.ColumnsOf<GradeRow>(),
            new("scale", "评估标准", (c, r) => r.Scale = c.Choose(ScaleChoices) is { } i ? Scales[i] : null)
            {
                Presence = Presence.Cell,
                Synonyms = ["量表", "评估量表"],
                Choices = ScaleChoices.Labels,
                Width = 22,
                Help = "当时用的标准。",
            },
            new("day", "评估日期", (c, r) => r.Day = c.Date())
            {
                Presence = Presence.Cell,
                Synonyms = ["评估时间", "完成日期"],
                Help = "例如 2025-06-30。",
            },
            new("level", "评估等级", (c, r) => r.LevelText = c.Text)
            {
                Presence = Presence.Cell,
                Synonyms = ["等级", "照护等级", "失能等级"],
                MaxLength = 20,
                NoneIsAnswer = true,
                Help = "按当时标准的叫法，例如 中度失能；也可以填数字，0 是最好的一级。",
            },
            new("points", "得分", (c, r) => r.Points = c.Whole())
            {
                Synonyms = ["分数", "总分", "评估得分"],
                MaxLength = 10,
                Ascii = true,
                Help = "补贴按分数算的，请填。",
            },
            new("validUntil", "有效期至", (c, r) => r.ValidUntil = c.Date())
            {
                Synonyms = ["有效期", "到期日"],
                Help = "不知道就空着。",
            },
            new("dementia", "认知障碍", (c, r) => r.Dementia = c.YesNo() == true)
            {
                Synonyms = ["失智"],
                MaxLength = 10,
                NoneIsAnswer = true,
                Choices = ["是", "否"],
                Help = "填“是”或“否”。",
            },
            new("org", "评估机构", (c, r) => r.OrgName = c.Text) { Synonyms = ["机构名称"], Width = 20 },
            new("externalId", "外部编号", (c, r) => r.ExternalId = c.Digits())
            {
                Synonyms = ["原系统编号", "评估编号", "报告编号"],
                MaxLength = 64,
                Ascii = true,
                Help = "原系统里这份结果的编号；再次导入时用来认出同一份。没有就空着。",
            },
        ];

    /// <summary>Checks across the cells of a row, and against the rows before it. One object serves one file.</summary>
    private sealed class GradeCheck(DateOnly today)
    {
        private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

        public void Check(RowReport report, GradeRow row)
        {
            CheckLevel(report, row);
            if (row.Day > today)
            {
                report.Report("day", CellCodes.DateFuture, "评估日期", $"{row.Day:yyyy年M月d日}");
            }
            if (row.ValidUntil < row.Day)
            {
                report.Report("validUntil", RecordCodes.DaysReversed, "有效期至", "评估日期");
            }
            if (row.Points is < 0 or > MostPoints)
            {
                report.Report("points", RecordCodes.OutOfRange, "得分", "0", $"{MostPoints}", $"{row.Points}");
            }
            var key = row.ExternalId ?? $"{row.Who}|{row.Scale?.File.Id}|{row.Day:yyyyMMdd}";
            if (row.Scale is not null && row.Day is not null && !seen.TryAdd(key, report.Row))
            {
                report.ReportRow(RecordCodes.Repeated, $"{seen[key]}");
            }
        }

        private static void CheckLevel(RowReport report, GradeRow row)
        {
            if (row.Scale is not { } scale || row.LevelText.Length == 0 || report.IsWrong("level"))
            {
                return;
            }
            var levels = scale.File.Levels;
            var found = levels.FirstOrDefault(l => l.Name == row.LevelText || $"{l.Level}" == row.LevelText);
            if (found is null)
            {
                var names = string.Join('、', levels.Select(l => l.Name));
                report.Report("level", GradeCodes.Level, Short(scale), row.LevelText, names);
                return;
            }
            row.Level = found.Level;
        }
    }
}

/// <summary>What can be wrong with a past grade.</summary>
internal static class GradeCodes
{
    public static readonly ImportCode Level = new(
        "grade-level-unknown",
        Severity.Error,
        IssueScope.Cell,
        "{标准}没有“{值}”这个等级。只能填：{等级}。",
        "等级不在这份标准里"
    );
    public static readonly ImportCode NotTaken = new(
        "grade-not-taken",
        Severity.Error,
        IssueScope.Row,
        "这一份结果没有收下。{说明}",
        "结果与标准对不上"
    );
}
