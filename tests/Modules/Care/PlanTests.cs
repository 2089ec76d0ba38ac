using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Access;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Care;

public sealed class PlanTests
{
    [Theory, EveryDatabase, Trait("req", "SVC-22")]
    public async Task A_plan_is_shown_with_its_visits_and_ended_by_who_may_order(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, yuan: 2000);
        var ids = await town.App.Do<IReadOnlyList<long>>(async s => new List<long>(
            await s.GetRequiredService<ICareLoader>()
                .Plans(
                    [
                        new(
                            CareTown.Elder,
                            Places.Village,
                            town.Org,
                            CareTown.Bath,
                            PlanPattern.Weekly,
                            [new(9, 0)],
                            [DayOfWeek.Monday, DayOfWeek.Thursday],
                            [],
                            new(2026, 7, 1),
                            null
                        ),
                    ],
                    default
                )
        ));
        var plan = ids.Value[0];
        await town.App.NextDay();
        var elder = await town.AsElder();
        var page = await elder.GetStringAsync($"/care/plans/{plan}");
        Assert.Contains("每周一、四 09:00", page, StringComparison.Ordinal);
        Assert.Contains("/care/orders/", page, StringComparison.Ordinal);
        var other = await town.App.As(Role.OperatorManager, Places.County, orgId: 999);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/care/plans/{plan}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await elder.Post($"/care/plans/{plan}/end", ("version", ""))).StatusCode
        );
        Assert.Contains("已经结束", await elder.GetStringAsync($"/care/plans/{plan}"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "SVC-08")]
    public async Task An_agreement_reads_as_it_was_signed(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var id = await town.App.Read(s => s.GetRequiredService<CareDb>().AllAgreements.Select(a => a.Id).SingleAsync());
        var page = await (await town.AsElder()).GetStringAsync($"/care/agreements/{id}");
        Assert.Contains("居家养老服务协议", page, StringComparison.Ordinal);
        Assert.Contains("王桂英（本人）", page, StringComparison.Ordinal);
        var stranger = await town.App.As(Role.Elder, Places.Village, personId: 77);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/care/agreements/{id}")).StatusCode);
    }

    [Theory, EveryDatabase, Trait("req", "SVC-27")]
    public async Task An_order_is_moved_on_its_page_and_not_into_the_past(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Ordered();
        var elder = await town.AsElder();
        var past = await elder.Post($"/care/orders/{visit.OrderId}/move", ("day", "2026-06-30"), ("time", "09:00"));
        Assert.Equal(HttpStatusCode.BadRequest, past.StatusCode);
        Assert.Contains("已经过去", await past.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var none = await elder.Post($"/care/orders/{visit.OrderId}/move", ("day", ""), ("time", ""));
        Assert.Contains("还没有选好", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await elder.Post($"/care/orders/{visit.OrderId}/move", ("day", "2026-07-03"), ("time", "10:30"));
        Assert.Equal(Shanghai.Utc(new(2026, 7, 3), new(10, 30)), (await town.Reload(visit)).PlannedAt);
    }

    [Theory, EveryDatabase, Trait("req", "SVC-01")]
    public async Task A_county_keeps_its_own_list_from_a_day_on(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var county = await town.App.As(Role.CountyOfficer, Places.County);
        var late = await county.Post("/care/items", ("from", "2026-06-01"), ("items", CareTown.Bath));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await county.Post("/care/items", ("from", "2026-07-02"), ("items", CareTown.Bath))).StatusCode
        );
        var elder = await town.AsElder();
        Assert.Contains("/care/order/JS01", await elder.GetStringAsync("/care/order"), StringComparison.Ordinal);
        town.App.Time.Advance(TimeSpan.FromDays(1));
        (elder, county) = (await town.AsElder(), await town.App.As(Role.CountyOfficer, Places.County));
        var menu = await elder.GetStringAsync("/care/order");
        Assert.Contains("/care/order/ZY01", menu, StringComparison.Ordinal);
        Assert.DoesNotContain("/care/order/JS01", menu, StringComparison.Ordinal);
        var emptied = await county.Post("/care/items", ("from", "2026-07-03"));
        Assert.True(emptied.StatusCode == HttpStatusCode.SeeOther, await emptied.Content.ReadAsStringAsync());
        var rows = await town.App.Read(s => s.GetRequiredService<CareDb>().CountyItems.AsNoTracking().ToListAsync());
        Assert.Equal(new DateOnly(2026, 7, 2), Assert.Single(rows).ToOn);
    }

    [Theory, EveryDatabase]
    public async Task The_orders_of_an_area_come_page_by_page_and_none_is_lost(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        await town.App.Do<Done>(async s =>
        {
            var rows = Enumerable.Range(0, 60).Select(i => Loaded(town.Org, i)).ToList();
            await s.GetRequiredService<ICareLoader>().Orders(rows, default);
            return default(Done);
        });
        var station = await town.App.As(Role.StationWorker, Places.Town);
        var seen = new HashSet<string>();
        for (string? href = $"/care/orders?elder={CareTown.Elder}"; href is not null; )
        {
            var page = WebUtility.HtmlDecode(await station.GetStringAsync(href));
            seen.UnionWith(Numbers(page));
            href = System.Text.RegularExpressions.Regex.Match(page, "/care/orders\\?[^\"]*after=[^\"]+")
                is { Success: true } m
                ? m.Value
                : null;
        }
        Assert.Equal(60, seen.Count);
    }

    private static IEnumerable<string> Numbers(string page) =>
        System.Text.RegularExpressions.Regex.Matches(page, "/care/orders/(\\d+)").Select(m => m.Groups[1].Value);

    /// <summary>Two at each instant: the page may end between them.</summary>
    private static LoadedOrder Loaded(long org, int i) =>
        CareTown.CancelledBath(org, i, Shanghai.Utc(new DateOnly(2026, 5, 1).AddDays(i / 2), new(9, 0)));
}
