using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Browser.Scenes;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

/// <summary>The main job of each desk, done by somebody who reads words and follows links, in one demo city.</summary>
[Collection(nameof(DemoWorld))]
public sealed partial class MainJobTests(Chromium chromium, DemoWorld world) : IAsyncLifetime
{
    private readonly List<IPage> windows = [];

    [Fact, Trait("req", "SVC-07")]
    public async Task A_station_orders_a_service_for_an_elder_in_three_steps()
    {
        var station = await At(Role.StationWorker);
        await station.Rail("老人");
        await station.OpenLine("");
        var elder = await station.Title();
        await station.Follow("服务");
        await station.Follow("点服务");
        await station.Sees("第 1 步，共 3 步");
        await station.Follow("上门助浴");
        await station.Press("看价格");
        await station.Sees(elder, "补贴付", "您付");
        var first = await station.Has("signedBy");
        if (first)
        {
            await station.Fill("signedBy", elder);
            await station.Tick("agreed");
        }
        await station.Press(first ? "签协议并预约" : "就这样预约");
        await station.Sees("上门助浴", elder, "还没有安排");
    }

    [Fact, Trait("req", "POL-04")]
    public async Task The_town_verifies_an_application_and_the_county_decides_it_on_one_page()
    {
        var village = await At(Role.VillageWorker);
        await village.Rail("老人");
        await village.OpenLine("");
        var elder = await village.Title();
        await village.Follow("待遇");
        await village.Press("申请居家养老服务对象");
        var town = await At(Role.TownOfficer);
        await town.OpenLine("核实“居家养老服务对象”申请");
        await town.Sees(elder, "出生日期满 60 周岁");
        await town.Fill("opinion", "上门看过，情况属实");
        await town.Press("核实，交县级审核");
        var county = await At(Role.CountyOfficer);
        await county.OpenLine("审核“居家养老服务对象”申请");
        await county.Sees("情况属实", "依据");
        await county.Press("批准");
        await county.Sees("没有在办的申请");
        await county.OpenLine("居家养老服务对象");
        await county.Follow("看决定");
        await county.Sees("已批准", elder);
    }

    [Fact, Trait("req", "FND-05"), Trait("req", "FND-06")]
    public async Task The_operator_checks_the_month_the_county_closes_it_and_finance_pays()
    {
        var manager = await At(Role.OperatorManager);
        await manager.Rail("结算");
        await manager.Follow("本月预览");
        await manager.Fill("month", "2026-07");
        await manager.Press("筛选");
        await manager.Sees("2026年7月", "已确认", "还没有算进来的");

        var county = await At(Role.CountyOfficer);
        await county.Rail("结算");
        await county.Follow("资金和月结");
        await county.PressTwice("月结 2026年7月");
        await (await world.City(DatabaseKind.Sqlite)).SettleBeside();
        await manager.Rail("结算");
        var name = await manager.Page.Locator("a.row-link").First.InnerTextAsync();
        await county.Rail("结算");
        await county.OpenLine(name);
        await county.HasNoFieldFor("amount", "due", "yuan");
        await county.Press("核对无误，转财政");

        var finance = await At(Role.FinanceOfficer);
        await finance.Rail("资金");
        await finance.OpenLine(name);
        await finance.Press("同意拨付");
        await finance.Fill("reference", "回单-0801");
        await finance.Press("登记已付款");
        await finance.Sees("已付", "回单-0801");
        await manager.Rail("结算");
        await manager.OpenLine(name);
        await manager.Sees("已付");
    }

    [Fact, Trait("req", "KPI-06")]
    public async Task The_city_sees_how_many_live_where_and_goes_down_to_one_village()
    {
        var city = await At(Role.CityOfficer);
        var areas = city.Page.Locator(".area-map");
        await areas.WaitForAsync();
        Assert.Equal(await areas.Locator(".area").CountAsync(), await areas.Locator("tbody tr").CountAsync());
        for (var level = 0; level < 3; level++)
        {
            var largest = await Largest(areas.Locator("tbody tr"));
            var count = await Count(largest);
            var place = await largest.Locator("a.row-link").InnerTextAsync();
            await city.OpenLine(place);
            await city.Sees($"{place}地图", $"老人 {count}");
        }
        await city.Page.Locator("yiju-map canvas").WaitForAsync();
        Assert.NotEqual(0, await city.Page.Locator(".map-list li").CountAsync());
    }

    [Fact, Trait("req", "SEC-09"), Trait("req", "SEC-13")]
    public async Task The_administrator_opens_an_account_and_the_newcomer_comes_in_with_an_own_password()
    {
        const string Password = "山高路远 慢慢走 不着急";
        var administrator = await At(Role.Administrator);
        await administrator.Rail("账号");
        await administrator.Follow("开账号");
        await administrator.Fill(("name", "新来的"), ("userName", "newcomer"));
        await administrator.Choose("role", nameof(Role.CityOfficer));
        await administrator.Press("开账号");
        await administrator.Sees("新来的", "市民政");
        await administrator.Fill("reason", "第一次使用");
        await administrator.Press("给一个重置码");
        var code = await administrator.Page.Locator(".notice strong").InnerTextAsync();

        var window = await chromium.Window(await world.City(DatabaseKind.Sqlite));
        windows.Add(window);
        await window.GotoAsync("/reset");
        var newcomer = await Desk.In(window);
        await newcomer.Fill(("userName", "newcomer"), ("code", code), ("password", Password));
        await newcomer.Press("设为新密码");
        await newcomer.Fill(("userName", "newcomer"), ("password", Password));
        await newcomer.Press("登录");
        await newcomer.Sees("今天", "各地");
    }

    private async Task<Desk> At(Role role)
    {
        var window = await world.Enter(chromium, DatabaseKind.Sqlite, role, 1280);
        windows.Add(window);
        return await Desk.In(window);
    }

    /// <summary>The row with the most elders; the second column counts them.</summary>
    private static async Task<ILocator> Largest(ILocator rows)
    {
        var counts = await rows.EvaluateAllAsync<int[]>(
            "rows => rows.map(r => Number(r.cells[1].innerText.replaceAll(',', '')))"
        );
        return rows.Nth(Array.IndexOf(counts, counts.Max()));
    }

    private static async Task<string> Count(ILocator row) =>
        Figure().Match(await row.Locator("td").Nth(1).InnerTextAsync()).Value;

    [GeneratedRegex("[0-9,]+")]
    private static partial Regex Figure();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows)
        {
            await window.Context.CloseAsync();
        }
    }
}
