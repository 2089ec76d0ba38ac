using Microsoft.Extensions.DependencyInjection;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Funds;

/// <summary>The same hour of service is never paid from two public sources, whichever way the second claim comes.</summary>
[Trait("req", "POL-23")]
public sealed class PublicPaymentTests
{
    [Theory, EveryDatabase]
    public async Task A_visit_that_the_wallet_paid_takes_no_claim_of_the_insurance(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 10_000, "c");
        var hold = (await desk.Hold(9, 3_000, "h", "order:1")).Value.HoldId!.Value;
        var paid = await desk.Wallet(w =>
            w.Capture(hold, 17, new Money(3_000), "order:1:visit:5", CancellationToken.None, "visit:5")
        );
        Assert.True(paid.Ok);
        foreach (var cause in new[] { "visit:5", "order:1" })
        {
            var refused = await Insurance(desk, $"ltc:{cause}", cause);
            Assert.Equal("service-paid", refused.Faults[0].Code);
            Assert.Contains("县级福彩公益金付过", refused.Faults[0].Sentence, StringComparison.Ordinal);
        }
        Assert.True((await Insurance(desk, "ltc:other", "visit:6")).Ok);
        Assert.Equal("service-paid", (await Insurance(desk, "ltc:named", "batch:1", "visit:6")).Faults[0].Code);
        // Reversed in part it stays paid; reversed whole another may pay.
        await desk.Wallet(w => w.Refund("order:1", new Money(1_000), "少做", "r1", CancellationToken.None));
        Assert.False((await Insurance(desk, "ltc:visit:5", "visit:5")).Ok);
        await desk.Wallet(w => w.Refund("order:1", new Money(2_000), "改由长护险支付", "r2", CancellationToken.None));
        Assert.True((await Insurance(desk, "ltc:visit:5", "visit:5")).Ok);
        Assert.Empty(await app.Read(s => s.GetRequiredService<LedgerVerifier>().Verify(CancellationToken.None)));
    }

    [Theory, EveryDatabase]
    public async Task A_visit_that_the_insurance_paid_takes_no_money_of_the_wallet(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 10_000, "c");
        Assert.True((await Insurance(desk, "ltc:1", "visit:5")).Ok);
        Assert.True((await Insurance(desk, "ltc:1", "visit:5")).Ok);
        var hold = (await desk.Hold(9, 3_000, "h", "order:1")).Value.HoldId!.Value;
        var paid = await desk.Wallet(w =>
            w.Capture(hold, 17, new Money(3_000), "order:1:visit:5", CancellationToken.None, "visit:5")
        );
        Assert.Equal("service-paid", paid.Faults[0].Code);
        Assert.Contains("长期护理保险", paid.Faults[0].Sentence, StringComparison.Ordinal);
        var purses = await app.Read(s => s.GetRequiredService<IWallets>().Of(9, Desk.Today, CancellationToken.None));
        Assert.Equal(10_000, purses.Sum(p => p.Balance.Fen));
    }

    [Theory, EveryDatabase]
    public async Task Two_public_payers_of_one_visit_at_the_same_moment_leave_one(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(i => Task.Run(() => Insurance(desk, $"ltc:{i}", "visit:5")))
        );
        Assert.Single(outcomes, o => o.Ok);
    }

    private static async Task<Outcome<long>> Insurance(Desk desk, string key, string cause, params string[] services)
    {
        return await desk.App.Do<long>(async s =>
        {
            var accounts = s.GetRequiredService<IAccountsOfMoney>();
            var from = await accounts.Get(
                new AccountKey(MoneyAccountKind.Source, "fund:ltc", MoneySources.CareInsurance, ""),
                CancellationToken.None
            );
            var due = await accounts.Get(
                new AccountKey(MoneyAccountKind.OperatorPayable, "org:17", MoneySources.CareInsurance, "care"),
                CancellationToken.None
            );
            return await s.GetRequiredService<ILedger>()
                .Post(
                    new NewJournal(
                        key,
                        JournalKinds.Spend,
                        Desk.Today,
                        cause,
                        null,
                        [new NewLine(from, new Money(5_000)), new NewLine(due, new Money(-5_000))],
                        services
                    ),
                    CancellationToken.None
                );
        });
    }
}
