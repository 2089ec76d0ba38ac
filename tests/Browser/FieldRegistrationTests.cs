using Microsoft.Playwright;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.People;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

[Trait("req", "REG-09")]
[Trait("scenario", "SC-01")]
public sealed class FieldRegistrationTests(Chromium chromium)
{
    [Theory, EveryDatabase]
    public async Task Two_elders_typed_without_signal_outlive_a_reload_and_stand_in_the_list_afterwards(
        DatabaseKind kind
    )
    {
        await using var app = await TestApp.Start(kind, listening: true);
        var phone = await Open(app);
        await Accessibility.HasNoViolation(phone.Page);
        await phone.Signal(false);
        await Type(phone, "张秀英", Residents.Id(1945, 3, 5, 122), "桃溪路12号");
        await phone.See("已存在手机里：张秀英");
        await Type(phone, "李桂英", Residents.Id(1948, 6, 1, 124), "桃溪路13号");
        await phone.See("待发送 2 条");
        await Accessibility.HasNoViolation(phone.Page);
        await phone.Press("登记一位老人");
        await phone.Page.Locator("[name=name]").FillAsync("黄桂");

        await phone.Page.ReloadAsync();
        await phone.Unlock();
        await phone.See("没有信号，2 条记录存在手机里");
        await phone.Press("接着填没填完的");
        Assert.Equal("黄桂", await phone.Page.Locator("[name=name]").InputValueAsync());
        await phone.Press("回到列表");
        await phone.Press("不要了，重新填");
        var (open, sealedNumber) = (await Kept(phone, "张秀英"), await Kept(phone, "19450305"));
        Assert.Equal((false, false), (open, sealedNumber));

        await phone.Signal(true);
        await phone.See("已送到 2 条");
        await phone.Page.GotoAsync("/elders");
        await phone.See("张秀英");
        await phone.See("李桂英");
        Assert.Equal(2, (await Registered(app)).Count);
    }

    [Theory, EveryDatabase]
    public async Task What_is_wrong_is_said_on_the_phone_and_what_the_server_refuses_is_corrected_there(
        DatabaseKind kind
    )
    {
        await using var app = await TestApp.Start(kind, listening: true);
        var neighbour = await app.As(Role.VillageWorker, Places.NextVillage);
        await neighbour.Register(Residents.Zhang(Places.NextVillage));
        var phone = await Open(app);
        await phone.Signal(false);
        await phone.Press("登记一位老人");
        await phone.Press("存好");
        await phone.See("姓名没有填");
        await phone.See("请先确认“已经说明用途，本人同意登记”");
        await Accessibility.HasNoViolation(phone.Page);
        await phone.Press("回到列表");
        await Type(phone, "张秀英", "990101194503051220", "桃溪路12号");
        await phone.See("校验位不对");
        await phone.Page.Locator("[name=documentNumber]").FillAsync(Residents.Id(1945, 3, 5, 122));
        await phone.Page.Locator("[name=hukouDivision]").FillAsync("450100");
        await phone.Press("存好");
        await phone.See("居住证号没有填");
        await phone.Page.Locator("[name=hukouDivision]").FillAsync("同住址");
        await phone.Press("存好");
        await phone.See("待发送 1 条");
        await Type(phone, "张秀芳", Residents.Id(1945, 3, 5, 122), "桃溪路12号");
        await phone.See("这台手机里已经有一条一样的");
        await phone.Press("回到列表");
        await phone.Press("不要了，重新填");

        await phone.Signal(true);
        await phone.See("这个证件号已经登记过");
        await phone.See("下园村");
        await Accessibility.HasNoViolation(phone.Page);
        await phone.Press("打开改");
        await phone.Page.Locator(".field.wrong [name=documentNumber]").FillAsync(Residents.Id(1945, 3, 5, 326));
        await phone.Press("存好");
        await phone.See("已送到 1 条");
        Assert.Equal(["张秀英"], await Registered(app));
    }

    [Fact]
    public async Task An_answer_that_got_lost_on_the_way_registers_nobody_twice()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, listening: true);
        var phone = await Open(app);
        await phone.Page.RouteAsync(
            "**/api/elders/field/events",
            async route =>
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
        );
        await Type(phone, "张秀英", Residents.Id(1945, 3, 5, 122), "桃溪路12号");
        await phone.See("没有信号，1 条记录存在手机里");
        Assert.Equal(["张秀英"], await Registered(app));
        await phone.Page.UnrouteAllAsync();
        await phone.Press("打开改");
        await phone.Page.Locator("[name=address]").FillAsync("桃溪路112号");
        await phone.Press("存好");
        await phone.See("后来改的内容没有存进去");
        await phone.Press("不要了");
        await phone.See("都已上传");
        Assert.Equal(["张秀英"], await Registered(app));
    }

    private async Task<Phone> Open(TestApp app)
    {
        var phone = new Phone(await chromium.As(app, Role.VillageWorker, Places.Village, width: 390));
        await phone.Clock(app.Time.GetUtcNow().UtcDateTime);
        await phone.Page.GotoAsync("/elders/new");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "没有信号时这样登记" }).ClickAsync();
        await phone.Enter();
        return phone;
    }

    private static async Task Type(Phone phone, string name, string number, string address)
    {
        await phone.Press("登记一位老人");
        await phone.Page.Locator("[name=documentNumber]").FillAsync(number);
        await phone.Page.Locator("[name=name]").FillAsync(name);
        await phone.Page.Locator("[name=address]").FillAsync(address);
        await phone.Page.Locator("[name=living][value=alone]").CheckAsync();
        await phone.Page.Locator("[name=consent]").CheckAsync();
        await phone.Press("存好");
    }

    private static async Task<List<string?>> Registered(TestApp app)
    {
        var village = await app.As(Role.VillageWorker, Places.Village);
        var items = (await village.Read("/api/elders")).GetProperty("items").EnumerateArray();
        return [.. items.Select(i => i.GetProperty("name").GetString()).Order()];
    }

    /// <summary>Whether these words can be read in what the phone keeps.</summary>
    private static Task<bool> Kept(Phone phone, string words) =>
        phone.Page.EvaluateAsync<bool>(
            """
            async words => {
              const text = [JSON.stringify({ ...sessionStorage, ...localStorage })];
              const opened = await new Promise(done => { const r = indexedDB.open('yiju-field'); r.onsuccess = () => done(r.result); });
              for (const name of opened.objectStoreNames) {
                const rows = await new Promise(done => { const r = opened.transaction(name).objectStore(name).getAll(); r.onsuccess = () => done(r.result); });
                for (const row of rows) for (const part of Object.values(row ?? {})) {
                  if (part instanceof ArrayBuffer) text.push(new TextDecoder().decode(part));
                  else text.push(JSON.stringify(part));
                }
              }
              opened.close();
              const cache = await caches.open('yiju-field');
              for (const key of await cache.keys()) text.push(await (await cache.match(key)).text());
              return text.some(t => t.includes(words));
            }
            """,
            words
        );
}
