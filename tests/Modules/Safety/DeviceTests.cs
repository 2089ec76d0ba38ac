using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;
using Yiju.Safety.Contracts;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Safety;

public sealed class DeviceTests
{
    [Theory, EveryDatabase]
    [Trait("req", "EMG-01")]
    public async Task A_bound_device_gets_a_key_that_is_shown_once_and_works(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var village = await e.App.As(Role.VillageWorker, Places.Village);
        var body = new
        {
            serial = "new-7",
            kind = "button",
            elder = Emergency.Id(Street.Wang),
        };
        var bound = await village.PostAsJsonAsync("/api/devices", body);
        Assert.Equal(HttpStatusCode.Created, bound.StatusCode);
        var key = (await Emergency.Json(bound)).GetProperty("key").GetString()!;
        var call = new
        {
            device = "NEW-7",
            id = "1",
            kind = "button",
        };
        Assert.Equal(HttpStatusCode.Accepted, (await e.Send(call, key)).StatusCode);
        Assert.DoesNotContain(key, await village.GetStringAsync("/devices"), StringComparison.Ordinal);
        var taken = await village.PostAsJsonAsync("/api/devices", body with { elder = Emergency.Id(Street.Lin) });
        Assert.Contains("已绑定给别的老人", await taken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_low_battery_becomes_work_and_a_full_one_takes_it_away(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var village = await e.App.As(Role.VillageWorker, Places.Village);
        await Beat(e, 12);
        Assert.Contains("电量低", await village.GetStringAsync("/"), StringComparison.Ordinal);
        await Beat(e, 95);
        Assert.DoesNotContain("电量低", await village.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task A_device_that_is_not_heard_is_listed_as_silent_and_becomes_work(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        for (var day = 0; day < 3; day++)
        {
            await e.App.NextDay();
        }
        var village = await e.App.As(Role.VillageWorker, Places.Village);
        Assert.Contains("没有信号", await village.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains("SOS-1", await village.GetStringAsync("/devices?silent=true"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    [Trait("req", "REG-17")]
    public async Task A_death_suspends_the_devices_and_its_reversal_restores_them(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        await Tell(
            e,
            PeopleEvents.LifeEvent,
            new LifeEventHappened(55, Street.Wang, LifeEventKind.Died, new(2026, 7, 1), null)
        );
        Assert.Equal(2, await Suspended(e));
        await Tell(
            e,
            PeopleEvents.LifeEventReversed,
            new LifeEventReversed(55, Street.Wang, LifeEventKind.Died, new(2026, 7, 1))
        );
        Assert.Equal(0, await Suspended(e));
    }

    [Theory, EveryDatabase]
    [Trait("req", "REG-23")]
    public async Task Merged_records_keep_one_open_incident(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        await e.Open("1");
        await e.Open("2", "SOS-2");
        await Tell(e, PeopleEvents.Merged, new EldersMerged(Street.Wang, Street.Lin));
        var all = await e.Incidents();
        Assert.All(all, i => Assert.Equal(Street.Wang, i.SubjectId));
        Assert.Single(all, i => i.Open);
    }

    [Theory, EveryDatabase]
    public async Task Past_incidents_are_loaded_with_a_timeline_that_holds(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var at = TestTime.Start.UtcDateTime.AddDays(-20);
        await e.App.Do<Done>(async s =>
        {
            await s.GetRequiredService<IDeviceLoader>()
                .LoadPast(
                    [new(Street.Wang, Places.Village, "button", at, 20, 5, 60, 600, 900, "handled-at-home", "值班员")],
                    CancellationToken.None
                );
            return default(Done);
        });
        var past = Assert.Single(await e.Incidents());
        Assert.True(IncidentEvent.Holds(await e.Timeline(past.Id), past.EventCount, past.Head));
        var county = await e.App.As(Role.CountyOfficer, Places.County);
        var page = await county.GetStringAsync("/duty/figures");
        Assert.Contains("东岭镇", page, StringComparison.Ordinal);
        Assert.Contains("10 分", page, StringComparison.Ordinal);
    }

    private static async Task Beat(Emergency e, int battery)
    {
        var client = e.App.Visitor();
        client.DefaultRequestHeaders.Add("X-Device-Key", Emergency.Key);
        var answer = await client.PostAsJsonAsync("/api/devices/heartbeat", new { device = Emergency.Button, battery });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task Tell<T>(Emergency e, string name, T happened)
    {
        await e.App.Do<Done>(s =>
        {
            s.GetRequiredService<Events>().Tell(name, happened);
            return Task.FromResult<Outcome<Done>>(default(Done));
        });
        await e.App.Settle();
    }

    private static Task<int> Suspended(Emergency e) =>
        e.App.Read(s => s.GetRequiredService<SafetyDb>().AllDevices.CountAsync(d => d.SuspendedAt != null));
}
