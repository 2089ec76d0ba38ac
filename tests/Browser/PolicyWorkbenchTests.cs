using Microsoft.Playwright;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Benefits.Runs;
using Yiju.Tests.Modules.Benefits.Workbench;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

/// <summary>An officer writes a document in the browser, and another one approves it.</summary>
public sealed class PolicyWorkbenchTests(Chromium chromium)
{
    [Theory, EveryDatabase, Trait("req", "POL-27"), Trait("scenario", "SC-24")]
    public async Task A_document_is_written_checked_and_approved_by_two(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, listening: true);
        var writer = await chromium.As(app, Role.CountyOfficer, Places.County);
        await writer.GotoAsync("/work");
        await writer.GetByRole(AriaRole.Link, new() { Name = "政策文件" }).ClickAsync();
        await Looks(writer);
        await writer.GetByRole(AriaRole.Link, new() { Name = "起草", Exact = true }).ClickAsync();
        await writer.GetByRole(AriaRole.Link, new() { Name = "上传文件" }).ClickAsync();
        await writer.Locator("[name=pack]").SetInputFilesAsync(File("pack.yaml", Bench.Pack()));
        await writer.Locator("[name=scenarios]").SetInputFilesAsync(File("scenarios.yaml", Bench.Scenarios));
        await writer.GetByRole(AriaRole.Button, new() { Name = "上传成草稿" }).ClickAsync();
        await writer.GetByText("检查过了，没有错").WaitForAsync();
        await Looks(writer);
        var draft = new Uri(writer.Url).AbsolutePath;
        await writer.GetByRole(AriaRole.Link, new() { Name = "参数" }).ClickAsync();
        await writer.GetByRole(AriaRole.Link, new() { Name = "test.area" }).ClickAsync();
        await writer.Locator("#value [name=from]").FillAsync("2027-01-01");
        await writer.Locator("#value [name=value]").FillAsync("30");
        await Looks(writer);
        await writer.GetByRole(AriaRole.Button, new() { Name = "保存这个数" }).ClickAsync();
        await writer.GetByText("2027年1月1日").WaitForAsync();
        await writer.GotoAsync(draft + "?part=reading");
        await Looks(writer);
        await writer.GotoAsync(draft);
        await writer.GetByRole(AriaRole.Button, new() { Name = "送批" }).ClickAsync();
        await writer.GetByText("等另一个人批准").WaitForAsync();
        var second = await chromium.As(app, Role.CountyOfficer, Places.County, width: 390);
        await second.GetByRole(AriaRole.Link, new() { Name = "批准“小区养老用房办法”" }).ClickAsync();
        await Looks(second);
        await second.GetByRole(AriaRole.Button, new() { Name = "批准" }).ClickAsync();
        await second.GetByText("已批准").First.WaitForAsync();
        await second.GotoAsync("/policies");
        await second.GetByText("将于2026年8月1日生效").First.WaitForAsync();
        await Looks(second);
        await second.GotoAsync("/policies/suixi-estates");
        await Looks(second);
    }

    [Theory, EveryDatabase, Trait("req", "POL-25"), Trait("scenario", "SC-24")]
    public async Task A_draft_is_simulated_and_a_change_explained(DatabaseKind kind)
    {
        await using var app = await RunWorld.Start(kind, listening: true);
        await RunWorld.Load(app, RunWorld.Elder("1930-01-01"), RunWorld.Elder("1949-01-01"));
        foreach (var width in (int[])[1440, 390])
        {
            var officer = await chromium.As(app, Role.CountyOfficer, Places.County, width);
            await officer.GotoAsync("/policies/new?kind=upload");
            await officer.Locator("[name=pack]").SetInputFilesAsync(File("pack.yaml", Bench.Younger(width)));
            await officer.GetByRole(AriaRole.Button, new() { Name = "上传成草稿" }).ClickAsync();
            await officer.GetByRole(AriaRole.Link, new() { Name = "去试算" }).ClickAsync();
            await Looks(officer);
            await officer.GetByRole(AriaRole.Button, new() { Name = "开始试算" }).ClickAsync();
            await officer.GetByText("可以离开本页").WaitForAsync();
            await app.SettleBeside();
            await officer.GetByRole(AriaRole.Heading, new() { Name = "抽看一些人" }).WaitForAsync();
            await Looks(officer);
            await officer
                .GetByRole(AriaRole.Table, new() { Name = "抽看一些人" })
                .GetByRole(AriaRole.Link)
                .First.ClickAsync();
            await officer.GetByText("可以享受，每月 50.00 元").WaitForAsync();
            await Looks(officer);
        }
    }

    private static FilePayload File(string name, string text) =>
        new()
        {
            Name = name,
            MimeType = "text/yaml",
            Buffer = System.Text.Encoding.UTF8.GetBytes(text),
        };

    private static async Task Looks(IPage page)
    {
        await Accessibility.HasNoViolation(page);
        Assert.True(
            await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"),
            $"{page.Url} is wider than the screen"
        );
    }
}
