using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Outbox;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Funds;

/// <summary>Own money: told by the provider, booked once, kept, earned or given back, and held against the provider's statement.</summary>
[Trait("req", "FND-10"), Trait("req", "FND-24"), Trait("req", "FND-27")]
public sealed class PaymentTests
{
    private const string Cause = "order:88";
    private static readonly Money Forty = Money.Yuan(40);

    [Theory, EveryDatabase]
    public async Task News_that_come_twice_are_booked_once_and_unsigned_ones_never(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        var id = await Asked(app);
        Assert.Equal(id, await Asked(app));
        var (signature, body) = await Decide(app, id, paid: true);
        Assert.Equal(HttpStatusCode.Forbidden, (await Callback(app, "00", body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Callback(app, signature, body + " ")).StatusCode);
        Assert.Equal(0, await Sum(app, MoneyAccountKind.Held));
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Callback(app, signature, body)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NoContent, a.StatusCode));
        Assert.Equal(4_000, await Sum(app, MoneyAccountKind.Held));
        Assert.Equal(-4_000, await Sum(app, MoneyAccountKind.SelfPay));
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase]
    public async Task What_was_earned_is_the_operators_and_the_rest_goes_back_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = new Desk(app);
        var id = await Paid(app);
        for (var i = 0; i < 2; i++)
        {
            await Settle(app, Money.Yuan(30));
            Assert.Equal(
                Money.Yuan(30),
                await app.Read(s => s.GetRequiredService<IPayments>().PaidFor(Cause, default))
            );
            await app.Settle();
        }
        Assert.Equal(0, await Sum(app, MoneyAccountKind.Held));
        Assert.Equal(3_000, await Sum(app, MoneyAccountKind.OperatorPayable));
        Assert.Equal(-3_000, await Sum(app, MoneyAccountKind.SelfPay));
        var refund = Assert.Single(await app.Read(s => s.GetRequiredService<FundsDb>().Refunds.ToListAsync()));
        Assert.Equal((id, 1_000L, true), (refund.PaymentId, refund.Fen, refund.DoneAt is not null));
        var kinds = await app.Read(s =>
            s.GetRequiredService<FundsDb>().Journals.OrderBy(j => j.Id).Select(j => j.Kind).ToListAsync()
        );
        Assert.Equal([JournalKinds.OwnPaid, JournalKinds.OwnSpend, JournalKinds.Reversal], kinds);
        Assert.Empty(await desk.Verify());
    }

    [Theory, EveryDatabase]
    public async Task A_refund_the_provider_does_not_take_waits_and_is_tried_again(DatabaseKind kind)
    {
        var provider = new Stubborn();
        await using var app = await TestApp.Start(kind, s => s.AddSingleton<IPaymentGateway>(provider));
        await Paid(app, provider);
        await Settle(app, Money.Zero);
        await app.Settle();
        Assert.Equal(4_000, await Sum(app, MoneyAccountKind.Held));
        Assert.Equal(
            "funds.send-refund",
            Assert.Single(await app.Read(s => s.GetRequiredService<FailedDeliveries>().List(10, default))).Subscriber
        );
        provider.Refuses = false;
        app.Time.Advance(TimeSpan.FromHours(1));
        await app.Settle();
        Assert.Equal(0, await Sum(app, MoneyAccountKind.Held));
        Assert.Equal(0, await Sum(app, MoneyAccountKind.SelfPay));
        Assert.Empty(await new Desk(app).Verify());
    }

    [Theory, EveryDatabase]
    public async Task At_night_lost_news_are_fetched_and_what_does_not_agree_waits_for_finance(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var lost = await Asked(app);
        await Decide(app, lost, paid: true);
        await Decide(app, 77, paid: true);
        await app.NextDay();
        Assert.Equal(4_000, await Sum(app, MoneyAccountKind.Held));
        var finance = await app.As(Role.FinanceOfficer, Places.County);
        var mine = await finance.GetStringAsync("/payments?day=2026-07-01");
        Assert.Contains("已经付了", mine, StringComparison.Ordinal);
        Assert.Contains("全部对得上", mine, StringComparison.Ordinal);
        var city = await app.As(Role.FinanceOfficer, Places.City);
        Assert.Contains("个人付款对账有 1 处不符", await city.GetStringAsync("/"), StringComparison.Ordinal);
        var page = await city.GetStringAsync("/payments?day=2026-07-01");
        Assert.Contains("<code>77</code>", page, StringComparison.Ordinal);
        var other = await app.As(Role.FinanceOfficer, Places.OtherCounty);
        Assert.DoesNotContain("已经付了", await other.GetStringAsync("/payments"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_is_asked_to_pay_where_no_provider_is_set_up(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, demo: false);
        var asked = await app.Do(s => s.GetRequiredService<IPayments>().Ask(Wanted(), default));
        Assert.Equal("payment-closed", Desk.Code(asked));
    }

    private static OwnPayment Wanted() => new(9, Cause, "上门助浴，自己付的部分", "care", Places.County, Forty);

    private static async Task<long> Asked(TestApp app) =>
        (await app.Do(s => s.GetRequiredService<IPayments>().Ask(Wanted(), default))).Value;

    private static async Task<(string Signature, string Body)> Decide(TestApp app, long id, bool paid)
    {
        var local = (LocalPaymentGateway)app.Services.GetRequiredService<IPaymentGateway>();
        await local.Prepay(new PaymentCharge($"{id}", Forty, "上门助浴"), default);
        return await local.Decide($"{id}", paid, default);
    }

    private static async Task<long> Paid(TestApp app, Stubborn? provider = null)
    {
        var id = await Asked(app);
        var (signature, body) = provider is null ? await Decide(app, id, paid: true) : ("ok", $"{id}");
        Assert.Equal(HttpStatusCode.NoContent, (await Callback(app, signature, body)).StatusCode);
        await app.Settle();
        return id;
    }

    private static async Task Settle(TestApp app, Money earned) =>
        Assert.True(
            (await app.Do(s => s.GetRequiredService<IPayments>().Settle(Cause, 17, earned, "多付的退回", default))).Ok
        );

    private static Task<HttpResponseMessage> Callback(TestApp app, string signature, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/payments/callback")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Payment-Signature", signature);
        return app.Visitor().SendAsync(request);
    }

    private static Task<long> Sum(TestApp app, MoneyAccountKind kind) =>
        app.Read(s =>
            s.GetRequiredService<FundsDb>()
                .Accounts.Where(a => a.Kind == kind)
                .SumAsync(a => a.CreditsPosted - a.DebitsPosted)
        );

    /// <summary>A provider that takes every payment and, while it refuses, no refund.</summary>
    private sealed class Stubborn : IPaymentGateway
    {
        public bool Refuses { get; set; } = true;

        public bool Ready => true;

        public Task<PaymentPrompt> Prepay(PaymentCharge charge, CancellationToken ct) =>
            Task.FromResult(new PaymentPrompt("https://pay.example/"));

        public PaymentNews? Read(string signature, string body) => new(body, PaymentFate.Paid, Forty, "P1", null);

        public Task<PaymentNews> Ask(string number, CancellationToken ct) =>
            Task.FromResult(new PaymentNews(number, PaymentFate.Open, Forty, null, null));

        public Task Refund(RefundCharge refund, CancellationToken ct) =>
            Refuses ? throw new HttpRequestException("503") : Task.CompletedTask;

        public Task<IReadOnlyList<BillLine>> Bill(DateOnly day, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<BillLine>>([]);
    }
}
