using System.Net;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Access;

[Trait("req", "SEC-01")]
public sealed class OidcTests
{
    [Theory, EveryDatabase]
    public async Task Somebody_known_to_the_citys_sign_in_service_comes_in_once_an_officer_has_linked_the_account(
        DatabaseKind kind
    )
    {
        await using var issuer = await FakeIssuer.Start(new TestTime());
        await using var app = await Open(kind, issuer);
        issuer.Subject = "city-0042";
        var id = await Doors.Account(app, "wu-jianhua", Role.CountyOfficer, Places.County, password: null);
        var visitor = app.Visitor();
        Assert.Contains("/sign-in/oidc", await visitor.GetStringAsync("/sign-in"), StringComparison.Ordinal);
        var unknown = await Through(visitor);
        Assert.Equal(HttpStatusCode.Forbidden, unknown.StatusCode);
        Assert.Contains(
            "您在本平台还没有账号。请联系本单位管理员开通。",
            await unknown.Body(),
            StringComparison.Ordinal
        );

        var officer = await app.As(Role.Administrator);
        Assert.Contains("统一登录编号", await officer.GetStringAsync($"/accounts/{id}"), StringComparison.Ordinal);
        var linked = await officer.Post($"/accounts/{id}/external", ("external", " city-0042 "));
        Assert.Equal(HttpStatusCode.SeeOther, linked.StatusCode);
        var entered = await Through(visitor);
        Assert.Equal("/me/account", entered.Headers.Location!.OriginalString);
        Assert.True(await visitor.IsIn());

        var other = await Doors.Account(app, "lin-zhiqiang", Role.TownOfficer, Places.Town, password: null);
        var taken = await officer.Post($"/accounts/{other}/external", ("external", "city-0042"));
        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
    }

    [Fact]
    public async Task A_token_of_a_foreign_key_and_an_answer_to_another_question_do_not_open_the_door()
    {
        await using var issuer = await FakeIssuer.Start(new TestTime());
        await using var app = await Open(DatabaseKind.Sqlite, issuer);
        issuer.Subject = "city-0042";
        issuer.Forges = true;
        var id = await Doors.Account(app, "wu-jianhua", Role.CountyOfficer, Places.County, password: null);
        await (await app.As(Role.Administrator)).Post($"/accounts/{id}/external", ("external", "city-0042"));
        var visitor = app.Visitor();
        Assert.Contains("统一登录没有成功", await (await Through(visitor)).Body(), StringComparison.Ordinal);
        issuer.Forges = false;
        Assert.Contains(
            "统一登录没有成功",
            await (await Through(visitor, state: "somebody-elses")).Body(),
            StringComparison.Ordinal
        );
        Assert.False(await visitor.IsIn());
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_said_in_a_sentence()
    {
        var issuer = await FakeIssuer.Start(new TestTime());
        await using var app = await Open(DatabaseKind.Sqlite, issuer);
        await issuer.DisposeAsync();
        var answer = await app.Visitor().GetAsync("/sign-in/oidc");
        Assert.Contains("统一登录现在连不上", await answer.Body(), StringComparison.Ordinal);
    }

    private static Task<TestApp> Open(DatabaseKind kind, FakeIssuer issuer) =>
        TestApp.Start(
            kind,
            configuration: new Dictionary<string, string?>
            {
                ["YIJU_OIDC_AUTHORITY"] = issuer.Address,
                ["YIJU_OIDC_CLIENT_ID"] = FakeIssuer.ClientId,
                ["YIJU_OIDC_CLIENT_SECRET"] = FakeIssuer.Secret,
            }
        );

    /// <summary>What a browser does: to the service, and back with its code.</summary>
    private static async Task<HttpResponseMessage> Through(HttpClient visitor, string? state = null)
    {
        var leave = await visitor.GetAsync("/sign-in/oidc?to=/me/account");
        Assert.Equal(HttpStatusCode.Redirect, leave.StatusCode);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var back = (await browser.GetAsync(leave.Headers.Location)).Headers.Location!.PathAndQuery;
        return await visitor.GetAsync(
            state is null ? back : back[..back.IndexOf("&state", StringComparison.Ordinal)] + $"&state={state}"
        );
    }
}
