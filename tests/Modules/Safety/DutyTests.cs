using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Facts;
using Yiju.Platform.Messages;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Safety;

public sealed class DutyTests
{
    [Theory, EveryDatabase]
    [Trait("req", "EMG-02")]
    public async Task Family_and_nearest_station_are_told_at_once_and_in_order(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var incident = await e.Open();
        var told = await e.Timeline(incident.Id);
        Assert.Equal(
            ["按了求助按钮", "已通知女儿王小兰", "已通知儿子王大山", "已请上园服务站上门"],
            told.Select(t => t.Text)
        );
        await e.App.Settle();
        var gateway = (LocalSmsGateway)e.App.Services.GetRequiredService<ISmsGateway>();
        var phones = (await gateway.Latest(10, CancellationToken.None)).Select(s => s.Phone).Distinct();
        Assert.Equal(["13700000001", "13800000001", "13800000002"], phones.Order());
    }

    [Theory, EveryDatabase]
    public async Task An_open_desk_hears_of_a_press_without_asking_again(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var agent = await e.Agent();
        using var stream = await agent.GetAsync("/duty/stream", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        await Until(reader, "event: ready");
        await e.Press();
        await e.WorkOff();
        await Until(reader, "event: changed");
        Assert.Contains("王阿婆", await agent.GetStringAsync("/duty"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    [Trait("req", "EMG-05")]
    public async Task Priority_elders_are_answered_first(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        await e.App.Do<Done>(async s =>
        {
            await s.GetRequiredService<FactStore>()
                .State(
                    Street.Wang,
                    FactKeys.LivingSituation,
                    "alone",
                    new DateOnly(2026, 1, 1),
                    "registration",
                    CancellationToken.None
                );
            return default(Done);
        });
        var later = await e.Open("1", "SOS-2");
        e.App.Time.Advance(TimeSpan.FromSeconds(5));
        var first = await e.Open("1");
        var list = await Emergency.Json(await (await e.Agent()).GetAsync("/api/incidents"));
        Assert.Equal(
            [Emergency.Id(first.Id), Emergency.Id(later.Id)],
            list.EnumerateArray().Select(i => i.GetProperty("id").GetString())
        );
        Assert.Equal("独居", list[0].GetProperty("priority").GetString());
    }

    [Theory, EveryDatabase]
    [Trait("req", "EMG-07")]
    public async Task A_case_goes_from_press_to_outcome_and_its_times_are_told(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var incident = await e.Open();
        var agent = await e.Agent();
        var station = await e.Station();
        await Step(e, agent, incident, 12, "take");
        await Step(e, agent, incident, 3, "call", "女儿");
        await Step(e, station, incident, 20, "accept");
        await Step(e, station, incident, 300, "arrive");
        await Step(e, agent, incident, 600, "close", "送到卫生院", "hospital");
        var closed = await e.Again(incident.Id);
        Assert.Equal(
            [12, 35, 335, 935],
            new[] { closed.TakenAt, closed.AcceptedAt, closed.ArrivedAt, closed.ClosedAt }.Select(at =>
                Words.Since(closed.OpenedAt, at!.Value)
            )
        );
        var figures = await Emergency.Json(await agent.GetAsync("/api/safety/figures"));
        Assert.Equal(12, figures[0].GetProperty("answerMedian").GetInt32());
        Assert.Equal(335, figures[0].GetProperty("arriveP95").GetInt32());
    }

    [Theory, EveryDatabase]
    public async Task A_case_needs_somebody_who_took_it_and_an_outcome_to_end(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var incident = await e.Open();
        var agent = await e.Agent();
        var early = await Emergency.Do(agent, incident.Id, "close", outcome: "safe-by-phone");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        await Emergency.Do(agent, incident.Id, "take");
        var without = await Emergency.Do(agent, incident.Id, "close");
        Assert.Contains("outcome-missing", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var fault = await Emergency.Do(agent, incident.Id, "close", outcome: "device-fault");
        Assert.Contains("press-is-no-fault", await fault.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True((await e.Again(incident.Id)).Open);
    }

    [Theory, EveryDatabase]
    [Trait("req", "EMG-11")]
    public async Task The_elder_saying_all_is_well_closes_nothing(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var incident = await e.Open();
        var elder = await e.App.As(Role.Elder, Places.Village, personId: Street.Wang);
        var said = await elder.PostAsync(
            "/sos/say",
            new FormUrlEncodedContent([new("elder", "0"), new("well", "true")])
        );
        Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        var after = await e.Again(incident.Id);
        Assert.True(after.Open);
        Assert.True(after.ElderIsWell);
        await e.Open("2");
        Assert.Null((await e.Again(incident.Id)).ElderIsWell);
    }

    [Theory, EveryDatabase]
    public async Task Two_agents_cannot_take_one_case_but_one_may_relieve_the_other(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var incident = await e.Open();
        await Emergency.Do(await e.Agent("甲"), incident.Id, "take");
        var second = await e.Agent("乙");
        var refused = await Emergency.Do(second, incident.Id, "take");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("甲已于", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Emergency.Do(second, incident.Id, "take", "relieve")).StatusCode);
        Assert.Equal("乙", (await e.Again(incident.Id)).TakenByName);
    }

    [Theory, EveryDatabase]
    public async Task Another_countys_agent_sees_nothing_of_it(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var incident = await e.Open();
        var other = await e.Agent("别县", Places.OtherCounty);
        Assert.DoesNotContain("王阿婆", await other.GetStringAsync("/duty"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/duty/incidents/{incident.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Emergency.Do(other, incident.Id, "take")).StatusCode);
        Assert.Empty((await Emergency.Json(await other.GetAsync("/api/incidents"))).EnumerateArray());
    }

    [Theory, EveryDatabase]
    [Trait("req", "SEC-06")]
    public async Task Restricted_data_open_for_the_responder_for_the_length_of_the_case(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var incident = await e.Open();
        var agent = await e.Agent();
        var address = $"/duty/incidents/{incident.Id}";
        Assert.DoesNotContain("13800000001", await agent.GetStringAsync(address), StringComparison.Ordinal);
        await Emergency.Do(agent, incident.Id, "take");
        Assert.Contains("13800000001", await agent.GetStringAsync(address), StringComparison.Ordinal);
        var next = await e.Station(Street.NextStation, Places.OtherTownVillage);
        Assert.Equal(HttpStatusCode.NotFound, (await next.GetAsync(address)).StatusCode);
        await Emergency.Do(agent, incident.Id, "call-and-send");
        Assert.Equal(HttpStatusCode.OK, (await next.GetAsync(address)).StatusCode);
        await Emergency.Do(agent, incident.Id, "close", outcome: "safe-by-phone");
        Assert.Equal(HttpStatusCode.NotFound, (await next.GetAsync(address)).StatusCode);
        Assert.DoesNotContain("13800000001", await agent.GetStringAsync(address), StringComparison.Ordinal);
        var county = await e.App.As(Role.CountyOfficer, Places.County);
        Assert.Contains("复核求助期间", await county.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains("值班员甲", await county.GetStringAsync($"{address}/review"), StringComparison.Ordinal);
        var reviewed = await county.PostAsJsonAsync(
            $"/api/incidents/{incident.Id}/review",
            new { text = "都参与了处置" }
        );
        Assert.Equal(HttpStatusCode.OK, reviewed.StatusCode);
        Assert.DoesNotContain("复核求助期间", await county.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private static async Task Step(
        Emergency e,
        HttpClient who,
        Incident incident,
        int seconds,
        string step,
        string? text = null,
        string? outcome = null
    )
    {
        e.App.Time.Advance(TimeSpan.FromSeconds(seconds));
        var answer = await Emergency.Do(who, incident.Id, step, text, outcome);
        Assert.True(answer.IsSuccessStatusCode, $"{step}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task Until(StreamReader reader, string line)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await reader.ReadLineAsync(limit.Token) != line) { }
    }
}
