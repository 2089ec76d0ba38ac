using Yiju.Kernel;
using Yiju.Platform.Tables;

namespace Yiju.Tests.Modules.People.Import;

/// <summary>Another list on the same layer: opening balances, as a city that is taken over would send them.</summary>
public sealed class SmallTableTests
{
    private sealed class Balance
    {
        public string Elder { get; set; } = "";
        public Money? Amount { get; set; }
        public int? Orders { get; set; }
    }

    private static readonly TableSpec<Balance> Spec = new(
        "期初余额",
        [
            new("elder", "身份证号", (c, r) => r.Elder = c.Digits() ?? "") { Presence = Presence.Cell, Ascii = true },
            new("amount", "余额", (c, r) => r.Amount = c.Amount())
            {
                Presence = Presence.Cell,
                Synonyms = ["账户余额"],
            },
            new("orders", "未完成订单数", (c, r) => r.Orders = c.Whole()),
        ],
        new Dictionary<string, string> { ["elder"] = "（示例）", ["amount"] = "100.00" },
        () => (_, _) => { }
    );

    [Theory]
    [InlineData("1,234.50", "3", null)]
    [InlineData("12.345", "3", "amount-format")]
    [InlineData("12.30", "三个", "number-whole")]
    public void A_table_is_its_columns(string amount, string orders, string? code)
    {
        var file = RawBook.Of([
            ["身份证号", "账户余额（元）", "未完成订单数"],
            ["440802194503150016", amount, orders],
        ]);
        using var import = TableImport<Balance>.Open(new MemoryStream(file), "余额.xlsx", Spec);
        var row = Assert.Single(import.Rows());
        Assert.Empty(import.FileIssues);
        Assert.Equal(code, row.Issues.SingleOrDefault()?.Code);
        Assert.Equal(code is null ? new Money(123450) : (Money?)null, row.Value?.Amount);
    }
}
