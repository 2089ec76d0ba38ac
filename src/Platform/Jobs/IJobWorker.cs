namespace Yiju.Platform.Jobs;

/// <summary>Does one kind of job. Called again with the last checkpoint after a crash, so each step must be safe to repeat.</summary>
public interface IJobWorker
{
    string Kind { get; }

    /// <summary>Runs to the end and answers the result as JSON; a thrown exception fails the job with its message.</summary>
    Task<string> Run(JobRun run, CancellationToken ct);
}

/// <summary>Runs once a day in the night, after 00:05 Shanghai time, and again after an interrupted run.</summary>
public interface IDailyTask
{
    /// <summary>Stable name; tasks run in order of it.</summary>
    string Name { get; }

    Task Run(DateOnly today, CancellationToken ct);
}
