using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Data;

namespace Yiju.Host.Demo;

/// <summary>
/// Fills an empty database with the synthetic city: divisions, providers, elders, and a month of their lives. Each part writes chunk by chunk,
/// each chunk in a unit of work of its own.
/// </summary>
internal sealed class DemoCity(IServiceProvider services, Action<string, int, int> progress)
{
    private const string Mark = "demo-city";
    private const string Begun = "demo-city-begun";

    /// <summary>True once a city was made here; a second run adds nothing.</summary>
    public Task<bool> Exists(CancellationToken ct) => Has(Mark, ct);

    /// <summary>True when a city was begun here and cut off; the half of it is of no use.</summary>
    public async Task<bool> WasCutOff(CancellationToken ct) => await Has(Begun, ct) && !await Has(Mark, ct);

    private async Task<bool> Has(string key, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SettingStore>().Get(key, ct) is not null;
    }

    public async Task Make(int elders, long seed, CancellationToken ct)
    {
        var world = new World(elders, seed, services.GetRequiredService<TimeProvider>().Today());
        var run = new DemoRun(services, world, progress);
        await run.Commit(s => s.GetRequiredService<SettingStore>().Set(Begun, $"elders={elders} seed={seed}", ct), ct);
        await DemoDivisions.Write(run, services.GetRequiredService<DataFolder>(), ct);
        await DemoProviders.Write(run, ct);
        await DemoElders.Write(run, ct);
        await DemoAssessments.Write(run, ct);
        await DemoBenefits.Write(run, ct);
        await DemoCare.Write(run, ct);
        await DemoSafety.Write(run, ct);
        await DemoAccounts.Write(run, ct);
        await run.Commit(s => s.GetRequiredService<SettingStore>().Set(Mark, $"elders={elders} seed={seed}", ct), ct);
    }
}
