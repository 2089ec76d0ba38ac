using Microsoft.Playwright;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

public sealed class FrontDoorTests(Chromium chromium)
{
    [Theory, EveryDatabase]
    public async Task A_visitor_of_the_demo_enters_as_a_village_worker_and_lands_on_today(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, listening: true);
        var (_, post) = await app.Person(Role.VillageWorker, Places.Village);
        var page = await chromium.Window(app);
        await page.GotoAsync("/demo");
        await page.Locator($"form:has(input[value='{post}']) button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync($"{app.Address}/", Chromium.Patiently);
        Assert.Equal("今天", await page.Locator("h1").InnerTextAsync());
        await Accessibility.HasNoViolation(page);
    }

    [Fact]
    public async Task The_sign_in_page_fits_a_phone_and_has_no_violation()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, listening: true);
        var page = await chromium.Window(app, width: 320);
        await page.GotoAsync("/sign-in");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
        await Accessibility.HasNoViolation(page);
    }
}
