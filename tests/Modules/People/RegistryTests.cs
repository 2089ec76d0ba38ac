using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People;

public sealed class RegistryTests
{
    [Theory, EveryDatabase, Trait("req", "REG-08"), Trait("req", "REG-11"), Trait("req", "REG-14")]
    public async Task A_registered_elder_carries_tags_and_counts_in_exactly_those_groups(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        string[] expected = ["alone", "group-advanced-age", "special-hardship", "priority-watch"];
        Assert.Equal(expected.Order(), (await village.Tags(id)).Order());
        var county = await app.As(Role.CountyOfficer, Places.County);
        Assert.Equal(1, await county.Figure("all"));
        Assert.Equal(1, await county.Figure("age-80"));
        Assert.Equal(1, await county.Figure("alone"));
        Assert.Equal(0, await county.Figure("age-60"));
        Assert.Equal(0, await (await app.As(Role.CountyOfficer, Places.OtherCounty)).Figure("all"));
    }

    [Theory, EveryDatabase, Trait("req", "REG-03"), Trait("req", "REG-23")]
    public async Task The_same_document_is_refused_with_the_way_to_the_record(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        var again = await village.PostAsJsonAsync("/api/elders", Residents.Zhang(), Json.Options);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var page = await village.PostAsync("/elders/new", Form(Residents.Zhang()));
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains($"/elders/{id}", html, StringComparison.Ordinal);
        Assert.Contains("全市每人只有一份档案", html, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "REG-09")]
    public async Task The_form_is_checked_once_more_before_it_registers(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var check = await (await village.PostAsync("/elders/new", Form(Residents.Zhang()))).Content.ReadAsStringAsync();
        Assert.Contains("确认登记", check, StringComparison.Ordinal);
        Assert.DoesNotContain(Residents.Zhang().DocumentNumber!, check, StringComparison.Ordinal);
        var draft = check.Split("name=\"draft\" value=\"")[1].Split('"')[0];
        draft = WebUtility.HtmlDecode(draft);
        var done = await village.PostAsync(
            "/elders",
            new FormUrlEncodedContent([new("draft", draft), new("_once", "a1")])
        );
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        var again = await village.PostAsync(
            "/elders",
            new FormUrlEncodedContent([new("draft", draft), new("_once", "a1")])
        );
        Assert.Equal(done.Headers.Location, again.Headers.Location);
    }

    [Theory, EveryDatabase, Trait("req", "REG-08")]
    public async Task A_village_registers_only_its_own(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var answer = await village.PostAsJsonAsync("/api/elders", Residents.Zhang(Places.NextVillage), Json.Options);
        Assert.Contains("division-outside", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "REG-03")]
    public async Task People_without_a_mainland_card_old_numbers_and_rare_names_are_taken(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var permit = Residents.Zhang() with
        {
            Name = "阿依古丽•买买提",
            DocumentKind = "HongKongMacaoPermit",
            DocumentNumber = "H12345678",
            BirthDate = "1950-05-01",
            Sex = "female",
        };
        var old = Residents.Zhang() with { Name = "\U00020BB7田", DocumentNumber = "990101400101123" };
        var none = Residents.Zhang() with
        {
            Name = "冼妹",
            DocumentKind = "None",
            DocumentNumber = null,
            BirthDate = "1940-01-01",
        };
        var ids = new List<long>();
        foreach (var input in new[] { permit, old, none })
        {
            ids.Add(await village.Register(input));
        }
        var first = await village.Read($"/api/elders/{ids[0]}");
        Assert.Equal("阿依古丽·买买提", first.GetProperty("name").GetString());
        Assert.Equal("1940-01-01", (await village.Read($"/api/elders/{ids[1]}")).GetProperty("birthDate").GetString());
        Assert.Equal(3, (await village.Read("/api/elders")).GetProperty("items").GetArrayLength());
    }

    [Theory, EveryDatabase, Trait("req", "REG-06"), Trait("req", "REG-16")]
    public async Task Somebody_a_day_too_early_is_told_the_day_and_called_on_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var early = Residents.Zhang() with
        {
            DocumentNumber = Residents.Id(1959, 1, 1, 222),
            HukouDivision = "450100",
            LivingSince = "2024-07-02",
            ResidencePermit = "R1234567",
            FixedHome = "yes",
        };
        var refused = await village.PostAsJsonAsync("/api/elders", early, Json.Options);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("2026年7月2日", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.NextDay();
        village = await app.As(Role.VillageWorker, Places.Village);
        var told = await app.Read(s => s.GetRequiredService<PeopleDb>().AllRefusals.SingleAsync());
        Assert.NotNull(told.NotifiedAt);
        var desk = await (await village.GetAsync("/")).Content.ReadAsStringAsync();
        Assert.Contains("可以登记了", desk, StringComparison.Ordinal);
        await village.Register(early);
        Assert.DoesNotContain(
            "可以登记了",
            await (await village.GetAsync("/")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Theory, EveryDatabase, Trait("req", "REG-10")]
    public async Task The_town_sends_a_wrong_field_back_and_the_village_corrects_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var town = await app.As(Role.TownOfficer, Places.Town);
        var id = await village.Register(Residents.Zhang());
        var comment = new FormUrlEncodedContent([new("field", "address"), new("comment", "门牌号写错了")]);
        Assert.Equal(HttpStatusCode.SeeOther, (await town.PostAsync($"/elders/{id}/return", comment)).StatusCode);
        Assert.Contains(
            "改正退回的登记",
            await (await village.GetAsync("/")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        var form = await (await village.GetAsync($"/elders/{id}/edit")).Content.ReadAsStringAsync();
        Assert.Contains("门牌号写错了", form, StringComparison.Ordinal);
        var input = Residents.Zhang() with
        {
            Address = "桃溪路21号",
            DocumentNumber = "9901**********122*",
            Version = "1",
        };
        var saved = await village.PostAsync($"/elders/{id}/edit", Form(input));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains(
            "复核退回后改好的登记",
            await (await town.GetAsync("/")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        var progress = await (await town.GetAsync("/elders/entry")).Content.ReadAsStringAsync();
        Assert.Contains("上园村", progress, StringComparison.Ordinal);
        var body = await village.Read($"/api/elders/{id}");
        Assert.Equal("桃溪路21号", body.GetProperty("address").GetString());
        Assert.EndsWith(
            Residents.Zhang().DocumentNumber![^4..],
            body.GetProperty("documentNumber").GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory, EveryDatabase]
    public async Task An_edit_on_an_old_version_is_refused(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        var put = new HttpRequestMessage(HttpMethod.Put, $"/api/elders/{id}")
        {
            Content = JsonContent.Create(Residents.Zhang() with { Address = "新屋1号" }, options: Json.Options),
        };
        put.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await village.SendAsync(put)).StatusCode);
    }

    internal static FormUrlEncodedContent Form(ElderInput input) =>
        new(
            typeof(ElderInput)
                .GetProperties()
                .Where(p => p.GetValue(input) is string)
                .Select(p => KeyValuePair.Create(p.Name, (string)p.GetValue(input)!))
        );
}
