using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.People.Data;
using Yiju.People.Features;
using Yiju.Platform;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Divisions;
using Yiju.Platform.Protection;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People;

public sealed class EntryTests
{
    [Theory, EveryDatabase, Trait("req", "REG-23")]
    public async Task A_look_alike_is_found_right_after_registration_and_put_before_whoever_sees_both(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var first = await (await app.As(Role.VillageWorker, Places.Village)).Register(Residents.Zhang());
        var next = await app.As(Role.VillageWorker, Places.NextVillage);
        var second = await next.Register(
            Residents.Zhang(Places.NextVillage) with
            {
                DocumentNumber = Residents.Id(1945, 3, 5, 388),
            }
        );
        Assert.NotEqual(first, second);
        var page = await next.GetStringAsync($"/elders/{second}");
        Assert.Contains("可能是同一个人", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/duplicates/", page, StringComparison.Ordinal);
        var town = await app.As(Role.TownOfficer, Places.Town);
        Assert.Contains("核对疑似重复的两份档案", await town.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains("/duplicates/", await town.GetStringAsync($"/elders/{second}"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "REG-03")]
    public async Task Two_desks_that_register_one_person_at_the_same_moment_get_one_record_and_one_sentence(
        DatabaseKind kind
    )
    {
        await using var app = await TestApp.Start(kind);
        var desks = new[]
        {
            await app.As(Role.VillageWorker, Places.Village),
            await app.As(Role.VillageWorker, Places.NextVillage),
        };
        var answers = await Task.WhenAll(
            desks.Select(
                (desk, i) =>
                    desk.PostAsJsonAsync(
                        "/api/elders",
                        Residents.Zhang(i == 0 ? Places.Village : Places.NextVillage),
                        Json.Options
                    )
            )
        );
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        var refused = Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Conflict);
        Assert.Contains("已经登记过", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "REG-07")]
    public async Task The_hukou_village_lists_those_who_live_elsewhere(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        await village.Register(Residents.Zhang() with { HukouDivision = "海滨街道 港湾社区" });
        await village.Register(
            Residents.Zhang() with
            {
                Name = "本地人",
                DocumentNumber = Residents.Id(1950, 1, 1, 333),
            }
        );
        var hukou = await app.As(Role.VillageWorker, Places.OtherCountyVillage);
        var list = await hukou.GetStringAsync("/elders/away");
        Assert.Contains("张秀英", list, StringComparison.Ordinal);
        Assert.Contains("遂溪县 · 东岭镇 · 上园村", list, StringComparison.Ordinal);
        Assert.DoesNotContain("本地人", list, StringComparison.Ordinal);
        Assert.Contains("1 人", list, StringComparison.Ordinal);
        Assert.DoesNotContain("张秀英", await village.GetStringAsync("/elders/away"), StringComparison.Ordinal);
        var city = await app.As(Role.CityOfficer, Places.City);
        Assert.Contains("0 人", await city.GetStringAsync("/elders/away"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("same", "same")]
    [InlineData("同住址", "same")]
    [InlineData("440823", "440823")]
    [InlineData("上园村", Places.Village)]
    [InlineData("东岭镇 上园村", Places.Village)]
    [InlineData("遂溪县 · 东岭镇 · 上园村", Places.Village)]
    [InlineData("东岭镇", Places.Town)]
    public void The_place_of_the_hukou_is_read_as_people_say_it(string typed, string code) =>
        Assert.Equal(code, HukouPlace.Read(Tree(), typed).Value);

    [Theory]
    [InlineData("园村", "hukou-unknown")]
    [InlineData("广州", "hukou-unknown")]
    [InlineData("石桥村", "hukou-several")]
    public void A_name_that_fits_no_place_or_several_is_refused_with_what_to_write(string typed, string code) =>
        Assert.Equal(code, Assert.Single(HukouPlace.Read(Tree(twice: true), typed).Faults).Code);

    [Theory, EveryDatabase, Trait("req", "SEC-01")]
    public async Task A_rotation_of_keys_reaches_every_number_of_the_registry(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var village = await app.As(Role.VillageWorker, Places.Village);
        var person = Residents.Zhang() with
        {
            ContactName = "李梅",
            ContactRelation = "女儿",
            ContactPhone = "13900002222",
        };
        var id = await village.Register(person);
        var edited = await village.PostAsync(
            $"/elders/{id}/edit",
            RegistryTests.Form(person with { Address = "桃溪路21号", Version = "1" })
        );
        Assert.Equal(HttpStatusCode.SeeOther, edited.StatusCode);
        var keys = app.Services.GetRequiredService<KeyRing>();
        keys.Rotate(FieldAlgorithm.Sm4Gcm, app.Time.Instant());
        // The record, its earlier version and the contact.
        Assert.Equal(3, await app.Services.GetRequiredService<Reencryption>().RunAll(CancellationToken.None));
        keys.Retire();
        foreach (var known in new[] { person.DocumentNumber!, person.Phone!, person.DocumentNumber![^4..] })
        {
            var found = await village.Read($"/api/elders/search?q={known}");
            Assert.Single(found.GetProperty("items").EnumerateArray());
        }
        var contact = await app.Read(s => s.GetRequiredService<PeopleDb>().AllContacts.SingleAsync());
        var prints = app.Services.GetRequiredService<Secrets>().ContactPhonePrints("13900002222");
        Assert.Contains(prints, p => p.SequenceEqual(contact.PhoneIndex!));
    }

    private static DivisionTree Tree(bool twice = false)
    {
        var all = Places.All().ToList();
        if (twice)
        {
            all.Add(
                new Division
                {
                    Code = "440804001002",
                    ParentCode = Places.OtherCountyTown,
                    Name = "石桥村",
                    Level = DivisionLevel.Village,
                    ValidFrom = new DateOnly(2000, 1, 1),
                }
            );
        }
        return new DivisionTree(all, []);
    }
}
