using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Access;

[Trait("req", "SEC-12")]
public sealed class ElderDoorTests
{
    private const string Phone = "13900002222";
    private static readonly DoorPerson Grandmother = new(7001, "王奶奶", Places.Village, []);
    private static readonly DoorPerson Daughter = new(8001, "王芳", Places.Village, [7001]);

    [Theory, EveryDatabase]
    public async Task An_elder_comes_in_by_a_code_to_the_phone(DatabaseKind kind)
    {
        var door = new FakeDoor { Phones = { (Phone, Grandmother) } };
        await using var app = await TestApp.Start(kind, s => s.AddSingleton<IElderDoor>(door), demo: false);
        var browser = app.Visitor();
        await browser.Post("/elder-sign-in", ("phone", "139 0000 2222"));
        var code = await Doors.LastSms(app, Phone);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await browser.Post("/elder-sign-in/code", ("code", code == "111111" ? "222222" : "111111"))).StatusCode
        );
        Assert.Equal("/", (await browser.Post("/elder-sign-in/code", ("code", code!))).Headers.Location?.ToString());
        Assert.Contains("王奶奶", await (await browser.GetAsync("/my/looks")).Body(), StringComparison.Ordinal);
        var post = await Doors.Row(app, db => db.Posts.SingleAsync(p => p.PersonId == 7001));
        Assert.Equal(Role.Elder, post.Role);
        var again = await app.Visitor().Post("/elder-sign-in/code", ("code", code!));
        Assert.Equal("/elder-sign-in", again.Headers.Location?.ToString());
    }

    [Theory, EveryDatabase]
    public async Task Those_who_share_a_phone_say_who_they_are_and_family_is_told_to_whoever_keeps_its_rights(
        DatabaseKind kind
    )
    {
        var door = new FakeDoor { Phones = { (Phone, Grandmother), (Phone, Daughter) } };
        await using var app = await TestApp.Start(kind, s => s.AddSingleton<IElderDoor>(door), demo: false);
        var browser = app.Visitor();
        await browser.Post("/elder-sign-in", ("phone", Phone));
        var choice = await browser.Post("/elder-sign-in/code", ("code", (await Doors.LastSms(app, Phone))!));
        Assert.Contains("王芳（家属）", await choice.Body(), StringComparison.Ordinal);
        Assert.Equal(
            "/elder-sign-in",
            (await browser.Post("/elder-sign-in/who", ("person", "e9999"))).Headers.Location?.ToString()
        );
        Assert.Equal("/", (await browser.Post("/elder-sign-in/who", ("person", "f8001"))).Headers.Location?.ToString());
        Assert.Contains("老人的资料", await (await browser.GetAsync("/my/looks")).Body(), StringComparison.Ordinal);
        var account = await Doors.Row(
            app,
            db => db.Posts.Where(p => p.PersonId == 8001).Select(p => p.AccountId).SingleAsync()
        );
        Assert.Equal((8001, account), Assert.Single(door.Came));
    }

    [Theory, EveryDatabase]
    public async Task Codes_are_few_short_lived_and_sent_to_known_phones_only(DatabaseKind kind)
    {
        var door = new FakeDoor { Phones = { (Phone, Grandmother) } };
        await using var app = await TestApp.Start(kind, s => s.AddSingleton<IElderDoor>(door), demo: false);
        var browser = app.Visitor();
        Assert.Equal(
            "/elder-sign-in/code",
            (await browser.Post("/elder-sign-in", ("phone", "13911112222"))).Headers.Location?.ToString()
        );
        Assert.Null(await Doors.LastSms(app, "13911112222"));
        await browser.Post("/elder-sign-in", ("phone", Phone));
        await browser.Post("/elder-sign-in", ("phone", Phone));
        Assert.Equal(1, await Doors.Row(app, db => db.SmsCodes.CountAsync()));
        var code = (await Doors.LastSms(app, Phone))!;
        app.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/elder-sign-in/code", ("code", code))).StatusCode);
        await browser.Post("/elder-sign-in", ("phone", Phone));
        code = (await Doors.LastSms(app, Phone))!;
        for (var i = 0; i < 5; i++)
        {
            await browser.Post("/elder-sign-in/code", ("code", "x"));
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/elder-sign-in/code", ("code", code))).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_helper_acts_with_the_elder_present_by_name_and_not_for_long(DatabaseKind kind)
    {
        var born = new DateOnly(1940, 5, 6);
        var far = new DoorPerson(7002, "李爷爷", Places.OtherCountyVillage, []);
        var door = new FakeDoor { Cards = { ("A1", born, Grandmother), ("A2", born, far) } };
        await using var app = await TestApp.Start(kind, s => s.AddSingleton<IElderDoor>(door));
        var desk = await app.As(Role.VillageWorker, Places.Village, name: "李四");
        (string, string)[] rest = [("bornOn", "1940-05-06"), ("reason", "订餐"), ("present", "true")];
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Post("/helper", [("card", "A2"), .. rest])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Post("/helper", [("card", "A9"), .. rest])).StatusCode);
        Assert.Equal("/", (await desk.Post("/helper", [("card", "A1"), .. rest])).Headers.Location?.ToString());
        Assert.Contains(
            "王奶奶（李四 村（社区） 协助）",
            await (await desk.GetAsync("/my/looks")).Body(),
            StringComparison.Ordinal
        );
        var told = await app.Read(s =>
            s.GetRequiredService<Messenger>().Latest(["elder:7001"], null, 5, CancellationToken.None)
        );
        Assert.Contains("订餐", told.Single().Text, StringComparison.Ordinal);
        Assert.Equal("/", (await desk.Post("/sign-out")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/helper")).StatusCode);
        await desk.Post("/helper", [("card", "A1"), .. rest]);
        app.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.False(await desk.IsIn());
    }
}
