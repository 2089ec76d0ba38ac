using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Tests.Modules.Testing;
using static Yiju.Tests.Modules.Benefits.Workbench.Bench;

namespace Yiju.Tests.Modules.Benefits.Workbench;

/// <summary>What holds where and when, and what ends soon, for whoever works with it.</summary>
[Trait("req", "POL-01"), Trait("req", "POL-02")]
public sealed class PolicyPageTests
{
    [Theory, EveryDatabase]
    public async Task The_list_shows_what_holds_in_a_place_on_a_day(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Release(app, Pack(to: "2026-12-31"), Scenarios);
        var city = await app.As(Role.CityOfficer, Places.City);
        var county = await app.As(Role.CountyOfficer, Places.County);
        Assert.Contains("将于2026年8月1日生效", await Page(county, "/policies"), StringComparison.Ordinal);
        var later = await Page(county, "/policies?on=2026-11-01");
        Assert.Contains("60 天后到期，还没有接续文件", later, StringComparison.Ordinal);
        Assert.True(
            later.IndexOf("小区养老用房办法", StringComparison.Ordinal)
                < later.IndexOf("湛江市加快推进社区居家养老服务工作方案", StringComparison.Ordinal)
        );
        Assert.Contains(
            "已到期，没有接续文件",
            await Page(county, "/policies?on=2027-01-01"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "下面各县（市、区）自己的文件",
            await Page(city, "/policies?on=2026-11-01"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "天后到期",
            await Page(city, $"/policies?on=2026-11-01&in={Places.County}"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync($"/policies?in={Places.OtherCounty}")).StatusCode);
        var csv = await county.GetStringAsync("/policies/export?on=2026-11-01&format=csv");
        Assert.Contains("遂府〔2026〕1号", csv, StringComparison.Ordinal);
        var xlsx = await county.GetAsync("/policies/export?format=xlsx");
        Assert.EndsWith("sheet", xlsx.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.Contains("\"group\"", await county.GetStringAsync("/api/policies"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EveryDatabase, Trait("scenario", "F-18")]
    public async Task A_document_is_read_clause_by_clause_with_what_stands_on_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Release(app, Pack(), Scenarios);
        var county = await app.As(Role.CountyOfficer, Places.County);
        var page = await Page(county, "/policies/suixi-estates");
        foreach (
            var said in new[]
            {
                "每百户不低于 20 平方米",
                "每百户面积（平方米）",
                "ceil(test.households / 100)",
                "户数 150",
                "应配建面积：40",
                "1 例，0 例不对",
            }
        )
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }
        var zip = new ZipArchive(await county.GetStreamAsync("/policies/suixi-estates/files"));
        using var reader = new StreamReader(zip.GetEntry("suixi-estates/pack.yaml")!.Open(), Encoding.UTF8);
        Assert.Equal(Pack(), await reader.ReadToEndAsync());
        Assert.NotNull(zip.GetEntry("suixi-estates/scenarios.yaml"));
        var shipped = await Page(county, "/policies/zhanjiang-2020-25");
        Assert.Contains("原文没有写", shipped, StringComparison.Ordinal);
        Assert.Contains("市或县（市、区）可以在自己的办法里定", shipped, StringComparison.Ordinal);
        Assert.Contains("0 例不对", shipped, StringComparison.Ordinal);
        Assert.Contains("随平台安装", shipped, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync("/policies/none")).StatusCode);
    }

    [Theory, EveryDatabase, Trait("scenario", "F-25")]
    public async Task A_document_without_successor_warns_three_times_and_a_successor_takes_the_warning_off(
        DatabaseKind kind
    )
    {
        await using var app = await TestApp.Start(kind);
        await Release(app, Pack("city-estates", Places.City, from: "2026-01-01", to: "2026-12-31"));
        var expected = new[]
        {
            (new DateOnly(2026, 10, 1), 0),
            (new DateOnly(2026, 10, 2), 3),
            (new DateOnly(2026, 10, 3), 3),
            (new DateOnly(2026, 12, 1), 6),
            (new DateOnly(2026, 12, 24), 9),
            (new DateOnly(2026, 12, 25), 9),
            (new DateOnly(2027, 1, 1), 12),
        };
        foreach (var (day, count) in expected)
        {
            await Warn(app, day);
            Assert.Equal((day, count), (day, await Warnings(app, open: false)));
            Assert.Equal((day, count > 0 ? 3 : 0), (day, await Warnings(app, open: true)));
        }
        app.Time.SetDay(2026, 12, 24);
        var county = await app.As(Role.CountyOfficer, Places.County);
        Assert.Contains("到期", await Page(county, "/"), StringComparison.Ordinal);
        await Release(app, Pack("city-estates", Places.City, from: "2027-01-01", version: "2"));
        await Warn(app, new DateOnly(2026, 12, 24));
        Assert.Equal(0, await Warnings(app, open: true));
    }

    [Theory, EveryDatabase, Trait("scenario", "F-25")]
    public async Task After_the_last_day_decisions_stop_with_a_sentence(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, FakeElders.Register);
        await FakeElders.State(app);
        const string Text = """
            pack: suixi-care
            version: "1"
            title: 遂溪办法
            document: 遂府〔2026〕2号
            division: "440823000000"
            from: 2026-01-01
            to: 2026-07-31
            clauses: { 第一条: { text: 甲 } }
            rules: { elder: { test-care: { as: benefit, title: 测试补贴, clause: 第一条, when: not known(person.birth-date) or age(person.birth-date) >= 60 } } }
            """;
        await Release(app, Text);
        var town = await app.As(Role.TownOfficer, Places.Town);
        Assert.Contains("测试补贴", await Page(town, "/elders/9/benefits"), StringComparison.Ordinal);
        app.Time.SetDay(2026, 8, 1);
        town = await app.As(Role.TownOfficer, Places.Town);
        var page = await Page(town, "/elders/9/benefits");
        Assert.Contains("遂府〔2026〕2号已于 2026年7月31日到期，还没有接续文件", page, StringComparison.Ordinal);
        var apply = await Said(Post(town, "/elders/9/benefits/test-care/apply"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, apply.Status);
        Assert.Contains("不能作决定", apply.Page, StringComparison.Ordinal);
    }

    private static Task<int> Warn(TestApp app, DateOnly day) =>
        app.Read(async s =>
        {
            var task = s.GetServices<IDailyTask>().Single(t => t.Name == "benefits.expiring-packs");
            await task.Run(day, CancellationToken.None);
            return 0;
        });

    private static Task<int> Warnings(TestApp app, bool open) =>
        app.Read(s =>
            s.GetRequiredService<PlatformDb>()
                .Work.CountAsync(w => w.Kind == "benefits.expiring-pack" && (!open || w.DoneAt == null))
        );
}
