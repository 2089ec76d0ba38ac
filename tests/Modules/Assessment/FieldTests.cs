using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Files;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Assessment;

[Trait("req", "ASM-19")]
public sealed class FieldTests
{
    [Theory, EveryDatabase]
    public async Task Events_sent_twice_or_out_of_order_count_once_and_the_last_answer_wins(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var made = await office.Arranged();
        var at = office.App.Time.Instant().AddMinutes(-30);
        var late = Office.Event(made, "B1.1", "0", at.AddMinutes(9), "late");
        var early = Office.Event(made, "B1.1", "10", at, "early");
        await office.Sync(Office.Nurse, [late]);
        await office.Sync(Office.Nurse, [early, late]);
        var again = await office.Sync(Office.Nurse, [late, early]);
        Assert.Equal(2, again.GetProperty("taken").GetArrayLength());
        await using var scope = office.App.Services.CreateAsyncScope();
        var events = scope.ServiceProvider.GetRequiredService<AssessmentDb>().FieldEvents.ToList();
        Assert.Equal(2, events.Count);
        Assert.Equal(0, AnswerSheet.From(Sheet.Scale(Sheet.Mzt), events).Answers["B1.1"]);
    }

    [Theory, EveryDatabase]
    public async Task A_replayed_batch_gets_the_first_answer_and_another_batch_under_its_key_is_refused(
        DatabaseKind kind
    )
    {
        await using var office = await Office.Open(kind);
        var made = await office.Arranged();
        var at = office.App.Time.Instant();
        object[] batch = [Office.Event(made, "B1.1", "10", at, "one")];
        var first = await office.Sync(Office.Nurse, batch, "k1");
        var second = await office.Sync(Office.Nurse, batch, "k1");
        Assert.Equal($"{first}", $"{second}");
        using var other = new HttpRequestMessage(HttpMethod.Post, "/api/assessment/field/events")
        {
            Content = JsonContent.Create(new { events = new[] { Office.Event(made, "B1.2", "5", at, "two") } }),
        };
        other.Headers.Add("Idempotency-Key", "k1");
        Assert.Equal("idempotency-key-reused", await Office.Refusal(await office.As(Office.Nurse).SendAsync(other)));
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_event_is_refused_alone_with_a_sentence(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var made = await office.Arranged();
        var at = office.App.Time.Instant();
        var answer = await office.Sync(
            Office.Nurse,
            [
                Office.Event(made, "B1.1", "10", at, "good"),
                Office.Event(made, "B1.1", "7", at, "no-such-points"),
                Office.Event(made, "level", "3", at, "typed-grade"),
                Office.Event(made + 1, "B1.1", "10", at, "not-mine"),
            ]
        );
        Assert.Equal(["good"], answer.GetProperty("taken").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(
            ["no-such-points", "typed-grade", "not-mine"],
            answer.GetProperty("refused").EnumerateArray().Select(r => r.GetProperty("id").GetString())
        );
    }

    [Theory, EveryDatabase]
    [Trait("req", "ASM-04")]
    public async Task Nothing_can_be_recorded_or_signed_after_the_result(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var made = await office.Arranged();
        await office.Assess(made, Sheet.MztGrades(2, 2, 0, 0));
        // The grant ended with the case: for its assessors it is not there any more.
        var answer = await office.Sync(Office.Nurse, [Office.Event(made, "B1.1", "0", office.App.Time.Instant())]);
        Assert.Empty(answer.GetProperty("taken").EnumerateArray());
        Assert.Equal("assessment-unknown", await Office.Refusal(await office.Sign(Office.Nurse, made)));
        Assert.Equal("2", await office.Fact(FactKeys.AssessedLevel));
    }

    [Theory, EveryDatabase]
    public async Task An_assessor_of_another_case_and_a_stranger_do_not_see_it(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var made = await office.Arranged();
        var physician = await office.As(Office.Physician).GetAsync($"/assessment/cases/{made}");
        Assert.Equal(HttpStatusCode.NotFound, physician.StatusCode);
        var otherAgency = await office.App.As(Role.AgencyManager, Places.County, 18);
        Assert.Equal(HttpStatusCode.NotFound, (await otherAgency.GetAsync($"/api/assessment/cases/{made}")).StatusCode);
        var otherCounty = await office.App.As(Role.CountyCentre, Places.OtherCounty);
        Assert.Equal(HttpStatusCode.NotFound, (await otherCounty.GetAsync($"/api/assessment/cases/{made}")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task The_plain_form_walks_step_by_step_without_script(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var made = await office.Arranged();
        var nurse = office.As(Office.Nurse);
        var address = $"/assessment/cases/{made}/form?step=";
        Assert.Contains("开始评估", await nurse.GetStringAsync(address + "0"), StringComparison.Ordinal);
        var started = await nurse.PostAsync(address + "0", Form("now"));
        Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);
        Assert.EndsWith("step=1", started.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await nurse.PostAsync(address + "1", Form("10"))).StatusCode);
        var empty = await nurse.PostAsync(address + "2", Form(""));
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains("还没有填", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("独立完成", await nurse.GetStringAsync($"/assessment/cases/{made}"), StringComparison.Ordinal);
        var package = await Office.Ok(await nurse.GetAsync("/api/assessment/field/package"));
        Assert.Equal("10", package.GetProperty("tasks")[0].GetProperty("steps")[1].GetProperty("value").GetString());
    }

    [Fact, Trait("req", "SVC-11")]
    public void A_photo_loses_place_time_and_camera_but_not_the_picture()
    {
        byte[] app0 = [0xFF, 0xE0, 0, 4, 1, 2];
        byte[] exif = [0xFF, 0xE1, 0, 8, .. "Exif"u8, 0, 0];
        byte[] comment = [0xFF, 0xFE, 0, 4, .. "hi"u8];
        byte[] table = [0xFF, 0xDB, 0, 4, 5, 6];
        byte[] scan = [0xFF, 0xDA, 0, 4, 7, 8, 9, 9, 9, 0xFF, 0xD9];
        byte[] photo = [0xFF, 0xD8, .. app0, .. exif, .. comment, .. table, .. scan, 1, 2, 3];
        byte[] clean = [0xFF, 0xD8, .. app0, .. table, .. scan];
        Assert.Equal(clean, PhotoCleaner.Clean(photo, "photo").Value.Content);
        Assert.Equal("photo-unreadable", PhotoCleaner.Clean("no photo"u8, "photo").Faults[0].Code);
        Assert.Equal("photo-unreadable", PhotoCleaner.Clean(photo.AsSpan(0, 12), "photo").Faults[0].Code);
    }

    private static FormUrlEncodedContent Form(string value) => new([new("value", value)]);
}
