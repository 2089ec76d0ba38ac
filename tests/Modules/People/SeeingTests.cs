using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People;

public sealed class SeeingTests
{
    [Theory, EveryDatabase, Trait("req", "SEC-03"), Trait("req", "SC-01")]
    public async Task A_neighbouring_village_cannot_open_the_record_and_the_attempt_is_kept(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = await (await app.As(Role.VillageWorker, Places.Village)).Register(Residents.Zhang());
        var next = await app.As(Role.VillageWorker, Places.NextVillage, name: "邻村");
        foreach (
            var path in new[] { $"/elders/{id}", $"/elders/{id}/edit", $"/elders/{id}/unmask", $"/api/elders/{id}" }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await next.GetAsync(path)).StatusCode);
        }
        Assert.Equal(4, await Entries(app, "people.refused", id));
        Assert.Empty((await next.Read("/api/elders/search?q=张秀英")).GetProperty("items").EnumerateArray());
    }

    [Theory, EveryDatabase, Trait("req", "REG-07")]
    public async Task The_hukou_village_sees_a_limited_record(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(
            Residents.Zhang() with
            {
                HukouDivision = Places.OtherCountyVillage,
                Income = "low",
            }
        );
        var hukou = await app.As(Role.VillageWorker, Places.OtherCountyVillage);
        var page = await hukou.GetAsync($"/elders/{id}");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("户籍在您这里", html, StringComparison.Ordinal);
        Assert.DoesNotContain("联系人", html, StringComparison.Ordinal);
        Assert.DoesNotContain("收入类别", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await hukou.GetAsync($"/elders/{id}/edit")).StatusCode);
        await village.Post($"/api/elders/{id}/life-events", new { kind = "movedOut", on = "2026-07-01" });
        Assert.Equal(HttpStatusCode.NotFound, (await hukou.GetAsync($"/elders/{id}")).StatusCode);
    }

    [Theory, EveryDatabase, Trait("req", "SEC-04")]
    public async Task Numbers_are_masked_everywhere_and_shown_for_a_reason_that_is_kept(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var input = Residents.Zhang() with { ContactName = "李梅", ContactPhone = "13900002222" };
        var id = await village.Register(input);
        string[] pages =
        [
            "/elders",
            "/search?q=张秀英",
            $"/elders/{id}",
            $"/elders/{id}/edit",
            $"/elders/{id}/unmask",
            $"/api/elders/{id}",
        ];
        foreach (var path in pages)
        {
            var html = await (await village.GetAsync(path)).Content.ReadAsStringAsync();
            Assert.DoesNotContain(input.DocumentNumber!, html, StringComparison.Ordinal);
            Assert.DoesNotContain(input.Phone!, html, StringComparison.Ordinal);
            Assert.DoesNotContain(input.ContactPhone!, html, StringComparison.Ordinal);
        }
        var form = new FormUrlEncodedContent([new("reason", "核对住址")]);
        var shown = await (await village.PostAsync($"/elders/{id}/unmask", form)).Content.ReadAsStringAsync();
        Assert.Contains(input.DocumentNumber!, shown, StringComparison.Ordinal);
        Assert.Equal(1, await Entries(app, "people.unmask", id));
        var none = await village.PostAsync($"/elders/{id}/unmask", new FormUrlEncodedContent([new("reason", "")]));
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
    }

    [Theory, EveryDatabase, Trait("req", "REG-19")]
    public async Task Somebody_is_found_by_whatever_is_known(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        await village.Register(
            Residents.Zhang() with
            {
                Name = "曾小明",
                DocumentNumber = Residents.Id(1950, 1, 1, 333),
                Phone = "13700009999",
                Address = "后山3号",
            }
        );
        string[] ways =
        [
            "张秀英",
            "张",
            "张秀",
            "秀英",
            "zxy",
            "ZXY",
            Residents.Zhang().DocumentNumber!,
            Residents.Zhang().DocumentNumber![^4..],
            "1234",
            "13800001234",
            "138 0000 1234",
            "桃溪路",
            "桃溪路12号",
        ];
        foreach (var q in ways)
        {
            var found = await village.Read($"/api/elders/search?q={Uri.EscapeDataString(q)}");
            var items = found.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString());
            Assert.True(items.SequenceEqual([$"{id}"]), q);
        }
        Assert.Empty((await village.Read("/api/elders/search?q=刘")).GetProperty("items").EnumerateArray());
    }

    [Theory, EveryDatabase]
    public async Task Many_are_loaded_at_once_listed_page_by_page_and_truly_counted(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var loaded = await app.Do<IReadOnlyList<long>>(async s => new List<long>(
            await s.GetRequiredService<IElderLoader>()
                .Load(
                    [.. Enumerable.Range(0, 120).Select(Person)],
                    new LoadContext("import:1", new DateOnly(2026, 7, 1), ImportId: 1),
                    CancellationToken.None
                )
        ));
        Assert.Equal(120, loaded.Value.Distinct().Count());
        var town = await app.As(Role.TownOfficer, Places.Town);
        var seen = new List<string?>();
        string? next = "";
        while (next is not null)
        {
            var page = await town.Read($"/api/elders?at={Places.Village}&tag=alone&after={next}");
            Assert.Equal("60", page.GetProperty("total").GetString());
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()));
            next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
        }
        Assert.Equal(60, seen.Distinct().Count());
        Assert.Equal(120, await town.Figure("all"));
        Assert.Equal(60, await town.Figure("alone"));
        var known = await app.Read(s =>
            s.GetRequiredService<IElderLoader>()
                .FindByDocument([Person(7).DocumentNumber!, Residents.Id(1900, 1, 1, 1)], CancellationToken.None)
        );
        Assert.Equal(loaded.Value[7], Assert.Single(known).Value);
    }

    [Theory, EveryDatabase]
    public async Task A_list_opens_with_one_look_that_names_everybody_on_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var id = await village.Register(Residents.Zhang());
        var page = await village.GetAsync("/elders?tag=alone&age=age-80&q=张");
        Assert.Contains("张秀英", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await Entries(app, "people.list", id));
        var county = await app.As(Role.CountyOfficer, Places.County);
        var export = await (await county.GetAsync("/elders/export")).Content.ReadAsStringAsync();
        Assert.Contains("张秀英", export, StringComparison.Ordinal);
        Assert.Equal(1, await Entries(app, "people.export", id));
        var book = await county.GetAsync("/elders/export?format=xlsx");
        Assert.Equal("elders.xlsx", book.Content.Headers.ContentDisposition?.FileName);
        Assert.StartsWith("PK", await book.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await county.GetAsync("/elders/export?format=pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await village.GetAsync("/elders/export")).StatusCode);
        var figures = await (await county.GetAsync("/figures")).Content.ReadAsStringAsync();
        Assert.Contains("东岭镇", figures, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "SEC-01")]
    public async Task A_list_of_more_than_a_thousand_leaves_only_with_somebody_elses_word(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Do<IReadOnlyList<long>>(async s => new List<long>(
            await s.GetRequiredService<IElderLoader>()
                .Load(
                    [.. Enumerable.Range(0, 1001).Select(Person)],
                    new LoadContext("import:1", new DateOnly(2026, 7, 1), ImportId: 1),
                    CancellationToken.None
                )
        ));
        var county = await app.As(Role.CountyOfficer, Places.County);
        var all = await county.GetAsync("/elders/export");
        Assert.StartsWith("/exports/new?", all.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await county.GetAsync("/elders/export?tag=alone")).StatusCode);
    }

    private static NewElder Person(int n) =>
        new()
        {
            Name = $"王{(char)('一' + n)}",
            DocumentNumber = Residents.Id(1940 + n % 20, 1 + n % 12, 1, 100 + n / 2),
            BirthDate = new DateOnly(1940 + n % 20, 1 + n % 12, 1),
            Division = Places.Village,
            Address = $"桃溪路{n}号",
            Facts = n % 2 == 0 ? [new NewFact(FactKeys.LivingSituation, "alone")] : [],
            Contacts = [new NewContact("李梅", "女儿", "13900002222")],
        };

    private static async Task<int> Entries(TestApp app, string action, long subject)
    {
        await app.Settle();
        return await app.Read(async s =>
        {
            await using var command = s.GetRequiredService<DbSession>()
                .Command($"select count(*) from platform_audit where action = '{action}' and subjects = '{subject}'");
            return Convert.ToInt32(
                await command.ExecuteScalarAsync(),
                System.Globalization.CultureInfo.InvariantCulture
            );
        });
    }
}
