using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Assessment.Contracts;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Network;
using Yiju.Tests.Modules.People;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Desks;

/// <summary>One elder followed from the score to the yuan, and back.</summary>
[Trait("req", "REG-18")]
public sealed class ElderRecordTests
{
    [Theory, EveryDatabase, Trait("req", "FND-21")]
    public async Task An_officer_follows_one_elder_from_the_score_to_the_yuan_and_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (elder, order) = await Lived(app);
        var county = await app.As(Role.CountyOfficer, Places.County);
        var record = await county.GetStringAsync($"/elders/{elder}");
        string[] tabs =
        [
            $"/elders/{elder}/timeline",
            $"/assessment/elders/{elder}",
            $"/elders/{elder}/benefits",
            $"/elders/{elder}/wallet",
            $"/care/orders?elder={elder}",
        ];
        foreach (var tab in tabs)
        {
            Assert.Contains($"href=\"{tab}\"", record, StringComparison.Ordinal);
            var page = await county.GetStringAsync(tab);
            Assert.All(tabs, other => Assert.Contains($"href=\"{other}\"", page, StringComparison.Ordinal));
        }
        var story = WebUtility.HtmlDecode(await county.GetStringAsync($"/elders/{elder}/timeline"));
        Assert.Contains("补贴入账 +200.00 元", story, StringComparison.Ordinal);
        Assert.Contains("36 分", story, StringComparison.Ordinal);
        Assert.Contains($"/care/orders/{order}", story, StringComparison.Ordinal);
        foreach (var word in new[] { "登记", "评估", "钱", "服务" })
        {
            Assert.Contains($">{word}<", story, StringComparison.Ordinal);
        }
        var auditor = await app.As(Role.Auditor, Places.City);
        var seen = await auditor.GetStringAsync($"/care/orders/{order}");
        Assert.Contains($"href=\"/elders/{elder}\"", seen, StringComparison.Ordinal);
        Assert.Contains($"href=\"/funds/journals?q=order:{order}\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("取消预约", seen, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "SEC-03")]
    public async Task Each_post_is_shown_only_the_parts_it_may_open(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (elder, _) = await Lived(app);
        var duty = await app.As(Role.DutyAgent, Places.City);
        var story = await duty.GetStringAsync($"/elders/{elder}/timeline");
        Assert.DoesNotContain("补贴入账", story, StringComparison.Ordinal);
        Assert.DoesNotContain("36 分", story, StringComparison.Ordinal);
        Assert.DoesNotContain($"/elders/{elder}/wallet", story, StringComparison.Ordinal);
        var next = await app.As(Role.VillageWorker, Places.NextVillage);
        foreach (
            var path in new[] { $"/elders/{elder}/timeline", $"/elders/{elder}/wallet", $"/care/orders?elder={elder}" }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await next.GetAsync(path)).StatusCode);
        }
    }

    /// <summary>An elder with a grade, 200 yuan in the wallet and one bath that the wallet paid.</summary>
    private static async Task<(long Elder, long Order)> Lived(TestApp app)
    {
        var elder = await (await app.As(Role.VillageWorker, Places.Village)).Register(Residents.Zhang());
        var org = await Companies.Org(app, 1, prices: ("ZY01", 90));
        var day = new DateOnly(2026, 6, 1);
        await app.Do<Done>(async s =>
        {
            var taken = await s.GetRequiredService<IPastGrades>()
                .Take("test", [new("1", elder, Places.Village, "mzt-039-2013", day, 2, 36)], default);
            Assert.Empty(taken.Refused);
            var credit = new WalletCredit(
                elder,
                "care",
                "county-lottery",
                Places.County,
                Money.Yuan(200),
                day,
                null,
                "test:1",
                "decision:1",
                "demo"
            );
            Assert.True((await s.GetRequiredService<IWallets>().Credit(credit, default)).Ok);
            await s.GetRequiredService<ICareLoader>()
                .Agreements([new(elder, Places.Village, org, day, null, "张秀英")], default);
            await s.GetRequiredService<DbSession>().Save(default);
            await s.GetRequiredService<ICareLoader>().Orders([Bath(elder, org)], default);
            return default(Done);
        });
        var order = await app.Read(s =>
            s.GetRequiredService<CareDb>().AllOrders.Where(o => o.SubjectId == elder).Select(o => o.Id).SingleAsync()
        );
        return (elder, order);
    }

    private static LoadedOrder Bath(long elder, long org)
    {
        var at = Shanghai.Utc(new(2026, 6, 20), new(9, 0));
        return new LoadedOrder(
            "b1",
            elder,
            Places.Village,
            org,
            null,
            "ZY01",
            OrderChannel.Village,
            at.AddDays(-2),
            at,
            60,
            Money.Yuan(90),
            "care",
            Money.Yuan(90),
            null,
            VisitState.Confirmed,
            at,
            at.AddMinutes(65),
            20,
            VisitMarks.None,
            5,
            "张秀英"
        );
    }
}
