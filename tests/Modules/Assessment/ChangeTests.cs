using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Assessment.Domain;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Assessment;

public sealed class ChangeTests
{
    [Theory, EveryDatabase]
    [Trait("req", "ASM-08"), Trait("scenario", "SC-04")]
    public async Task A_change_of_need_is_verified_before_anybody_is_sent(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var application = await office.Apply(change: true);
        var early = await office.Centre.PostAsJsonAsync(
            $"/api/assessment/applications/{application}/assign",
            new { orgId = "17" }
        );
        Assert.Equal("not-to-assign", await Office.Refusal(early));
        var silent = await office.Centre.PostAsJsonAsync(
            $"/api/assessment/applications/{application}/verify",
            new { agree = true, reason = " " }
        );
        Assert.Equal("reason-missing", await Office.Refusal(silent));
        await Office.Ok(
            await office.Centre.PostAsJsonAsync(
                $"/api/assessment/applications/{application}/verify",
                new { agree = true, reason = "电话核实，确实中风" }
            )
        );
        await office.Assign(application);
        var page = await office.Centre.GetStringAsync($"/assessment/applications/{application}");
        foreach (
            var word in new[]
            {
                "申请动态评估",
                "核实属实，组织动态评估",
                "电话核实，确实中风",
                "县中心小黄",
                "委派安评评估中心评估",
            }
        )
        {
            Assert.Contains(word, page, StringComparison.Ordinal);
        }
    }

    [Theory, EveryDatabase]
    [Trait("req", "ASM-08")]
    public async Task A_refused_change_says_why(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var application = await office.Apply(change: true);
        await Office.Ok(
            await office.Centre.PostAsJsonAsync(
                $"/api/assessment/applications/{application}/verify",
                new { agree = false, reason = "与上次相同" }
            )
        );
        var page = await (await office.Daughter()).GetStringAsync($"/assessment/applications/{application}");
        Assert.Contains("未同意", page, StringComparison.Ordinal);
        Assert.Contains("与上次相同", page, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("req", "REG-07")]
    [InlineData(ApplicationKind.Change, Places.Village, Places.OtherCountyVillage, Places.OtherCountyVillage)]
    [InlineData(ApplicationKind.Change, Places.Village, "510100000000", Places.Village)]
    [InlineData(ApplicationKind.Change, Places.Village, null, Places.Village)]
    [InlineData(ApplicationKind.First, Places.Village, Places.OtherCountyVillage, Places.Village)]
    [InlineData(ApplicationKind.Objection, Places.Village, Places.OtherCountyVillage, Places.Village)]
    public void Changes_go_to_the_hukou_place_inside_the_city(
        object kind,
        string living,
        string? hukou,
        string handled
    ) => Assert.Equal(handled, Handling.PlaceOf((ApplicationKind)kind, living, hukou).Division);

    [Theory, EveryDatabase]
    [Trait("req", "ASM-01")]
    public async Task A_second_application_and_a_stranger_are_refused_and_a_repeat_is_the_same(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var body = new
        {
            elderId = "1",
            reason = "走路要人扶",
            externalId = "hotline-9",
        };
        var first = await Office.Id(await office.Village.PostAsJsonAsync("/api/assessment/applications", body));
        Assert.Equal(
            first,
            await Office.Id(await office.Village.PostAsJsonAsync("/api/assessment/applications", body))
        );
        var second = await office.Village.PostAsJsonAsync(
            "/api/assessment/applications",
            new { elderId = "1", reason = "再来一次" }
        );
        Assert.Equal("application-open", await Office.Refusal(second));
        var stranger = await office.App.As(Role.Family, Places.Village);
        var refused = await stranger.PostAsJsonAsync(
            "/api/assessment/applications",
            new { elderId = "1", reason = "我是邻居" }
        );
        Assert.Equal("may-not-apply", await Office.Refusal(refused));
        var elsewhere = await office.App.As(Role.VillageWorker, Places.OtherTownVillage);
        var outside = await elsewhere.PostAsJsonAsync(
            "/api/assessment/applications",
            new { elderId = "1", reason = "外村" }
        );
        Assert.Equal("elder-unknown", await Office.Refusal(outside));
    }

    [Theory, EveryDatabase]
    [Trait("req", "ASM-13")]
    public async Task A_campaign_sends_a_named_list_to_one_agency_or_nothing_at_all(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        office.Town.Elder(2, "黄阿公", Places.Village);
        var bad = await office.Centre.PostAsJsonAsync(
            "/api/assessment/campaigns",
            new
            {
                name = "普查",
                elders = "1\ncard-2\n99",
                orgId = "17",
            }
        );
        Assert.Equal("elder-unknown", await Office.Refusal(bad));
        var made = await Office.Ok(
            await office.Centre.PostAsJsonAsync(
                "/api/assessment/campaigns",
                new
                {
                    name = "普查",
                    elders = "1\ncard-2",
                    orgId = "17",
                }
            )
        );
        Assert.Equal(2, made.GetProperty("count").GetInt32());
        var desk = await office.Manager.GetStringAsync("/assessment/agency");
        Assert.Contains("李桂英", desk, StringComparison.Ordinal);
        Assert.Contains("黄阿公", desk, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    [Trait("req", "REG-17")]
    public async Task Death_ends_what_is_under_way_and_its_reversal_restores_it(DatabaseKind kind)
    {
        await using var office = await Office.Open(kind);
        var made = await office.Arranged();
        await Tell(
            office,
            PeopleEvents.LifeEvent,
            new LifeEventHappened(5, Office.Elder, LifeEventKind.Died, office.Today, null)
        );
        Assert.Equal("assessment-unknown", await Office.Refusal(await office.Sign(Office.Nurse, made)));
        await Tell(
            office,
            PeopleEvents.LifeEventReversed,
            new LifeEventReversed(5, Office.Elder, LifeEventKind.Died, office.Today)
        );
        var result = await office.Assess(made, Sheet.MztGrades(2, 2, 0, 0));
        Assert.Equal(2, result.GetProperty("level").GetInt32());
    }

    private static async Task Tell<T>(Office office, string name, T happened)
    {
        await office.App.Do<Done>(s =>
        {
            s.GetRequiredService<Events>().Tell(name, happened);
            return Task.FromResult<Outcome<Done>>(default(Done));
        });
        await office.App.Settle();
    }
}
