namespace Yiju.Benefits.Domain.Runs;

/// <summary>Why everybody is decided anew; the numbers are stored.</summary>
internal enum RunKind
{
    Nightly = 1,

    /// <summary>Documents began, changed or ended.</summary>
    Activation = 2,

    /// <summary>Somebody asked for it.</summary>
    Asked = 3,
}

/// <summary>States of a run; the numbers are stored.</summary>
internal enum RunState
{
    Waiting = 0,
    Running = 1,
    Done = 2,
    Failed = 3,

    /// <summary>Somebody stopped it, or a later run took its place. What it wrote until then stands.</summary>
    Stopped = 4,
}

/// <summary>
/// The rules of a day over the whole registry. Goes through the subjects in order of their ids; every chunk commits together with the
/// cursor, so that a run that was cut off goes on behind it and posts nothing twice.
/// </summary>
internal sealed class BenefitRun
{
    public long Id { get; init; }

    public required RunKind Kind { get; init; }

    /// <summary>The job that carries it.</summary>
    public required long JobId { get; init; }

    /// <summary>The day of the decisions.</summary>
    public required DateOnly Day { get; init; }

    public required DateTime AskedAt { get; init; }

    public required string AskedBy { get; init; }

    /// <summary>Facts count as they were recorded at this instant; null until the run begins.</summary>
    public DateTime? KnownAt { get; set; }

    public RunState State { get; set; }

    /// <summary>Id of the last subject that is done.</summary>
    public long Cursor { get; set; }

    /// <summary>Elders who were decided.</summary>
    public int Elders { get; set; }

    /// <summary>Elders whose outcome differs from the one before, or who had none.</summary>
    public int Written { get; set; }

    /// <summary>Benefits that were gained, lost or changed in amount or place.</summary>
    public int Changes { get; set; }

    /// <summary>Facts that the rules cannot read; they count as unknown.</summary>
    public int Unreadable { get; set; }

    public DateTime? FinishedAt { get; set; }

    /// <summary>Why it failed, for those who keep the packs.</summary>
    public string? Failure { get; set; }
}
