using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Platform.Work;
using Yiju.Safety.Data;
using Yiju.Safety.Domain;

namespace Yiju.Safety.Features;

/// <summary>Each day: devices that nobody has heard for longer than the limit become work for the village.</summary>
internal sealed class SilentDevices(SafetyDb db, DbSession session, Limits limits, WorkList work) : IDailyTask
{
    private const int Chunk = 200;

    public string Name => "safety.silent-devices";

    public async Task Run(DateOnly today, CancellationToken ct)
    {
        var now = session.Time.Instant();
        var divisions = await db
            .AllDevices.Where(d => d.SubjectId != 0 && d.SuspendedAt == null)
            .Select(d => d.Division)
            .Distinct()
            .ToListAsync(ct);
        foreach (var division in divisions)
        {
            var set = await limits.Of(division, today, ct);
            if (set.Of(LimitName.Silent) is { } seconds)
            {
                await Ask(division, now.AddSeconds(-seconds), ct);
            }
        }
    }

    private async Task Ask(string division, DateTime since, CancellationToken ct)
    {
        var silent = await db
            .AllDevices.AsNoTracking()
            .Where(d =>
                d.Division == division
                && d.SubjectId != 0
                && d.SuspendedAt == null
                && (d.LastSeenAt == null || d.LastSeenAt < since)
            )
            .ToListAsync(ct);
        foreach (var chunk in silent.Chunk(Chunk))
        {
            await session.Commit<Done>(
                async () =>
                {
                    foreach (var device in chunk)
                    {
                        await work.Ask(Check(device), ct);
                    }
                    return default(Done);
                },
                ct
            );
        }
    }

    private static WorkRequest Check(Device device) =>
        new(
            "safety.silent",
            $"设备 {device.Serial} 没有信号，请联系老人并检查设备",
            "/devices?silent=true",
            device.Division,
            device.SubjectId,
            Role.VillageWorker,
            $"device:{device.Id}"
        );
}
