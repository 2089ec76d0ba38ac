using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Platform.Jobs;

/// <summary>Runs waiting jobs one after another and picks up those whose runner died.</summary>
public sealed partial class JobRunner(
    IServiceScopeFactory scopes,
    Database database,
    Signal<JobRunner> signal,
    TimeProvider time,
    ILogger<JobRunner> log
) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // One program works on a file: whatever runs there when it starts was cut off. On a server another node may be at it.
        var takeOver = database.Kind == DatabaseKind.Sqlite;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (takeOver)
                {
                    await EndLeases(stoppingToken);
                    takeOver = false;
                }
                if (!await RunNext(stoppingToken))
                {
                    await signal.Wait(Look, stoppingToken);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                RunnerFailed(log, error);
                await Task.Delay(Look, stoppingToken);
            }
        }
    }

    /// <summary>Runs the oldest job that waits or was abandoned; false when there is none.</summary>
    public async Task<bool> RunNext(CancellationToken ct)
    {
        if (await Claim(ct) is not { } job)
        {
            return false;
        }
        await using var scope = scopes.CreateAsyncScope();
        var worker = scope.ServiceProvider.GetServices<IJobWorker>().SingleOrDefault(w => w.Kind == job.Kind);
        try
        {
            var result = worker is null
                ? throw new InvalidOperationException($"Nobody does jobs of the kind {job.Kind}.")
                : await worker.Run(new JobRun(job, scopes, time), ct);
            await Finish(job.Id, JobState.Done, result, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            JobFailed(log, error, job.Id, job.Kind);
            await Finish(job.Id, JobState.Failed, error.Message, ct);
        }
        return true;
    }

    private async Task EndLeases(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        await session.Commit<Done>(
            async () =>
            {
                await foreach (
                    var job in db.Jobs.Where(j => j.State == JobState.Running).AsAsyncEnumerable().WithCancellation(ct)
                )
                {
                    job.LeaseUntil = null;
                }
                return default(Done);
            },
            ct
        );
    }

    private async Task<Job?> Claim(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var now = time.Instant();
        if (!await Free(db, now).AnyAsync(ct))
        {
            return null;
        }
        Job? claimed = null;
        await session.Commit<Done>(
            async () =>
            {
                claimed = await Free(db, now).OrderBy(j => j.Id).FirstOrDefaultAsync(ct);
                if (claimed is not null)
                {
                    claimed.State = JobState.Running;
                    claimed.StartedAt ??= now;
                    claimed.LeaseUntil = now + JobRun.Lease;
                }
                return default(Done);
            },
            ct
        );
        return claimed;
    }

    private static IQueryable<Job> Free(PlatformDb db, DateTime now) =>
        db.Jobs.Where(j =>
            j.State == JobState.Waiting || (j.State == JobState.Running && (j.LeaseUntil == null || j.LeaseUntil < now))
        );

    private async Task Finish(long id, JobState state, string result, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        await session.Commit<Done>(
            async () =>
            {
                var job = await db.Jobs.SingleAsync(j => j.Id == id, ct);
                job.State = job.State == JobState.Stopped ? JobState.Stopped : state;
                job.FinishedAt = time.Instant();
                job.Result = result;
                return default(Done);
            },
            ct
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job runner failed and goes on.")]
    private static partial void RunnerFailed(ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId} of kind {Kind} failed.")]
    private static partial void JobFailed(ILogger log, Exception error, long jobId, string kind);
}
