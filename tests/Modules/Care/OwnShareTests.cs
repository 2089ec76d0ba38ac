using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Care.Domain;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Access;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Care;

/// <summary>The own share of an order, paid on its page.</summary>
[Trait("req", "FND-10"), Trait("req", "SVC-27")]
public sealed class OwnShareTests
{
    [Theory, EveryDatabase]
    public async Task A_paid_own_share_becomes_the_operators_due_with_the_confirmed_visit(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, yuan: 50);
        var elder = await town.AsElder();
        var ordered = await elder.PostAsJsonAsync("/api/orders", town.Bathing(shownSelf: 4_000));
        var order = long.Parse((await CareTown.Json(ordered)).GetProperty("id").GetString()!);
        Assert.Contains("在网上付", await elder.GetStringAsync($"/care/orders/{order}"), StringComparison.Ordinal);
        var payment = await Pay(elder, order, paid: false);
        Assert.Contains("没有付成", await elder.GetStringAsync(payment), StringComparison.Ordinal);
        payment = await Pay(elder, order, paid: true);
        Assert.Contains("已经付了", await elder.GetStringAsync(payment), StringComparison.Ordinal);
        await town.App.Settle();
        var page = await elder.GetStringAsync($"/care/orders/{order}");
        Assert.DoesNotContain("在网上付 ", page, StringComparison.Ordinal);
        Assert.Contains("在网上付了自己的部分", page, StringComparison.Ordinal);
        var stranger = await town.App.As(Role.Elder, Places.Village, personId: 77);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(payment)).StatusCode);
        Assert.Equal(0, await Due(town));

        var visit = await town.App.Read(s =>
            s.GetRequiredService<Yiju.Care.Data.CareDb>().AllVisits.AsNoTracking().SingleAsync(v => v.OrderId == order)
        );
        await Serve(town, visit);
        Assert.Equal(4_000, await Due(town));
        Assert.Empty(await Verify(town));
    }

    [Theory, EveryDatabase]
    public async Task A_late_cancellation_keeps_the_charge_and_gives_the_rest_back(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, yuan: 50);
        var elder = await town.AsElder();
        var ordered = await elder.PostAsJsonAsync("/api/orders", town.Bathing(shownSelf: 4_000));
        var order = long.Parse((await CareTown.Json(ordered)).GetProperty("id").GetString()!);
        await Pay(elder, order, paid: true);
        await town.App.Settle();
        town.App.Time.Advance(TimeSpan.FromHours(20));
        elder = await town.AsElder();
        var cancelled = await CareTown.Json(await elder.PostAsJsonAsync($"/api/orders/{order}/cancel", new { }));
        Assert.Equal(1_800, cancelled.GetProperty("charge").GetInt64());
        await town.App.Settle();
        Assert.Equal(1_800, await Due(town));
        var back = await town.App.Read(s => s.GetRequiredService<FundsDb>().Refunds.SingleAsync());
        Assert.Equal(2_200, back.Fen);
        Assert.NotNull(back.DoneAt);
        var administrator = await town.App.As(Role.Administrator);
        Assert.Contains("服务取消，退回", await administrator.GetStringAsync("/outbox"), StringComparison.Ordinal);
        Assert.Empty(await Verify(town));
    }

    [Theory, EveryDatabase]
    public async Task Money_that_comes_after_the_order_was_called_off_goes_back(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, yuan: 50);
        var elder = await town.AsElder();
        var ordered = await elder.PostAsJsonAsync("/api/orders", town.Bathing(shownSelf: 4_000));
        var order = long.Parse((await CareTown.Json(ordered)).GetProperty("id").GetString()!);
        var asked = await elder.Post($"/care/orders/{order}/pay");
        var payment = asked.Headers.Location!.ToString();
        await elder.GetStringAsync(payment);
        await elder.PostAsJsonAsync($"/api/orders/{order}/cancel", new { });
        await elder.Post($"{payment}/local", ("paid", "true"));
        await town.App.Settle();
        var back = await town.App.Read(s => s.GetRequiredService<FundsDb>().Refunds.SingleAsync());
        Assert.Equal((4_000, true), (back.Fen, back.DoneAt is not null));
        Assert.Equal(0, await Due(town));
        Assert.Empty(await Verify(town));
    }

    private static async Task<string> Pay(HttpClient elder, long order, bool paid)
    {
        var asked = await elder.Post($"/care/orders/{order}/pay");
        var payment = asked.Headers.Location!.ToString();
        Assert.Contains("等付款", await elder.GetStringAsync(payment), StringComparison.Ordinal);
        var told = await elder.Post($"{payment}/local", ("paid", paid ? "true" : "false"));
        Assert.Equal(payment, told.Headers.Location?.ToString());
        return payment;
    }

    private static async Task Serve(CareTown town, Visit visit)
    {
        var manager = await town.AsManager();
        await manager.PostAsJsonAsync($"/api/visits/{visit.Id}/assign", new { WorkerId = $"{town.Worker}" });
        town.App.Time.Advance(visit.PlannedAt.AddMinutes(70) - town.App.Time.GetUtcNow().UtcDateTime);
        await CareTown.Send(await town.AsWorker(), CareTown.GoodReports(visit));
        var confirmed = await (await town.AsElder()).PostAsJsonAsync($"/api/visits/{visit.Id}/confirm", new { });
        Assert.True(confirmed.IsSuccessStatusCode, await confirmed.Content.ReadAsStringAsync());
    }

    private static Task<long> Due(CareTown town) =>
        town.App.Read(s =>
            s.GetRequiredService<FundsDb>()
                .Accounts.Where(a => a.Kind == MoneyAccountKind.OperatorPayable && a.Source == MoneySources.SelfPay)
                .SumAsync(a => a.CreditsPosted - a.DebitsPosted)
        );

    private static Task<IReadOnlyList<LedgerFinding>> Verify(CareTown town) =>
        town.App.Read(s => s.GetRequiredService<LedgerVerifier>().Verify(CancellationToken.None));
}
