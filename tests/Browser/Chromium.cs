using Microsoft.Playwright;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

/// <summary>One headless Chromium for the whole run.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Every window would bring a hidden page for its address bar along, which takes more processor time than ours do.
        // Only the last list of features counts, so the rest repeats what Playwright turns off.
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,Translate,PaintHolding,HttpsUpgrades,MediaRouter,"
            + "OptimizationHints,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,ThirdPartyStoragePartitioning,"
            + "LensOverlay,GlobalMediaControls,DialMediaRouteProvider,NetworkTimeServiceQuerying",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Flags });
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

    /// <summary>A fresh window in which somebody who is there already has signed in.</summary>
    public async Task<IPage> As(TestApp app, long post, int width = 1440, bool script = true)
    {
        var page = await Window(app, width, script);
        await page.GotoAsync("/demo");
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add($"asked {request.Method} {request.Url}");
        page.Response += (_, answer) => asked.Add($"answered {answer.Status} {answer.Url}");
        page.RequestFailed += (_, request) => asked.Add($"failed {request.Failure} {request.Url}");
        await page.Locator($"form:has(input[value='{post}']) button").ClickAsync();
        try
        {
            await page.WaitForURLAsync("**/");
        }
        catch (Exception late) when (late is TimeoutException or PlaywrightException)
        {
            throw new TimeoutException($"{page.Url}\n{string.Join('\n', asked)}", late);
        }
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
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
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

[CollectionDefinition(nameof(Chromium))]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>, ICollectionFixture<DemoWorld>;
