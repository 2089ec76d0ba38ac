using Microsoft.Playwright;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Network;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

/// <summary>An operator says where it is paid, and the county types the number again from the bank's paper.</summary>
public sealed class BankAccountTests(Chromium chromium)
{
    private const string Number = "6222000000000000017";

    [Theory, EveryDatabase, Trait("req", "FND-05")]
    public async Task An_account_is_entered_by_one_and_confirmed_by_another(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, listening: true);
        var org = await Companies.Org(app, 1);
        var manager = await chromium.As(app, Role.OperatorManager, Places.County, orgId: org);
        await manager.GotoAsync($"/operators/{org}");
        await manager.GetByRole(AriaRole.Link, new() { Name = "看收款账户" }).ClickAsync();
        await manager.Locator("[name=bank]").FillAsync("示例银行遂溪支行");
        await manager.Locator("[name=number]").FillAsync(Number);
        await manager.GetByRole(AriaRole.Button, new() { Name = "交县（区）核对" }).ClickAsync();
        await manager.GetByText("等县（区）核对").First.WaitForAsync();
        Assert.DoesNotContain(Number, await manager.ContentAsync(), StringComparison.Ordinal);
        await Accessibility.HasNoViolation(manager);
        var county = await chromium.As(app, Role.CountyOfficer, Places.County, width: 390);
        await county.GotoAsync($"/operators/{org}/account");
        await county.Locator("[name=number]").First.FillAsync(Number);
        await Accessibility.HasNoViolation(county);
        await county.GetByRole(AriaRole.Button, new() { Name = "核对无误" }).ClickAsync();
        await county.GetByText("已核对，付款用").WaitForAsync();
        Assert.True(
            await county.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")
        );
    }
}
