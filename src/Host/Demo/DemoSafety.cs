using Yiju.Safety.Contracts;

namespace Yiju.Host.Demo;

/// <summary>Emergency buttons, and what they said in the last month.</summary>
internal static class DemoSafety
{
    public static async Task Write(DemoRun run, CancellationToken ct)
    {
        await run.Commit(scope => scope.GetRequiredService<IDeviceLoader>().AdoptLimits("demo-4408", ct), ct);
        var worn = run
            .World.Elders()
            .Select(e => (Elder: e, Device: run.World.DeviceOf(e)))
            .Where(w => w.Device is not null)
            .ToList();
        await run.InChunks(
            "呼叫设备",
            worn,
            400,
            worn.Count,
            (scope, chunk) =>
                scope
                    .GetRequiredService<IDeviceLoader>()
                    .Load([.. chunk.Select(w => Device(run, w.Elder, w.Device!))], ct),
            ct
        );
        var past = worn.SelectMany(w => Calls(run, w.Elder, w.Device!)).ToList();
        await run.InChunks(
            "呼叫记录",
            past,
            200,
            past.Count,
            (scope, chunk) => scope.GetRequiredService<IDeviceLoader>().LoadPast(chunk, ct),
            ct
        );
    }

    private static DeviceToLoad Device(DemoRun run, SyntheticElder elder, SyntheticDevice device) =>
        new(
            device.Serial,
            device.Worn ? "watch" : "button",
            run.Elders[elder.Index],
            elder.Division.Value,
            device.Installed,
            Key: null,
            Kernel.Shanghai.Utc(run.Today.AddDays(-1), new TimeOnly(20, 0)),
            20 + elder.Index % 80
        );

    private static IEnumerable<PastIncident> Calls(DemoRun run, SyntheticElder elder, SyntheticDevice device) =>
        run
            .World.SignalsOf(device, run.Today.AddDays(-30))
            .Where(s => s is { Kind: SignalKind.Sos, AnsweredSeconds: not null })
            .Select(s =>
            {
                var answered = s.AnsweredSeconds!.Value;
                var visited = s.Outcome is "上门处置" or "送医";
                return new PastIncident(
                    run.Elders[elder.Index],
                    elder.Division.Value,
                    "button",
                    s.At,
                    answered,
                    answered + 20,
                    visited ? answered + 60 : null,
                    visited ? answered + 900 : null,
                    answered + (visited ? 2400 : 300),
                    OutcomeOf(s.Outcome),
                    "值班员"
                );
            });

    private static string OutcomeOf(string outcome) =>
        outcome switch
        {
            "误触" => "pressed-by-mistake",
            "上门处置" => "handled-at-home",
            "送医" => "hospital",
            _ => "safe-by-phone",
        };
}
