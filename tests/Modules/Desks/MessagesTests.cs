using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Messages;
using Yiju.Tests.Modules.Safety;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Desks;

public sealed class MessagesTests
{
    [Theory, EveryDatabase]
    public async Task An_elder_reads_a_note_and_marks_it_as_read(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        await e.App.Do<Done>(s =>
        {
            s.GetRequiredService<Messenger>().Send($"elder:{Street.Wang}", "明天上午有人来助浴。");
            return Task.FromResult<Outcome<Done>>(default(Done));
        });
        var elder = await e.App.As(Role.Elder, Places.Village, personId: Street.Wang);
        var page = await elder.GetStringAsync("/messages");
        Assert.Contains("明天上午有人来助浴。", page, StringComparison.Ordinal);
        Assert.Contains("1 条没有看过", page, StringComparison.Ordinal);
        var read = await elder.PostAsync("/messages/read", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.SeeOther, read.StatusCode);
        Assert.Contains("都看过了", await elder.GetStringAsync("/messages"), StringComparison.Ordinal);
        var other = await e.App.As(Role.Elder, Places.Village, personId: Street.Lin);
        Assert.DoesNotContain("助浴", await other.GetStringAsync("/messages"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task An_administrator_sees_the_text_messages_with_masked_phones(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        await e.Open();
        await e.App.Settle();
        var page = await (await e.App.As(Role.Administrator)).GetStringAsync("/outbox");
        Assert.Contains("138****0001", page, StringComparison.Ordinal);
        Assert.DoesNotContain("13800000001", page, StringComparison.Ordinal);
        var agent = await e.Agent();
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.GetAsync("/outbox")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task A_job_belongs_to_whoever_asked_for_it(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var id = (
            await e.App.Do<long>(s =>
                Task.FromResult<Outcome<long>>(s.GetRequiredService<JobQueue>().Add("none", "试一试", new { }))
            )
        ).Value;
        var clerk = await e.App.As(Role.VillageWorker, Places.Village);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"/jobs/{id}")).StatusCode);
        var administrator = await e.App.As(Role.Administrator);
        Assert.Contains("试一试", await administrator.GetStringAsync($"/jobs/{id}"), StringComparison.Ordinal);
        Assert.Contains("试一试", await administrator.GetStringAsync("/jobs"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_map_shows_open_incidents_inside_my_territory_only(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        await e.Open();
        await e.Open("1", "SOS-3");
        var agent = await e.Agent();
        var points = await Emergency.Json(await agent.GetAsync("/map/incidents.geojson"));
        var point = Assert.Single(points.GetProperty("features").EnumerateArray());
        Assert.Equal(110.25, point.GetProperty("geometry").GetProperty("coordinates")[0].GetDouble());
        Assert.False(point.GetProperty("properties").TryGetProperty("subjectId", out _));
        Assert.Contains("正在求助", await agent.GetStringAsync("/map"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync($"/map?at={Places.OtherCounty}")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task The_elders_timeline_holds_what_every_module_tells(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        await e.Open();
        var village = await e.App.As(Role.VillageWorker, Places.Village);
        var page = await village.GetStringAsync($"/elders/{Street.Wang}/timeline");
        Assert.Contains("按了求助按钮", page, StringComparison.Ordinal);
        Assert.Contains("装上求助按钮", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await village.GetAsync("/elders/77/timeline")).StatusCode);
    }
}
