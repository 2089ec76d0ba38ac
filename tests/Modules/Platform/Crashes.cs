using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Data;
using Yiju.Platform.Jobs;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Platform;

/// <summary>What a test of a killed program needs to know of its jobs.</summary>
internal static class Crashes
{
    public static Task<Job> Job(TestApp app, long id) =>
        app.Read(s => s.GetRequiredService<PlatformDb>().Jobs.AsNoTracking().SingleAsync(j => j.Id == id));

    /// <summary>
    /// On PostgreSQL other nodes may live, so a dead one's job waits until its lease ends: the two minutes pass here. On SQLite the next
    /// start takes the job over at once, and nothing is done here.
    /// </summary>
    public static async Task LetLeaseEnd(TestApp app)
    {
        if (app.Kind == DatabaseKind.Sqlite)
        {
            return;
        }
        await app.Do<Done>(async s =>
        {
            var ended = app.Time.Instant().AddDays(-1);
            await s.GetRequiredService<PlatformDb>()
                .Jobs.Where(j => j.State == JobState.Running)
                .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, ended));
            return default(Done);
        });
    }
}
