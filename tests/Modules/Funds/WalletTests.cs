using Microsoft.Extensions.DependencyInjection;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Funds;

public sealed class WalletTests
{
    private static readonly DateOnly Soon = new(2026, 7, 10);
    private static readonly DateOnly MonthEnd = new(2026, 7, 31);

    [Theory, EveryDatabase, Trait("req", "FND-01")]
    public async Task Money_for_care_never_pays_for_meals(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 10_000, "care");
        await desk.Credit(9, 500, "meals", purpose: "meals");
        var hold = await desk.Hold(9, 800, "h", "order:1", "meals");
        Assert.Equal(500, hold.Value.Covered.Fen);
        Assert.Equal(10_000, await desk.Spendable(9));
    }

    [Theory, EveryDatabase, Trait("req", "FND-01")]
    public async Task The_purse_that_ends_soonest_is_spent_first_and_one_hold_may_span_purses(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 300, "never");
        await desk.Credit(9, 200, "end", MonthEnd, source: MoneySources.GeneralBudget);
        await desk.Credit(9, 100, "soon", Soon);
        var hold = (await desk.Hold(9, 250, "h", "order:1")).Value;
        Assert.Equal([100L, 150L, 0L], (await desk.Purses(9)).Select(p => p.Held.Fen));
        await desk.Capture(hold.HoldId!.Value, 17, new Money(120).Fen, "pay");
        Assert.Equal([0L, 180L, 300L], (await desk.Purses(9)).Select(p => p.Spendable.Fen));
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase, Trait("req", "FND-24")]
    public async Task A_refund_gives_each_payer_its_part_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 100, "a", Soon);
        await desk.Credit(9, 200, "b", MonthEnd, source: MoneySources.GeneralBudget);
        await desk.Spend(9, 17, 300, "order:1");
        async Task<string> Refund(long fen, string key) =>
            Desk.Code(
                await desk.Wallet(w => w.Refund("order:1", new Money(fen), "没有做完", key, CancellationToken.None))
            );
        Assert.Equal("ok", await Refund(100, "r1"));
        Assert.Equal("ok", await Refund(100, "r1"));
        Assert.Equal([33L, 67L], (await desk.Purses(9)).Select(p => p.Balance.Fen));
        Assert.Equal("more-than-left", await Refund(201, "r2"));
        Assert.Equal("ok", await Refund(200, "r3"));
        Assert.Equal([100L, 200L], (await desk.Purses(9)).Select(p => p.Balance.Fen));
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase, Trait("req", "FND-25")]
    public async Task A_frozen_wallet_pays_nothing_until_every_reason_is_gone(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 100, "g");
        await desk.Wallet(w => w.Freeze(9, "life-event:1", CancellationToken.None));
        await desk.Wallet(w => w.Freeze(9, "suspicion:2", CancellationToken.None));
        await desk.Wallet(w => w.Unfreeze(9, "life-event:1", CancellationToken.None));
        var hold = await desk.Hold(9, 10, "h", "order:1");
        Assert.Null(hold.Value.HoldId);
        Assert.Equal(0, await desk.Spendable(9));
        await desk.Wallet(w => w.Unfreeze(9, "suspicion:2", CancellationToken.None));
        Assert.Equal(100, await desk.Spendable(9));
    }

    [Theory, EveryDatabase, Trait("req", "FND-25")]
    public async Task The_balance_goes_back_to_its_source_and_comes_again_when_it_was_a_mistake(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(9, 100, "a", Soon);
        await desk.Credit(9, 50, "b", source: MoneySources.GeneralBudget);
        var back = await desk.Wallet(w => w.ReturnBalance(9, "life-event:5", "身故", CancellationToken.None));
        Assert.Equal(150, back.Value.Fen);
        Assert.Equal(0, await desk.Spendable(9));
        var given = await desk.Wallet(w => w.GiveBack("life-event:5", "登记错误", CancellationToken.None));
        var again = await desk.Wallet(w => w.GiveBack("life-event:5", "登记错误", CancellationToken.None));
        Assert.Equal((150, 0), (given.Value.Fen, again.Value.Fen));
        Assert.Equal(150, await desk.Spendable(9));
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase, Trait("req", "FND-06")]
    public async Task After_the_last_day_the_rule_decides_what_becomes_of_the_rest(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(1, 100, "lapse", new DateOnly(2026, 7, 1), unspent: UnspentFate.Lapse);
        await desk.Credit(2, 100, "return", new DateOnly(2026, 7, 1), unspent: UnspentFate.Return);
        await desk.Credit(3, 100, "carry", new DateOnly(2026, 7, 1), unspent: UnspentFate.CarryOver);
        await desk.Credit(4, 100, "silent", new DateOnly(2026, 7, 1), unspent: null);
        await desk.Hold(1, 30, "h", "order:1");
        await app.NextDay();
        await app.NextDay();
        Assert.Equal(
            [(30L, 0L), (0L, 0L), (100L, 100L), (100L, 0L)],
            new[] { await Rest(desk, 1), await Rest(desk, 2), await Rest(desk, 3), await Rest(desk, 4) }
        );
        Assert.Equal(new DateOnly(2026, 7, 31), (await desk.Purses(3))[^1].ExpiresOn);
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase]
    public async Task A_bulk_credit_lands_in_the_same_purse_as_a_single_one_and_never_twice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        await desk.Credit(1, 100, "single", MonthEnd);
        var credits = Enumerable
            .Range(1, 300)
            .Select(i => new WalletCredit(
                i,
                "care",
                MoneySources.CountyLottery,
                Desk.Payer,
                new Money(100),
                new DateOnly(2026, 1, 1),
                MonthEnd,
                $"bulk:{i}",
                "decision:1",
                "demo-4408@1 第三条",
                UnspentFate.Lapse
            ))
            .ToList();
        for (var time = 0; time < 2; time++)
        {
            var outcomes = await app.Do<List<Outcome<long>>>(async s =>
            {
                var loader = s.GetRequiredService<IOpeningBalances>();
                var done = await loader.Credit(credits, JournalKinds.Grant, Desk.Today, CancellationToken.None);
                return done.ToList();
            });
            Assert.All(outcomes.Value, o => Assert.True(o.Ok));
        }
        Assert.Equal(200, Assert.Single(await desk.Purses(1)).Spendable.Fen);
        Assert.Equal(100, await desk.Spendable(300));
        Assert.Empty(await desk.Verify());
    }

    private static async Task<(long Balance, long Spendable)> Rest(Desk desk, long elder) =>
        ((await desk.Purses(elder)).Sum(p => p.Balance.Fen), await desk.Spendable(elder));
}
