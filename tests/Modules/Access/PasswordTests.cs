using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Contracts;
using Yiju.Access.Domain;
using Yiju.Access.Features;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Protection;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Access;

public sealed class PasswordTests
{
    [Theory, EveryDatabase]
    public async Task The_first_administrator_is_made_with_the_code_of_the_server_and_only_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, demo: false);
        var folder = app.Services.GetRequiredService<Yiju.Platform.DataFolder>();
        var code = await folder.Read("setup-code", CancellationToken.None);
        Assert.NotNull(code);
        var browser = app.Visitor();
        Assert.Equal("/setup", (await browser.GetAsync("/sign-in")).Headers.Location?.ToString());
        (string, string)[] form =
        [
            ("userName", "first"),
            ("name", "管理员"),
            ("division", "440800"),
            ("password", Doors.Password),
        ];
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await browser.Post("/setup", [("code", "AAAA-BBBB-CCCC"), .. form])).StatusCode
        );
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post("/setup", [("code", code), .. form])).StatusCode);
        Assert.Equal("/me/second-factor", (await browser.GetAsync("/me/account")).Headers.Location?.ToString());
        Assert.Null(await folder.Read("setup-code", CancellationToken.None));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Visitor().GetAsync("/setup")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task Names_that_exist_and_names_that_do_not_are_refused_and_locked_alike(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, demo: false);
        await Doors.Account(app, "wang.fang", Role.VillageWorker, Places.Village);
        var browser = app.Visitor();
        foreach (var name in (string[])["wang.fang", "nobody.here"])
        {
            for (var i = 0; i < 4; i++)
            {
                var wrong = await browser.SignIn(name, "not the password");
                Assert.Contains("账号或密码不对", await wrong.Body(), StringComparison.Ordinal);
            }
            Assert.Contains(
                "暂时不能登录",
                await (await browser.SignIn(name, "not the password")).Body(),
                StringComparison.Ordinal
            );
            Assert.Contains("暂时不能登录", await (await browser.SignIn(name)).Body(), StringComparison.Ordinal);
        }
        app.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("/me/account", (await browser.SignIn("wang.fang")).Headers.Location?.ToString());
        Assert.True(await browser.IsIn());
    }

    [Theory, EveryDatabase]
    public async Task Changing_the_password_signs_other_devices_out(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, demo: false);
        await Doors.Account(app, "wang.fang", Role.VillageWorker, Places.Village);
        var (here, there) = (app.Visitor(), app.Visitor());
        await here.SignIn("wang.fang");
        await there.SignIn("wang.fang");
        var weak = await here.Post("/me/password", ("old", Doors.Password), ("password", "short"));
        Assert.Contains("至少要 10 位", await weak.Body(), StringComparison.Ordinal);
        var changed = await here.Post("/me/password", ("old", Doors.Password), ("password", "another river 7"));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.True(await here.IsIn());
        Assert.False(await there.IsIn());
        Assert.Equal("/me/account", (await there.SignIn("wang.fang", "another river 7")).Headers.Location?.ToString());
    }

    [Theory, EveryDatabase]
    public async Task A_forgotten_password_is_reset_by_text_message_or_by_a_code_of_the_administrator(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, demo: false);
        var id = await Doors.Account(app, "wang.fang", Role.VillageWorker, Places.Village);
        await Doors.Change(
            app,
            async db =>
            {
                var row = await db.Accounts.SingleAsync(a => a.Id == id);
                row.Phone = app
                    .Services.GetRequiredService<FieldCipher>()
                    .Protect(ResetPassword.PhoneField, "13800001111");
            }
        );
        var browser = app.Visitor();
        await browser.Post("/forgot", ("userName", "wang.fang"));
        var code = await app.LastSms("13800001111");
        var done = await browser.Post(
            "/reset",
            ("userName", "wang.fang"),
            ("code", code!),
            ("password", "by message 11")
        );
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        var again = await browser.Post(
            "/reset",
            ("userName", "wang.fang"),
            ("code", code!),
            ("password", "by message 12")
        );
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);

        var made = await app.Do(s =>
            s.GetRequiredService<IAccounts>().MakeResetCode(id, "忘了", CancellationToken.None)
        );
        app.Time.Advance(TimeSpan.FromHours(25));
        var late = await browser.Post(
            "/reset",
            ("userName", "wang.fang"),
            ("code", made.Value),
            ("password", "by a person 1")
        );
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        made = await app.Do(s => s.GetRequiredService<IAccounts>().MakeResetCode(id, "忘了", CancellationToken.None));
        await browser.Post(
            "/reset",
            ("userName", "wang.fang"),
            ("code", made.Value.ToLowerInvariant()),
            ("password", "by a person 2")
        );
        Assert.Equal("/me/account", (await browser.SignIn("wang.fang", "by a person 2")).Headers.Location?.ToString());
    }

    [Theory, EveryDatabase]
    public async Task Roles_with_power_bind_an_app_first_and_are_then_asked_for_its_codes(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, demo: false);
        var id = await Doors.Account(app, "boss", Role.CountyOfficer, Places.County);
        var browser = app.Visitor();
        await browser.SignIn("boss");
        Assert.Equal("/me/second-factor", (await browser.GetAsync("/accounts")).Headers.Location?.ToString());
        Assert.Contains("<svg", await (await browser.GetAsync("/me/second-factor")).Body(), StringComparison.Ordinal);
        var row = await Doors.Row(app, db => db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id));
        var secret = app
            .Services.GetRequiredService<FieldCipher>()
            .Reveal(ProveSecondFactor.SecretField, row.TotpSecret!);
        string Code() => Totp.CodeAt(secret, Totp.StepOf(app.Time.GetUtcNow().UtcDateTime));
        var codes = await (await browser.Post("/me/second-factor", ("code", Code()))).Body();
        Assert.Contains("备用码只显示这一次", codes, StringComparison.Ordinal);
        Assert.True(await browser.IsIn());

        app.Time.Advance(TimeSpan.FromMinutes(1));
        var other = app.Visitor();
        Assert.Equal("/sign-in/second", (await other.SignIn("boss")).Headers.Location?.ToString());
        Assert.False(await other.IsIn());
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Post("/sign-in/second", ("code", "000000"))).StatusCode);
        Assert.Equal(
            "/me/account",
            (await other.Post("/sign-in/second", ("code", Code()))).Headers.Location?.ToString()
        );
        Assert.True(await other.IsIn());

        var recovery = System
            .Text.RegularExpressions.Regex.Match(codes, "<code>([A-Z2-9]{4}-[A-Z2-9]{4})</code>")
            .Groups[1]
            .Value;
        var lost = app.Visitor();
        await lost.SignIn("boss");
        Assert.Equal(
            "/me/account",
            (await lost.Post("/sign-in/second", ("code", recovery))).Headers.Location?.ToString()
        );
        await lost.SignIn("boss");
        Assert.Equal(HttpStatusCode.BadRequest, (await lost.Post("/sign-in/second", ("code", recovery))).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task What_matters_asks_again_after_ten_minutes(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, demo: false);
        await Doors.Account(app, "town", Role.TownOfficer, Places.Town);
        var browser = app.Visitor();
        await browser.SignIn("town");
        (string, string)[] form =
        [
            ("userName", "new.one"),
            ("name", "新人"),
            ("role", "VillageWorker"),
            ("division", Places.Village),
        ];
        Assert.StartsWith(
            "/accounts/",
            (await browser.Post("/accounts", form)).Headers.Location?.ToString(),
            StringComparison.Ordinal
        );
        app.Time.Advance(TimeSpan.FromMinutes(11));
        var stale = await browser.Post("/accounts", form);
        Assert.StartsWith("/confirm", stale.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await browser.Post("/confirm", ("proof", "wrong one"), ("to", "/accounts/new"))).StatusCode
        );
        Assert.Equal(
            "/accounts/new",
            (
                await browser.Post("/confirm", ("proof", Doors.Password), ("to", "/accounts/new"))
            ).Headers.Location?.ToString()
        );
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Post("/accounts", form)).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task People_end_their_own_sign_ins_and_no_others(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, demo: false);
        var id = await Doors.Account(app, "wang.fang", Role.VillageWorker, Places.Village);
        await Doors.Account(app, "li.wei", Role.VillageWorker, Places.Village);
        var (here, there, stranger) = (app.Visitor(), app.Visitor(), app.Visitor());
        await there.SignIn("wang.fang");
        var other = await Doors.Row(
            app,
            db => db.SignIns.Where(s => s.AccountId == id).Select(s => s.Id).SingleAsync()
        );
        await here.SignIn("wang.fang");
        await stranger.SignIn("li.wei");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"/me/sign-ins/{other}/end")).StatusCode);
        Assert.True(await there.IsIn());
        await here.Post($"/me/sign-ins/{other}/end");
        Assert.False(await there.IsIn());
        await there.SignIn("wang.fang");
        await here.Post("/me/sign-out-everywhere");
        Assert.False(await here.IsIn());
        Assert.False(await there.IsIn());
    }
}
