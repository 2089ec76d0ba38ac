using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Benefits.Data;
using Yiju.Benefits.Features.Finding;
using Yiju.Funds.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;
using static Yiju.Tests.Modules.Benefits.County;

namespace Yiju.Tests.Modules.Benefits;

/// <summary>The platform finds whom a policy is for: grants what needs no application, proposes the rest, and keeps benefits apart.</summary>
public sealed class FindingTests : IDisposable
{
    private const string MayApply = "benefits.may-apply";

    private const string Age = """
        age-allowance:
          as: benefit
          title: 高龄津贴
          clause: 第一条
          when: age(person.birth-date) >= 80
          amount: { rule: care.top, clause: 第二条 }
          every: month
          purpose: allowance
          source: general-budget
          payer: county
          apply: automatic
        """;

    private const string Apart = """
        care-wallet:
          as: benefit
          title: 居家照护补贴
          clause: 第一条
          when: assessment.care-need.level >= 2
          amount: { rule: care.top, clause: 第二条 }
          every: month
          purpose: care
          source: county-lottery
          payer: county
          yields-to: [ltc-home-care]
        ltc-home-care:
          as: benefit
          title: 长护险居家照护
          clause: 第二条
          when: assessment.ltci.level >= 1
        """;

    private const string Seldom = """
        year-gift:
          as: benefit
          title: 年度慰问金
          clause: 第一条
          when: assessment.care-need.level >= 2
          amount: { rule: care.top, clause: 第二条 }
          every: year
          purpose: gift
          source: general-budget
          payer: county
        bed-gift:
          as: benefit
          title: 适老化改造补贴
          clause: 第一条
          when: assessment.care-need.level >= 2
          amount: { rule: if assessment.care-need.score <= 29 then 900 元 else 500 元, clause: 第二条 }
          every: once
          purpose: home
          source: general-budget
          payer: county
        """;

    private SmallPack pack = new();

    public void Dispose() => pack.Dispose();

