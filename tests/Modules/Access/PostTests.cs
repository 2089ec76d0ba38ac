using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Audit;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Access;

public sealed class PostTests
{
    [Theory, EveryDatabase]
    [Trait("req", "SEC-03")]
    public async Task Officers_look_after_their_own_area_only(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var mine = await Doors.Account(app, "mine", Role.VillageWorker, Places.Village);
        var other = await Doors.Account(app, "other", Role.VillageWorker, Places.OtherTownVillage);
        var wider = await Doors.Account(app, "wider", Role.CountyOfficer, Places.County);
        var town = await app.As(Role.TownOfficer, Places.Town);
        var list = await (await town.GetAsync("/accounts")).Body();
        Assert.Contains("mine", list, StringComparison.Ordinal);
        Assert.DoesNotContain(">other<", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await town.GetAsync($"/accounts/{mine}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.GetAsync($"/accounts/{other}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await town.Post($"/accounts/{wider}/reset", ("reason", "x"))).StatusCode
        );
        var above = await town.Post(
            "/accounts",
            ("userName", "x.y.z"),
            ("name", "某"),
            ("role", "CountyOfficer"),
            ("division", Places.County)
        );
        Assert.Contains("不能管理", await above.Body(), StringComparison.Ordinal);
        var elsewhere = await town.Post(
            "/accounts",
            ("userName", "x.y.z"),
            ("name", "某"),
            ("role", "VillageWorker"),
            ("division", "石桥村")
        );
        Assert.Contains("您管的地方里没有“石桥村”", await elsewhere.Body(), StringComparison.Ordinal);
        var inside = await town.Post(
            "/accounts",
            ("userName", "x.y.z"),
            ("name", "某"),
            ("role", "VillageWorker"),
            ("division", "东岭镇 下园村")
        );
        Assert.Equal(HttpStatusCode.SeeOther, inside.StatusCode);
        var reset = await (await town.Post($"/accounts/{mine}/reset", ("reason", "忘记密码"))).Body();
        Assert.Contains("重置码 <strong>", reset, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    [Trait("req", "SEC-13")]
    public async Task A_post_stops_on_the_day_after_its_last(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, demo: false);
        var id = await Doors.Account(app, "wang.fang", Role.VillageWorker, Places.Village);
        var browser = app.Visitor();
        await browser.SignIn("wang.fang");
        var post = await Doors.Row(app, db => db.Posts.Where(p => p.AccountId == id).Select(p => p.Id).SingleAsync());
        await app.Do(s =>
            s.GetRequiredService<IAccounts>().EndPost(post, new DateOnly(2026, 7, 1), CancellationToken.None)
        );
        Assert.True(await browser.IsIn());
        app.Time.SetDay(2026, 7, 2);
        Doors.Forget(app);
        Assert.False(await browser.IsIn());
        Assert.Contains("岗位已经到期", await (await browser.SignIn("wang.fang")).Body(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    [Trait("req", "SEC-09")]
    public async Task Nobody_is_given_duties_that_exclude_each_other(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = await Doors.Account(app, "wang.fang", Role.TownOfficer, Places.Town);
        var refused = await app.Do(s =>
            s.GetRequiredService<IAccounts>()
                .Appoint(
                    id,
                    new NewPost(Role.FinanceOfficer, Places.County, new DateOnly(2026, 7, 1)),
                    CancellationToken.None
                )
        );
        Assert.Equal(
            "审批和拨付不能由同一个人办理。请另选一人，或者先结束原来的岗位。",
            refused.Faults.Single().Sentence
        );
        var post = await Doors.Row(app, db => db.Posts.Where(p => p.AccountId == id).Select(p => p.Id).SingleAsync());
        await app.Do(s =>
            s.GetRequiredService<IAccounts>().EndPost(post, new DateOnly(2026, 6, 30), CancellationToken.None)
        );
        var later = await app.Do(s =>
            s.GetRequiredService<IAccounts>()
                .Appoint(
                    id,
                    new NewPost(Role.FinanceOfficer, Places.County, new DateOnly(2026, 7, 1)),
                    CancellationToken.None
                )
        );
        Assert.True(later.Ok);
    }

    [Theory, EveryDatabase]
    public async Task A_deputy_acts_for_a_time_and_the_deeds_say_so(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, demo: false);
        var original = await Doors.Account(app, "zhang", Role.TownOfficer, Places.Town);
        var deputy = await Doors.Account(app, "li.si", Role.VillageWorker, Places.Village);
        var post = await Doors.Row(
            app,
            db => db.Posts.Where(p => p.AccountId == original).Select(p => p.Id).SingleAsync()
        );
        var officer = await Officer(app);
        var made = await officer.Post(
            $"/posts/{post}/deputy",
            ("userName", "li.si"),
            ("from", "2026-07-01"),
            ("to", "2026-07-10")
        );
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var standIn = await Doors.Row(app, db => db.Posts.SingleAsync(p => p.DeputyForPostId == post));
        Assert.Equal(deputy, standIn.AccountId);
        var browser = app.Visitor();
        await browser.SignIn("li.si");
        await browser.Post(
            "/me/post",
            ("postId", standIn.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        var accounts = await browser.GetAsync("/accounts");
        Assert.Equal(HttpStatusCode.OK, accounts.StatusCode);
        Assert.Contains("li.si 代 zhang", await accounts.Body(), StringComparison.Ordinal);
        app.Time.SetDay(2026, 7, 11);
        Doors.Forget(app);
        Assert.False(await browser.IsIn());
    }

    [Theory, EveryDatabase]
    public async Task A_key_opens_its_own_addresses_until_it_is_revoked(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var admin = await app.As(Role.Administrator);
        var page = await (
            await admin.Post("/api-keys", ("name", "县医院"), ("routes", "/api/openapi"), ("validTo", "2026-12-31"))
        ).Body();
        var key = System.Text.RegularExpressions.Regex.Match(page, "yk_[A-Za-z0-9]{20,}").Value;
        Assert.NotEmpty(key);
        var program = app.Visitor();
        program.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/openapi/v1.json")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/me/account")).StatusCode);
        var id = await Doors.Row(app, db => db.ApiKeys.Select(k => k.Id).SingleAsync());
        await admin.Post($"/api-keys/{id}/revoke");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/openapi/v1.json")).StatusCode);
        await app.Settle();
        var uses = await app.Read(s =>
            s.GetRequiredService<AuditReader>()
                .Search(new AuditSearch(null, "access.", id, null, null), null, 10, CancellationToken.None)
        );
        Assert.Equal(
            ["access.key-made", "access.key-refused", "access.key-revoked", "access.key-used"],
            uses.Select(u => u.Action).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>A city officer who has bound an app since signing in.</summary>
    private static async Task<HttpClient> Officer(TestApp app)
    {
        var id = await Doors.Account(app, "city", Role.CityOfficer);
        var browser = app.Visitor();
        await browser.SignIn("city");
        var since = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await Doors.Change(app, async db => (await db.Accounts.SingleAsync(a => a.Id == id)).TotpSince = since);
        Doors.Forget(app);
        return browser;
    }
}
