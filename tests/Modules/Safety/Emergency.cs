using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Safety.Contracts;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Features;
using Yiju.Safety.Intake;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Safety;

/// <summary>The program with a few elders, their buttons, and the time limits of the demo pack; and what people do with it.</summary>
internal sealed class Emergency(TestApp app, Street street) : IAsyncDisposable
{
    public const string Button = "SOS-1";
    public const string Key = "key-of-the-button";

    public TestApp App { get; private set; } = app;

    public Street Street { get; } = street;

    public static async Task<Emergency> Start(DatabaseKind kind)
    {
        var street = new Street();
        var app = await TestApp.Start(kind, Street.With(street));
        await app.Do<Done>(async s =>
        {
            var loader = s.GetRequiredService<IDeviceLoader>();
            await loader.AdoptLimits("demo-4408", CancellationToken.None);
            await loader.Load(
                [
                    Device(Button, "button", Street.Wang, Places.Village),
                    Device("RADAR-1", "fall", Street.Wang, Places.Village),
                    Device("SOS-2", "button", Street.Lin, Places.NextVillage),
                    Device("SOS-3", "button", Street.FarAway, Places.OtherCountyVillage),
                ],
                CancellationToken.None
            );
            return default(Done);
        });
        return new Emergency(app, street);
    }

    public async Task Restart() => App = await App.Restart(Street.With(Street));

    public Task<HttpResponseMessage> Press(string id = "1", string device = Button, string kind = "button") =>
        Send(
            new
            {
                device,
                id,
                at = App.Time.GetUtcNow(),
                kind,
            },
            Key
        );

    public async Task<HttpResponseMessage> Send(object body, string key)
    {
        var client = App.Visitor();
        client.DefaultRequestHeaders.Add("X-Device-Key", key);
        return await client.PostAsJsonAsync("/api/sos", body);
    }

    /// <summary>Presses and waits until the journal is worked off.</summary>
    public async Task<Incident> Open(string id = "1", string device = Button, string kind = "button")
    {
        Assert.Equal(HttpStatusCode.Accepted, (await Press(id, device, kind)).StatusCode);
        await WorkOff();
        return (await Incidents()).Single(i => i.Open && i.SubjectId == Owner(device));
    }

    public Task WorkOff() => App.Services.GetRequiredService<JournalReplay>().Drain(CancellationToken.None);

    public Task<int> Look() => App.Services.GetRequiredService<Escalation>().LookOnce(CancellationToken.None);

    public Task<List<Incident>> Incidents() =>
        App.Read(s =>
            s.GetRequiredService<SafetyDb>().AllIncidents.AsNoTracking().OrderBy(i => i.OpenedAt).ToListAsync()
        );

    public async Task<Incident> Again(long id) => (await Incidents()).Single(i => i.Id == id);

    public Task<List<IncidentEvent>> Timeline(long id) =>
        App.Read(s =>
            s.GetRequiredService<SafetyDb>()
                .Events.AsNoTracking()
                .Where(e => e.IncidentId == id)
                .OrderBy(e => e.Sequence)
                .ToListAsync()
        );

    public Task<HttpClient> Agent(string name = "值班员甲", string division = Places.County) =>
        App.As(Role.DutyAgent, division, name: name);

    public Task<HttpClient> Station(long org = Street.NearStation, string division = Places.Village) =>
        App.As(Role.StationWorker, division, orgId: org, name: "站员乙");

    public static Task<HttpResponseMessage> Do(
        HttpClient who,
        long incident,
        string step,
        string? text = null,
        string? outcome = null
    ) => who.PostAsJsonAsync($"/api/incidents/{incident}/{step}", new { text, outcome });

    public static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static long Owner(string device) =>
        device switch
        {
            "SOS-2" => Street.Lin,
            "SOS-3" => Street.FarAway,
            _ => Street.Wang,
        };

    private static DeviceToLoad Device(string serial, string kind, long elder, string division) =>
        new(serial, kind, elder, division, new DateOnly(2026, 6, 1), Key, TestTime.Start.UtcDateTime, 90);
}
