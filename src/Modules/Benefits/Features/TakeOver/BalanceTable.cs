using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Imports;
using Yiju.Platform.Tables;

namespace Yiju.Benefits.Features.TakeOver;

/// <summary>One balance as a row has it.</summary>
internal sealed class BalanceRow : RowOfElder
{
    /// <summary>What it may be spent on, such as <c>care</c>.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>A word of <see cref="MoneySources"/>.</summary>
    public string Source { get; set; } = "";

    public string? PayerText { get; set; }

    /// <summary>Whose money it is, 12 digits; set by the check.</summary>
    public string Payer { get; set; } = "";

    public Money? Amount { get; set; }

    /// <summary>Last day; null when it does not expire.</summary>
    public DateOnly? ExpiresOn { get; set; }

    public UnspentFate? Unspent { get; set; }

    public string? ExternalId { get; set; }

    /// <summary>What makes the balance one: the key of the source system, or whose money, of which source, for what and until when.</summary>
    public string KeyFor(string who) =>
        ExternalId is { } key
            ? $"balance:{Payer}:{key}"
            : $"balance:{Payer}:{who}:{Purpose}:{Source}:{ExpiresOn:yyyyMMdd}";
}

/// <summary>The columns of opening balances, in the order of the template.</summary>
internal static class BalanceTable
{
    private static readonly string[] Purposes = ["care", "meals"];

    private static readonly Choices<int> PurposeChoices = new(
        ("居家照护", 0, "照护 居家 上门服务"),
        ("助餐", 1, "饭堂 用餐")
    );

    private static readonly Choices<int> SourceChoices = new([
        .. MoneySources
            .All.Select((source, i) => (MoneySources.Title(source), i, source))
            .Where(s => s.source != MoneySources.SelfPay),
    ]);

    private static readonly Choices<UnspentFate> Fates = new(
        ("到期作废", UnspentFate.Lapse, "作废"),
        ("退回来源", UnspentFate.Return, "退回"),
        ("结转下月", UnspentFate.CarryOver, "结转")
    );

    private static readonly Dictionary<string, string> Example = new(StringComparer.Ordinal)
    {
        ["name"] = TableSpec<BalanceRow>.ExampleMark + "张桂英",
        ["idNumber"] = "11010519491231002X",
        ["purpose"] = "居家照护",
        ["source"] = MoneySources.Title(MoneySources.CountyLottery),
        ["amount"] = "120.00",
        ["expires"] = "2026-12-31",
    };

    public static readonly TableSpec<BalanceRow> Spec = new("期初余额", [.. All()], Example, () => (_, _) => { });

    public static TableSpec<BalanceRow> In(PlaceCheck places, ImportScope scope) =>
        Spec with
        {
            NewCheck = () => new BalanceCheck(places, scope).Check,
        };

    private static IEnumerable<Column<BalanceRow>> All() =>
        [
            .. RowOfElder.ColumnsOf<BalanceRow>(),
            new("purpose", "用途", (c, r) => r.Purpose = c.Choose(PurposeChoices) is { } i ? Purposes[i] : "")
            {
                Presence = Presence.Cell,
                Synonyms = ["补贴用途", "钱包类型"],
                Choices = PurposeChoices.Labels,
                Help = "这笔钱只能花在哪里。",
            },
            new("source", "资金来源", (c, r) => r.Source = c.Choose(SourceChoices) is { } i ? MoneySources.All[i] : "")
            {
                Presence = Presence.Cell,
                Synonyms = ["来源"],
                Choices = SourceChoices.Labels,
                Width = 20,
            },
            new("payer", "出资县（区）代码", (c, r) => r.PayerText = c.Digits())
            {
                Synonyms = ["县（区）代码", "出资方代码"],
                MaxLength = 20,
                Ascii = true,
                Width = 18,
                Help = "哪个县（区）的钱，12 位区划代码。县（区）自己导入时可以空着。",
            },
            new("amount", "余额", (c, r) => r.Amount = c.Amount())
            {
                Presence = Presence.Cell,
                Synonyms = ["余额（元）", "金额", "期初余额"],
                MaxLength = 30,
                Ascii = true,
                Help = "元，最多两位小数。",
            },
            new("expires", "最后可用日", (c, r) => r.ExpiresOn = c.Date())
            {
                Synonyms = ["有效期至", "到期日"],
                Help = "不会到期的空着。",
            },
            new("unspent", "到期没用完", (c, r) => r.Unspent = c.Choose(Fates))
            {
                Choices = Fates.Labels,
                Help = "有最后可用日的要填。",
            },
            new("externalId", "外部编号", (c, r) => r.ExternalId = c.Digits())
            {
                Synonyms = ["原系统编号", "账户编号"],
                MaxLength = 64,
                Ascii = true,
                Help = "原系统里这个账户的编号；同一位老人、同样的钱有几笔时要填。",
            },
        ];

    /// <summary>Checks across the cells of a row, and against the rows before it. One object serves one file.</summary>
    private sealed class BalanceCheck(PlaceCheck places, ImportScope scope)
    {
        private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

        public void Check(RowReport report, BalanceRow row)
        {
            row.Payer = Payer(report, row) ?? "";
            if (row.Amount is { Fen: <= 0 })
            {
                report.Report("amount", BalanceCodes.NotPositive);
            }
            if (row.ExpiresOn < scope.Today)
            {
                report.Report("expires", BalanceCodes.Expired, $"{row.ExpiresOn:yyyy年M月d日}");
            }
            if (row.ExpiresOn is not null && row.Unspent is null && !report.IsWrong("unspent"))
            {
                report.Report("unspent", BalanceCodes.NoFate);
            }
            var key = row.KeyFor(row.Who);
            if (row.Who.Length > 0 && !report.HasErrors && !seen.TryAdd(key, report.Row))
            {
                report.ReportRow(RecordCodes.Repeated, $"{seen[key]}");
            }
        }

        private string? Payer(RowReport report, BalanceRow row)
        {
            if (report.IsWrong("payer"))
            {
                return null;
            }
            if (row.PayerText is { } text)
            {
                return places
                    .Read(
                        report,
                        "payer",
                        "出资县（区）代码",
                        text,
                        level => level == DivisionLevel.County,
                        PlaceCodes.CountyLevel
                    )
                    ?.Code.Value;
            }
            if (scope.Area.Level >= DivisionLevel.County)
            {
                return scope.Area.At(DivisionLevel.County).Value;
            }
            report.Report("payer", CellCodes.Required, "出资县（区）代码");
            return null;
        }
    }
}

/// <summary>What can be wrong with an opening balance.</summary>
internal static class BalanceCodes
{
    public static readonly ImportCode NotPositive = Cell(
        "balance-not-positive",
        "余额要大于 0。没有钱的请删去这一行。",
        "余额是 0 或负数"
    );
    public static readonly ImportCode Expired = Cell(
        "balance-expired",
        "这笔钱到 {日期} 就不能用了，已经过期，不能转入。请核对；确已过期的请删去这一行。",
        "最后可用日已过"
    );
    public static readonly ImportCode NoFate = Cell(
        "balance-fate-missing",
        "这笔钱有最后可用日，请在“到期没用完”里选到期以后怎么办。",
        "有最后可用日，没有写到期怎么办"
    );
    public static readonly ImportCode NotPosted = new(
        "balance-not-posted",
        Severity.Error,
        IssueScope.Row,
        "这笔余额没有记上账。{说明}",
        "账本没有收"
    );

    private static ImportCode Cell(string code, string template, string cause) =>
        new(code, Severity.Error, IssueScope.Cell, template, cause);
}
