using System.Data.Common;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Safety.Domain;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Safety;

[Trait("req", "EMG-07")]
public sealed class TimelineTests
{
    [Theory]
    [EveryDatabase]
    public async Task The_database_refuses_to_change_or_delete_an_entry(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        await e.Open();
        foreach (var sql in new[] { "update safety_event set text = 'x'", "delete from safety_event" })
        {
            var error = await Assert.ThrowsAnyAsync<DbException>(() =>
                e.App.Do<Done>(async s =>
                {
                    await using var command = s.GetRequiredService<DbSession>().Command(sql);
                    await command.ExecuteNonQueryAsync();
                    return default(Done);
                })
            );
            Assert.Contains("never changed", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory, EveryDatabase]
    public async Task The_chain_finds_a_change_a_gap_and_a_cut_end(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var incident = await e.Open();
        var told = await e.Timeline(incident.Id);
        Assert.True(IncidentEvent.Holds(told, incident.EventCount, incident.Head));
        Assert.False(IncidentEvent.Holds(told[..^1], incident.EventCount, incident.Head));
        Assert.False(IncidentEvent.Holds([told[0], .. told[2..]], incident.EventCount, incident.Head));
        Assert.False(IncidentEvent.Holds([told[1], told[0], .. told[2..]], incident.EventCount, incident.Head));
        var answer = await Emergency.Json(await (await e.Agent()).GetAsync($"/api/incidents/{incident.Id}"));
        Assert.True(answer.GetProperty("timelineHolds").GetBoolean());
    }

    [Theory, EveryDatabase]
    [Trait("req", "EMG-02")]
    public async Task A_limit_escalates_at_its_very_instant_and_once(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var incident = await e.Open();
        e.App.Time.Advance(TimeSpan.FromSeconds(60) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await e.Look());
        e.App.Time.Advance(TimeSpan.FromMilliseconds(1));
        await e.Look();
        Assert.Equal(0, await e.Look());
        var late = Assert.Single(await e.Timeline(incident.Id), t => t.Kind == EventKind.Escalated);
        Assert.Equal("规定时间内没有值班员接手", late.Text);
        var county = await e.App.As(Yiju.Platform.Access.Role.CountyOfficer, Places.County);
        Assert.Contains("求助超时", await county.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    [Trait("req", "EMG-03")]
    public async Task When_nobody_accepts_in_time_the_next_station_is_asked(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var incident = await e.Open();
        await Emergency.Do(await e.Agent(), incident.Id, "take");
        foreach (var last in new[] { "已请石桥服务站上门", "附近的服务站都已问过，请值班员派人" })
        {
            e.App.Time.Advance(TimeSpan.FromSeconds(180));
            await e.Look();
            Assert.Contains(await e.Timeline(incident.Id), t => t.Text == last);
        }
        e.App.Time.Advance(TimeSpan.FromSeconds(180));
        Assert.Equal(0, await e.Look());
    }

    [Theory, EveryDatabase]
    public async Task Without_a_limit_nothing_is_late(DatabaseKind kind)
    {
        var street = new Street();
        await using var app = await TestApp.Start(kind, Street.With(street));
        var e = new Emergency(app, street);
        await app.Do<Done>(async s =>
        {
            await s.GetRequiredService<Yiju.Safety.Contracts.IDeviceLoader>()
                .Load(
                    [
                        new(
                            Emergency.Button,
                            "button",
                            Street.Wang,
                            Places.Village,
                            new(2026, 1, 1),
                            Emergency.Key,
                            null,
                            null
                        ),
                    ],
                    CancellationToken.None
                );
            return default(Done);
        });
        await e.Open();
        app.Time.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, await e.Look());
    }
}
