using Microsoft.Playwright;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Benefits;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

/// <summary>The finder and a change that reaches back, on a phone and on a desk (POL-22, POL-24).</summary>
[Trait("req", "POL-22"), Trait("req", "POL-24")]
public sealed class BenefitPagesTests(Chromium chromium)
{
    private const string More = """

        meal-wallet:
          as: benefit
          title: 助餐补贴
          clause: 第二条
          when: income.category in {'destitute', 'minimum-living'}
          amount: { rule: 200 元, clause: 第二条 }
          every: month
          purpose: meals
          source: general-budget
          payer: county
        nursing:
          as: benefit
          title: 长护险居家护理
          clause: 第二条
          when: assessment.ltci.level >= 1
        """;

    /// <summary>Where pictures go when somebody wants to look at them; nothing is kept otherwise.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("YIJU_TEST_PICTURES");

    [Fact]
    public async Task Finder_and_correction_fit_a_phone_and_read_well()
    {
        using var pack = new SmallPack(SmallPack.Care + More);
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, pack.Register, listening: true);
        await FakeElders.State(app, more: (FactKeys.AssessedScore, "20"));
        var county = new County(app);
        await Look(app, Role.Elder, "finder-open", "/elders/9/benefits", County.Elder);
        await county.Grant("care-wallet");
        await county.Spend(50_000, "order:1");
        await county.GoTo(2026, 8, 5);
        await county.Spend(50_000, "order:2");
        await county.GoTo(2026, 9, 15);
        await county.State(County.Day("2026-07-15"), (FactKeys.AssessedScore, "50"));
        var application = (await county.Waiting())!;
        await Look(app, Role.CountyOfficer, "application", application);
        await county.Decide(application, "grant");
        var decision = (await county.Decisions())[^1].Id;
        await Look(app, Role.CountyOfficer, "decision-letter", $"/decisions/{decision}/letter");
        var claim = Assert.Single(await county.Claims());
        await Look(app, Role.FinanceOfficer, "claim", $"/claims/{claim.Id}");
        await Look(app, Role.CountyOfficer, "claim-county", $"/claims/{claim.Id}");
        await Look(app, Role.FinanceOfficer, "claims", "/claims");
        await Look(app, Role.Elder, "finder-own", "/elders/9/benefits", County.Elder);
        await Look(app, Role.Elder, "wallet-own", "/my/wallet", County.Elder);
        await Look(app, Role.VillageWorker, "finder-village", "/elders/9/benefits");
    }

    private async Task Look(TestApp app, Role role, string name, string address, long? person = null)
    {
        var division = role is Role.Elder or Role.VillageWorker ? Places.Village : Places.County;
        foreach (var width in new[] { 390, 1440 })
        {
            var page = await chromium.As(app, role, division, width, personId: person);
            var answer = await page.GotoAsync(address);
            Assert.Equal(200, answer!.Status);
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            Assert.True(wide <= 0, $"{name} at {width}: {wide} px too wide");
            if (role == Role.Elder)
            {
                var small = await page.EvaluateAsync<double>(
                    "Math.min(...[...document.querySelectorAll('main p, main a, main button, main summary')]"
                        + ".filter(e => e.innerText.trim()).map(e => parseFloat(getComputedStyle(e).fontSize)))"
                );
                Assert.True(small >= 18, $"{name} at {width}: text of {small} px");
            }
            await Accessibility.HasNoViolation(page);
            if (Pictures is not null)
            {
                await page.ScreenshotAsync(
                    new() { Path = Path.Combine(Pictures, $"{name}-{width}.png"), FullPage = true }
                );
            }
            await page.Context.CloseAsync();
        }
    }
}
