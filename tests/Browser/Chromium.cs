using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Browser;
using Yiju.Tests.Modules.Testing;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(DemoWorld))]
// Somebody who looks at a page mostly waits, so more windows are open at once than there are cores.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace Yiju.Tests.Browser;

/// <summary>One headless Chromium for the whole run.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Milliseconds after which a page has hung. One that is opened first compiles its queries, beside other tests.</summary>
    public const int Patience = 90_000;

    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    /// <summary>For an address that is waited for.</summary>
    public static PageAssertionsToHaveURLOptions Patiently => new() { Timeout = Patience };

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium-headless-shell", Args = Flags }
        );
    }

    /// <summary>A fresh window in which somebody has signed in through the demo door.</summary>
    public async Task<IPage> As(
        TestApp app,
        Role role,
        string division,
        int width = 1440,
        long? orgId = null,
        long? personId = null
    )
    {
        var (_, post) = await app.Person(role, division, orgId, personId);
        return await As(app, post, width);
    }

    /// <summary>A fresh window in which somebody who is there already has signed in, on the first page.</summary>
    public async Task<IPage> As(TestApp app, long post, int width = 1440, bool script = true)
    {
        var page = await Window(app, width, script);
        var form = page.APIRequest.CreateFormData();
        form.Set("postId", $"{post}");
        var answer = await page.APIRequest.PostAsync(
            "/demo",
            new()
            {
                Form = form,
                MaxRedirects = 0,
                Headers = [new("Sec-Fetch-Site", "same-origin")],
            }
        );
        Assert.Equal((int)HttpStatusCode.Found, answer.Status);
        await page.GotoAsync("/");
        return page;
    }

    /// <summary>A fresh window of a visitor.</summary>
    public async Task<IPage> Window(TestApp app, int width = 1440, bool script = true)
    {
        var context = await browser!.NewContextAsync(
            new()
            {
                BaseURL = app.Address,
                Locale = "zh-CN",
                TimezoneId = "Asia/Shanghai",
                JavaScriptEnabled = script,
                ViewportSize = new() { Width = width, Height = width < 500 ? 844 : 900 },
            }
        );
        // A window that is still open would ask a program that has ended, again and again.
        app.Services.GetRequiredService<IHostApplicationLifetime>()
            .ApplicationStopping.Register(() => _ = context.CloseAsync());
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
    }
}
