using Yiju.People.Contracts;
using Yiju.Platform.Data;
using Yiju.Tests.Scenarios.Before;

namespace Yiju.Tests.Browser.Scenes;

/// <summary>A scenario walked by pages only: a city before it begins, and a window for whoever acts next.</summary>
public abstract class Scene(Chromium chromium) : IAsyncLifetime
{
    private readonly List<Microsoft.Playwright.IPage> windows = [];

    internal City City { get; private set; } = null!;

    internal async Task Begin(DatabaseKind kind) => City = await City.Build(kind, listening: true);

    internal Task<Desk> OnPhone(Actor who) => At(who, phone: true);

    internal async Task<Desk> At(Actor who, bool phone = false)
    {
        var desk = await Desk.Of(chromium, City, who, phone);
        windows.Add(desk.Page);
        return desk;
    }

    /// <summary>Waits until everything that was told has been heard and every job is done.</summary>
    internal Task Settle() => City.App.SettleBeside();

    /// <summary>Fills in the registration form and confirms it.</summary>
    /// <returns>The number of the record.</returns>
    internal static async Task<long> Register(Desk desk, ElderInput known)
    {
        await desk.Type(known);
        await desk.Press("核对后登记");
        await desk.Press("确认登记");
        return desk.Number();
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows)
        {
            await window.Context.CloseAsync();
        }
        await City.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
