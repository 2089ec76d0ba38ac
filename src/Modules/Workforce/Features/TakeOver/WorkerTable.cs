using Yiju.Kernel;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;
using Yiju.Workforce.Contracts;

namespace Yiju.Workforce.Features.TakeOver;

/// <summary>One worker as a row has them.</summary>
internal sealed class WorkerRow
{
    public string Name { get; set; } = "";

    /// <summary>18 characters.</summary>
    public string ResidentId { get; set; } = "";

    public string? Phone { get; set; }

    public string OrgCode { get; set; } = "";

    /// <summary>Whom they work for; set when the row is held against the records.</summary>
    public long OrgId { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public WorkerPaper[] Papers { get; } = [new(), new(), new()];
}

/// <summary>One certificate as a row has it.</summary>
internal sealed class WorkerPaper
{
    /// <summary>A word of <see cref="CertificateKinds"/>.</summary>
    public string? Kind { get; set; }

    public string? Number { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public bool IsEmpty => Kind is null && Number is null && From is null && To is null;
}

/// <summary>The columns of workers, in the order of the template.</summary>
internal static class WorkerTable
{
    private static readonly string[] Ordinals = ["一", "二", "三"];

    private static readonly IReadOnlyList<string> Kinds = [.. CertificateKinds.Names.Keys];

    private static readonly Choices<int> KindChoices = new([
        .. Kinds.Select(
            (k, i) => (CertificateKinds.NameOf(k), i, CertificateKinds.NameOf(k).Replace('（', '(').Replace('）', ')'))
        ),
    ]);

    private static readonly Dictionary<string, string> Example = new(StringComparer.Ordinal)
    {
        ["name"] = TableSpec<WorkerRow>.ExampleMark + "陈护理",
        ["residentId"] = "11010519491231002X",
        ["phone"] = "13800000000",
        ["orgCode"] = "91440800MA00000000",
        ["from"] = "2024-01-01",
        ["kind1"] = CertificateKinds.NameOf(CertificateKinds.CareWorkerJunior),
        ["number1"] = "S000000000001",
        ["from1"] = "2023-06-01",
    };

    public static readonly TableSpec<WorkerRow> Spec = new("人员", [.. All()], Example, () => (_, _) => { });

    public static TableSpec<WorkerRow> On(DateOnly today) =>
        new("人员", [.. All(today)], Example, () => new WorkerCheck().Check);

    private static IEnumerable<Column<WorkerRow>> All(DateOnly today = default) =>
        [
            new("name", "姓名", (c, r) => r.Name = c.Text)
            {
                Presence = Presence.Cell,
                Synonyms = ["人员姓名"],
                MaxLength = 50,
            },
            new("residentId", "身份证号", (c, r) => r.ResidentId = ReadId(c, today))
            {
                Presence = Presence.Cell,
                Synonyms = ["身份证号码", "证件号码", "公民身份号码"],
                MaxLength = 30,
                Ascii = true,
                Width = 22,
                Help = "这一列请保持“文本”格式。",
            },
            new("phone", "手机号", (c, r) => r.Phone = c.Phone())
            {
                Synonyms = ["联系电话", "电话", "手机"],
                MaxLength = 60,
                Ascii = true,
                Width = 16,
            },
            new("orgCode", "机构信用代码", (c, r) => r.OrgCode = ReadCode(c))
            {
                Presence = Presence.Cell,
                Synonyms = ["统一社会信用代码", "信用代码", "所属机构信用代码"],
                MaxLength = 30,
                Ascii = true,
                Width = 22,
                Help = "在哪家机构；机构要先随合同导入。",
            },
            new("from", "入职日期", (c, r) => r.From = c.Date())
            {
                Presence = Presence.Cell,
                Synonyms = ["到岗日期", "聘用日期"],
            },
            new("to", "离职日期", (c, r) => r.To = c.Date()) { Help = "在岗的空着。" },
            .. Enumerable.Range(0, Ordinals.Length).SelectMany(Paper),
        ];

