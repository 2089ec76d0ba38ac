using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Yiju.Care.Contracts;
using Yiju.Care.Data;
using Yiju.Care.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Care;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

[Trait("req", "SVC-11")]
public sealed class FieldVisitTests(Chromium chromium)
{
    private const string Here = "/field/visits";

    [Theory, EveryDatabase, Trait("req", "SVC-07")]
    public async Task A_visit_made_without_signal_outlives_a_reload_and_is_sent_once_for_all_to_see(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, listening: true);
        var (visit, phone) = await Today(town);
        await Accessibility.HasNoViolation(phone.Page);
        await phone.Signal(false);
        await phone.Press("开始");
        await phone.Press("到了，签到");
        foreach (var step in new[] { "测量血压", "调好水温和室温", "协助洗浴", "擦干更衣", "清理浴室" })
        {
            await phone.Page.GetByLabel(step).CheckAsync();
        }
        await phone.Press("下一步");
        await phone.Photo();
        await phone.Page.GetByLabel("老人的四位服务码").FillAsync(visit.Code);
        await phone.Press("记下");
        await phone.Sign();
        await phone.See("要说明的事");
        await Accessibility.HasNoViolation(phone.Page);

        await phone.Page.ReloadAsync();
        await phone.Unlock();
        await phone.See("待发送 9 条");
        await phone.Clock(visit.PlannedAt.AddMinutes(65));
        await phone.Press("接着做（2 / 3）");
        await phone.Press("做完了，签退");
        await phone.See("没有信号，10 条记录存在手机里");
        Assert.Equal(0, await Events(town));

