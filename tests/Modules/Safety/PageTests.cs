using System.Net;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Safety;

public sealed class PageTests
{
    [Theory, EveryDatabase]
    [Trait("req", "EMG-06")]
    public async Task The_case_page_says_who_calls_where_and_what_was_done(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var incident = await e.Open();
        var agent = await e.Agent();
        var taken = await agent.PostAsync($"/duty/incidents/{incident.Id}/take", Form());
        Assert.Equal($"/duty/incidents/{incident.Id}", taken.Headers.Location?.ToString());
        var page = await agent.GetStringAsync($"/duty/incidents/{incident.Id}");
        foreach (
            var word in new[]
            {
                "王阿婆",
                "一组 3 号",
                "86 岁",
                "tel:13800000001",
                "已请上园服务站上门",
                "打电话并派人",
            }
        )
        {
            Assert.Contains(word, page, StringComparison.Ordinal);
        }
    }

    [Theory, EveryDatabase]
    public async Task Closing_without_an_outcome_shows_the_page_again_with_what_was_typed(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var incident = await e.Open();
        var agent = await e.Agent();
        await agent.PostAsync($"/duty/incidents/{incident.Id}/take", Form());
        var answer = await agent.PostAsync($"/duty/incidents/{incident.Id}/close", Form(("text", "已经回家")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("没有结果不能结束", page, StringComparison.Ordinal);
        Assert.Contains("已经回家", page, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task An_elder_calls_by_page_and_sees_who_was_called(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var elder = await e.App.As(Role.Elder, Places.Village, personId: Street.Wang);
        Assert.Contains("data-hold", await elder.GetStringAsync("/sos"), StringComparison.Ordinal);
        Assert.Contains("我要求助", await elder.GetStringAsync("/sos/confirm"), StringComparison.Ordinal);
        var pressed = await elder.PostAsync("/sos", Form(("elder", "0"), ("once", "x")));
        Assert.Equal(HttpStatusCode.SeeOther, pressed.StatusCode);
        await e.WorkOff();
        var live = await elder.GetStringAsync("/sos/live");
        foreach (var word in new[] { "已通知女儿王小兰", "已请上园服务站上门", "我没事", "还需要" })
        {
            Assert.Contains(word, live, StringComparison.Ordinal);
        }
        var stranger = await e.App.As(Role.Family, Places.Village);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/sos?elder={Street.Lin}")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_county_sets_its_own_limit_and_says_on_what_basis(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var county = await e.App.As(Role.CountyOfficer, Places.County);
        var wrong = await county.PostAsync(
            "/duty/limits",
            Form(("name", "Answer"), ("seconds", "0"), ("from", "2026-07-01"))
        );
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var form = Form(("name", "Answer"), ("seconds", "30"), ("from", "2026-07-01"), ("basis", "遂民〔2026〕1号"));
        Assert.Equal(HttpStatusCode.SeeOther, (await county.PostAsync("/duty/limits", form)).StatusCode);
        var page = await county.GetStringAsync("/duty/limits");
        Assert.Contains("30 秒", page, StringComparison.Ordinal);
        Assert.Contains("演示参数，非政策", page, StringComparison.Ordinal);
        var incident = await e.Open();
        Assert.Equal(incident.OpenedAt.AddSeconds(30), incident.AnswerDueAt);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
