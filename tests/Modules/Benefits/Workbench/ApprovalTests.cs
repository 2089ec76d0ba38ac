using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Packs;
using Yiju.Tests.Modules.Testing;
using static Yiju.Tests.Modules.Benefits.Workbench.Bench;

namespace Yiju.Tests.Modules.Benefits.Workbench;

/// <summary>A text holds only after a second person approved exactly that text, and from its own first day.</summary>
[Trait("req", "POL-25"), Trait("req", "SEC-09"), Trait("scenario", "SC-24")]
public sealed class ApprovalTests
{
    [Theory, EveryDatabase]
    public async Task A_second_person_approves_and_it_holds_from_its_first_day(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var writer = await app.As(Role.CountyOfficer, Places.County, name: "陈起草");
        var second = await app.As(Role.CountyOfficer, Places.County, name: "李批准");
        var draft = await Upload(writer, Pack());
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(writer, $"{draft}/send", ("seen", "1"))).StatusCode);
        Assert.Contains("批准“小区养老用房办法”", await Page(second, "/"), StringComparison.Ordinal);
        var same = await Said(Post(writer, $"{draft}/approve", ("seen", "1")));
        Assert.Equal(HttpStatusCode.Forbidden, same.Status);
        Assert.Contains("不能批准", same.Page, StringComparison.Ordinal);
        var late = await Said(
            Post(writer, $"{draft}/clause", ("seen", "1"), ("part", "clauses"), ("name", "第一条"), ("text", "改"))
        );
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.DoesNotContain("将于2026年8月1日生效", await Page(second, "/policies"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(second, $"{draft}/approve", ("seen", "1"))).StatusCode);
        Assert.Contains("将于2026年8月1日生效", await Page(second, "/policies"), StringComparison.Ordinal);
        Assert.DoesNotContain("批准“小区养老用房办法”", await Page(second, "/"), StringComparison.Ordinal);
        Assert.Contains("已批准", await Page(writer, "/messages"), StringComparison.Ordinal);
        var packs = app.Services.GetRequiredService<PacksInForce>();
        Assert.DoesNotContain(packs.For(Places.County, new DateOnly(2026, 7, 31)).Packs, p => p.Id == "suixi-estates");
        Assert.Contains(packs.For(Places.County, new DateOnly(2026, 8, 1)).Packs, p => p.Id == "suixi-estates");
        Assert.Contains("李批准批准", await Page(writer, "/policies/suixi-estates"), StringComparison.Ordinal);
        var restarted = await app.Restart();
        await restarted.Services.GetRequiredService<PackKeeper>().Apply(note: true, CancellationToken.None);
        Assert.Contains(
            restarted.Services.GetRequiredService<PacksInForce>().For(Places.County, new DateOnly(2026, 8, 1)).Packs,
            p => p.Id == "suixi-estates"
        );
        await restarted.DisposeAsync();
    }

    [Theory, EveryDatabase]
    public async Task It_is_sent_back_with_a_reason_called_back_or_given_up(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var writer = await app.As(Role.CountyOfficer, Places.County);
        var second = await app.As(Role.CountyOfficer, Places.County);
        var draft = await Upload(writer, Pack());
        await Post(writer, $"{draft}/send", ("seen", "1"));
        var silent = await Said(Post(second, $"{draft}/return", ("seen", "1"), ("note", " ")));
        Assert.Contains("为什么退回", silent.Page, StringComparison.Ordinal);
        await Post(second, $"{draft}/return", ("seen", "1"), ("note", "第一条抄错了"));
        Assert.Contains("修改被退回的", await Page(writer, "/"), StringComparison.Ordinal);
        Assert.Contains("第一条抄错了", await Page(writer, $"{draft}?part=history"), StringComparison.Ordinal);
        await Post(writer, $"{draft}/send", ("seen", "1"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(second, $"{draft}/call-back", ("seen", "1"))).StatusCode);
        await Post(writer, $"{draft}/call-back", ("seen", "1"));
        await Post(writer, $"{draft}/clause", ("seen", "1"), ("part", "clauses"), ("name", "第一条"), ("text", "改了"));
        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            (await Post(writer, $"{draft}/send", ("seen", "1"))).StatusCode
        );
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(writer, $"{draft}/drop", ("seen", "2"))).StatusCode);
        Assert.DoesNotContain("小区养老用房办法", await Page(writer, "/policies"), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await writer.PostAsync("/policies/drafts/upload", Files(Pack(), Scenarios))).StatusCode
        );
    }

    [Theory, EveryDatabase]
    public async Task A_first_day_in_the_past_asks_for_a_word_and_what_nobody_used_can_be_taken_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var writer = await app.As(Role.CityOfficer, Places.City);
        var second = await app.As(Role.CityOfficer, Places.City);
        var draft = await Upload(
            writer,
            Pack("city-estates", Places.City, from: "2026-01-01"),
            Scenarios.Replace("2026-09-01", "2026-02-01", StringComparison.Ordinal)
        );
        await Post(writer, $"{draft}/send", ("seen", "1"));
        var asked = await Said(Post(second, $"{draft}/approve", ("seen", "1")));
        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.Contains("请打勾", asked.Page, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await Post(second, $"{draft}/approve", ("seen", "1"), ("backdated", "true"))).StatusCode
        );
        var packs = app.Services.GetRequiredService<PacksInForce>();
        Assert.Contains(packs.For(Places.County, new DateOnly(2026, 2, 1)).Packs, p => p.Id == "city-estates");
        var county = await app.As(Role.CountyOfficer, Places.County);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(county, $"{draft}/withdraw", ("note", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await Post(second, $"{draft}/withdraw", ("note", "写错了"))).StatusCode);
        Assert.DoesNotContain(packs.For(Places.County, new DateOnly(2026, 2, 1)).Packs, p => p.Id == "city-estates");
        Assert.Contains("已撤回", await Page(writer, draft), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "POL-02")]
    public async Task The_later_of_two_versions_from_the_same_day_holds(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Release(app, Pack());
        await Release(app, Pack(version: "2"));
        await Release(app, Pack(version: "3"));
        var held = app.Services.GetRequiredService<PacksInForce>().For(Places.County, new DateOnly(2026, 9, 1));
        Assert.Equal("3", Assert.Single(held.Packs, p => p.Id == "suixi-estates").Version);
    }
}
