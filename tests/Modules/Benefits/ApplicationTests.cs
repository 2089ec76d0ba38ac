using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Benefits.Contracts;
using Yiju.Benefits.Data;
using Yiju.Benefits.Domain;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Outbox;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Benefits;

/// <summary>From the wish to the money in the wallet, as people in their posts do it (SC-03.4–5).</summary>
[Trait("req", "POL-07"), Trait("req", "FND-04")]
public sealed class ApplicationTests
{
    private const string Wish = "/elders/9/benefits/care-wallet/apply";

    [Theory, EveryDatabase]
    public async Task A_wish_goes_over_the_town_to_the_county_and_fills_the_wallet(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, FakeElders.Register);
        await FakeElders.State(app);
        var address = await Grant(app);
        var county = await app.As(Role.CountyOfficer, Places.County);
        var page = await county.GetStringAsync(address);
        Assert.Contains("已批准", page, StringComparison.Ordinal);
        Assert.Contains("演示参数，非政策", page, StringComparison.Ordinal);
        Assert.Contains("/assessment/7/report", page, StringComparison.Ordinal);
        var letter = await county.GetStringAsync(address + "/letter");
        Assert.Contains("300.00 元", letter, StringComparison.Ordinal);
        Assert.Contains("行政复议", letter, StringComparison.Ordinal);
        var purse = Assert.Single(await Purses(app));
        Assert.Equal(
            (30_000L, "care", (DateOnly?)new DateOnly(2026, 7, 31)),
            (purse.Spendable.Fen, purse.Purpose, purse.ExpiresOn)
        );
        var own = await app.As(Role.Elder, Places.Village, personId: 9);
        var wallet = await own.GetStringAsync("/my/wallet");
        Assert.Contains("300.00", wallet, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "FND-06")]
    public async Task Every_month_is_credited_once_and_the_rest_lapses(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, FakeElders.Register);
        await FakeElders.State(app);
        await Grant(app);
        await app.NextDay();
        await app.NextDay();
        Assert.Equal(30_000, (await Purses(app)).Sum(p => p.Balance.Fen));
        app.Time.SetDay(2026, 7, 31);
        await app.NextDay();
        await app.NextDay();
        var purse = Assert.Single(await Purses(app), p => p.Balance.Fen > 0);
        Assert.Equal((30_000L, (DateOnly?)new DateOnly(2026, 8, 31)), (purse.Balance.Fen, purse.ExpiresOn));
        Assert.Empty(await app.Read(s => s.GetRequiredService<LedgerVerifier>().Verify(CancellationToken.None)));
    }

    [Theory, EveryDatabase, Trait("req", "SEC-09")]
    public async Task Nobody_does_two_steps_and_nobody_decides_against_the_rule(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, FakeElders.Register);
        await FakeElders.State(app, more: (FactKeys.AssessedLevel, "1"));
        var town = await app.As(Role.TownOfficer, Places.Town);
        var applied = await town.PostAsync(Wish, Form());
        var application = applied.Headers.Location!.ToString();
        var same = await town.PostAsync(application + "/verify", Form(("opinion", "属实")));
        Assert.Equal(HttpStatusCode.Forbidden, same.StatusCode);
        var other = await app.As(Role.TownOfficer, Places.Town);
        var silent = await other.PostAsync(application + "/verify", Form(("opinion", " ")));
        Assert.Contains("请写核实意见", await silent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await other.PostAsync(application + "/verify", Form(("opinion", "属实")));
        var county = await app.As(Role.CountyOfficer, Places.County);
        var against = await county.PostAsync(application + "/decide", Form(("decision", "grant")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, against.StatusCode);
        var refused = await county.PostAsync(application + "/decide", Form(("decision", "refuse")));
        Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
        var decision = Assert.Single(await Decisions(app));
        Assert.False(decision.Granted);
        Assert.Contains("评估等级达到", decision.Sentence, StringComparison.Ordinal);
        Assert.Empty(await Purses(app));
    }

    [Theory, EveryDatabase]
    public async Task The_town_has_its_working_days_over_the_holidays(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, FakeElders.Register);
        await FakeElders.State(app);
        app.Time.SetDay(2026, 9, 30);
        var town = await app.As(Role.TownOfficer, Places.Town);
        Assert.Equal(HttpStatusCode.SeeOther, (await town.PostAsync(Wish, Form())).StatusCode);
        var due = await app.Read(s =>
            s.GetRequiredService<PlatformDb>()
                .Work.Where(w => w.Kind == "benefits.verify")
                .Select(w => w.DueOn)
                .SingleAsync()
        );
        // 8 and 9 October, Saturday the 10th worked instead, then Monday and Tuesday.
        Assert.Equal(new DateOnly(2026, 10, 13), due);
    }

    [Theory, EveryDatabase]
    public async Task The_county_sends_back_what_is_not_clear(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, FakeElders.Register);
        await FakeElders.State(app, more: (FactKeys.AssessedScore, null));
        var (application, county) = await ToCounty(app);
        var undecided = await county.PostAsync(application + "/decide", Form(("decision", "grant")));
        Assert.Contains("还缺：评估得分", await undecided.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var back = await county.PostAsync(application + "/decide", Form(("decision", "return"), ("opinion", "补评估")));
        Assert.Equal(HttpStatusCode.SeeOther, back.StatusCode);
        var town = await app.As(Role.TownOfficer, Places.Town);
        Assert.Contains("补评估", await town.GetStringAsync(application), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "POL-21")]
    public async Task A_changed_fact_brings_the_grant_back_to_the_county(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, FakeElders.Register);
        await FakeElders.State(app);
        await Grant(app);
        await FakeElders.State(app, more: [(FactKeys.AssessedLevel, "3"), (FactKeys.AssessedScore, "20")]);
        var county = await app.As(Role.CountyOfficer, Places.County);
        var desk = await county.GetStringAsync("/");
        Assert.Contains("情况变化，重新决定", desk, StringComparison.Ordinal);
        var id = await app.Read(s =>
            s.GetRequiredService<BenefitsDb>()
                .AllApplications.Where(a => a.Replaces != null)
                .Select(a => a.Id)
                .SingleAsync()
        );
        await county.PostAsync($"/benefits/applications/{id}/decide", Form(("decision", "grant")));
        Assert.Equal(
            [(30_000L, (DateOnly?)new DateOnly(2026, 7, 31)), (60_000L, null)],
            (await Decisions(app)).Select(d => (d.AmountFen!.Value, d.ValidTo))
        );
        app.Time.SetDay(2026, 7, 31);
        await app.NextDay();
        Assert.Equal(60_000, (await Purses(app)).Sum(p => p.Spendable.Fen));
    }

    [Theory, EveryDatabase, Trait("req", "FND-25")]
    public async Task A_death_freezes_and_returns_and_a_mistaken_one_is_undone(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, FakeElders.Register);
        await FakeElders.State(app);
        await Grant(app);
        var on = new DateOnly(2026, 7, 1);
        await Tell(app, PeopleEvents.LifeEvent, new LifeEventHappened(5, 9, LifeEventKind.Died, on, null));
        Assert.Equal(0, (await Purses(app)).Sum(p => p.Balance.Fen));
        Assert.Equal(on, Assert.Single(await Decisions(app)).ValidTo);
        await Tell(app, PeopleEvents.LifeEventReversed, new LifeEventReversed(5, 9, LifeEventKind.Died, on));
        Assert.Equal(30_000, (await Purses(app)).Sum(p => p.Spendable.Fen));
        Assert.Null(Assert.Single(await Decisions(app)).ValidTo);
        await Tell(
            app,
            PeopleEvents.LifeEvent,
            new LifeEventHappened(6, 9, LifeEventKind.AdmittedToHospital, on, null)
        );
        Assert.Equal(30_000, (await Purses(app)).Sum(p => p.Spendable.Fen));
    }

    [Theory, EveryDatabase, Trait("req", "POL-03")]
    public async Task The_share_of_an_item_follows_the_group(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, FakeElders.Register);
        await FakeElders.State(app);
        Task<ItemShare> Share(string item) =>
            app.Read(s =>
                s.GetRequiredService<IEntitlements>()
                    .ShareOf(9, item, new Money(9_001), new DateOnly(2026, 7, 1), CancellationToken.None)
            );
        Assert.Null((await Share("ZY01")).WalletPurpose);
        await Grant(app);
        var ordinary = await Share("ZY01");
        Assert.Equal(("care", 7_200L), (ordinary.WalletPurpose, ordinary.WalletMax.Fen));
        Assert.Equal("demo-4408@1 演示第六条", ordinary.Rule);
        await FakeElders.State(app, more: (FactKeys.IncomeCategory, "destitute"));
        Assert.Equal(9_001, (await Share("ZY01")).WalletMax.Fen);
        Assert.Null((await Share("QQ99")).Rule);
    }

    [Theory, EveryDatabase, Trait("req", "POL-22")]
    public async Task The_finder_shows_what_is_missing_to_those_who_may_see_the_elder(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, FakeElders.Register);
        await FakeElders.State(app, more: (FactKeys.AssessedScore, null));
        var village = await app.As(Role.VillageWorker, Places.Village);
        var json = JsonDocument.Parse(await village.GetStringAsync("/api/elders/9/benefits"));
        var said = json
            .RootElement.GetProperty("rulings")
            .EnumerateArray()
            .Select(r => $"{r.GetProperty("benefit").GetString()}={r.GetProperty("verdict").GetString()}")
            .ToList();
        Assert.Contains("home-care-object=yes", said);
        Assert.Contains("care-wallet=unknown", said);
        Assert.Contains("meal-wallet=no", said);
        Assert.Contains("还缺：评估得分", await village.GetStringAsync("/elders/9/benefits"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await village.GetAsync("/elders/10/benefits")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await village.GetAsync("/elders/10/wallet")).StatusCode);
        var stranger = await app.As(Role.Elder, Places.Village, personId: 10);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/elders/9/wallet")).StatusCode);
    }

    private static async Task<string> Grant(TestApp app)
    {
        var (application, county) = await ToCounty(app);
        var decided = await county.PostAsync(application + "/decide", Form(("decision", "grant")));
        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
        await app.Settle();
        return $"/decisions/{(await Decisions(app)).Last().Id}";
    }

    private static async Task<(string Application, HttpClient County)> ToCounty(TestApp app)
    {
        var village = await app.As(Role.VillageWorker, Places.Village);
        var applied = await village.PostAsync(Wish, Form());
        Assert.Equal(HttpStatusCode.SeeOther, applied.StatusCode);
        var application = applied.Headers.Location!.ToString();
        var town = await app.As(Role.TownOfficer, Places.Town);
        var verified = await town.PostAsync(application + "/verify", Form(("opinion", "上门看过，属实")));
        Assert.Equal(HttpStatusCode.SeeOther, verified.StatusCode);
        return (application, await app.As(Role.CountyOfficer, Places.County));
    }

    private static async Task Tell<T>(TestApp app, string name, T happened)
    {
        await app.Do<Done>(s =>
        {
            s.GetRequiredService<Events>().Tell(name, happened);
            return Task.FromResult<Outcome<Done>>(default(Done));
        });
        await app.Settle();
    }

    private static Task<List<BenefitDecision>> Decisions(TestApp app) =>
        app.Read(s => s.GetRequiredService<BenefitsDb>().AllDecisions.AsNoTracking().OrderBy(d => d.Id).ToListAsync());

    private static Task<IReadOnlyList<Purse>> Purses(TestApp app) =>
        app.Read(s => s.GetRequiredService<IWallets>().Of(9, app.Time.Today(), CancellationToken.None));

    private static FormUrlEncodedContent Form(params (string Key, string Value)[] fields) =>
        new(fields.Select(f => new KeyValuePair<string, string>(f.Key, f.Value)));
}
