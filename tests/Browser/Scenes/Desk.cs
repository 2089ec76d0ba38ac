using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Yiju.People.Contracts;
using Yiju.Tests.Scenarios.Before;

namespace Yiju.Tests.Browser.Scenes;

/// <summary>
/// Somebody at the own window, who reads words and follows links, presses buttons and fills in fields. Every page must answer without an
/// error and every kind of page is checked for accessibility once.
/// </summary>
internal sealed partial class Desk
{
    private const int Phone = 390;
    private const int Wide = 1280;

    private static readonly ConcurrentDictionary<string, bool> Checked = new();

    private int status;

    private Desk(IPage page)
    {
        Page = page;
        page.Response += (_, answer) =>
        {
            if (answer.Request.IsNavigationRequest && answer.Frame == page.MainFrame)
            {
                status = answer.Status;
            }
        };
    }

    public IPage Page { get; }

    /// <summary>A fresh sign-in at a desk, or on a phone.</summary>
    public static async Task<Desk> Of(Chromium chromium, City city, Actor who, bool phone = false)
    {
        var width = phone ? Phone : Wide;
        return who.Phone is { } number
            ? await ByCode(new Desk(await chromium.Window(city.App, width)), city, number)
            : await In(await chromium.As(city.App, who.PostId!.Value, width));
    }

    /// <summary>A window in which a page is shown already.</summary>
    public static async Task<Desk> In(IPage window)
    {
        var desk = new Desk(window) { status = 200 };
        await desk.Arrived(200);
        return desk;
    }

    /// <summary>The way in of elders and families: a code to the phone that the village registered.</summary>
    private static async Task<Desk> ByCode(Desk desk, City city, string phone)
    {
        await desk.Visit("/sign-in", 200);
        await desk.Follow("老人和家属用手机号登录");
        await desk.Fill("phone", phone);
        await desk.Press("发验证码给我");
        await desk.Fill("code", await city.NewCode(phone));
        await desk.Press("进去");
        return desk;
    }

    /// <summary>An entry of the rail.</summary>
    public Task Rail(string area) =>
        Go(async () =>
        {
            var rail = Page.Locator(".rail");
            var entry = Seen(rail.GetByRole(AriaRole.Link, new() { Name = area, Exact = true }));
            if (await entry.CountAsync() == 0)
            {
                await rail.Locator("summary").ClickAsync();
            }
            await entry.First.ClickAsync();
        });

    /// <summary>A link in the page whose words contain these.</summary>
    public Task Follow(string words) =>
        Go(async () =>
        {
            var link = Seen(Main.GetByRole(AriaRole.Link, new() { Name = words }));
            if (await link.CountAsync() == 0)
            {
                await Main.Locator(".page-head details > summary").First.ClickAsync();
            }
            await link.First.ClickAsync();
        });

    /// <summary>The line of a list that contains these words.</summary>
    public Task OpenLine(string words) =>
        Go(() => Main.Locator("tr[data-row]", new() { HasText = words }).Locator("a.row-link").First.ClickAsync());

    public Task Press(string button, int answer = 200) => Go(() => Button(button).ClickAsync(), answer);

    /// <summary>A button that asks for a second press.</summary>
    public Task PressTwice(string button) =>
        Go(async () =>
        {
            var found = Main.Locator("button[data-confirm]", new() { HasText = button }).First;
            var handle = await found.ElementHandleAsync();
            await handle!.ClickAsync();
            await handle.ClickAsync();
        });

    public Task Unfold(string summary) => Main.Locator("summary", new() { HasText = summary }).First.ClickAsync();

    public Task Fill(string field, string value) => Seen(Field(field)).First.FillAsync(value);

    /// <summary>Fills in fields by name.</summary>
    public async Task Fill(params (string Field, string Value)[] values)
    {
        foreach (var (field, value) in values)
        {
            await Fill(field, value);
        }
    }

    /// <summary>Fills in whatever the form asks of what is known, as each field wants it.</summary>
    public async Task Type(ElderInput known)
    {
        foreach (var property in typeof(ElderInput).GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var field = Seen(Field(name));
            if (property.GetValue(known) is not string value || await field.CountAsync() == 0)
            {
                continue;
            }
            var type = await field.First.EvaluateAsync<string>("field => field.type");
            await (
                type is "radio" or "checkbox" ? Tick(name, value)
                : type is "select-one" ? Choose(name, value)
                : Fill(name, value)
            );
        }
    }

    public Task Choose(string field, string value) => Seen(Field(field)).First.SelectOptionAsync(value);

    public Task Tick(string field, string value = "true") =>
        Main.Locator($"[name='{field}'][value='{value}']").First.CheckAsync();

    public Task TickWord(string words) => Main.GetByLabel(words).First.CheckAsync();

    /// <summary>An address that somebody typed.</summary>
    public Task Visit(string path, int answer) => Go(() => Page.GotoAsync(path), answer);

    public async Task Sees(params string[] words)
    {
        var text = await Text();
        Assert.All(words, w => Assert.Contains(w, text, StringComparison.Ordinal));
    }

    /// <summary>A figure of the page.</summary>
    public async Task Counts(string label, int count)
    {
        var figure = Main.Locator(".stat", new() { HasText = label }).First.Locator(".stat-count");
        Assert.Equal($"{count}", Numbers().Match(await figure.InnerTextAsync()).Value);
    }

    public async Task SeesNot(string words) => Assert.DoesNotContain(words, await Text(), StringComparison.Ordinal);

    /// <summary>Nobody can type here what the platform works out itself.</summary>
    public async Task HasNoFieldFor(params string[] names) =>
        Assert.Equal(0, await Main.Locator(string.Join(',', names.Select(n => $"[name='{n}' i]"))).CountAsync());

    public async Task<bool> Has(string field) => await Field(field).CountAsync() > 0;

    public Task<string> Title() => Main.Locator("h1").InnerTextAsync();

    public Task<string> Text() => Main.InnerTextAsync();

    /// <summary>The number at the end of the address.</summary>
    public long Number() => long.Parse(LastNumber().Match(new Uri(Page.Url).AbsolutePath).Value);

    private ILocator Main => Page.Locator("main");

    private ILocator Field(string name) => Main.Locator($"[name='{name}']");

    private ILocator Button(string name) =>
        Seen(Main.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).First;

    private static ILocator Seen(ILocator found) => found.Filter(new() { Visible = true });

    private async Task Go(Func<Task> act, int answer = 200)
    {
        var loaded = new TaskCompletionSource();
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        try
        {
            await act();
            await loaded.Task.WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience));
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{Page.Url}\n{await Page.Locator("body").InnerTextAsync()}", late);
        }
        finally
        {
            Page.Load -= Loaded;
        }
        await Arrived(answer);
    }

    private async Task Arrived(int answer)
    {
        if (status != answer)
        {
            Assert.Fail($"{Page.Url}: {status}\n{await Page.Locator("body").InnerTextAsync()}");
        }
        var address = new Uri(Page.Url);
        var kind = $"{Numbers().Replace(address.AbsolutePath, "#")} {Page.ViewportSize!.Width} {status}";
        if (Checked.TryAdd(kind, true))
        {
            await Accessibility.HasNoViolation(Page);
        }
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\d+(?=\D*$)")]
    private static partial Regex LastNumber();
}
