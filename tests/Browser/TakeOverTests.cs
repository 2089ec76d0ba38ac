using System.Text;
using Microsoft.Playwright;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Network;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

/// <summary>An officer brings the contracts of a running county: choose, send, read what is wrong, confirm, take back.</summary>
public sealed class TakeOverTests(Chromium chromium)
{
    private const string Headers = "合同编号,机构名称,统一社会信用代码,机构类型,合同类型,开始日期,结束日期";

    [Theory, EveryDatabase, Trait("req", "REG-28")]
    public async Task Contracts_come_in_from_a_file_and_go_out_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind, listening: true);
        var page = await chromium.As(app, Role.CountyOfficer, Places.County);
        await page.GotoAsync("/imports");
        await page.GetByRole(AriaRole.Link, new() { Name = "导入", Exact = true }).First.ClickAsync();
        await Accessibility.HasNoViolation(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "合同", Exact = true }).ClickAsync();
        await Accessibility.HasNoViolation(page);
        await page.Locator("[name=file]").SetInputFilesAsync(Contracts());
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并检查" }).ClickAsync();
        await page.GetByText("等您确认").WaitForAsync();
        Assert.Contains("校验位不对", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await Accessibility.HasNoViolation(page);
        var back = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "下载退回的行" }).ClickAsync()
        );
        Assert.EndsWith(".xlsx", back.SuggestedFilename, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "确认导入 2 份" }).ClickAsync();
        await page.GetByText("已导入").First.WaitForAsync();
        await Accessibility.HasNoViolation(page);
        var withdraw = page.GetByRole(AriaRole.Button, new() { Name = "撤回这次导入" });
        await withdraw.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "再按一次就撤回整次导入" }).ClickAsync();
        await page.GetByText("移出 2 份").WaitForAsync();
        await Accessibility.HasNoViolation(page);
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync("/imports");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
        await Accessibility.HasNoViolation(page);
    }

    private static FilePayload Contracts()
    {
        string[] rows =
        [
            Headers,
            $"HT-1,康怡居家养老,{Companies.CreditCode(1)},居家服务,上门服务,2025-01-01,2027-12-31",
            $"HT-2,海滨评估中心,{Companies.CreditCode(2)},评估机构,能力评估,2025-01-01,",
            $"HT-3,某机构,{Companies.CreditCode(3)[..^1]}_,居家服务,上门服务,2025-01-01,".Replace("_", Wrong(3)),
        ];
        return new()
        {
            Name = "合同.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(string.Join("\r\n", rows)),
        };
    }

    /// <summary>A check character that is not the right one.</summary>
    private static string Wrong(int number) => Companies.CreditCode(number)[^1] == '0' ? "1" : "0";
}
