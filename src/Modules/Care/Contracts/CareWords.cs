namespace Yiju.Care.Contracts;

/// <summary>How an order came in; whatever the way, it is the same order (SVC-04). The numbers are stored.</summary>
public enum OrderChannel
{
    /// <summary>The elder's own page.</summary>
    Elder = 1,
    Family = 2,
    Hotline = 3,

    /// <summary>A service desk: station, town or county.</summary>
    Desk = 4,

    /// <summary>The elder card at an outlet.</summary>
    Card = 5,
    Consultant = 6,

    /// <summary>A button of a device.</summary>
    Device = 7,

    /// <summary>The service plan.</summary>
    Plan = 8,
    Village = 9,
}

/// <summary>States of an order; the numbers are stored.</summary>
public enum OrderState
{
    Open = 1,
    Done = 2,
    Cancelled = 3,

    /// <summary>Waits while the elder is in hospital.</summary>
    Paused = 4,
}

/// <summary>States of a visit; the numbers are stored.</summary>
public enum VisitState
{
    Planned = 1,
    OnTheWay = 2,
    Arrived = 3,
    Done = 4,
    Confirmed = 5,
    Disputed = 6,

    /// <summary>Nobody came, or nobody opened.</summary>
    Missed = 7,
    Cancelled = 8,
    Paused = 9,
}

/// <summary>What is doubtful about the proof of a visit (SVC-11); flags, the numbers are stored.</summary>
[Flags]
public enum VisitMarks
{
    None = 0,

    /// <summary>Shorter than the minimum minutes of the item.</summary>
    TooShort = 1,

    /// <summary>Checked in too far from the elder's home.</summary>
    TooFar = 2,

    /// <summary>The worker was on another visit at the same time.</summary>
    Overlapping = 4,

    /// <summary>The code or card was not the elder's.</summary>
    WrongCode = 8,

    /// <summary>Neither place, code, card nor photo.</summary>
    NoProof = 16,

    /// <summary>A step of the item was not ticked.</summary>
    StepsMissing = 32,

    /// <summary>The clock of the phone was ahead of the platform's.</summary>
    ClockAhead = 64,
}

/// <summary>What a worker reports from a visit; the numbers are stored.</summary>
public enum VisitEventKind
{
    OnTheWay = 1,
    CheckIn = 2,
    Step = 3,
    StepUndone = 4,
    Photo = 5,

    /// <summary>The elder's code of this visit.</summary>
    Code = 6,

    /// <summary>The elder card was read.</summary>
    Card = 7,
    CheckOut = 8,
    Note = 9,

    /// <summary>Says what was wrong about an earlier event, which stays as it is.</summary>
    Correction = 10,

    /// <summary>Nobody opened.</summary>
    ElderAway = 11,

    /// <summary>The elder signed on the worker's phone that the visit was made.</summary>
    ElderSigned = 12,
}
