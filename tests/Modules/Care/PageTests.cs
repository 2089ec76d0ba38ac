using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Care.Features;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Care;

public sealed class PageTests
{
    [Theory, EveryDatabase, Trait("req", "SVC-03"), Trait("req", "SVC-08")]
    public async Task An_elder_orders_in_three_steps_and_signs_the_first_time(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, agreement: false);
        var elder = await town.AsElder();
        Assert.Contains("上门助浴", await elder.GetStringAsync("/care/order"), StringComparison.Ordinal);
        var when = await elder.GetStringAsync($"/care/order/ZY01?elder={CareTown.Elder}");
        Assert.Contains("康怡居家养老（90.00 元）", when, StringComparison.Ordinal);
        var check = await elder.GetStringAsync(
            $"/care/order/ZY01/check?elder={CareTown.Elder}&day=2026-07-02&time=09:00&org={town.Org}"
        );
        Assert.Contains("签协议并预约", check, StringComparison.Ordinal);
        var fields = Regex
            .Matches(check, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        var unsigned = await elder.PostAsync("/care/order", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsigned.StatusCode);
        fields["signedBy"] = "王桂英";
        fields["agreed"] = "true";
        var placed = await elder.PostAsync("/care/order", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.SeeOther, placed.StatusCode);
        var again = await elder.PostAsync("/care/order", new FormUrlEncodedContent(fields));
        Assert.Equal(placed.Headers.Location, again.Headers.Location);
        Assert.Contains("上门助浴", await elder.GetStringAsync(placed.Headers.Location), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "SVC-07"), Trait("req", "SVC-11")]
    public async Task A_worker_does_a_visit_with_plain_forms_and_the_station_sees_the_proof(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Assigned();
        town.App.Time.Advance(TimeSpan.FromHours(24));
        var worker = await town.AsWorker();
        Assert.Contains("王桂英", await worker.GetStringAsync("/care/route"), StringComparison.Ordinal);
        await Report(("kind", "checkIn"), ("eventId", "e1"));
        Assert.Contains("测量血压", await worker.GetStringAsync($"/care/route/{visit.Id}"), StringComparison.Ordinal);
        await Report(("kind", "step"), ("step", "0"), ("eventId", "e2"));
        town.App.Time.Advance(TimeSpan.FromMinutes(61));
        await Report(("kind", "checkOut"), ("code", visit.Code), ("eventId", "e3"));
        var done = await town.Reload(visit);
        Assert.Equal((VisitState.Done, VisitMarks.StepsMissing), (done.State, done.Marks));
        var station = await town.App.As(Role.StationWorker, Places.Town);
        var proof = await station.GetStringAsync($"/care/visits/{visit.Id}");
        Assert.Contains("有步骤没做", proof, StringComparison.Ordinal);
        foreach (var view in new[] { "all", "gaps", "missed", "held" })
        {
            Assert.Equal(HttpStatusCode.OK, (await station.GetAsync($"/care/board?view={view}")).StatusCode);
        }

        async Task Report(params (string, string)[] form)
        {
            var answer = await worker.PostAsync(
                $"/care/route/{visit.Id}/event",
                new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Item1, f.Item2)))
            );
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        }
    }

    [Theory, EveryDatabase]
    public async Task Every_desk_opens_its_page(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind);
        var visit = await town.Ordered();
        var manager = await town.AsManager();
        string[] pages =
        [
            "/care/board",
            $"/care/visits/{visit.Id}/assign",
            $"/care/visits/{visit.Id}",
            "/care/card",
            $"/care/card?card={CareTown.Card}&item=ZC02",
            "/staff",
            "/operators",
            $"/operators/{town.Org}",
            "/places",
            "/places.geojson",
        ];
        foreach (var page in pages)
        {
            var answer = await manager.GetAsync(page);
            Assert.True(answer.IsSuccessStatusCode, $"{page}: {answer.StatusCode}");
        }
        Assert.Equal(HttpStatusCode.OK, (await town.App.Visitor().GetAsync("/places?where=上园村")).StatusCode);
    }

    [Theory, EveryDatabase, Trait("req", "SVC-22"), Trait("req", "REG-17")]
    public async Task A_plan_makes_its_visits_and_a_stay_in_hospital_pauses_them_until_it_is_reversed(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, yuan: 2_000);
        await town.App.Do<Done>(async s =>
        {
            var plan = new NewPlan(
                CareTown.Elder,
                Places.Village,
                town.Org,
                "JS01",
                PlanPattern.TwiceDaily,
                [new(8, 0), new(18, 0)],
                [],
                [],
                new(2026, 7, 2),
                null
            );
            await s.GetRequiredService<ICareLoader>().Plans([plan], default);
            return default(Done);
        });
        await town.App.Read(async s =>
        {
            await s.GetRequiredService<MakePlans>().Run(new(2026, 7, 1), default);
            await s.GetRequiredService<MakePlans>().Run(new(2026, 7, 1), default);
            return 0;
        });
        Assert.Equal(14, await Count(OrderState.Open));
        Assert.Equal(14, (await town.Wallet()).Holds.Count);
        await Tell(
            PeopleEvents.LifeEvent,
            new LifeEventHappened(7, CareTown.Elder, LifeEventKind.AdmittedToHospital, new(2026, 7, 4), null)
        );
        Assert.Equal((4, 10), (await Count(OrderState.Open), await Count(OrderState.Paused)));
        Assert.Equal(4, (await town.Wallet()).Holds.Count);
        await Tell(
            PeopleEvents.LifeEventReversed,
            new LifeEventReversed(7, CareTown.Elder, LifeEventKind.AdmittedToHospital, new(2026, 7, 4))
        );
        Assert.Equal(14, await Count(OrderState.Open));
        Assert.Equal(14, (await town.Wallet()).Holds.Count);
        await Tell(
            PeopleEvents.LifeEvent,
            new LifeEventHappened(8, CareTown.Elder, LifeEventKind.Died, new(2026, 7, 1), null)
        );
        Assert.Equal((0, 0), (await Count(OrderState.Open), (await town.Wallet()).Holds.Count));

        Task<int> Count(OrderState state) =>
            town.App.Read(s => s.GetRequiredService<CareDb>().AllOrders.CountAsync(o => o.State == state));

        async Task Tell<T>(string name, T happened)
        {
            await town.App.Do<Done>(s =>
            {
                s.GetRequiredService<Events>().Tell(name, happened);
                return Task.FromResult<Outcome<Done>>(default(Done));
            });
            await town.App.Settle();
        }
    }
}