    [Theory, EveryDatabase, Trait("req", "POL-21")]
    public async Task What_needs_no_application_is_granted_at_once_and_once(DatabaseKind kind)
    {
        await using var app = await Start(kind, Age);
        var county = new County(app);
        var granted = Assert.Single(await county.Decisions("age-allowance"));
        Assert.Equal((true, "系统", 60_000L), (granted.Automatic, granted.DecidedByName, granted.AmountFen!.Value));
        Assert.Equal(60_000, (await county.Purses()).Sum(p => p.Balance.Fen));
        await county.State(Day("2026-06-15"), (FactKeys.IncomeCategory, "destitute"));
        Assert.Single(await county.Decisions("age-allowance"));
        Assert.Empty(await county.Work(MayApply));
        var own = await app.As(Role.Elder, Places.Village, personId: Elder);
        Assert.Contains("不用申请，已经给您办好", await own.GetStringAsync("/messages"), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase, Trait("req", "POL-21")]
    public async Task What_an_officer_stopped_comes_back_only_with_new_facts(DatabaseKind kind)
    {
        await using var app = await Start(kind, Age);
        var county = new County(app);
        var id = Assert.Single(await county.Decisions("age-allowance")).Id;
        var officer = await app.As(Role.CountyOfficer, Places.County);
        Assert.Contains("高龄津贴", await officer.GetStringAsync("/benefits/automatic"), StringComparison.Ordinal);
        var silent = await officer.PostAsync($"/decisions/{id}/stop", Form(("reason", " ")));
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await officer.PostAsync($"/decisions/{id}/stop", Form(("reason", "出生日期有疑问。")));
        await app.Settle();
        Assert.Contains("已停止", await officer.GetStringAsync("/benefits/automatic"), StringComparison.Ordinal);
        await county.GoTo(2026, 7, 2);
        await county.State(Day("2026-06-15"), (FactKeys.IncomeCategory, "destitute"));
        Assert.Single(await county.Decisions("age-allowance"));
        await county.State(Day("2026-06-15"), (FactKeys.BirthDate, "1944-03-05"));
        Assert.Equal(2, (await county.Decisions("age-allowance")).Count);
        var stranger = await app.As(Role.CountyOfficer, Places.OtherCounty);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.PostAsync($"/decisions/{id}/stop", Form(("reason", "x")))).StatusCode
        );
    }

    [Theory, EveryDatabase, Trait("req", "POL-22")]
    public async Task The_village_hears_once_that_an_elder_may_apply(DatabaseKind kind)
    {
        await using var app = await Start(kind, SmallPack.Care);
        var county = new County(app);
        Assert.Equal("可以申请“居家照护补贴”", Assert.Single(await county.Work(MayApply)).Title);
        await county.State(Day("2026-06-15"), (FactKeys.AssessedScore, "20"));
        Assert.Single(await county.Work(MayApply));
        await county.State(Day("2026-06-20"), (FactKeys.AssessedLevel, "1"));
        Assert.Empty(await county.Work(MayApply));
        await county.State(Day("2026-06-25"), (FactKeys.AssessedLevel, "2"));
        Assert.Single(await county.Work(MayApply));
        var village = await app.As(Role.VillageWorker, Places.Village);
        var address = $"/elders/{Elder}/benefits/care-wallet/decline";
        var silent = await village.PostAsync(address, Form(("reason", "")));
        Assert.Contains("请写一句老人为什么不申请", await silent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await village.PostAsync(address, Form(("reason", "家里人照顾")));
        Assert.Empty(await county.Work(MayApply));
        await county.State(Day("2026-06-28"), (FactKeys.AssessedScore, "40"));
        Assert.Empty(await county.Work(MayApply));
        Assert.Contains(
            "家里人照顾",
            await village.GetStringAsync($"/elders/{Elder}/benefits"),
            StringComparison.Ordinal
        );
        await county.Grant("care-wallet");
        Assert.Empty(await county.Work(MayApply));
    }

    [Theory, EveryDatabase, Trait("req", "POL-21")]
    public async Task What_an_officer_refused_is_not_proposed_for_the_same_facts(DatabaseKind kind)
    {
        await using var app = await Start(kind, SmallPack.Care, (FactKeys.AssessedLevel, "1"));
        var county = new County(app);
        await county.Decide(await county.Apply("care-wallet"), "refuse");
        await county.State(Day("2026-06-15"), (FactKeys.IncomeCategory, "destitute"));
        Assert.Empty(await county.Work(MayApply));
        await county.State(Day("2026-06-15"), (FactKeys.AssessedLevel, "2"));
        Assert.Single(await county.Work(MayApply));
    }

    [Theory, EveryDatabase, Trait("req", "POL-23")]
    public async Task A_benefit_that_comes_first_brings_the_yielding_one_back_to_the_county(DatabaseKind kind)
    {
        await using var app = await Start(kind, Apart, ("assessment.ltci.level", "0"));
        var county = new County(app);
        await county.Grant("care-wallet");
        await county.GoTo(2026, 8, 10);
        await county.State(Day("2026-07-01"), ("assessment.ltci.level", "1"));
        Assert.Null(await county.Waiting());
        await county.Grant("ltc-home-care");
        var application = (await county.Waiting())!;
        var officer = await app.As(Role.CountyOfficer, Places.County);
        Assert.Contains("这两项不能同时享受", await officer.GetStringAsync(application), StringComparison.Ordinal);
        await county.Decide(application, "refuse");
        Assert.Equal(
            [(true, (DateOnly?)Day("2026-08-09")), (false, null)],
            (await county.Decisions()).Select(d => (d.Granted, d.ValidTo))
        );
        // Months of which it was the only one stay paid.
        await county.GoTo(2026, 9, 2);
        Assert.Equal(["2026-07", "2026-08"], (await county.Paid()).Keys.Order());
        var village = await app.As(Role.VillageWorker, Places.Village);
        var page = await village.GetStringAsync($"/elders/{Elder}/benefits");
        Assert.Contains("已经享受“长护险居家照护”", page, StringComparison.Ordinal);
        Assert.Empty(await county.Work(MayApply));
    }

    [Theory, EveryDatabase, Trait("req", "FND-04")]
    public async Task What_is_paid_by_the_year_or_once_is_credited_so_and_corrected_so(DatabaseKind kind)
    {
        await using var app = await Start(kind, Seldom);
        var county = new County(app);
        await county.Grant("year-gift");
        await county.Grant("bed-gift");
        Assert.Equal(110_000, (await county.Purses()).Sum(p => p.Balance.Fen));
        await county.GoTo(2026, 9, 1);
        Assert.Equal(110_000, (await county.Purses()).Sum(p => p.Balance.Fen));
        await county.GoTo(2027, 1, 2);
        Assert.Equal(
            new Dictionary<string, long> { ["2026"] = 60_000, ["2027"] = 60_000 },
            await county.Paid("year-gift")
        );
        Assert.Equal(new Dictionary<string, long> { ["once"] = 50_000 }, await county.Paid("bed-gift"));
        await county.State(Day("2026-07-01"), (FactKeys.AssessedScore, "20"));
        await county.Decide((await county.Waiting())!, "grant");
        Assert.Equal(new Dictionary<string, long> { ["once"] = 90_000 }, await county.Paid("bed-gift"));
        await county.State(Day("2026-10-01"), (FactKeys.AssessedLevel, "1"));
        foreach (var id in await Open(app))
        {
            await county.Decide($"/benefits/applications/{id}", "refuse");
        }
        // The first of January decides the year, the first day of the grant the one sum.
        Assert.Equal(new Dictionary<string, long> { ["2026"] = 60_000 }, await county.Paid("year-gift"));
        Assert.Equal(new Dictionary<string, long> { ["once"] = 90_000 }, await county.Paid("bed-gift"));
        await county.BooksAreRight();
    }

    [Theory, EveryDatabase]
    public async Task Judging_an_elder_takes_the_same_queries_however_much_there_is(DatabaseKind kind)
    {
        await using var app = await Start(kind, Age + "\n" + SmallPack.Care + "\n" + Seldom);
        var county = new County(app);
        await Judge(app);
        var early = await Queries.Of(() => Judge(app));
        for (var i = 0; i < 50; i++)
        {
            await Judge(app);
        }
        Assert.Equal(3, (await county.Work(MayApply)).Count);
        Assert.Equal(early, await Queries.Of(() => Judge(app)));
        Assert.NotEqual(0, early);
    }

    private static Task<Outcome<Done>> Judge(TestApp app) =>
        app.Read(s =>
            s.GetRequiredService<DbSession>()
                .Commit<Done>(
                    async () =>
                    {
                        await s.GetRequiredService<Judging>().Judge(Elder, CancellationToken.None);
                        return default(Done);
                    },
                    CancellationToken.None
                )
        );

    private static Task<List<long>> Open(TestApp app) =>
        app.Read(s =>
            s.GetRequiredService<BenefitsDb>()
                .AllApplications.Where(a => a.DecisionId == null)
                .OrderBy(a => a.Id)
                .Select(a => a.Id)
                .ToListAsync()
        );

    private async Task<TestApp> Start(DatabaseKind kind, string rules, params (string Key, string? Value)[] facts)
    {
        pack.Dispose();
        pack = new SmallPack(rules);
        var app = await TestApp.Start(kind, pack.Register);
        await FakeElders.State(app, more: facts);
        app.Time.Advance(TimeSpan.FromSeconds(1));
        return app;
    }
}
