namespace Yiju.Platform.Jobs;

/// <summary>States of a job; the numbers are stored.</summary>
public enum JobState
{
    Waiting = 0,
    Running = 1,
    Done = 2,
    Failed = 3,
    Stopped = 4,
}

/// <summary>A piece of long work that may be left and found again, and that goes on after a crash.</summary>
public sealed class Job
{
    public long Id { get; init; }

    /// <summary>Stable word by which the worker is found, such as <c>people.import</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the user sees in the list.</summary>
    public required string Title { get; init; }

    /// <summary>JSON of the arguments.</summary>
    public required string Arguments { get; init; }

    public required long AccountId { get; init; }

    public required string Division { get; init; }

    public required DateTime CreatedAt { get; init; }

    public JobState State { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    /// <summary>While it lies ahead, another runner leaves the job alone; a crashed runner lets it lapse.</summary>
    public DateTime? LeaseUntil { get; set; }

    public int DoneCount { get; set; }

    public int? TotalCount { get; set; }

    /// <summary>Where to go on after a crash; the worker's own JSON.</summary>
    public string? Checkpoint { get; set; }

    /// <summary>JSON of the result, or the reason of the failure.</summary>
    public string? Result { get; set; }
}
