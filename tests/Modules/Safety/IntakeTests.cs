using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Safety.Domain;
using Yiju.Safety.Intake;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Safety;

[Trait("req", "EMG-01")]
public sealed class IntakeTests
{
    [Theory, EveryDatabase]
    public async Task Buttons_radars_pages_and_calls_join_the_elders_one_open_incident(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        await e.Press("1");
        await e.Press("7", "RADAR-1", "fall");
        var elder = await e.App.As(Role.Elder, Places.Village, personId: Street.Wang);
        await elder.PostAsync("/sos", new FormUrlEncodedContent([new("elder", "0"), new("once", "a")]));
        var agent = await e.Agent();
        var called = await agent.PostAsJsonAsync("/api/incidents", new { card = "card-wang", note = "摔了一跤" });
        Assert.Equal(HttpStatusCode.Accepted, called.StatusCode);
        await e.WorkOff();
        var incident = Assert.Single(await e.Incidents());
        var told = await e.Timeline(incident.Id);
        Assert.Equal(3, told.Count(t => t.Kind == EventKind.TriggeredAgain));
        Assert.Contains("摔了一跤", told.Last(t => t.Kind == EventKind.TriggeredAgain).Text, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_same_call_sent_again_counts_once(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => e.Press("42")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        await e.WorkOff();
        var incident = Assert.Single(await e.Incidents());
        Assert.DoesNotContain(await e.Timeline(incident.Id), t => t.Kind == EventKind.TriggeredAgain);
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_key_is_refused_with_a_sentence(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        var answer = await e.Send(
            new
            {
                device = Emergency.Button,
                id = "1",
                kind = "button",
            },
            "wrong"
        );
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("密钥", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await e.WorkOff();
        Assert.Empty(await e.Incidents());
    }

    [Theory]
    [InlineData("", "1", "button", "device-missing")]
    [InlineData("SOS-1", "", "button", "event-id-missing")]
    [InlineData("SOS-1", "1", "shout", "sos-kind")]
    [InlineData("SOS-1", "1", "hotline", "sos-kind")]
    public async Task A_bad_call_is_refused_with_its_field(string device, string id, string sos, string code)
    {
        await using var e = await Emergency.Start(DatabaseKind.Sqlite);
        var answer = await e.Send(
            new
            {
                device,
                id,
                kind = sos,
            },
            Emergency.Key
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    [Trait("req", "EMG-16")]
    public async Task A_call_is_taken_while_the_database_is_locked_and_outlives_a_kill(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        await using var held = await WriteLock.Hold(e.App);
        var answer = await e.Press("1").WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Empty(await held.Incidents(e));
        await e.App.Services.GetRequiredService<JournalReplay>().StopAsync(CancellationToken.None);
        await held.Release();
        await e.Restart();
        await e.WorkOff();
        var incident = Assert.Single(await e.Incidents());
        Assert.Equal(TestTime.Start.UtcDateTime, incident.OpenedAt);
    }

    [Theory, EveryDatabase]
    [Trait("req", "EMG-16")]
    public async Task An_incident_opens_while_the_registry_is_down(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        e.Street.Down = true;
        var incident = await e.Open();
        Assert.Equal(Places.Village, incident.Division);
        Assert.Contains(await e.Timeline(incident.Id), t => t.Kind == EventKind.NobodyToNotice);
    }

    [Fact]
    public async Task A_torn_last_line_is_skipped_and_the_next_call_stands_alone()
    {
        var folder = new DataFolder(Directory.CreateTempSubdirectory("yiju-journal-").FullName);
        var time = new TestTime();
        var entry = new SosEntry("a", time.Instant(), TriggerKind.Button, 1, null, null, null, null, null, 0, "设备");
        using (var first = new SosJournal(folder, time))
        {
            await first.Append(entry, CancellationToken.None);
        }
        await File.AppendAllTextAsync(Path.Combine(folder.Path, "sos", "2026-07-01.ndjson"), "{\"key\":\"torn");
        using var second = new SosJournal(folder, time);
        await second.Append(entry with { Key = "b" }, CancellationToken.None);
        var read = second.Read(JournalPosition.Start).ToList();
        Assert.Equal(["a", null, "b"], read.Select(r => r.Entry?.Key));
        Assert.Equal("b", Assert.Single(second.Read(read[1].Next)).Entry?.Key);
    }

    [Theory, EveryDatabase]
    public async Task A_press_of_a_button_that_is_bound_to_nobody_becomes_urgent_work(DatabaseKind kind)
    {
        await using var e = await Emergency.Start(kind);
        await e.App.Do<Done>(async s =>
        {
            var db = s.GetRequiredService<Yiju.Safety.Data.SafetyDb>();
            db.AllDevices.Single(d => d.Serial == Emergency.Button).SubjectId = 0;
            return await Task.FromResult<Outcome<Done>>(default(Done));
        });
        Assert.Equal(HttpStatusCode.Accepted, (await e.Press()).StatusCode);
        await e.WorkOff();
        Assert.Empty(await e.Incidents());
        var desk = await (await e.Agent()).GetStringAsync("/");
        Assert.Contains("没有绑定老人的设备 SOS-1", desk, StringComparison.Ordinal);
    }

    /// <summary>Holds whatever every write of incidents needs.</summary>
    private sealed class WriteLock(SemaphoreSlim? gate, NpgsqlConnection? connection) : IAsyncDisposable
    {
        private bool released;

        public static async Task<WriteLock> Hold(TestApp app)
        {
            var database = app.Services.GetRequiredService<Database>();
            if (database.Kind == DatabaseKind.Sqlite)
            {
                await database.WriteGate.WaitAsync();
                return new WriteLock(database.WriteGate, null);
            }
            var connection = new NpgsqlConnection(database.ConnectionString);
            await connection.OpenAsync();
            await using var sql = new NpgsqlCommand(
                "begin; lock table safety_incident, safety_trigger in exclusive mode",
                connection
            );
            await sql.ExecuteNonQueryAsync();
            return new WriteLock(null, connection);
        }

        /// <summary>What another reader sees meanwhile.</summary>
        public Task<List<Incident>> Incidents(Emergency e) => e.Incidents();

        public async Task Release()
        {
            if (!released)
            {
                released = true;
                gate?.Release();
                await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
            }
        }

        public async ValueTask DisposeAsync() => await Release();
    }
}
