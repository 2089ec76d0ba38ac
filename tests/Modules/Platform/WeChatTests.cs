using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Messages;
using Yiju.Platform.Protection;
using Yiju.Tests.Modules.Access;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

/// <summary>Who chose WeChat is told there; codes and calls for help still come as text messages.</summary>
public sealed class WeChatTests
{
    private const string Phone = "13800000021";

    [Theory, EveryDatabase]
    public async Task A_phone_is_bound_with_two_codes_and_goes_back_to_text_messages(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var daughter = await app.As(Role.Family, Places.Village);
        Assert.Contains("现在用短信通知您", await daughter.GetStringAsync("/me/notices"), StringComparison.Ordinal);
        Assert.Contains(
            "11 位数字",
            await (await daughter.Post("/me/notices", ("phone", "12"))).Content.ReadAsStringAsync()
        );
        await Bind(app, daughter);
        Assert.Contains("138****0021", await daughter.GetStringAsync("/me/notices"), StringComparison.Ordinal);

        await Send(app, "明天上午有人来。");
        Assert.Equal(["明天上午有人来。"], await WeChats(app));
        Assert.DoesNotContain("明天上午有人来。", await Texts(app));
        var elder = await app.As(Role.OperatorManager, Places.County, orgId: 5);
        Assert.Contains("发到 微信", await elder.GetStringAsync("/messages"), StringComparison.Ordinal);
        Assert.Contains("明天上午有人来。", await (await app.As(Role.Administrator)).GetStringAsync("/outbox"));

        await Send(app, "有老人求助。", SendBy.Both);
        await Send(app, "验证码 1。", SendBy.Sms);
        Assert.Equal(["有老人求助。", "明天上午有人来。"], await WeChats(app));
        Assert.Equal(["验证码 1。", "有老人求助。"], (await Texts(app)).Take(2));

        var unbind = Regex.Match(await daughter.GetStringAsync("/me/notices"), "/me/notices/\\d+/unbind").Value;
        var stranger = await app.As(Role.Family, Places.Village);
        await stranger.Post(unbind);
        Assert.Contains("138****0021", await daughter.GetStringAsync("/me/notices"), StringComparison.Ordinal);
        await daughter.Post(unbind);
        await Send(app, "后天也来。");
        Assert.Equal("后天也来。", (await Texts(app))[0]);
    }

    [Theory, EveryDatabase]
    public async Task Somebody_who_takes_no_notes_any_more_gets_a_text_message(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, s => s.AddSingleton<IWeChatGateway, Blocked>());
        await Bind(app, await app.As(Role.Family, Places.Village));
        await Send(app, "明天上午有人来。");
        Assert.Equal("明天上午有人来。", (await Texts(app))[0]);
    }

    [Theory, EveryDatabase, Trait("req", "SEC-02")]
    public async Task A_rotation_of_keys_keeps_the_choice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Bind(app, await app.As(Role.Family, Places.Village));
        var keys = app.Services.GetRequiredService<KeyRing>();
        keys.Rotate(FieldAlgorithm.AesGcm, app.Time.Instant());
        Assert.True(await app.Services.GetRequiredService<Reencryption>().RunAll(default) > 0);
        Assert.Equal(0, await app.Services.GetRequiredService<Reencryption>().RunAll(default));
        await Send(app, "明天上午有人来。");
        Assert.Equal(["明天上午有人来。"], await WeChats(app));
    }

    private static async Task Bind(TestApp app, HttpClient who)
    {
        var sent = await who.Post("/me/notices", ("phone", Phone));
        Assert.Equal("/me/notices/bind", sent.Headers.Location?.ToString());
        await app.Settle();
        var code = Regex.Match((await Texts(app))[0], "\\d{6}").Value;
        var wrong = await who.Post("/me/notices/bind", ("code", "000000"), ("weChatCode", "wx-1"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("wx-1", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var bound = await who.Post("/me/notices/bind", ("code", code), ("weChatCode", "wx-1"));
        Assert.Equal("/me/notices", bound.Headers.Location?.ToString());
    }

    private static async Task Send(TestApp app, string text, SendBy by = SendBy.Choice)
    {
        await app.Do<Done>(s =>
        {
            s.GetRequiredService<Messenger>().Send("org:5", text, "/messages", Phone, by);
            return Task.FromResult<Outcome<Done>>(default(Done));
        });
        await app.Settle();
    }

    private static async Task<List<string>> Texts(TestApp app) =>
        [
            .. (await ((LocalSmsGateway)app.Services.GetRequiredService<ISmsGateway>()).Latest(20, default)).Select(s =>
                s.Text
            ),
        ];

    private static async Task<List<string>> WeChats(TestApp app) =>
        [
            .. (
                await ((LocalWeChatGateway)app.Services.GetRequiredService<IWeChatGateway>()).Latest(20, default)
            ).Select(s => s.Text),
        ];

    private sealed class Blocked : IWeChatGateway
    {
        public Task<string?> OpenIdOf(string code, CancellationToken ct) => Task.FromResult<string?>("x");

        public Task<bool> Send(string key, string openId, string text, string? link, CancellationToken ct) =>
            Task.FromResult(false);
    }
}