    private static IEnumerable<Column<WorkerRow>> Paper(int i) =>
        [
            new(
                $"kind{i + 1}",
                $"证书{Ordinals[i]}",
                (c, r) => r.Papers[i].Kind = c.Choose(KindChoices) is { } k ? Kinds[k] : null
            )
            {
                Synonyms = i == 0 ? ["证书", "职业资格"] : [],
                Choices = KindChoices.Labels,
                Width = 20,
            },
            new($"number{i + 1}", $"证书{Ordinals[i]}编号", (c, r) => r.Papers[i].Number = c.Digits())
            {
                Synonyms = i == 0 ? ["证书编号"] : [],
                MaxLength = 64,
                Ascii = true,
                Width = 18,
            },
            new($"from{i + 1}", $"证书{Ordinals[i]}发证日期", (c, r) => r.Papers[i].From = c.Date())
            {
                Synonyms = i == 0 ? ["发证日期"] : [],
            },
            new($"to{i + 1}", $"证书{Ordinals[i]}有效期至", (c, r) => r.Papers[i].To = c.Date())
            {
                Synonyms = i == 0 ? ["证书有效期"] : [],
                Help = "长期有效的空着。",
            },
        ];

    private static string ReadId(CellReader cell, DateOnly today)
    {
        if (cell.Digits() is not { } text)
        {
            return "";
        }
        var read = ResidentId.Read(text, today);
        if (read.Ok)
        {
            return read.Value.Value;
        }
        cell.Report(RecordCodes.ResidentId, read.Faults[0].Sentence);
        return "";
    }

    private static string ReadCode(CellReader cell)
    {
        if (cell.Digits() is not { } text)
        {
            return "";
        }
        var read = CreditCode.Read(text);
        if (read.Ok)
        {
            return read.Value.Value;
        }
        cell.Report(RecordCodes.CreditCode, read.Faults[0].Sentence);
        return "";
    }

    /// <summary>Checks across the cells of a row, and against the rows before it. One object serves one file.</summary>
    private sealed class WorkerCheck
    {
        private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

        public void Check(RowReport report, WorkerRow row)
        {
            if (row.To < row.From)
            {
                report.Report("to", RecordCodes.DaysReversed, "离职日期", "入职日期");
            }
            for (var i = 0; i < row.Papers.Length; i++)
            {
                CheckPaper(report, row.Papers[i], i);
            }
            var key = $"{row.OrgCode}|{row.ResidentId}";
            if (row.OrgCode.Length > 0 && row.ResidentId.Length > 0 && !seen.TryAdd(key, report.Row))
            {
                report.ReportRow(RecordCodes.Repeated, $"{seen[key]}");
            }
        }

        private static void CheckPaper(RowReport report, WorkerPaper paper, int i)
        {
            string[] keys = [$"kind{i + 1}", $"number{i + 1}", $"from{i + 1}"];
            if (paper.IsEmpty || keys.Any(report.IsWrong))
            {
                return;
            }
            object?[] needed = [paper.Kind, paper.Number, paper.From];
            foreach (var key in keys.Where((_, at) => needed[at] is null))
            {
                report.Report(key, WorkerCodes.PaperIncomplete, $"证书{Ordinals[i]}");
            }
            if (paper.To < paper.From)
            {
                report.Report(
                    $"to{i + 1}",
                    RecordCodes.DaysReversed,
                    $"证书{Ordinals[i]}有效期至",
                    $"证书{Ordinals[i]}发证日期"
                );
            }
        }
    }
}

/// <summary>What can be wrong with a worker.</summary>
internal static class WorkerCodes
{
    public static readonly ImportCode PaperIncomplete = new(
        "certificate-incomplete",
        Severity.Error,
        IssueScope.Cell,
        "“{证书}”没有填全。证书名称、编号和发证日期要一起填。",
        "证书缺名称、编号或发证日期"
    );
}
