using System.Globalization;
using Microsoft.Playwright;

namespace Yiju.Tests.Browser;

/// <summary>What a hand does on a field page: the PIN, the clock of the phone, the signal, a photo, a signature.</summary>
internal sealed class Phone(IPage page)
{
    private const string Pin = "246810";

    /// <summary>A picture of one pixel.</summary>
    private const string Pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    public IPage Page { get; } = page;

    /// <summary>Opens the page and enters it.</summary>
    public async Task Open(string path)
    {
        await Page.GotoAsync(path);
        await Enter();
    }

    /// <summary>Enters the PIN on the page that is open and waits until it is kept for opening without signal.</summary>
    public async Task Enter()
    {
        await Unlock();
        await Page.WaitForFunctionAsync(
            """
            async () => {
              const kept = (await (await caches.open('yiju-field')).keys()).map(k => new URL(k.url).pathname);
              const script = document.querySelector('script[src*="/dist/field"]').getAttribute('src');
              return navigator.serviceWorker.controller && [location.pathname, script].every(p => kept.includes(p));
            }
            """
        );
    }

    public async Task Unlock()
    {
        await Page.Locator("#pin").FillAsync(Pin);
        await Page.Locator("[data-field] button[type=submit]").ClickAsync();
        await Page.Locator("[data-sent]").WaitForAsync();
    }

    /// <param name="at">UTC.</param>
    public Task Clock(DateTime at) =>
        Page.Context.Clock.SetFixedTimeAsync(at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));

    public async Task Stand(double longitude, double latitude)
    {
        await Page.Context.GrantPermissionsAsync(["geolocation"]);
        await Page.Context.SetGeolocationAsync(new() { Longitude = (float)longitude, Latitude = (float)latitude });
    }

    public Task Signal(bool there) => Page.Context.SetOfflineAsync(!there);

    public Task Press(string word) => Page.GetByRole(AriaRole.Button, new() { Name = word, Exact = true }).ClickAsync();

    public Task See(string words) => Page.GetByText(words).First.WaitForAsync();

    public Task Photo() =>
        Page.Locator("[data-field] input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "photo.png",
                    MimeType = "image/png",
                    Buffer = Convert.FromBase64String(Pixel),
                }
            );

    public async Task Sign()
    {
        var box = (await Page.Locator(".field-sign").BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(box.X + 20, box.Y + 20);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(box.X + 120, box.Y + 60);
        await Page.Mouse.UpAsync();
        await Press("记下签名");
    }
}
