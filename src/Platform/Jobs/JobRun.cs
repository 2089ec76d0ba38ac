using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Platform.Jobs;

/// <summary>A running job: its arguments, and the way it reports progress and checkpoints.</summary>
public sealed class JobRun(Job job, IServiceScopeFactory scopes, TimeProvider time)
{
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public long Id => job.Id;

    public long AccountId => job.AccountId;

    public string Division => job.Division;

    public string Arguments => job.Arguments;

    /// <summary>The last checkpoint, or null on a fresh start.</summary>
    public string? Checkpoint => job.Checkpoint;

    /// <summary>Saves progress and renews the lease. Answers false when somebody has asked the job to stop.</summary>
    public async Task<bool> Report(int done, int? total, string? checkpoint, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var goOn = await session.Commit<bool>(
            async () =>
            {
                var row = await db.Jobs.SingleAsync(j => j.Id == job.Id, ct);
                row.DoneCount = done;
                row.TotalCount = total;
                row.Checkpoint = checkpoint ?? row.Checkpoint;
                row.LeaseUntil = time.Instant() + Lease;
                return row.State == JobState.Running;
            },
            ct
        );
        return goOn.Value;
    }
}
