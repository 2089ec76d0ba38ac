using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Yiju.Care.Contracts;
using Yiju.Kernel;
using Yiju.People.Contracts;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Care;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

/// <summary>What elders and their families come for.</summary>
public sealed class HouseholdTests(Chromium chromium)
{
    private const int LargeType = 20;
    private const int EasyToHit = 56;

    [Theory, EveryDatabase, Trait("req", "SVC-07")]
    public async Task An_elder_orders_a_bath_in_large_type_without_script(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, listening: true);
        var (_, post) = await town.App.Person(Role.Elder, Places.Village, personId: CareTown.Elder);
        var page = await chromium.As(town.App, post, 390, script: false);
        await Follow(page, "点服务");
        await Follow(page, "上门助浴");
        await page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await Press(page, "看价格");
        await Reads(page, "90.00 元");
        await Press(page, "就这样预约");
        await Reads(page, "上门助浴", "还没有安排");
        await Follow(page, "今天");
        await Follow(page, "点服务");
        await Follow(page, "看点过的服务");
        await Reads(page, "上门助浴");
    }

    [Theory, EveryDatabase, Trait("req", "SVC-12"), Trait("req", "REG-20")]
    public async Task A_daughter_sees_what_was_ordered_and_confirms_where_her_mother_lets_her(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, listening: true);
        var visit = await town.Made();
        var (account, post) = await town.App.Person(Role.Family, Places.Village, name: "李小梅");
        await Let(town, account, FamilyScope.See);
        var page = await chromium.As(town.App, post, 390);
        await page.GotoAsync("/care/orders");
        await Reads(page, "有 1 次服务等待确认");
        await page.GotoAsync($"/care/orders/{visit.OrderId}");
        await page.Locator("[name=words]").FillAsync("妈妈说洗得好");
        await Press(page, "确认服务");
        await Reads(page, "老人没有让您办这件事");
        Assert.Equal("妈妈说洗得好", await page.Locator("[name=words]").InputValueAsync());
        await Accessibility.HasNoViolation(page);
        await Let(town, account, FamilyScope.See | FamilyScope.Order);
        await page.GetByLabel("很满意").First.CheckAsync();
        await Press(page, "确认服务");
        await Reads(page, "已确认");
        Assert.Equal(VisitState.Confirmed, (await town.Reload(visit)).State);
    }

    private static Task Let(CareTown town, long account, FamilyScope scope)
    {
        town.Registry.Family[(account, CareTown.Elder)] = scope;
        return town.App.Do<Done>(async s =>
        {
            await s.GetRequiredService<Grants>()
                .Give($"account:{account}", CareTown.Elder, "family", "contact:1", null, default);
            return default(Done);
        });
    }

    private static async Task Follow(IPage page, string words)
    {
        await IsLarge(page);
        await page.GetByRole(AriaRole.Link, new() { Name = words }).Filter(new() { Visible = true }).First.ClickAsync();
    }

    private static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task Reads(IPage page, params string[] words) =>
        Task.WhenAll(words.Select(w => page.Locator("main").GetByText(w).First.WaitForAsync()));

    /// <summary>The type and what one presses, as an elder's eye and hand need them.</summary>
    private static async Task IsLarge(IPage page)
    {
        var type = await page.Locator("main")
            .EvaluateAsync<double>("main => parseFloat(getComputedStyle(main).fontSize)");
        Assert.True(type >= LargeType, $"{page.Url}: {type} px");
        var buttons = page.Locator("main :is(button, a.button)").Filter(new() { Visible = true });
        foreach (var button in await buttons.AllAsync())
        {
            var box = await button.BoundingBoxAsync();
            Assert.True(box is null || box.Height >= EasyToHit, $"{page.Url}: {box?.Height} px");
        }
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
    }
}
