using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Host.Demo;

/// <summary>
/// Fills an empty database with the synthetic city: divisions, providers, elders, and a month of their lives. Each part writes chunk by chunk,
/// each chunk in a unit of work of its own.
/// </summary>
internal sealed class DemoCity(IServiceProvider services, Action<string, int, int> progress)
{
    private const string Mark = "demo-city";

    /// <summary>True once a city was made here; a second run adds nothing.</summary>
    public async Task<bool> Exists(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SettingStore>().Get(Mark, ct) is not null;
    }

    public async Task Make(int elders, long seed, CancellationToken ct)
    {
        var world = new World(elders, seed, services.GetRequiredService<TimeProvider>().Today());
        var run = new DemoRun(services, world, progress);
        await DemoDivisions.Write(run, ct);
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
