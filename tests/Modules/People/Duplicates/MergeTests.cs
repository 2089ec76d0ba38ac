using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.People.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.People.Import;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People.Duplicates;

[Trait("req", "REG-23")]
public sealed class MergeTests
{
    [Theory, EveryDatabase]
    public async Task The_same_person_of_two_villages_is_found_merged_and_unmerged(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Twice(app);
        var town = await app.As(Role.TownOfficer, Places.Town);
        var pair = await Pair(app);
        Assert.Equal(Places.Town, pair.Division);
        Assert.Contains("核对疑似重复", await town.GetStringAsync("/"));
        Assert.Contains("不一样", await town.GetStringAsync($"/duplicates/{pair.Id}"));
        var before = await Registry.Digest(app);

        await Post(town, $"/duplicates/{pair.Id}/merge", ("keep", $"{pair.SubjectId}"));
        var (kept, gone) = await Both(app, pair);
        Assert.Equal((ElderState.Merged, pair.SubjectId), (gone.State, gone.MergedInto!.Value));
        Assert.NotNull(kept.PhoneIndex);
        var merged = await Registry.Digest(app);
        Assert.Contains("n (440823101201, all", merged);
        Assert.DoesNotContain("n (440823101202, all", merged);
        Assert.Equal(2, merged.Split("c 李小明").Length - 1);
        Assert.DoesNotContain("核对疑似重复", await town.GetStringAsync("/"));

        await Post(town, $"/duplicates/{pair.Id}/unmerge");
        Assert.Equal(before, await Registry.Digest(app));
    }

    [Theory, EveryDatabase]
    public async Task Two_people_after_all_are_not_asked_about_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Twice(app);
        var town = await app.As(Role.TownOfficer, Places.Town);
        var pair = await Pair(app);
        await Post(town, $"/duplicates/{pair.Id}/different");
        Assert.DoesNotContain($"/duplicates/{pair.Id}", await town.GetStringAsync("/duplicates"));
    }

    [Theory, EveryDatabase]
    public async Task A_town_cannot_merge_what_lies_partly_in_another(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Twice(app, Places.OtherTownVillage);
        var pair = await Pair(app);
        Assert.Equal(Places.County, pair.Division);
        var town = await app.As(Role.TownOfficer, Places.Town);
        Assert.Equal(HttpStatusCode.NotFound, (await town.GetAsync($"/duplicates/{pair.Id}")).StatusCode);
        var county = await app.As(Role.CountyOfficer, Places.County);
        await Post(county, $"/duplicates/{pair.Id}/merge", ("keep", $"{pair.OtherId}"));
    }

    /// <summary>One person without papers in one village, with papers, phone and a son in another.</summary>
    private static async Task Twice(TestApp app, string second = Places.NextVillage)
    {
        var officer = await Registry.Officer(app);
        var (bare, full) = (Registry.Row(0), Registry.Row(1, second));
        (bare["idKind"], bare["idNumber"], bare["birthDate"], bare["sex"]) = ("无证件", null, "1930-01-01", "女");
        bare["phone"] = null;
        (full["name"], full["address"]) = (bare["name"], bare["address"]);
        full["idNumber"] = TestCity.Id("19300101", 602);
        (full["contactName"], full["contactRelation"], full["contactPhone"]) = ("李小明", "儿子", "13911112222");
        (full["living"], full["consent"]) = ("独居", "是");
        await Registry.Import(app, officer, Registry.Book(bare));
        var run = await Registry.Import(app, officer, Registry.Book(full));
        Assert.Equal("registry-lookalike", Assert.Single(run.Errors).Code);
    }

    private static Task<DuplicatePair> Pair(TestApp app) =>
        app.Read(s => s.GetRequiredService<PeopleDb>().AllDuplicates.AsNoTracking().SingleAsync());

    private static Task<(Elder Kept, Elder Gone)> Both(TestApp app, DuplicatePair pair) =>
        app.Read(async s =>
        {
            var elders = s.GetRequiredService<PeopleDb>().AllElders.AsNoTracking();
            return (
                await elders.SingleAsync(e => e.SubjectId == pair.SubjectId),
                await elders.SingleAsync(e => e.SubjectId == pair.OtherId)
            );
        });

    private static async Task Post(HttpClient client, string path, params (string Key, string Value)[] form)
    {
        var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Key, f.Value)));
        Assert.Equal(HttpStatusCode.SeeOther, (await client.PostAsync(path, content)).StatusCode);
    }
}
