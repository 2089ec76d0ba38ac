using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Yiju.Access.Data;
using Yiju.Host.Demo;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

/// <summary>
/// The demo city with a few hundred elders, made once per database and shared by the tests of the desks. It is the first day of August: July
/// waits to be closed.
/// </summary>
public sealed class DemoWorld : IAsyncLifetime
{
    private const int Elders = 300;
    private const long Seed = 1;

    private readonly Dictionary<DatabaseKind, TestApp> cities = [];

    /// <summary>The city on a database; made when it is first asked for.</summary>
    public async Task<TestApp> City(DatabaseKind kind)
    {
        if (!cities.TryGetValue(kind, out var city))
        {
            // As at the first start: the city is made before anything runs beside it.
            var made = await TestApp.Start(kind, places: false);
            made.Time.SetDay(2026, 7, 31);
            await new DemoCity(made.Services, (_, _, _) => { }).Make(Elders, Seed, CancellationToken.None);
            city = cities[kind] = await made.Restart(listening: true, places: false);
            city.Time.SetDay(2026, 8, 1);
        }
        return city;
    }

    /// <summary>A window of the first person of the demo in that role.</summary>
    internal async Task<IPage> Enter(Chromium chromium, DatabaseKind kind, Role role, int width = 1440)
    {
        var city = await City(kind);
        var post = await city.Read(s =>
            s.GetRequiredService<AccessDb>()
                .Posts.Where(p => p.Role == role)
                .OrderBy(p => p.Id)
                .Select(p => p.Id)
                .FirstAsync()
        );
        return await chromium.As(city, post, width);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var city in cities.Values)
        {
            await city.DisposeAsync();
        }
    }
}
