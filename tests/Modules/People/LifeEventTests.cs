using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People;

[Trait("req", "REG-17")]
public sealed class LifeEventTests
{
    [Theory, EveryDatabase]
    public async Task A_death_ends_tags_and_figures_from_its_day_and_a_reversal_restores_them(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        var before = await village.Tags(id);
        app.Time.SetDay(2026, 7, 20);
        village = await app.As(Role.VillageWorker, Places.Village);
        var died = await village.Post($"/api/elders/{id}/life-events", new { kind = "died", on = "2026-07-15" });
        Assert.Empty(await village.Tags(id));
        Assert.Equal("dead", (await village.Read($"/api/elders/{id}")).GetProperty("state").GetString());
        Assert.Equal(1, await village.Figure("alone", "day=2026-07-14"));
        Assert.Equal(0, await village.Figure("alone", "day=2026-07-15"));
        Assert.Equal(0, await village.Figure("all", "day=2026-07-15"));
        Assert.Equal(1, await village.Figure("all", "day=2026-07-15&known=2026-07-19"));
        var eventId = died.GetProperty("id").GetString();
        await village.Post($"/api/elders/{id}/life-events/{eventId}/reversal", new { why = "同名登记错人" });
        Assert.Equal(before, await village.Tags(id));
        Assert.Equal(1, await village.Figure("all"));
        Assert.Equal(1, await village.Figure("alone", "day=2026-07-15"));
        Assert.Equal(1, await village.Figure("age-80", "day=2026-07-15"));
        Assert.Equal("active", (await village.Read($"/api/elders/{id}")).GetProperty("state").GetString());
    }

    [Theory, EveryDatabase]
    public async Task A_move_carries_the_record_its_tags_and_figures_to_the_new_village_and_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        app.Time.SetDay(2026, 7, 10);
        village = await app.As(Role.VillageWorker, Places.Village);
        var moved = await village.Post(
            $"/api/elders/{id}/life-events",
            new
            {
                kind = "movedWithinCity",
                on = "2026-07-10",
                division = Places.OtherCountyVillage,
                address = "滨海路3号",
            }
        );
        var there = await app.As(Role.VillageWorker, Places.OtherCountyVillage);
        Assert.Contains("alone", await there.Tags(id));
        Assert.Equal(1, await there.Figure("alone"));
        Assert.Equal(0, await village.Figure("alone"));
        Assert.Equal(1, await village.Figure("alone", "day=2026-07-09"));
        Assert.Single((await there.Read("/api/elders/search?q=滨海路")).GetProperty("items").EnumerateArray());
        var eventId = moved.GetProperty("id").GetString();
        await there.Post($"/api/elders/{id}/life-events/{eventId}/reversal", new { why = "填错了人" });
        Assert.Equal(1, await village.Figure("alone"));
        Assert.Equal(1, await village.Figure("all"));
        Assert.Equal(0, await there.Figure("all"));
        var back = await village.Read($"/api/elders/{id}");
        Assert.Equal("桃溪路12号", back.GetProperty("address").GetString());
    }

    [Theory, EveryDatabase]
    public async Task Going_to_an_institution_changes_the_living_situation_and_the_reversal_brings_it_back(
        DatabaseKind kind
    )
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        app.Time.SetDay(2026, 7, 10);
        village = await app.As(Role.VillageWorker, Places.Village);
        var went = await village.Post(
            $"/api/elders/{id}/life-events",
            new { kind = "admittedToInstitution", on = "2026-07-10" }
        );
        Assert.DoesNotContain("alone", await village.Tags(id));
        var eventId = went.GetProperty("id").GetString();
        await village.Post($"/api/elders/{id}/life-events/{eventId}/reversal", new { why = "没有入住" });
        Assert.Contains("alone", await village.Tags(id));
        Assert.Equal(1, await village.Figure("alone"));
    }

    [Theory, EveryDatabase, Trait("req", "REG-29")]
    public async Task A_past_day_is_seen_as_known_then_and_as_known_now(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        app.Time.SetDay(2026, 8, 1);
        village = await app.As(Role.VillageWorker, Places.Village);
        var corrected = Residents.Zhang() with { DocumentNumber = Residents.Id(1955, 3, 5, 122) };
        var edit = await village.PostAsync($"/elders/{id}/edit", RegistryTests.Form(corrected));
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, edit.StatusCode);
        Assert.Equal(1, await village.Figure("age-80", "day=2026-07-15&known=2026-07-31"));
        Assert.Equal(0, await village.Figure("age-80", "day=2026-07-15"));
        Assert.Equal(1, await village.Figure("age-70", "day=2026-07-15"));
        Assert.Equal(0, await village.Figure("group-advanced-age", "day=2026-07-15"));
        var past = await app.Read(s => s.GetRequiredService<PeopleDb>().AllPast.AsNoTracking().ToListAsync());
        Assert.Equal(new DateOnly(1945, 3, 5), Assert.Single(past).BirthOn);
    }

    [Theory, EveryDatabase, Trait("req", "REG-16")]
    public async Task Birthdays_move_tags_and_age_bands_by_themselves(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang() with { DocumentNumber = Residents.Id(1946, 7, 3, 122) });
        await app.NextDay();
        village = await app.As(Role.VillageWorker, Places.Village);
        Assert.DoesNotContain(TagCodes.AdvancedAge, await village.Tags(id));
        Assert.Equal(1, await village.Figure("age-70"));
        await app.NextDay();
        village = await app.As(Role.VillageWorker, Places.Village);
        Assert.Contains(TagCodes.AdvancedAge, await village.Tags(id));
        Assert.Equal(0, await village.Figure("age-70"));
        Assert.Equal(1, await village.Figure("age-80"));
        Assert.Equal(1, await village.Figure("age-70", "day=2026-07-02"));
    }

    [Theory, EveryDatabase, Trait("req", "REG-20"), Trait("req", "REG-25")]
    public async Task A_daughter_sees_the_record_while_her_mother_agrees(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        var (account, _) = await app.Person(Role.Family, Places.Village);
        await village.Post(
            $"/api/elders/{id}/contacts",
            new
            {
                name = "李梅",
                relation = "女儿",
                phone = "13900002222",
                scope = new[] { "notify", "see" },
                accountId = $"{account}",
            }
        );
        Assert.False(await Open(app, account, id));
        await Consent(village, id, "yes");
        Assert.True(await Open(app, account, id));
        Assert.True(
            await app.Read(s => s.GetRequiredService<IElders>().MayActFor(account, id, FamilyScope.See, default))
        );
        await Consent(village, id, "no");
        Assert.False(await Open(app, account, id));
    }

    private static Task<bool> Open(TestApp app, long account, long id) =>
        app.Read(s =>
            s.GetRequiredService<Grants>().IsOpen($"account:{account}", id, "family", CancellationToken.None)
        );

    private static async Task Consent(HttpClient client, long id, string given)
    {
        var form = new FormUrlEncodedContent([new("purpose", "Family"), new("given", given), new("how", "本人签字")]);
        var answer = await client.PostAsync($"/elders/{id}/consents", form);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
    }
}
