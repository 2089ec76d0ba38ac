using System.Globalization;
using Yiju.Kernel;
using Yiju.Network.Contracts;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.Network.Features.TakeOver;

/// <summary>One place of service as a row has it.</summary>
internal sealed class FacilityRow
{
    public string Name { get; set; } = "";

    /// <summary>A word of <see cref="FacilityKinds"/>.</summary>
    public string Kind { get; set; } = "";

    public string? DivisionText { get; set; }

    /// <summary>12 digits; set by the check.</summary>
    public string Division { get; set; } = "";

    public string? OrgCode { get; set; }

    /// <summary>Who runs it; set when the row is held against the records.</summary>
    public long? OrgId { get; set; }

    public string? Phone { get; set; }

    public double? Longitude { get; set; }

    public double? Latitude { get; set; }

    public int? AreaM2 { get; set; }

    public int? Beds { get; set; }

    public DateOnly? Opened { get; set; }
}

/// <summary>The columns of facilities, in the order of the template.</summary>
internal static class FacilityTable
{
    private const int MostArea = 1_000_000;
    private const int MostBeds = 10_000;

    private static readonly IReadOnlyList<string> Kinds = [.. FacilityKinds.Names.Keys];

    private static readonly Choices<int> KindChoices = new([
        .. Kinds.Select(
            (k, i) =>
                (
                    FacilityKinds.NameOf(k),
                    i,
                    FacilityKinds
                        .NameOf(k)
                        .Replace("（街）", "", StringComparison.Ordinal)
                        .Replace("（社区）", "", StringComparison.Ordinal)
                )
        ),
    ]);

    private static readonly Dictionary<string, string> Example = new(StringComparer.Ordinal)
    {
        ["name"] = TableSpec<FacilityRow>.ExampleMark + "示例村服务站",
        ["kind"] = FacilityKinds.NameOf(FacilityKinds.VillageStation),
        ["division"] = "440802001001",
        ["longitude"] = "110.36",
        ["latitude"] = "21.27",
    };

    public static readonly TableSpec<FacilityRow> Spec = new("服务点", [.. All()], Example, () => (_, _) => { });

    public static TableSpec<FacilityRow> In(PlaceCheck places) =>
        Spec with
        {
            NewCheck = () => new FacilityCheck(places).Check,
        };

    private static IEnumerable<Column<FacilityRow>> All() => [.. Place(), .. Details()];

    private static IEnumerable<Column<FacilityRow>> Place() =>
        [
            new("name", "名称", (c, r) => r.Name = c.Text)
            {
                Presence = Presence.Cell,
                Synonyms = ["服务点名称", "设施名称", "站点名称"],
                MaxLength = 100,
                Width = 28,
            },
            new("kind", "类型", (c, r) => r.Kind = c.Choose(KindChoices) is { } i ? Kinds[i] : "")
            {
                Presence = Presence.Cell,
                Synonyms = ["服务点类型", "设施类型"],
                Choices = KindChoices.Labels,
                Width = 24,
            },
            new("division", "区划代码", (c, r) => r.DivisionText = c.Digits())
            {
                Presence = Presence.Cell,
                Synonyms = ["所在区划代码", "村（社区）代码"],
                MaxLength = 20,
                Ascii = true,
                Width = 16,
                Help = "在哪个镇（街）或村（社区），12 位。",
            },
            OrgColumns.Code<FacilityRow>((r, code) => r.OrgCode = code) with
            {
                Header = "运营机构信用代码",
                Synonyms = ["统一社会信用代码", "信用代码"],
                Help = "村、镇自己办的空着；机构要先随合同导入。",
            },
            new("phone", "电话", (c, r) => r.Phone = c.Phone())
            {
                Synonyms = ["联系电话"],
                MaxLength = 60,
                Ascii = true,
            },
        ];

    private static IEnumerable<Column<FacilityRow>> Details() =>
        [
            new("longitude", "经度", (c, r) => r.Longitude = Degrees(c, 73, 136))
            {
                MaxLength = 20,
                Ascii = true,
                Help = "例如 110.3652，WGS 84。",
            },
            new("latitude", "纬度", (c, r) => r.Latitude = Degrees(c, 3, 54))
            {
                MaxLength = 20,
                Ascii = true,
                Help = "例如 21.2713。",
            },
            new("area", "建筑面积", (c, r) => r.AreaM2 = c.Whole())
            {
                Synonyms = ["面积"],
                MaxLength = 10,
                Ascii = true,
                Help = "平方米，整数。",
            },
            new("beds", "床位", (c, r) => r.Beds = c.Whole())
            {
                Synonyms = ["床位数"],
                MaxLength = 10,
                Ascii = true,
                Help = "没有床位填 0 或空着。",
            },
            new("opened", "开办日期", (c, r) => r.Opened = c.Date()) { Synonyms = ["启用日期", "运营日期"] },
        ];

    private static double? Degrees(CellReader cell, int least, int most)
    {
        if (
            double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            && degrees >= least
            && degrees <= most
        )
        {
            return degrees;
        }
        cell.Report(RecordCodes.OutOfRange, cell.Header, $"{least}", $"{most}", cell.Text);
        return null;
    }

    /// <summary>Checks across the cells of a row, and against the rows before it. One object serves one file.</summary>
    private sealed class FacilityCheck(PlaceCheck places)
    {
        private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

        public void Check(RowReport report, FacilityRow row)
        {
            CheckPlace(report, row);
            Within(report, "area", "建筑面积", row.AreaM2, MostArea);
            Within(report, "beds", "床位", row.Beds, MostBeds);
            if (
                row.Longitude is null != row.Latitude is null
                && !report.IsWrong("longitude")
                && !report.IsWrong("latitude")
            )
            {
                report.Report(row.Longitude is null ? "longitude" : "latitude", FacilityCodes.HalfPlace);
            }
            var key = $"{row.Division}|{row.Name}";
            if (row.Division.Length > 0 && row.Name.Length > 0 && !seen.TryAdd(key, report.Row))
            {
                report.ReportRow(RecordCodes.Repeated, $"{seen[key]}");
            }
        }

        private void CheckPlace(RowReport report, FacilityRow row)
        {
            if (row.DivisionText is { } text && !report.IsWrong("division"))
            {
                row.Division =
                    places
                        .Read(
                            report,
                            "division",
                            "区划代码",
                            text,
                            level => level >= DivisionLevel.Town,
                            PlaceCodes.TownLevel
                        )
                        ?.Code.Value
                    ?? "";
            }
        }

        private static void Within(RowReport report, string key, string header, int? number, int most)
        {
            if (number < 0 || number > most)
            {
                report.Report(key, RecordCodes.OutOfRange, header, "0", $"{most}", $"{number}");
            }
        }
    }
}

/// <summary>What can be wrong with a place of service.</summary>
internal static class FacilityCodes
{
    public static readonly ImportCode HalfPlace = new(
        "coordinates-incomplete",
        Severity.Error,
        IssueScope.Cell,
        "经度和纬度只填了一样。请补上另一样，或者两样都空着。",
        "经纬度缺一"
    );
}
