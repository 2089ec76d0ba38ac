using System.Net;
using System.Text.Json;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

public sealed class AnswerTests
{
    [Fact]
    public async Task An_unknown_page_is_a_sentence_and_a_way_back()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var answer = await (await app.As(Role.VillageWorker, Places.Village)).GetAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("没有这一页", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Assessor, "/assessment/today?done=1", "text/html")]
    [InlineData(Role.OperatorManager, "/care/board?day=2026-02-30", "text/html")]
    [InlineData(Role.Family, "/api/orders/quote?elderId=x&itemCode=ZY01&orgId=1", "application/problem+json")]
    public async Task What_cannot_be_read_is_answered_with_a_sentence_and_never_empty(
        Role role,
        string address,
        string type
    )
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var answer = await (await app.As(role, Places.County)).GetAsync(address);
        Assert.Equal(
            (HttpStatusCode.BadRequest, type),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType)
        );
        Assert.Contains("有一处内容读不懂", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_a_problem_document()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var answer = await app.Visitor().GetAsync("/api/no-such-thing");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("page-unknown", body.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_change_started_by_another_site_is_refused()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Visitor().SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Pages_load_nothing_from_elsewhere_and_are_not_kept()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var answer = await app.Visitor().GetAsync("/sign-in");
        Assert.Contains(
            "default-src 'self'",
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }
}
