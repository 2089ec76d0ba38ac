using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.People.Contracts;
using Yiju.People.Data;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.People.Import;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.People.Census;

[Trait("req", "REG-12")]
[Trait("req", "REG-13")]
public sealed class CampaignTests
{
    [Theory, EveryDatabase]
    public async Task A_campaign_sends_villages_out_takes_answers_into_the_record_and_shows_how_far_it_is(
        DatabaseKind kind
    )
    {
        await using var app = await TestApp.Start(kind);
        await Registry.Import(
            app,
            await Registry.Officer(app),
            Registry.Book(Registry.Row(0), Registry.Row(1), Registry.Row(2, Places.NextVillage))
        );
        var county = await app.As(Role.CountyOfficer, Places.County);
        var place = await Post(county, "/census", ("name", "摸底调查"), ("from", "2026-07-01"), ("to", "2026-07-31"));
        var worker = await app.As(Role.VillageWorker, Places.Village);
        Assert.Contains("摸底调查：上园村 2 人", await worker.GetStringAsync("/"));
        Assert.Contains("0 / 2 人", await worker.GetStringAsync("/census"));

        var targets = await Targets(app, Places.Village);
        var town = await app.As(Role.TownOfficer, Places.Town);
        await Post(town, $"{place}/assign", ("division", Places.Village), ("surveyor", "林小妹"));
        Assert.Contains("林小妹", await worker.GetStringAsync(place));
        await Post(
            worker,
            $"/surveys/{targets[0]}",
            ("living", "alone"),
            ("needs", "meals"),
            ("needs", "company"),
            ("outcome", "answered")
        );
        Assert.Contains("1 / 2 人", await worker.GetStringAsync(place));
        await Post(worker, $"/surveys/{targets[1]}", ("outcome", "not-met"));
        Assert.DoesNotContain("摸底调查：上园村", await worker.GetStringAsync("/"));
        Assert.Contains("2 / 2 人", await town.GetStringAsync(place));
        var digest = await Registry.Digest(app);
        Assert.Contains("f living.situation=alone", digest);
        Assert.Contains("f survey.needs=meals,company", digest);
        Assert.Contains("t alone", digest);
    }

    [Theory, EveryDatabase]
    public async Task A_survey_of_one_group_can_be_closed_and_done_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var alone = Registry.Row(0);
        alone["living"] = "独居";
        await Registry.Import(app, await Registry.Officer(app), Registry.Book(alone, Registry.Row(1)));
        var county = await app.As(Role.CountyOfficer, Places.County);
        var place = await Post(
            county,
            "/census",
            ("name", "独居老人摸查"),
            ("from", "2026-07-01"),
            ("to", "2026-07-10"),
            ("tag", TagCodes.Alone)
        );
        var target = Assert.Single(await Targets(app, Places.Village));
        await Post(county, $"{place}/close");
        var late = await county.PostAsync($"/surveys/{target}", Form(("living", "alone"), ("outcome", "answered")));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        var again = await Post(county, $"{place}/repeat");
        Assert.NotEqual(place, again);
        Assert.Equal(2, (await Targets(app, Places.Village)).Count);
    }

    [Theory, EveryDatabase]
    public async Task The_next_village_can_neither_see_nor_answer(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Registry.Import(app, await Registry.Officer(app), Registry.Book(1));
        var county = await app.As(Role.CountyOfficer, Places.County);
        var place = await Post(county, "/census", ("name", "摸底调查"), ("from", "2026-07-01"), ("to", "2026-07-31"));
        var target = Assert.Single(await Targets(app, Places.Village));
        var neighbour = await app.As(Role.VillageWorker, Places.NextVillage);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(place)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"/surveys/{target}")).StatusCode);
    }

    private static Task<List<long>> Targets(TestApp app, string division) =>
        app.Read(s =>
            s.GetRequiredService<PeopleDb>()
                .AllSurveyTargets.Where(t => t.Division == division)
                .OrderBy(t => t.Id)
                .Select(t => t.Id)
                .ToListAsync()
        );

    private static FormUrlEncodedContent Form(params (string Key, string Value)[] form) =>
        new(form.Select(f => KeyValuePair.Create(f.Key, f.Value)));

    private static async Task<string> Post(HttpClient client, string path, params (string Key, string Value)[] form)
    {
        var answer = await client.PostAsync(path, Form(form));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
