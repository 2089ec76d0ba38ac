using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.Network.Features.TakeOver;

/// <summary>One contract as a row has it, with the organisation that holds it.</summary>
internal sealed class ContractRow
{
    public string Number { get; set; } = "";

    public string OrgName { get; set; } = "";

    public string OrgCode { get; set; } = "";

    public OrgKind OrgKind { get; set; }

    public string? Phone { get; set; }

    public string? CountyText { get; set; }

    /// <summary>12 digits; set by the check.</summary>
    public string County { get; set; } = "";

    public ContractKind Kind { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public int? Quota { get; set; }
}

/// <summary>The columns of contracts, in the order of the template.</summary>
internal static class ContractTable
{
    private const int MostVisits = 1_000_000;

    private static readonly Choices<OrgKind> OrgKinds = new(
        ("居家服务", OrgKind.HomeCare, "居家养老 上门服务机构"),
        ("评估机构", OrgKind.AssessmentAgency, "评估"),
        ("物业", OrgKind.PropertyCompany, "物业公司"),
        ("养老机构", OrgKind.Institution, "养老院"),
        ("服务站", OrgKind.Station, "站点"),
        ("单位", OrgKind.Office, "其他")
    );

    private static readonly Choices<ContractKind> Kinds = new(
        ("上门服务", ContractKind.HomeCare, "居家服务 居家上门"),
        ("能力评估", ContractKind.Assessment, "评估"),
        ("运营服务点", ContractKind.Operation, "运营 站点运营"),
        ("物业服务", ContractKind.Property, "物业")
    );

    private static readonly Dictionary<string, string> Example = new(StringComparer.Ordinal)
    {
        ["number"] = TableSpec<ContractRow>.ExampleMark + "HT-2025-001",
        ["org"] = "示例居家养老服务有限公司",
        ["orgCode"] = "91440800MA00000000",
        ["orgKind"] = "居家服务",
        ["phone"] = "0759-3300000",
        ["kind"] = "上门服务",
        ["from"] = "2025-01-01",
        ["to"] = "2026-12-31",
    };

    public static readonly TableSpec<ContractRow> Spec = new("合同", [.. All()], Example, () => (_, _) => { });

    public static TableSpec<ContractRow> In(PlaceCheck places, DivisionCode area) =>
        Spec with
        {
            NewCheck = () => new ContractCheck(places, area).Check,
        };

    private static IEnumerable<Column<ContractRow>> All() => [.. Org(), .. Terms()];

    private static IEnumerable<Column<ContractRow>> Org() =>
        [
            new("number", "合同编号", (c, r) => r.Number = c.Digits() ?? "")
            {
                Presence = Presence.Cell,
                Synonyms = ["协议编号", "编号"],
                MaxLength = 64,
                Ascii = true,
                Width = 18,
                Help = "一份合同一个编号。",
            },
            new("org", "机构名称", (c, r) => r.OrgName = c.Text)
            {
                Presence = Presence.Cell,
                Synonyms = ["单位名称", "乙方", "承接机构"],
                MaxLength = 100,
                Width = 28,
                Help = "照营业执照。没有登记过的机构会一并登记。",
            },
            OrgColumns.Code<ContractRow>((r, code) => r.OrgCode = code) with
            {
                Presence = Presence.Cell,
            },
            new("orgKind", "机构类型", (c, r) => r.OrgKind = c.Choose(OrgKinds) ?? r.OrgKind)
            {
                Presence = Presence.Cell,
                Choices = OrgKinds.Labels,
            },
            new("phone", "机构电话", (c, r) => r.Phone = c.Phone())
            {
                Synonyms = ["联系电话", "电话"],
                MaxLength = 60,
                Ascii = true,
                Help = "公开的办公电话。",
            },
        ];

    private static IEnumerable<Column<ContractRow>> Terms() =>
        [
            new("county", "县（区）代码", (c, r) => r.CountyText = c.Digits())
            {
                Synonyms = ["区划代码", "甲方区划代码"],
                MaxLength = 20,
                Ascii = true,
                Width = 16,
                Help = "哪个县（区）的合同，12 位区划代码。县（区）自己导入时可以空着。",
            },
            new("kind", "合同类型", (c, r) => r.Kind = c.Choose(Kinds) ?? r.Kind)
            {
                Presence = Presence.Cell,
                Choices = Kinds.Labels,
            },
            new("from", "开始日期", (c, r) => r.From = c.Date())
            {
                Presence = Presence.Cell,
                Synonyms = ["生效日期", "合同起始日"],
            },
            new("to", "结束日期", (c, r) => r.To = c.Date())
            {
                Synonyms = ["到期日期", "合同终止日"],
                Help = "最后一天；没有期限就空着。",
            },
            new("quota", "每月最多次数", (c, r) => r.Quota = c.Whole())
            {
                MaxLength = 10,
                Ascii = true,
                Help = "合同没有写就空着。",
            },
        ];

    /// <summary>Checks across the cells of a row, and against the rows before it. One object serves one file.</summary>
    private sealed class ContractCheck(PlaceCheck places, DivisionCode area)
    {
        private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

        public void Check(RowReport report, ContractRow row)
        {
            row.County = County(report, row) ?? "";
            if (row.To < row.From)
            {
                report.Report("to", RecordCodes.DaysReversed, "结束日期", "开始日期");
            }
            if (row.Quota is < 0 or > MostVisits)
            {
                report.Report("quota", RecordCodes.OutOfRange, "每月最多次数", "0", $"{MostVisits}", $"{row.Quota}");
            }
            if (row.Number.Length > 0 && !seen.TryAdd(row.Number, report.Row))
            {
                report.ReportRow(RecordCodes.Repeated, $"{seen[row.Number]}");
            }
        }

        private string? County(RowReport report, ContractRow row)
        {
            if (report.IsWrong("county"))
            {
                return null;
            }
            if (row.CountyText is { } text)
            {
                return places
                    .Read(
                        report,
                        "county",
                        "县（区）代码",
                        text,
                        level => level == DivisionLevel.County,
                        PlaceCodes.CountyLevel
                    )
                    ?.Code.Value;
            }
            if (area.Level >= DivisionLevel.County)
            {
                return area.At(DivisionLevel.County).Value;
            }
            report.Report("county", CellCodes.Required, "县（区）代码");
            return null;
        }
    }
}

/// <summary>Columns that name an organisation.</summary>
internal static class OrgColumns
{
    public static Column<T> Code<T>(Action<T, string> set) =>
        new("orgCode", "统一社会信用代码", (c, r) => Read(c, code => set(r, code)))
        {
            Synonyms = ["信用代码", "社会信用代码"],
            MaxLength = 30,
            Ascii = true,
            Width = 22,
            Help = "18 位，照营业执照。",
        };

    private static void Read(CellReader cell, Action<string> set)
    {
        if (cell.Digits() is not { } text)
        {
            return;
        }
        var code = CreditCode.Read(text);
        if (code.Ok)
        {
            set(code.Value.Value);
            return;
        }
        cell.Report(RecordCodes.CreditCode, code.Faults[0].Sentence);
    }
}
