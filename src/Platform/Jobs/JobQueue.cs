using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Platform.Jobs;

/// <summary>Puts jobs in line and finds them again.</summary>
public sealed class JobQueue(PlatformDb db, DbSession session, Signal<JobRunner> signal)
{
    /// <summary>Adds a job inside the caller's unit of work.</summary>
    /// <returns>The job's id.</returns>
    public long Add<TArguments>(string kind, string title, TArguments arguments)
    {
        var job = new Job
        {
            Id = session.Ids.Next(),
            Kind = kind,
            Title = title,
            Arguments = JsonSerializer.Serialize(arguments, Json.Options),
            AccountId = session.Viewer.AccountId,
            Division = session.Viewer.Division.Value,
            CreatedAt = session.Time.Instant(),
        };
        db.Jobs.Add(job);
        session.AfterCommit(signal.Raise);
        return job.Id;
    }

    public Task<Job?> Find(long id, CancellationToken ct) =>
        db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, ct);

    /// <summary>The newest jobs of an account, or of everybody when it is null.</summary>
    /// <param name="before">Id of the last job of the page before; null for the newest.</param>
    public Task<List<Job>> Latest(long? accountId, long? before, int count, CancellationToken ct) =>
        db
            .Jobs.AsNoTracking()
            .Where(j => (accountId == null || j.AccountId == accountId) && (before == null || j.Id < before))
            .OrderByDescending(j => j.Id)
            .Take(count)
            .ToListAsync(ct);

    /// <summary>Asks a job to stop at its next report. One that has ended stays as it is.</summary>
    public async Task Stop(long id, CancellationToken ct)
    {
        var job = await db.Jobs.SingleOrDefaultAsync(j => j.Id == id, ct);
        if (job is { State: JobState.Waiting or JobState.Running })
        {
            job.State = JobState.Stopped;
            job.FinishedAt = session.Time.Instant();
        }
    }
}
