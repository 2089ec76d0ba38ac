using System.Net;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

public sealed class SignInTests
{
    [Theory, EveryDatabase]
    public async Task A_visitor_is_led_to_the_sign_in_page(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var answer = await app.Visitor().GetAsync("/");
        Assert.Equal("/sign-in", answer.Headers.Location?.ToString());
    }

    [Theory, EveryDatabase]
    public async Task Somebody_in_a_post_sees_the_desk(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var desk = await (await app.As(Role.VillageWorker, Places.Village)).GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        Assert.Contains("上园村", await desk.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
