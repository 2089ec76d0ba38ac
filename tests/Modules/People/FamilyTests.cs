using System.Net;
using System.Text.RegularExpressions;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Access;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People;

[Trait("req", "REG-20"), Trait("req", "SEC-12")]
public sealed class FamilyTests
{
    private const string Phone = "13900002222";

    [Theory, EveryDatabase]
    public async Task A_daughter_comes_in_by_her_phone_once_the_elder_agreed_and_is_out_when_it_is_taken_back(
        DatabaseKind kind
    )
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        await Contact(village, id, "See", "Order");
        Assert.Equal("/elder-sign-in/code", (await Ask(app.Visitor()))?.ToString());
        Assert.Null(await app.LastSms(Phone));
        await Consent(village, id, "yes");
        var daughter = app.Visitor();
        await Ask(daughter);
        var code = (await app.LastSms(Phone))!;
        Assert.Equal("/", (await Send(daughter, "/elder-sign-in/code", ("code", code))).Headers.Location?.ToString());
        Assert.Contains("张秀英", await daughter.GetStringAsync("/my/family"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await daughter.GetAsync($"/elders/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await daughter.GetAsync("/my/wallet")).StatusCode);
        Assert.Contains("给张秀英", await daughter.GetStringAsync("/my/family"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await daughter.GetAsync("/care/order")).StatusCode);
        Assert.Contains("登录过", await village.GetStringAsync($"/elders/{id}"), StringComparison.Ordinal);
        await Consent(village, id, "no");
        app.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.NotFound, (await daughter.GetAsync($"/elders/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await daughter.GetAsync($"/care/order?elder={id}")).StatusCode);
    }

    [Theory, EveryDatabase, Trait("req", "SEC-05")]
    public async Task The_elder_says_who_of_the_family_may_do_what(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        await Contact(village, id, "Notify");
        var elder = app.Visitor();
        await Send(elder, "/elder-sign-in", ("phone", Residents.Zhang().Phone!));
        var code = (await app.LastSms(Residents.Zhang().Phone!))!;
        await Send(elder, "/elder-sign-in/code", ("code", code));
        var page = await elder.GetStringAsync("/my/family");
        Assert.Contains("现在家人看不到您的资料", page, StringComparison.Ordinal);
        var contact = Regex.Match(page, "/my/family/(\\d+)").Groups[1].Value;
        await Send(elder, "/my/family/consent", ("given", "yes"));
        await Send(elder, $"/my/family/{contact}", ("scope", "See"));
        var daughter = app.Visitor();
        await Ask(daughter);
        await Send(daughter, "/elder-sign-in/code", ("code", (await app.LastSms(Phone))!));
        Assert.Equal(HttpStatusCode.OK, (await daughter.GetAsync($"/elders/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await daughter.GetAsync($"/care/order?elder={id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(elder, "/my/family/999", ("scope", "See"))).StatusCode);
        await Send(elder, $"/my/family/{contact}", ("scope", "Notify"));
        app.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.NotFound, (await daughter.GetAsync($"/elders/{id}")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task What_was_typed_about_a_contact_stays_after_a_refusal(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        var answer = await Send(
            village,
            $"/elders/{id}/contacts",
            ("name", "李梅"),
            ("relation", ""),
            ("phone", "139")
        );
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("value=\"李梅\"", html, StringComparison.Ordinal);
        Assert.Contains("要写和老人的关系", html, StringComparison.Ordinal);
    }

    /// <summary>A daughter who may see and order, signed in by her phone.</summary>
    internal static async Task<HttpClient> Daughter(TestApp app, HttpClient village, long elder)
    {
        await Contact(village, elder, "See", "Order", "Apply");
        await Consent(village, elder, "yes");
        var daughter = app.Visitor();
        await Ask(daughter);
        await Send(daughter, "/elder-sign-in/code", ("code", (await app.LastSms(Phone))!));
        return daughter;
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, string path, params (string, string)[] form) =>
        Doors.Post(client, path, form);

    private static async Task<Uri?> Ask(HttpClient browser) =>
        (await Send(browser, "/elder-sign-in", ("phone", Phone))).Headers.Location;

    private static async Task Contact(HttpClient village, long id, params string[] scopes)
    {
        (string, string)[] form =
        [
            ("name", "李梅"),
            ("relation", "女儿"),
            ("phone", Phone),
            .. scopes.Select(s => ("scope", s)),
        ];
        Assert.Equal(HttpStatusCode.SeeOther, (await Send(village, $"/elders/{id}/contacts", form)).StatusCode);
    }

    private static async Task Consent(HttpClient village, long id, string given)
    {
        var answer = await Send(
            village,
            $"/elders/{id}/consents",
            ("purpose", nameof(ConsentPurpose.Family)),
            ("given", given),
            ("how", "本人当面说")
        );
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
