using Microsoft.Playwright;
using Yiju.Platform.Access;
using Yiju.Platform.Data;

namespace Yiju.Tests.Browser;

[Collection(nameof(DemoWorld))]
public sealed class DeskLooksTests(Chromium chromium, DemoWorld world)
{
    private static readonly Role[] OnPhones =
    [
        Role.VillageWorker,
        Role.CareWorker,
        Role.Assessor,
        Role.Elder,
        Role.Family,
    ];

    [Theory]
    [InlineData(Role.VillageWorker)]
    [InlineData(Role.StationWorker)]
    [InlineData(Role.TownOfficer)]
    [InlineData(Role.CountyOfficer)]
    [InlineData(Role.CountyCentre)]
    [InlineData(Role.CityOfficer)]
    [InlineData(Role.OperatorManager)]
    [InlineData(Role.CareWorker)]
    [InlineData(Role.AgencyManager)]
    [InlineData(Role.Assessor)]
    [InlineData(Role.DutyAgent)]
    [InlineData(Role.Elder)]
    [InlineData(Role.Family)]
    [InlineData(Role.FinanceOfficer)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task A_desk_opens_on_today_and_its_areas_are_whole_where_they_are_used(Role role)
    {
        var page = await world.Enter(chromium, DatabaseKind.Sqlite, role, OnPhones.Contains(role) ? 390 : 1440);
        var areas = await page.Locator(".rail a[href]")
            .EvaluateAllAsync<string[]>("links => [...new Set(links.map(l => l.getAttribute('href')))]");
        Assert.Contains("/", areas);
        var troubles = new List<string>();
        foreach (var area in areas)
        {
            troubles.AddRange((await Troubles(page, area)).Select(t => $"{area}: {t}"));
        }
        Assert.True(troubles.Count == 0, string.Join('\n', troubles));
    }

    private static async Task<IReadOnlyList<string>> Troubles(IPage page, string area)
    {
        var answer = await page.GotoAsync(area);
        if (answer!.Status != 200 || await page.Locator("h1").CountAsync() != 1)
        {
            return [$"{answer.Status}, {await page.Locator("h1").CountAsync()} h1"];
        }
        var found = await Accessibility.Violations(page);
        return await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")
            ? found
            : [.. found, "wider than the screen"];
    }
}