        town.App.Time.Advance(TimeSpan.FromMinutes(80));
        await phone.Signal(true);
        await phone.See("都已上传");
        await phone.See("已送到 10 条");
        await phone.Page.ReloadAsync();
        await phone.Unlock();
        await phone.See("都已上传");
        Assert.Equal(10, await Events(town));
        var told = await town.Reload(visit);
        Assert.Equal((VisitState.Done, VisitMarks.None), (told.State, told.Marks));
        await IsSeenByTheOperatorAndTheElder(town, visit);
    }

    [Theory, EveryDatabase]
    public async Task Too_far_from_the_door_asks_for_a_reason_and_no_place_is_an_answer_too(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, listening: true);
        var (visit, phone) = await Today(town);
        await phone.Stand(110.25, 21.3);
        await phone.Press("开始");
        await phone.Press("到了，签到");
        await phone.See("写明原因，照样可以记");
        await Accessibility.HasNoViolation(phone.Page);
        await phone.Page.GetByLabel("原因").FillAsync("老人搬到女儿家住");
        await phone.Press("写好了，记下");
        await phone.See("按标准做");
        await phone.Page.Context.ClearPermissionsAsync();
        await phone.Press("上一步");
        await phone.Press("到了，签到");
        await phone.See("没有取到位置");
        await phone.Press("不带位置记下");
        await phone.Press("总览");
        await phone.Press("回到今天的安排");
        await phone.See("已送到 2 条");
        var arrivals = await town.App.Read(s =>
            s.GetRequiredService<CareDb>().VisitEvents.AsNoTracking().ToListAsync()
        );
        Assert.Equal("老人搬到女儿家住", arrivals.Single(e => e.Longitude is not null).Text);
        Assert.Single(arrivals, e => e.Longitude is null);
        Assert.Equal(VisitState.Arrived, (await town.Reload(visit)).State);
    }

    [Theory, EveryDatabase]
    public async Task What_came_back_says_why_and_can_be_sent_again_or_let_go(DatabaseKind kind)
    {
        await using var town = await CareTown.Build(kind, listening: true);
        var (visit, phone) = await Today(town);
        await phone.Signal(false);
        await phone.Press("开始");
        await phone.Press("到了，签到");
        await phone.See("按标准做");
        await Give(town, visit, null);
        await phone.Signal(true);
        await phone.Press("总览");
        await phone.See("这次服务不是派给您的");
        await Accessibility.HasNoViolation(phone.Page);
        Assert.Equal(0, await Events(town));
        await Give(town, visit, town.Worker);
        await phone.Press("再送一次");
        await phone.See("已送到 1 条");
        Assert.Equal(1, await Events(town));
    }

    [Fact, Trait("req", "SEC-05")]
    public async Task Signing_out_asks_and_then_leaves_nothing_on_the_phone()
    {
        await using var town = await CareTown.Build(DatabaseKind.Sqlite, listening: true);
        var (_, phone) = await Today(town);
        await phone.Press("开始");
        await phone.Page.RouteAsync("**/api/visits/field/events", route => route.AbortAsync());
        await phone.Press("到了，签到");
        await phone.See("按标准做");
        var asked = "";
        phone.Page.Dialog += async (_, dialog) =>
        {
            asked = dialog.Message;
            await dialog.AcceptAsync();
        };
        await phone.Page.EvaluateAsync("() => document.querySelector('form[data-sign-out]').requestSubmit()");
        await Assertions.Expect(phone.Page).Not.ToHaveURLAsync(new Regex(Here), Chromium.Patiently);
        Assert.Contains("还有 1 条记录没有送到", asked, StringComparison.Ordinal);
        var left = await phone.Page.EvaluateAsync<int>(
            "async () => (await indexedDB.databases()).length + (await caches.keys()).length"
        );
        Assert.Equal(0, left);
    }

    /// <summary>The day of the visit, the worker ten minutes early at the elder's door with a signal.</summary>
    private async Task<(Visit Visit, Phone Phone)> Today(CareTown town)
    {
        var visit = await town.Assigned();
        town.App.Time.Advance(visit.PlannedAt.AddMinutes(-10) - town.App.Time.GetUtcNow().UtcDateTime);
        var page = await chromium.As(town.App, Role.CareWorker, Places.County, 390, town.Org, town.Worker);
        var phone = new Phone(page);
        await phone.Clock(visit.PlannedAt);
        await phone.Stand(110.2001, 21.3);
        await phone.Open(Here);
        await phone.See("王桂英");
        await phone.See("上园村 3 号");
        return (visit, phone);
    }

    private static Task Give(CareTown town, Visit visit, long? worker) =>
        town.App.Do<Yiju.Kernel.Done>(async s =>
        {
            var db = s.GetRequiredService<CareDb>();
            (await db.AllVisits.SingleAsync(v => v.Id == visit.Id)).WorkerId = worker;
            return default(Yiju.Kernel.Done);
        });

    private static Task<int> Events(CareTown town) =>
        town.App.Read(s => s.GetRequiredService<CareDb>().VisitEvents.CountAsync());

    private async Task IsSeenByTheOperatorAndTheElder(CareTown town, Visit visit)
    {
        var manager = await chromium.As(town.App, Role.OperatorManager, Places.County, orgId: town.Org);
        await manager.GotoAsync($"/care/visits/{visit.Id}");
        var proof = await manager.Locator("main").InnerTextAsync();
        Assert.All(
            new[] { "签到", "完成：协助洗浴", "老人签名", "签退" },
            word => Assert.Contains(word, proof, StringComparison.Ordinal)
        );
        var photos = manager.Locator("main img[src*='/photos/']");
        Assert.Equal(2, await photos.CountAsync());
        Assert.True(await photos.First.EvaluateAsync<bool>("async i => (await i.decode(), i.naturalWidth > 0)"));
        await Accessibility.HasNoViolation(manager);
        var elder = await chromium.As(town.App, Role.Elder, Places.Village, 390, personId: CareTown.Elder);
        await elder.GotoAsync($"/care/orders/{visit.OrderId}");
        Assert.Contains("待确认", await elder.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await Accessibility.HasNoViolation(elder);
    }
}
