using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Care;

public sealed class OrderTests
{
    [Theory, EveryDatabase, Trait("req", "SVC-03")]
    public async Task The_price_and_own_share_that_were_shown_are_charged(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, yuan: 50);
        var elder = await town.AsElder();
        var quote = await CareTown.Json(
            await elder.GetAsync($"/api/orders/quote?elderId={CareTown.Elder}&itemCode=ZY01&orgId={town.Org}")
        );
        Assert.Equal(9_000, quote.GetProperty("price").GetInt64());
        Assert.Equal(4_000, quote.GetProperty("selfShare").GetInt64());
        var answer = await elder.PostAsJsonAsync("/api/orders", town.Bathing(shownSelf: 4_000));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var order = await CareTown.Json(answer);
        Assert.Equal(5_000, order.GetProperty("walletShare").GetInt64());
        Assert.Equal(5_000, (await town.Wallet()).Holds.Values.Sum());
    }

    [Theory, EveryDatabase, Trait("req", "SVC-03")]
    public async Task Nothing_is_ordered_when_the_share_has_changed_since_it_was_shown(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, yuan: 50);
        var answer = await (await town.AsElder()).PostAsJsonAsync("/api/orders", town.Bathing(shownSelf: 0));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("share-changed", await CareTown.Code(answer));
        Assert.Empty((await town.Wallet()).Holds);
    }

    [Theory, EveryDatabase, Trait("req", "SVC-08")]
    public async Task The_first_paid_service_needs_an_agreement(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, agreement: false);
        var elder = await town.AsElder();
        Assert.Equal(
            "agreement-first",
            await CareTown.Code(await elder.PostAsJsonAsync("/api/orders", town.Bathing()))
        );
        var signed = await elder.PostAsJsonAsync(
            "/api/agreements",
            new
            {
                ElderId = CareTown.Elder.ToString(),
                OrgId = town.Org.ToString(),
                SignedBy = "王桂英",
                Relation = "本人",
                Agreed = true,
            }
        );
        Assert.Equal(HttpStatusCode.Created, signed.StatusCode);
        var again = await elder.PostAsJsonAsync("/api/orders", town.Bathing());
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Two_payers_at_once_on_the_last_fen_spend_it_once(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, yuan: 90);
        var (elder, desk) = (await town.AsElder(), await town.App.As(Role.StationWorker, Places.Town));
        var answers = await Task.WhenAll(
            elder.PostAsJsonAsync("/api/orders", town.Bathing()),
            desk.PostAsJsonAsync("/api/orders", town.Bathing(CareTown.Tomorrow.AddHours(4)))
        );
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Equal(9_000, (await town.Wallet()).Holds.Values.Sum());
    }

    [Theory, EveryDatabase]
    public async Task A_double_click_makes_one_order(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var elder = await town.AsElder();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Post()));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Equal(1, await town.App.Read(s => s.GetRequiredService<CareDb>().AllOrders.CountAsync()));
        var second = await elder.PostAsJsonAsync("/api/orders", town.Bathing());
        Assert.Equal("order-duplicate", await CareTown.Code(second));

        Task<HttpResponseMessage> Post()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/orders")
            {
                Content = JsonContent.Create(town.Bathing()),
            };
            request.Headers.Add("Idempotency-Key", "one");
            return elder.SendAsync(request);
        }
    }

    [Theory, EveryDatabase, Trait("req", "SVC-27")]
    public async Task Calling_off_is_free_in_time_and_charged_by_rule_when_late(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var elder = await town.AsElder();
        var early = await town.Ordered();
        var late = await town.Ordered(CareTown.Tomorrow.AddDays(1));
        var first = await CareTown.Json(await elder.PostAsJsonAsync($"/api/orders/{early.OrderId}/cancel", new { }));
        Assert.Equal(0, first.GetProperty("charge").GetInt64());
        town.App.Time.Advance(TimeSpan.FromHours(40));
        elder = await town.AsElder();
        var second = await CareTown.Json(await elder.PostAsJsonAsync($"/api/orders/{late.OrderId}/cancel", new { }));
        Assert.Equal(1_800, second.GetProperty("charge").GetInt64());
        Assert.Empty((await town.Wallet()).Holds);
        var trail = await town.App.Read(s =>
            s.GetRequiredService<CareDb>().OrderEntries.Where(e => e.OrderId == late.OrderId).ToListAsync()
        );
        Assert.Contains(trail, e => e.What == "取消" && e.Amount == new Money(1_800));
    }

    [Theory, EveryDatabase, Trait("req", "SVC-27")]
    public async Task A_closed_door_is_charged_and_a_move_is_kept_in_the_trail(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Assigned();
        var manager = await town.AsManager();
        var early = await manager.PostAsJsonAsync($"/api/orders/{visit.OrderId}/no-show", new { ElderAway = true });
        Assert.Equal("not-yet", await CareTown.Code(early));
        var at = CareTown.Tomorrow.AddHours(2);
        var moved = await CareTown.Json(
            await manager.PostAsJsonAsync($"/api/orders/{visit.OrderId}/move", new { At = at })
        );
        Assert.Equal(at, moved.GetProperty("at").GetDateTime().ToUniversalTime());
        town.App.Time.Advance(TimeSpan.FromHours(27));
        manager = await town.AsManager();
        var away = await manager.PostAsJsonAsync($"/api/orders/{visit.OrderId}/no-show", new { ElderAway = true });
        Assert.Equal(4_500, (await CareTown.Json(away)).GetProperty("charge").GetInt64());
        Assert.Equal(VisitState.Missed, (await town.Reload(visit)).State);
    }

    [Theory, EveryDatabase, Trait("req", "SVC-04")]
    public async Task A_card_at_an_outlet_in_another_district_spends_at_once(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        town.Registry.Add(2_000, "李*", Places.OtherCountyVillage, "4408-0002");
        await town.App.Do<Done>(async s =>
        {
            await FakeWallets.Change(s.GetRequiredService<PlatformDb>(), 2_000, b => b.Balance = 5_000);
            return default(Done);
        });
        var counter = await town.AsManager();
        var sale = new
        {
            CardNumber = "4408-0002",
            ItemCode = "ZC02",
            ShownPrice = 1_200,
            ShownSelf = 0,
            Agreed = false,
        };
        Assert.Equal(
            "agreement-first",
            await CareTown.Code(await counter.PostAsJsonAsync("/api/orders/by-card", sale))
        );
        var answer = await counter.PostAsJsonAsync("/api/orders/by-card", sale with { Agreed = true });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal("done", (await CareTown.Json(answer)).GetProperty("state").GetString());
        var book = await town.App.Read(s => FakeWallets.Read(s.GetRequiredService<PlatformDb>(), 2_000));
        Assert.Equal((3_800, 1_200), (book.Balance, book.Captured.Values.Sum()));
        var unknown = await counter.PostAsJsonAsync("/api/orders/by-card", sale with { CardNumber = "没有" });
        Assert.Equal("card-unknown", await CareTown.Code(unknown));
    }

    [Theory, EveryDatabase]
    public async Task Family_without_the_right_to_spend_pays_itself_and_without_the_right_to_order_orders_nothing(
        DatabaseKind kind
    )
    {
        await using var town = await CareTown.Build(kind);
        var daughter = await town.App.As(Role.Family, Places.Village);
        var denied = await daughter.PostAsJsonAsync("/api/orders", town.Bathing());
        Assert.Equal("family-no-right", await CareTown.Code(denied));
        town.Registry.Family[(await AccountOf(town), CareTown.Elder)] = FamilyScope.See | FamilyScope.Order;
        var paid = await daughter.PostAsJsonAsync("/api/orders", town.Bathing(shownSelf: 9_000));
        Assert.True(paid.IsSuccessStatusCode, await paid.Content.ReadAsStringAsync());
        Assert.Equal(9_000, (await CareTown.Json(paid)).GetProperty("selfShare").GetInt64());
        Assert.Empty((await town.Wallet()).Holds);
    }

    [Theory, EveryDatabase, Trait("req", "SEC-02")]
    public async Task An_order_gives_the_operator_leave_to_see_the_elder_and_work_on_the_desk(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Ordered();
        var open = await town.App.Read(s =>
            s.GetRequiredService<Grants>().IsOpen($"org:{town.Org}", CareTown.Elder, "care", default)
        );
        Assert.True(open);
        var work = await town.App.Read(s =>
            s.GetRequiredService<PlatformDb>().Work.SingleAsync(w => w.Cause == $"visit:{visit.Id}")
        );
        Assert.Equal(("care.assign", $"org:{town.Org}"), (work.Kind, work.Grantee));
        Assert.DoesNotContain("王桂英", work.Title, StringComparison.Ordinal);
        var other = await town.App.As(Role.OperatorManager, Places.County, orgId: 999);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/api/orders/{visit.OrderId}")).StatusCode);
        var elsewhere = await town.App.As(Role.StationWorker, Places.OtherTown);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/api/orders/{visit.OrderId}")).StatusCode);
    }

    private static Task<long> AccountOf(CareTown town) =>
        town.App.Read(s =>
            s.GetRequiredService<Yiju.Access.Data.AccessDb>()
                .SignIns.OrderByDescending(i => i.Id)
                .Select(i => i.AccountId)
                .FirstAsync()
        );
}
