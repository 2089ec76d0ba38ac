using System.Net;
using System.Text.RegularExpressions;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Benefits.Runs;
using Yiju.Tests.Modules.Testing;
using static Yiju.Tests.Modules.Benefits.Workbench.Bench;
using Places = Yiju.Tests.Modules.Testing.Places;

namespace Yiju.Tests.Modules.Benefits.Workbench;

/// <summary>Nobody approves what was not played on the real registry with exactly this text.</summary>
[Trait("req", "POL-25"), Trait("scenario", "SC-24")]
public sealed partial class SimulationPageTests
{
    [Theory, EveryDatabase]
    public async Task A_draft_is_played_on_everybody_before_it_can_be_sent(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        await RunWorld.Load(
            app,
            RunWorld.Elder("1930-01-01"),
            RunWorld.Elder("1949-01-01"),
            RunWorld.Elder("1949-01-01", Places.OtherCountyVillage)
        );
        var writer = await app.As(Role.CountyOfficer, Places.County);
        var draft = await Upload(writer, Younger(), null);
        var early = await Said(Post(writer, $"{draft}/send", ("seen", "1")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("还没有用这一稿试算过", early.Page, StringComparison.Ordinal);
        Assert.Contains("还没有试算过", await Page(writer, $"{draft}/simulation"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(writer, $"{draft}/simulation")).StatusCode);
        Assert.Contains("可以离开本页", await Page(writer, $"{draft}/simulation"), StringComparison.Ordinal);
        await app.Settle();
        var page = await Page(writer, $"{draft}/simulation");
        foreach (
            var said in new[]
            {
                "高龄津贴",
                "600.00",
                "市级福彩公益金",
                "东岭镇",
                "抽看一些人",
                "50.00 元",
                "每个月花多少",
            }
        )
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }
        Assert.Contains("1 人的待遇有变化", await Page(writer, draft), StringComparison.Ordinal);
        await Post(
            writer,
            $"{draft}/value",
            ("seen", "1"),
            ("part", "parameters"),
            ("name", "allowance.minAge"),
            ("from", "2026-08-01"),
            ("value", "70")
        );
        Assert.Contains("用以前的一稿算的", await Page(writer, $"{draft}/simulation"), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Post(writer, $"{draft}/send", ("seen", "2"))).StatusCode
        );
        await Post(writer, $"{draft}/simulation");
        await app.Settle();
        Assert.Contains("以前的结果", await Page(writer, $"{draft}/simulation"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(writer, $"{draft}/send", ("seen", "2"))).StatusCode);
        var second = await app.As(Role.CountyOfficer, Places.County);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(second, $"{draft}/approve", ("seen", "2"))).StatusCode);
        var elsewhere = await app.As(Role.CountyOfficer, Places.OtherCounty);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"{draft}/simulation")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_change_of_the_sample_is_explained_on_both_sides(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind);
        await RunWorld.Load(app, RunWorld.Elder("1949-01-01"));
        var writer = await app.As(Role.CountyOfficer, Places.County);
        var draft = await Upload(writer, Younger(), null);
        await Post(writer, $"{draft}/simulation");
        await app.Settle();
        var page = await Page(writer, $"{draft}/simulation");
        var sampled = Sampled().Match(page).Value;
        var why = await Page(writer, sampled);
        Assert.Contains("为什么有变化", why, StringComparison.Ordinal);
        Assert.Contains("不符合“", why, StringComparison.Ordinal);
        Assert.Contains("可以享受，每月 50.00 元", why, StringComparison.Ordinal);
        var neighbour = await app.As(Role.CountyOfficer, Places.OtherCounty);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(sampled)).StatusCode);
    }

    [GeneratedRegex(@"/policies/drafts/\d+/simulation/elders/\d+")]
    private static partial Regex Sampled();
}
