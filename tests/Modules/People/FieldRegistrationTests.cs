using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People;

/// <summary>What a phone without signal typed and sends later.</summary>
[Trait("req", "REG-09")]
public sealed class FieldRegistrationTests
{
    private static readonly ElderInput Li = Residents.Zhang() with
    {
        Name = "李桂英",
        DocumentNumber = Residents.Id(1948, 6, 1, 124),
        Address = "桃溪路13号",
    };

    [Theory, EveryDatabase]
    public async Task Records_sent_twice_together_and_in_any_order_register_each_elder_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var (zhang, li) = (Event("a", Residents.Zhang()), Event("b", Li));
        var nobody = Event(
            "c",
            Residents.Zhang() with
            {
                Name = "冼妹",
                DocumentKind = "None",
                DocumentNumber = null,
                BirthDate = "1940-01-01",
                Address = "桃溪路15号",
            }
        );
        var twins = await Task.WhenAll(Sync(village, nobody, zhang), Sync(village, zhang, nobody));
        Assert.All(twins, answer => Assert.Equal(["a", "c"], Taken(answer).Order()));
        Assert.Equal(["b"], Taken(await Sync(village, li)));
        Assert.Equal(["a", "b", "c"], Taken(await Sync(village, zhang, li, nobody)));
        Assert.Equal(3, (await village.Read("/api/elders")).GetProperty("items").GetArrayLength());
        Assert.Equal(3, await (await app.As(Role.CountyOfficer, Places.County)).Figure("all"));
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_record_comes_back_alone_field_by_field_and_is_taken_once_corrected(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var wrong = Residents.Zhang() with { DocumentNumber = "990101194503051220", Address = null };
        var answer = await Sync(village, Event("a", wrong), Event("b", Li));
        Assert.Equal(["b"], Taken(answer));
        var back = Assert.Single(Refused(answer));
        Assert.Contains("校验位不对", back.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["address", "documentNumber"],
            back.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("field").GetString()).Order()
        );
        Assert.Equal(["a"], Taken(await Sync(village, Event("a", Residents.Zhang()))));
        Assert.Equal(2, (await village.Read("/api/elders")).GetProperty("items").GetArrayLength());
    }

    [Theory, EveryDatabase, Trait("req", "REG-23")]
    public async Task An_elder_who_is_known_already_comes_back_with_the_place_of_the_record(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await (await app.As(Role.VillageWorker, Places.NextVillage)).Register(Residents.Zhang(Places.NextVillage));
        var village = await app.As(Role.VillageWorker, Places.Village);
        var back = Assert.Single(Refused(await Sync(village, Event("a", Residents.Zhang()), Event("b", Li))));
        Assert.Contains("下园村", back.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        var twice = Assert.Single(Refused(await Sync(village, Event("c", Li))));
        Assert.Contains("已经登记过", twice.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task What_was_changed_after_it_was_taken_is_not_lost_silently(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        await Sync(village, Event("a", Residents.Zhang()));
        var changed = await Sync(village, Event("a", Residents.Zhang() with { Address = "桃溪路112号" }));
        Assert.Contains(
            "后来改的内容没有存进去",
            Assert.Single(Refused(changed)).GetProperty("sentence").GetString(),
            StringComparison.Ordinal
        );
        // Another phone makes its own numbers: the same number of somebody else is another record.
        var colleague = await app.As(Role.VillageWorker, Places.Village);
        Assert.Equal(["a"], Taken(await Sync(colleague, Event("a", Li))));
    }

    [Theory, EveryDatabase, Trait("req", "REG-08")]
    public async Task Nobody_is_registered_outside_the_own_villages(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var outside = await Sync(village, Event("a", Residents.Zhang(Places.NextVillage)));
        Assert.Contains(
            "“下园村”不在您管的地方",
            Assert.Single(Refused(outside)).GetProperty("sentence").GetString(),
            StringComparison.Ordinal
        );
        var page = WebUtility.HtmlDecode(await village.GetStringAsync("/field/register"));
        Assert.Contains($"name=\"division\" value=\"{Places.Village}\"", page, StringComparison.Ordinal);
        var town = WebUtility.HtmlDecode(
            await (await app.As(Role.TownOfficer, Places.Town)).GetStringAsync("/field/register")
        );
        Assert.Contains("东岭镇 · 下园村", town, StringComparison.Ordinal);
        Assert.DoesNotContain("石桥村</option>", town, StringComparison.Ordinal);
        Assert.Equal(
            ["a"],
            Taken(
                await Sync(await app.As(Role.TownOfficer, Places.Town), Event("a", Residents.Zhang(Places.NextVillage)))
            )
        );
    }

    [Theory, EveryDatabase, Trait("req", "REG-06"), Trait("req", "REG-16")]
    public async Task Somebody_too_young_is_remembered_once_however_often_it_is_sent(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var young = Event("a", Residents.Zhang() with { DocumentNumber = Residents.Id(1966, 7, 2, 122) });
        foreach (var _ in new[] { 1, 2 })
        {
            var back = Assert.Single(Refused(await Sync(village, young)));
            Assert.Contains(
                "2026年7月2日起可以登记",
                back.GetProperty("sentence").GetString(),
                StringComparison.Ordinal
            );
        }
        Assert.Equal(1, await app.Read(s => s.GetRequiredService<PeopleDb>().AllRefusals.CountAsync()));
        await app.NextDay();
        Assert.Equal(["a"], Taken(await Sync(await app.As(Role.VillageWorker, Places.Village), young)));
    }

    [Fact]
    public async Task What_cannot_be_read_comes_back_and_an_empty_batch_is_refused()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var answer = await Sync(
            village,
            Sent("a", "register", "{"),
            Sent("b", "register", "null"),
            Sent("c", "visit", "{}"),
            Sent("", "register", "{}"),
            Sent(new string('d', 65), "register", "{}")
        );
        Assert.Equal(5, Refused(answer).Count);
        Assert.Empty(Taken(answer));
        foreach (var events in new object?[][] { [], [null], [.. Enumerable.Repeat(Event("a", Li), 51)] })
        {
            var refused = await village.PostAsJsonAsync("/api/elders/field/events", new { events });
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("events-count", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static object Event(string id, ElderInput typed) =>
        Sent(id, "register", JsonSerializer.Serialize(typed, Json.Options));

    private static object Sent(string id, string kind, string value) =>
        new
        {
            id,
            at = "2026-06-30T08:00:00Z",
            task = 0,
            kind,
            value,
        };

    private static Task<JsonElement> Sync(HttpClient client, params object[] events) =>
        client.Post("/api/elders/field/events", new { events });

    private static IEnumerable<string?> Taken(JsonElement answer) =>
        answer.GetProperty("taken").EnumerateArray().Select(t => t.GetString());

    private static List<JsonElement> Refused(JsonElement answer) => [.. answer.GetProperty("refused").EnumerateArray()];
}
