using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.People;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

[Trait("scenario", "SC-01")]
public sealed partial class VillageDeskTests(Chromium chromium)
{
    [Theory, EveryDatabase, Trait("req", "REG-09")]
    public async Task A_village_worker_registers_an_elder_on_a_phone_and_finds_her_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, listening: true);
        var page = await chromium.As(app, Role.VillageWorker, Places.Village, width: 390);
        await page.GotoAsync("/elders/new");
        await Accessibility.HasNoViolation(page);
        await page.Locator("[name=documentNumber]").FillAsync(Residents.Id(1945, 3, 5, 122));
        await page.Locator("[name=name]").FillAsync("张秀英");
        await page.Locator("[name=address]").FillAsync("桃溪路12号");
        await page.Locator("[name=hukouDivision]").FillAsync("same");
        await page.Locator("[name=living][value=alone]").CheckAsync();
        await page.Locator("[name=consent]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "核对后登记" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认登记" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(ElderPage(), Chromium.Patiently);
        Assert.Contains("张秀英", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("19450305", await page.ContentAsync(), StringComparison.Ordinal);
        await Accessibility.HasNoViolation(page);
        await page.GotoAsync("/search?q=zxy");
        Assert.Contains("张秀英", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
    }

    [Theory, EveryDatabase]
    public async Task A_wrong_number_is_answered_beside_the_field_and_nothing_typed_is_lost(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, listening: true);
        var page = await chromium.As(app, Role.VillageWorker, Places.Village);
        await page.GotoAsync("/elders/new");
        await page.Locator("[name=documentNumber]").FillAsync("990101194503051220");
        await page.Locator("[name=name]").FillAsync("张秀英");
        await page.GetByRole(AriaRole.Button, new() { Name = "核对后登记" }).ClickAsync();
        await page.Locator(".error-summary, [role=alert]").First.WaitForAsync();
        Assert.Equal("张秀英", await page.Locator("[name=name]").InputValueAsync());
        await Accessibility.HasNoViolation(page);
    }

    [GeneratedRegex(@"/elders/\d+")]
    private static partial Regex ElderPage();
}
